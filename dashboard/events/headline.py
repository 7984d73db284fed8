"""A headline for an event: words of its sentence, some left out, none changed.

Who "he" is stands in square brackets behind it, where the text settles it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

from dashboard.events.find import STATEMENT, EventTrigger
from dashboard.events.headline_length import shorten
from dashboard.events.headline_phrases import (
    AMOUNTS,
    BRACKETS,
    HELPERS,
    SIDE_CLAUSES,
    TIMES,
    dangles,
    is_glued,
    phrase_of,
)
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.verbs import antecedent, is_present_in_disguise, is_small_clause
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.coordinated_verbs import is_denied_with
from dashboard.nlp.governance import phrases_astray
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import (
    ADJECTIVAL_OR_OPEN_COMPLEMENTS,
    ADNOMINAL_CLAUSES,
    SUBJECT_PLACES,
    SUBJECT_SHARERS,
)
from dashboard.nlp.infinitives import is_carried_on, is_infinitive_with_subject
from dashboard.nlp.noun_phrases import agent_of, is_summative
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import BEHIND_HELPERS, RELATIVE_PRONOUNS
from dashboard.registry import current_language

BARE = 3  # words of an event noun that say little by themselves: "their last appeal"
STEPS = 5  # from a noun up to its verb
GAP = " … "
_QUOTATION = frozenset({Tag.OPENING_QUOTE, Tag.CLOSING_QUOTE})
_QUOTES_AND_COMMAS = _QUOTATION | {Tag.COMMA}
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT_OUT = SIDE_CLAUSES | {
    Dependency.COORDINATING_CONJUNCTION,
    Dependency.CONJUNCT,
    Dependency.PUNCTUATION,
    Dependency.MARKER,
    Dependency.CLAUSAL_COMPLEMENT,
    Dependency.META_MODIFIER,
    Dependency.INTERJECTION,
}
_ADVERBIAL = frozenset(
    {
        Dependency.PREPOSITION,
        Dependency.ADVERBIAL_NOUN,
        Dependency.ADVERBIAL_MODIFIER,
        Dependency.ADVERBIAL_CLAUSE,
        Dependency.PREPOSITIONAL_COMPLEMENT,
        Dependency.NOMINAL_MODIFIER,
    }
)
# "neither the union nor the port"
_DENYING = frozenset({Dependency.DETERMINER, Dependency.NEGATION, Dependency.PRECONJUNCTION})
# Verbs that may borrow the subject of the one above.
_SHARING = SUBJECT_SHARERS | {Dependency.ADJECTIVAL_COMPLEMENT}
_KEPT = HELPERS | {Dependency.ADJECTIVAL_COMPLEMENT}  # of the verb above
_PAIRS = {
    Tag.OPENING_QUOTE: Tag.CLOSING_QUOTE,
    Tag.OPENING_BRACKET: Tag.CLOSING_BRACKET,
}
_MARKS = _QUOTATION | BRACKETS


def write_headline(part: AnalysedParagraph, event: EventTrigger, names: Mapping[int, str]) -> str:
    """The clause of an event without its side clauses; "…" where words of the middle are left out.

    An event noun gives its noun phrase, with the clause around it if that says little; a verb of
    saying keeps what was said. Words stand as in the text, in its order. Never longer than about
    16 words; never empty; never a verb alone where the sentence holds more. ``names``: of pronouns,
    by token; one that begins the headline is followed by its name: "He [Tom Lee] left".
    """
    doc = part.doc
    core = set(range(event.first, event.last + 1))
    core |= _noun(doc[event.token]) if event.verb is None else _clause(doc[event.verb])
    if event.second and event.verb is not None:
        core = _second_act(doc, core, event.verb, event.token)
    if event.verb is not None:
        depends = (c for c in doc[event.verb].children if _is_condition(c))
        core |= {i for c in depends for i in _all_of(c)}
        core |= _contents(doc, event.verb, said=event.type == STATEMENT)
        core |= _marks_among(doc, core) if event.type == STATEMENT else set()
    if len(core) <= event.last - event.first + 1:
        core |= _surroundings(doc[event.head])
    kept = _trim(doc, shorten(doc, sorted(_whole_groups(doc, core)), event), event)
    kept = _without_lone_mark(doc, _with_negations(doc, kept))
    return _join(doc, kept, names.get(kept[0]))


def _with_negations(doc: Doc, kept: list[int]) -> list[int]:
    """The words that are kept, with what denies one of them: "is" alone says the opposite."""
    below = (t for i in kept for t in doc[i].children)
    denials = {t.i for t in below if t.dependency == Dependency.NEGATION}
    return sorted({*kept} | denials)


def _contents(doc: Doc, verb: int, *, said: bool) -> set[int]:
    """What is said, demanded, decided or found in a clause of its own: the verb says half of it.

    What is ``said`` may stand before the verb, too.
    """
    clauses = (
        t for t in doc[verb].children_as(Dependency.CLAUSAL_COMPLEMENT) if said or t.i > verb
    )
    whole = [t for t in clauses if not _is_parted(doc, t, verb)]
    found = {i for t in whole for i in phrase_of(t)}
    return found | {i for t in whole for c in t.children if _is_condition(c) for i in _all_of(c)}


def _is_condition(verb: Token) -> bool:
    """Whether a clause says on what another depends, which is false without it: "if he comes"."""
    if verb.pos_ not in _VERBAL or verb.dependency not in _ADVERBIAL:
        return False
    marks = load_clause_words(current_language()).tables["condition"]["marks"]
    return any(t.lower_ in marks for t in verb.lefts)


def _all_of(token: Token) -> set[int]:
    return {t.i for t in token.subtree if not t.is_punct}


def _is_parted(doc: Doc, clause: Token, verb: int) -> bool:
    """Whether a semicolon stands between a clause and the verb on which the analysis hung it."""
    return any(t.text == ";" for t in doc[clause.i : verb])


def _without_lone_mark(doc: Doc, kept: list[int]) -> list[int]:
    """The tokens without the marks whose other one, or all between them, was left out."""
    lone: list[int] = []
    empty: set[int] = set()
    for place, i in enumerate(kept):
        mark = doc[i].tag
        if mark in _PAIRS.values() and lone and _PAIRS.get(doc[lone[-1]].tag) == mark:
            first = lone.pop()
            if kept[place - 1] == first:
                empty |= {first, i}
        elif mark in _MARKS:
            lone.append(i)
    return [i for i in kept if i not in lone and i not in empty]


def _marks_among(doc: Doc, core: set[int]) -> set[int]:
    """The commas and quotation marks between tokens, and the marks right around all of them."""
    low, high = min(core) - 1, max(core) + 1
    edges = {i for i in (low, high) if 0 <= i < len(doc) and doc[i].tag in _QUOTATION}
    inner = {i for i in range(low + 1, high) if doc[i].tag in _QUOTES_AND_COMMAS}
    return edges | {i for i in inner if _beside(doc, i, -1) in core and _beside(doc, i, 1) in core}


def _beside(doc: Doc, mark: int, step: int) -> int:
    """The first token to one side of a mark that is no mark; -1: there is none."""
    at = mark + step
    while 0 <= at < len(doc) and doc[at].is_punct:
        at += step
    return at if at < len(doc) else -1


def _noun(noun: Token) -> set[int]:
    """The phrase of a noun; one that says little with the clause in which it stands."""
    phrase = phrase_of(noun)
    above = noun
    for _ in range(STEPS):
        if above.pos_ in _VERBAL or len(phrase) > BARE:
            break
        above = above.head
    return phrase | _clause(above) if above.pos_ in _VERBAL and len(phrase) <= BARE else phrase


def _clause(verb: Token) -> set[int]:
    kept = {verb.i}
    for child in verb.children:
        part = is_small_clause(child) or is_infinitive_with_subject(child)
        aside = child.dependency in _LEFT_OUT and not part
        if aside or (child.dependency == Dependency.ADVERBIAL_NOUN and child.ent_type_ in TIMES):
            continue
        opens = child.tag == Tag.WH_ADVERB and child.i < verb.i
        if is_summative(child) or (opens and verb.dependency != Dependency.ROOT):
            continue  # "when", "where": the clause stands alone
        kept |= phrase_of(child)
    kept -= {t.i for phrase, _ in phrases_astray(verb) for t in phrase.subtree}
    subjects = verb.children_as(*SUBJECT_PLACES)
    relative = verb.dependency == Dependency.RELATIVE_CLAUSE
    if relative and any(c.tag in RELATIVE_PRONOUNS for c in subjects):
        kept -= {c.i for c in subjects}
        subjects = []
    things = [c for c in verb.children_as(Dependency.OBJECT) if c.tag in RELATIVE_PRONOUNS]
    if relative and things:  # "the moon, which it is to reach"
        kept = kept - {c.i for c in things} | phrase_of(verb.head, without=verb)
    if not subjects:
        kept |= _borrowed_subject(verb)
    return kept


def _second_act(doc: Doc, clause: set[int], verb: int, thing: int) -> set[int]:
    """The clause of a verb with what "and" adds in place of what stands between them."""
    joint = max(
        (i for i in range(verb, thing) if doc[i].dependency == Dependency.COORDINATING_CONJUNCTION),
        default=verb,
    )
    particles = {t.i for t in doc[verb].children_as(Dependency.PARTICLE)}
    return {i for i in clause if i <= verb} | particles | set(range(joint + 1, thing + 1))


def _borrowed_subject(verb: Token) -> set[int]:
    """The subject that a coordinated or dependent verb shares, with the verbs in between."""
    node, between = verb, set[int]()
    words = load_clause_words(current_language())
    if is_present_in_disguise(verb):
        return set(range(verb.sent.root.left_edge.i, verb.i))
    for _ in range(4):
        if node.dependency in ADNOMINAL_CLAUSES:
            noun = antecedent(node)
            return between | (phrase_of(noun, without=node) if noun.i < verb.i else set())
        if node.dependency not in _SHARING:
            return set()
        dependent = node.dependency in ADJECTIVAL_OR_OPEN_COMPLEMENTS or is_carried_on(node)
        if node.dependency == Dependency.CONJUNCT:
            between |= _shared_helpers(node, words)
        harms = words.has("harm", "verbs", node.lemma_.lower())
        harms = harms and node.dependency == Dependency.ADVERBIAL_CLAUSE
        node = node.head
        if harms and (cause := agent_of(node)) is not None:
            return {*between, cause.i, *(t.i for t in cause.lefts)}  # "hit by a blast, killing two"
        if dependent:
            between |= {node.i} | {t.i for t in node.children_as(*_KEPT)}
            between |= _asked_between(node, verb)
        for child in node.children_as(*SUBJECT_PLACES):
            if child.i < verb.i:
                relative = node.dependency == Dependency.RELATIVE_CLAUSE
                relative = relative and child.tag in RELATIVE_PRONOUNS
                who = phrase_of(antecedent(node), node) if relative else phrase_of(child)
                return between | who
    return set()


def _shared_helpers(verb: Token, words: ClauseWords) -> set[int]:
    """The helpers of the first of two verbs that the second shares: "[will] meet and sign"."""
    first = verb.head
    own = any(t.dependency in HELPERS for t in verb.lefts)
    shared = first.tag == verb.tag and verb.tag in BEHIND_HELPERS
    if own or not (shared or is_denied_with(verb, words.tables["negation"]["alternatives"])):
        return set()
    return {t.i for t in first.lefts if t.dependency in HELPERS}


def _asked_between(above: Token, verb: Token) -> set[int]:
    """Whom a verb asks to do it, right before that: "called [on the board] to resign"."""
    first = verb.left_edge.i
    asked = (t for t in above.children if above.i < t.i < first and t.right_edge.i == first - 1)
    return {i for t in asked if t.dependency not in HELPERS for i in phrase_of(t)}


def _surroundings(head: Token) -> set[int]:
    """What stands around a trigger that has no words of its own: the phrase it hangs on."""
    above = head.head
    kept = {t.i for t in head.subtree if not t.is_space}
    if above != head and len(kept) < 3:
        kept |= {above.i}
        for child in above.children_as(*SUBJECT_PLACES, *HELPERS):
            kept |= phrase_of(child)
    return kept


def _whole_groups(doc: Doc, tokens: set[int]) -> set[int]:
    """The tokens with all that is written in one word with them, and their dates and amounts."""
    kept = set(tokens)
    low, high = min(kept), max(kept)
    first = bisect_right(doc.ents, low, key=lambda span: span.end)
    behind = bisect_right(doc.ents, high, key=lambda span: span.start)
    for span in doc.ents[first:behind]:
        if span.label_ in AMOUNTS and not kept.isdisjoint(range(span.start, span.end)):
            kept |= set(range(span.start, span.end))
    for token in tuple(kept):
        at = token
        while is_glued(doc, at):
            at -= 1
            kept.add(at)
        at = token + 1
        while is_glued(doc, at):
            kept.add(at)
            at += 1
    return kept


def _trim(doc: Doc, tokens: list[int], event: EventTrigger) -> list[int]:
    """The tokens without a loose beginning or end: a preposition, an article, "three" of what."""
    kept = list(tokens)
    while len(kept) > 1 and kept[-1] > event.last and dangles(doc, kept):
        kept.pop()
    while len(kept) > 1 and kept[0] < event.first and _is_loose_start(doc[kept[0]]):
        kept.pop(0)
    return kept


def _is_loose_start(token: Token) -> bool:
    loose = token.pos_ in {"PUNCT", "CCONJ", "SPACE"} and token.dependency not in _DENYING
    return loose and token.tag != Tag.OPENING_QUOTE


def _join(doc: Doc, tokens: list[int], name: str | None = None) -> str:
    """The words of the tokens, and the name of the first one behind it."""
    if name is not None and len(tokens) > 1:
        pronoun = doc.words(tokens[0], tokens[0] + 1)
        return f"{pronoun} [{name}]{_gap(doc, *tokens[:2])}{_join(doc, tokens[1:])}"
    pieces: list[str] = []
    first = tokens[0]
    for token, following in pairwise(tokens):
        if following != token + 1:
            pieces += doc.words(first, token + 1), _gap(doc, token, following)
            first = following
    return " ".join("".join((*pieces, doc.words(first, tokens[-1] + 1))).split())


def _gap(doc: Doc, before: int, token: int) -> str:
    between = doc[before + 1 : token]
    if all(t.is_punct or t.is_space for t in between):
        spaced = doc[before].whitespace_ or any(t.whitespace_ or t.is_space for t in between)
        comma = "," if _is_in_list(doc, before, token) or _is_opening(doc, before, token) else ""
        return f"{comma} " if spaced else comma
    return GAP if doc[token].tag != Tag.CLOSING_QUOTE else GAP.rstrip()


def _is_opening(doc: Doc, before: int, token: int) -> bool:
    """Whether a lone comma stands behind what opens a sentence: "on Monday, the council closed"."""
    if [t.text for t in doc[before + 1 : token]] != [","]:
        return False
    phrase = doc[before]
    while phrase.head.i != phrase.i and phrase.head.i <= before:
        phrase = phrase.head
    whole = phrase.right_edge.i == before and phrase.head.i >= token
    return whole and phrase.dependency in _ADVERBIAL


def _is_in_list(doc: Doc, before: int, token: int) -> bool:
    """Whether a lone comma before a token parts nouns of a list: "talks, meetings and calls"."""
    if [t.text for t in doc[before + 1 : token]] != [","]:
        return False
    joint = doc[token].dependency == Dependency.COORDINATING_CONJUNCTION and token + 1 < len(doc)
    item = doc[token + 1] if joint else doc[token]
    while item.dependency != Dependency.CONJUNCT and item.head.i != item.i:
        if item.head.left_edge.i < token:
            break
        item = item.head
    nouns = item.pos_ in _NOUNS and item.head.pos_ in _NOUNS
    return item.dependency == Dependency.CONJUNCT and nouns and item.head.i <= before
