"""Whether a nearer event stands between a noun and the one that it might name again.

"The mill burned down on Monday. … In 2004 a boiler exploded there. The [accident] was blamed on
rust": a definite noun goes on with what its own paragraph has just told (recency, as in Grosz,
Joshi and Weinstein 1995), and not with what was of another time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.clause import Aspect, Definiteness, Embedding, Tense
from dashboard.events.coreference.comparison import are_apart, is_incident
from dashboard.events.mention import EventMention
from dashboard.model import Event
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import complement_of, read_noun_phrase
from dashboard.nlp.stems import families_named_by
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES
from dashboard.vocabulary import FACTS

MAINS = frozenset({Embedding.MAIN, Embedding.COORDINATION})
_CONFLICT = "Conflict"
_MISHAPS = frozenset({"Accident", "Disaster"})


def _goes_on(noun: Token, part: AnalysedParagraph) -> bool:
    """Whether a noun is a plain subject of what is told on: "the [accident] killed nine".

    That is one with an article alone (not "the killing of Reed"), in a simple past with no time of
    its own: "the accident on Monday" and "the flood has left 40 homeless" may be of the lead.
    """
    definite = read_noun_phrase(noun).definiteness is Definiteness.DEFINITE
    if not definite or noun.dependency not in SUBJECTS or complement_of(noun) is not None:
        return False
    clause = part.clauses.of(noun.i)
    told = clause.tense is Tense.PAST and clause.aspect is Aspect.SIMPLE
    return told and not any(part.doc[i].name_kind in TIMES for i in clause.words)


def passed_over(
    read: EventMention, kept: Sequence[EventMention], analysis: Analysis
) -> frozenset[int]:
    """The places of the events that a noun does not name again, as its paragraph tells another."""
    number = read.found.paragraph
    part = analysis.paragraphs[number]
    noun = part.doc[read.found.token if read.found.noun is None else read.found.noun]
    if not (families_named_by().get(noun.lemma_.lower()) or read.event.subtype):
        return frozenset()
    if not _goes_on(noun, part):
        return frozenset()
    here = [
        other.event
        for other in kept
        if other.found.paragraph == number
        and other.event.sentence.end <= read.event.sentence.start
        and other.found.verb is not None
        and part.clauses.of(other.found.verb).embedding in MAINS
    ]
    own = () if read.event.subtype is None else (read.event.subtype,)
    if not here:
        return frozenset()
    far = [i for i, other in enumerate(kept) if not is_told_in(other, number)]
    passed = any(is_passed_over(noun, part, kept[i], here, own) for i in far)
    return frozenset(far if passed else ())


def is_passed_over(
    noun: Token,
    part: AnalysedParagraph,
    told: EventMention,
    near: Iterable[Event],
    own: tuple[str, ...] = (),
) -> bool:
    """Whether a noun that goes on may as well name an event told nearer, of another time.

    ``near``: what the main clauses of its paragraph have told before it. ``own``: the subtype that
    the noun has by itself, beside those of which it is the name for a family.
    """
    event, kinds = told.event, (*own, *families_named_by().get(noun.lemma_.lower(), ()))
    if not kinds or not _goes_on(noun, part):
        return False
    return any(
        other.id != event.id
        and other.modality in FACTS
        and is_incident(other)
        and (other.subtype or "").startswith(kinds)
        and bool(_families(event) & _families(other))
        and other.date.earliest is not None
        and event.date.earliest is not None
        and are_apart(event.date, other.date)
        for other in near
    )


def is_told_in(told: EventMention, number: int) -> bool:
    """Whether the paragraph of that number tells an event."""
    return any(each.paragraph == number for each in told.triggers)


def _families(event: Event) -> frozenset[str]:
    """The subtype of an event with what one noun may mean as well: accidents and disasters."""
    subtype = event.subtype or event.id
    family = subtype.partition(".")[0]
    if family in _MISHAPS:
        return _MISHAPS
    return frozenset({family if family == _CONFLICT else subtype})
