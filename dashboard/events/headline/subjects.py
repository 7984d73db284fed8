"""The subject of a headline whose verb has none of its own, with what stands between them."""

from __future__ import annotations

from dashboard.events.headline.phrases import HELPERS, phrase_of
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.predicates.verbs import is_present_in_disguise
from dashboard.nlp.adjunct_attachment import is_of_either_clause
from dashboard.nlp.coordinated_verbs import is_denied_with, is_without_coordinator
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import (
    ADJECTIVAL_OR_OPEN_COMPLEMENTS,
    ADNOMINAL_CLAUSES,
    PREDICATES,
    SUBJECT_PLACES,
    SUBJECT_SHARERS,
    VERB_OBJECTS,
)
from dashboard.nlp.implicit_subjects import antecedent
from dashboard.nlp.infinitives import is_carried_on, is_infinitive
from dashboard.nlp.noun_phrases import agent_of
from dashboard.nlp.object_control import is_errand
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    BEHIND_HELPERS,
    NOMINAL,
    PARTICIPLES,
    PAST_FORMS,
    RELATIVE_PRONOUNS,
    VERBAL,
)
from dashboard.registry import current_language

STEPS = 4  # from a verb up to that whose subject it shares
_OPENING = PARTICIPLES | {Tag.PAST_TENSE}
# Verbs that may borrow the subject of the one above.
_SHARING = SUBJECT_SHARERS | {Dependency.ADJECTIVAL_COMPLEMENT}
_JOINED = frozenset({Dependency.CONJUNCT, Dependency.COORDINATING_CONJUNCTION})
_KEPT = HELPERS | {Dependency.ADJECTIVAL_COMPLEMENT}  # of the verb above


def borrowed_subject(verb: Token) -> set[int]:
    """The subject that a coordinated or dependent verb shares, with the verbs in between.

    A gerund has it with what governs it: "[Berg is accused of] robbing a bank" is no robbery.
    """
    node, between = verb, set[int]()
    words = load_clause_words(current_language())
    if is_present_in_disguise(verb):
        return set(range(verb.sent.root.left_edge.i, verb.i))
    for _ in range(STEPS):
        if is_of_either_clause(node) or is_without_coordinator(node):
            return between
        if node.dependency in ADNOMINAL_CLAUSES:
            noun = antecedent(node)
            return between | (_phrase_before(noun, node) if noun.i < verb.i else set())
        if node.dependency == Dependency.PREPOSITIONAL_COMPLEMENT:
            link = node.head
            node = link.head.head if link.dependency == Dependency.CONJUNCT else link.head
            if node.pos in NOMINAL and node.i < link.i:
                return between | {link.i} | phrase_of(node, without=link)
            if node.pos not in VERBAL:
                return between
            between |= {link.i} | (_governor(node, link) if node.i < link.i else set())
        elif node.dependency in _SHARING:
            harms = words.has("harm", "verbs", node.lemma_.lower())
            harms = harms and node.dependency == Dependency.ADVERBIAL_CLAUSE
            between |= _shared(node, words)
            node = node.head
            if harms and (cause := agent_of(node)) is not None:
                return {*between, cause.i, *(t.i for t in cause.lefts)}  # "hit by a blast, killing"
        else:
            break
        if who := _subject_before(node, verb):
            return between | who
    return between | _main_clause_behind(verb, node)


def subject_of_clause(verb: Token, contents: Token) -> set[int]:
    """The phrase that is the subject of a verb, its own or a borrowed one, but for its contents.

    "There", too; empty: the verb has none.
    """
    if who := _subject_before(verb, contents):
        return who
    own = [t for t in verb.children_as(*SUBJECT_PLACES) if t != contents]
    if own or verb.pos not in VERBAL:
        return {i for t in own for i in phrase_of(t, without=contents)}
    return borrowed_subject(verb)


def _main_clause_behind(verb: Token, main: Token) -> set[int]:
    """The clause that a participle opens: "Leaving the port, [the ship hit a rock]"; else nothing.

    With what opens that: "[while] leaving".
    """
    if main.i < verb.i or main.pos not in VERBAL or verb.tag not in _OPENING:
        return set()
    if not any(t.i > verb.i for t in main.children_as(*SUBJECT_PLACES)):
        return set()
    links = {t.i for t in verb.lefts if t.dependency == Dependency.MARKER or t.tag == Tag.WH_ADVERB}
    return links | {i for i in phrase_of(main) if main.doc[i].tag != Tag.SENTENCE_END}


def _governor(above: Token, link: Token) -> set[int]:
    """A verb with its helpers and its objects, before the preposition behind which a gerund stands.

    "[had charged Berg] with robbing a bank".
    """
    things = (t for t in above.children_as(*VERB_OBJECTS, *PREDICATES) if t.i < link.i)
    kept = {above.i, *_adverbs_before(above)} | {t.i for t in above.children_as(*_KEPT)}
    return kept | {i for t in things for i in phrase_of(t)}


def _shared(node: Token, words: ClauseWords) -> set[int]:
    """What a verb has with its subject from the verb above: helpers, "if", whom that one asks."""
    above = node.head
    if node.dependency == Dependency.CONJUNCT:
        return _shared_helpers(node, words) | _shared_condition(node, words)
    if _is_of_noun_or_verb(node):
        return set(range(above.i, node.left_edge.i)) | {t.i for t in above.children_as(*_KEPT)}
    completes = node.dependency in ADJECTIVAL_OR_OPEN_COMPLEMENTS or is_carried_on(node)
    if completes or is_errand(node):
        beside = (t.i for t in above.children_as(*_KEPT))
        return {above.i, *beside, *_adverbs_before(above), *_asked_between(above, node)}
    return set()


def _adverbs_before(verb: Token) -> set[int]:
    """The adverbs right before a verb, which may say the opposite: "[falsely] accused of"."""
    kept, at = set[int](), verb.i - 1
    while at >= verb.left_edge.i and verb.doc[at].dependency == Dependency.ADVERBIAL_MODIFIER:
        kept.add(at)
        at -= 1
    return kept if not any(verb.doc[i].tag == Tag.WH_ADVERB for i in kept) else set()


def _is_of_noun_or_verb(participle: Token) -> bool:
    """Whether a participle stands right behind a noun, so that it may be that which acts.

    "(made no secret of) her joy at her neighbours [joining]": with all between it stays true.
    """
    start = participle.left_edge.i
    beside = participle.dependency == Dependency.ADVERBIAL_CLAUSE
    active = participle.tag == Tag.PRESENT_PARTICIPLE and participle.head.i < start - 1
    return beside and active and participle.doc[start - 1].pos in NOMINAL


def _subject_before(node: Token, verb: Token) -> set[int]:
    """The subject of a clause, if it stands before a verb; what "which" is about, for a "which"."""
    for child in node.children_as(*SUBJECT_PLACES):
        if child.i < verb.i:
            relative = node.dependency == Dependency.RELATIVE_CLAUSE
            relative = relative and child.tag in RELATIVE_PRONOUNS
            return phrase_of(antecedent(node), node) if relative else phrase_of(child)
    return set()


def _shared_helpers(verb: Token, words: ClauseWords) -> set[int]:
    """The helpers of the first of two verbs that the second shares: "[will] meet and sign".

    So does "said [to have] left and gone".
    """
    first = verb.head
    own = any(t.dependency in HELPERS for t in verb.lefts)
    if not own and is_infinitive(first) and {first.tag, verb.tag} <= PAST_FORMS:
        return {t.i for t in first.lefts if t.dependency in HELPERS}
    shared = first.tag == verb.tag and verb.tag in BEHIND_HELPERS
    shared = shared or is_denied_with(verb, words.tables["negation"]["alternatives"])
    if own or not (shared or verb.tag == Tag.BASE_FORM):
        return set()
    helpers = (t for t in first.lefts if t.dependency in HELPERS)
    return {t.i for t in helpers if shared or t.tag == Tag.MODAL}  # "[will] be sold and close"


def _shared_condition(verb: Token, words: ClauseWords) -> set[int]:
    """The "if" before the first of two verbs, which makes the second a condition, too."""
    own = any(t.dependency in SUBJECT_PLACES for t in verb.lefts)
    marks = words.tables["condition"]["marks"]
    return set() if own else {t.i for t in verb.head.lefts if t.lower_ in marks}


def _asked_between(above: Token, verb: Token) -> set[int]:
    """Whom a verb asks to do it: "ordered [ten men] to go", "called [on the board] to resign".

    Another phrase than an object stands right before it; behind a comma, too, where that ends a
    name beside: "called on [the owner, Berg,] to resign".
    """
    first = verb.left_edge.i
    first -= first > 0 and verb.doc[first - 1].tag == Tag.COMMA
    between = [t for t in above.children if above.i < t.i < first]
    asked = (t for t in between if t.dependency in VERB_OBJECTS or t.right_edge.i == first - 1)
    return {i for t in asked if t.dependency not in HELPERS for i in phrase_of(t)}


def _phrase_before(noun: Token, clause: Token) -> set[int]:
    """The phrase of a noun without what "and" joins to it behind a clause on it."""
    joined = (t for t in noun.rights if t.i > clause.i and t.dependency in _JOINED)
    left_out = {i for t in joined for i in range(t.left_edge.i, t.right_edge.i + 1)}
    return phrase_of(noun, without=clause) - left_out
