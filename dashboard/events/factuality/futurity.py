"""Clauses that leave open whether their event comes about: futures, conditions, former hopes."""

from __future__ import annotations

from dashboard.clause import Clause, Embedding, Tense
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.verbs import is_pluperfect
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import is_finite_form
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS, UNDERGOERS
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PAST_FORMS

STEPS = 8  # words up the tree
SCOPE_ISLANDS = frozenset({Dependency.RELATIVE_CLAUSE, Dependency.SUBJECT, Dependency.APPOSITION})
ENDING_SCOPE = SCOPE_ISLANDS | {Dependency.CLAUSAL_COMPLEMENT}


def is_presumed(token: Token, words: ClauseWords) -> bool:
    """Whether a participle says that one only takes it to be done: "presumed [killed]"."""
    before = token.nbor(-1) if token.i else token
    participles = token.tag == before.tag == Tag.PAST_PARTICIPLE
    return participles and token != before and words.has("hearsay", "verbs", before.lemma_.lower())


def is_finite_adverbial(node: Token) -> bool:
    """Whether a side clause speaks for itself: finite, and no purpose."""
    aside = node.dependency == Dependency.ADVERBIAL_CLAUSE and node.tag != Tag.PRESENT_PARTICIPLE
    return aside and not is_infinitive(node)


def is_asked_about(token: Token, words: ClauseWords) -> bool:
    """Whether it stands in an embedded question: "asked if she would [resign]" tells of no plan."""
    node = token
    for _ in range(STEPS):
        marks = node.children_as(Dependency.MARKER)
        if any(words.has("condition", "questions", t.lower_) for t in marks):
            return node.dependency == Dependency.CLAUSAL_COMPLEMENT
        if node.dependency in ENDING_SCOPE or is_finite_form(node) or node.head == node:
            return False
        node = node.head
    return False


def is_only_expected(token: Token, words: ClauseWords) -> bool:
    """Whether it is what people nobody names believe: "many [believe] the bank will raise rates".

    Of those who may know of a plan ("police believe") it is one.
    """
    told = token
    while told.dependency == Dependency.CONJUNCT:
        told = told.head
    verb = told.head
    if told.dependency != Dependency.CLAUSAL_COMPLEMENT or verb.dependency == Dependency.CONJUNCT:
        return False
    if not words.has("guessing", "verbs", verb.lemma_.lower()):
        return False
    for noun in verb.children_as(*SUBJECTS):
        many = {t.lower_ for t in (noun, *noun.lefts)}
        if any(words.has("guessing", "many", word) for word in many):
            return True
        bare = noun.tag == Tag.PLURAL_NOUN and not read_noun_phrase(noun).is_known
        return bare and not words.has("guessing", "knowing", noun.lemma_.lower())
    return False


def is_still_to_come(token: Token, words: ClauseWords) -> bool:
    """Whether a clause says until what something is to last: "will stay until he is elected".

    In the past where what lasts is only vowed or reported as to come: "would stay until it fell".
    """
    marks = (t for t in token.children_as(Dependency.MARKER) if t.i < token.i)
    if token.dependency != Dependency.ADVERBIAL_CLAUSE or not any(
        words.has("awaited", "ends", t.lower_) for t in marks
    ):
        return False
    if any(words.has("auxiliary", "perfect", t.lemma_) for t in token.children):
        return False  # "until it has been checked": a rule of factuality tells it
    helpers = [t.lower_ for t in token.head.children_as(Dependency.AUXILIARY)]
    if any(words.has("modal", "planned", t) or words.has("reported", "future", t) for t in helpers):
        return True
    top = token.head.head if token.head.dependency == Dependency.OPEN_COMPLEMENT else None
    return top is not None and words.which("control", top.lemma_) == "planned"


def is_called_off(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun is told as called off or put off: not "may be" nor "was not cancelled"."""
    verb = noun.head
    helpers = verb.children_as(Dependency.AUXILIARY, Dependency.NEGATION)
    open_yet = any(t.dependency == Dependency.NEGATION or t.tag == Tag.MODAL for t in helpers)
    if noun.dependency not in UNDERGOERS or open_yet:
        return False
    return words.has("aspect", "calling_off", _with_particles(verb))


def was_under_way(event: Token, node: Token, words: ClauseWords) -> bool:
    """Whether an event that is called off above a node had begun, or held until then.

    "The match was cancelled after an hour", "the cancellation of an order".
    """
    holds = words.has("aspect", "holding", event.lemma_.lower())
    noun = node.dependency == Dependency.PREPOSITION
    if noun and words.has("aspect", "cancelling", node.head.lemma_.lower()):
        return holds
    return (holds and node.dependency in SUBJECTS) or is_broken_off(node.head, words)


def is_broken_off(verb: Token, words: ClauseWords) -> bool:
    """Whether what a verb calls off had begun: "[cancelled] after an hour", "at half-time"."""
    if not words.has("aspect", "calling_off", _with_particles(verb)):
        return False
    for link in verb.children_as(Dependency.PREPOSITION):
        things = link.children_as(Dependency.PREPOSITIONAL_OBJECT)
        phrases = ("".join(word.lower_ for word in t.subtree) for t in things)
        if any(words.has("aspect", "breaks", f"{link.lower_} {phrase}") for phrase in phrases):
            return True
        lasting = [t for t in things if words.has("aspect", "spans", t.lemma_.lower())]
        if lasting and words.has("aspect", "run_for", link.lower_):
            return True
    return False


def _with_particles(verb: Token) -> str:
    particles = [t.lower_ for t in verb.children_as(Dependency.PARTICLE)]
    return " ".join((verb.lemma_.lower(), *particles))


def is_past_hope(token: Token, words: ClauseWords) -> bool:
    """Whether somebody once meant to do it, which does not tell that they did."""
    head = token.head
    open_infinitive = token.dependency == Dependency.OPEN_COMPLEMENT and token.tag == Tag.BASE_FORM
    if not open_infinitive or head.pos != Pos.VERB:
        return False
    if not words.has("hope", "verbs", head.lemma_.lower()):
        return False
    return head.tag == Tag.PAST_TENSE or is_pluperfect(head, words)


def is_former(token: Token, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether it tells what once was still to come, whose time is over with that.

    An infinitive of what had been meant ("had planned to marry in April"), not of what one "had
    managed to" do, or "had agreed to" do at a time to come. Or what something past came before:
    "was held before he could [fly]".
    """
    meant = is_past_hope(token, words) and is_pluperfect(token.head, words)
    return meant or _is_forestalled(part.clauses.of(token.i), part, words)


def _is_forestalled(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    for above in part.clauses.above(clause):
        if clause.embedding is Embedding.ADVERBIAL:
            first = words.has("forestalled", "markers", clause.marker.lower())
            return first and above.tense is Tense.PAST and not above.modal
        clause = above
    return False


def is_future(token: Token, words: ClauseWords) -> bool:
    """Whether a report or what is due tells it as still to come."""
    return _is_reported_future(token, words) or _is_due(token, words)


def _is_reported_future(token: Token, words: ClauseWords) -> bool:
    """Whether a past report gives it as still to come: "said he was glad and would appeal"."""
    clause = token.head if token.dependency == Dependency.CONJUNCT else token
    if clause.dependency != Dependency.CLAUSAL_COMPLEMENT or clause.head.tag not in PAST_FORMS:
        return False
    helpers = token.children_as(Dependency.AUXILIARY)
    return any(words.has("reported", "future", t.lower_) for t in helpers)


def _is_due(token: Token, words: ClauseWords) -> bool:
    """Whether a copula tells what is to come: "results are due on Friday"."""
    due = token.children_as(Dependency.ADJECTIVAL_COMPLEMENT)
    joins = words.has("auxiliary", "copula", token.lemma_.lower())
    return joins and any(words.has("due", "words", t.lower_) for t in due)


def is_conditional(token: Token, words: ClauseWords) -> bool:
    """Whether a clause is a condition: "if it [fails]"."""
    marks = token.children_as(Dependency.MARKER)
    return any(words.has("condition", "marks", t.lower_) for t in marks)
