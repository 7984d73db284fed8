"""Whether the climb from a time to what it dates may go past a word."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.clause import Clause
from dashboard.events.anchoring.signals import MODIFIERS, is_aim, is_purpose, is_request
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.verbs import is_small_clause
from dashboard.events.trigger import EventTrigger
from dashboard.model import TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES
from dashboard.nlp.noun_phrases import is_common_noun, object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, TIMES, VERBAL

_WITHIN_VERB = AUXILIARIES | {Dependency.OPEN_COMPLEMENT}
_BEHIND_PREPOSITION = frozenset(
    {
        Dependency.PREPOSITIONAL_OBJECT,
        Dependency.PREPOSITIONAL_COMPLEMENT,
        Dependency.PREPOSITION,
    }
)


def stands_in_ground(
    event: EventTrigger | None,
    part: AnalysedParagraph,
    timex: TemporalExpression,
    words: ClauseWords,
) -> bool:
    """Whether a time is of what a sentence opens with, and of no event behind that.

    "With the closing of the port on Monday, she said": the day is that of the closing.
    """
    opening = _opening_of(event, part, timex)
    if opening is None or not words.has("signal", "ground", opening[0].lower_):
        return False
    before = opening[1:]
    nouns = any(is_common_noun(t) and not words.which("unit", t.lemma_) for t in before)
    return nouns and all(t.text != "," for t in before)


def event_of_opening(
    event: EventTrigger | None,
    part: AnalysedParagraph,
    timex: TemporalExpression,
    at: Callable[[Token], EventTrigger | None],
    words: ClauseWords,
) -> EventTrigger | None:
    """The event noun that a sentence opens with, for a time in its phrase; else the event given.

    "After his trial in Oslo last May, he left": the month is that of the trial. ``at`` gives the
    event of a token.
    """
    opening = _opening_of(event, part, timex)
    if opening is None or not words.has("opening_phrase", "prepositions", opening[0].lower_):
        return event
    before = opening[1:]
    if any(t.text == "," or t.pos in VERBAL for t in before):
        return event
    nouns = [found for t in before if (found := at(t)) is not None and found.verb is None]
    return nouns[0] if len(nouns) == 1 else event


def _opening_of(
    event: EventTrigger | None, part: AnalysedParagraph, timex: TemporalExpression
) -> list[Token] | None:
    """What a sentence begins with, up to a time before its event; None where it does not."""
    first = part.token_at(timex.span.start)
    if event is None or first is None or event.head < first.i:
        return None
    return [*part.doc[first.sent[0].i : first.i]] or None


def goes_on_for(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a clause tells over what time it went: "shelled it for weeks", "in those years"."""
    heads = (part.doc[oblique.head].lemma_.lower() for oblique in clause.obliques)
    return any(words.which("unit", lemma) is not None for lemma in heads)


def passes(node: Token, came_from: Token, words: ClauseWords) -> bool:
    """Whether the climb may go on from a token to its head; ``came_from`` is the one below it."""
    if node.pos in VERBAL:
        if is_purpose(node) or is_aim(node):  # "a contract to deepen the harbour in 2019"
            return True
        if is_request(node) and node.has_child(Dependency.NEGATION):
            return False  # "warn visitors not to enter in July"
        if _is_nominal(node):  # "convicted of smuggling in 2021"
            return True
        if is_small_clause(node):  # "found it wrapped in a sheet on Tuesday"
            return True
        return node.dependency in _WITHIN_VERB and node.tag != Tag.PRESENT_PARTICIPLE
    earlier = words.has("retrospective", "verbs", node.head.lemma_.lower())
    if earlier and node != came_from and object_of(node.head) == node:
        return False  # "upheld a decision in March by the board"
    if node.dependency in MODIFIERS and node.head.name_kind in TIMES:
        return True  # "25 to 27 March": one time hangs on the other
    described = node.dependency == Dependency.ADJECTIVAL_MODIFIER and node.i > node.head.i
    if described and node.pos == Pos.ADJECTIVE:
        return True  # "suspended aid worth 60 million euros in May"
    if node.dependency in MODIFIERS and node.head.pos in NOMINAL:
        return False
    linked = node.dependency == Dependency.PREPOSITION
    if linked and came_from.dependency not in _BEHIND_PREPOSITION and came_from != node:
        return False  # "down from 251 million a year earlier": the time of what is compared
    if linked and node.head.pos in {Pos.NOUN, Pos.PROPER_NOUN, Pos.PRONOUN}:
        if words.has("temporal", "nouns", node.head.lemma_):
            return True
        return words.has("preposition", "placing", node.lower_)
    return True


def _is_nominal(gerund: Token) -> bool:
    """Whether a gerund names a deed as a noun does, without an object: "of [smuggling]"."""
    noun = gerund.dependency == Dependency.PREPOSITIONAL_OBJECT
    return noun and gerund.tag == Tag.PRESENT_PARTICIPLE and object_of(gerund) is None
