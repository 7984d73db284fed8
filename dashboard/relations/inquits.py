"""What the inquit of a saying tells of its occasion: who listened, in what, and when."""

from __future__ import annotations

from dashboard.clause import Argument, ArgumentRole, Clause, Embedding
from dashboard.events.mention import EventMention, in_role, is_dated
from dashboard.model import DateStatus, Event, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.stems import same_event_data


def takes_part(event: Event) -> set[str]:
    """The ids of all that an event tells of; empty: nobody is named."""
    return {p.actor for p in event.participants}


def is_main(clause: Clause) -> bool:
    """Whether a clause is a main one, or stands beside what is said: "…, Reed [said]"."""
    return clause.embedding in {Embedding.MAIN, Embedding.PARATAXIS}


def is_bare(read: EventMention, analysis: Analysis) -> bool:
    """Whether an inquit tells no listener, medium, time or occasion of its own."""
    part, mine = analysis.part_of(read.found), analysis.clause_of(read.found)
    data = same_event_data()
    framed = any(o.preposition not in data["topics_said"] for o in mine.obliques)
    later = any(part.doc[i].lower_ in data["other_occasions"] for i in mine.words)
    plain = is_main(mine) and mine.finite and not _is_opened(read, analysis)
    plain = plain and mine.lemma not in data["answering"]
    return plain and not (framed or later or read.time_links)


def may_open_an_occasion(read: EventMention, analysis: Analysis) -> bool:
    """Whether an inquit may be the first of a speech, whatever it tells of the occasion.

    Not "Reed later said", "asked about it, Reed replied", nor what is told within a sentence.
    """
    part, mine = analysis.part_of(read.found), analysis.clause_of(read.found)
    data = same_event_data()
    later = any(part.doc[i].lower_ in data["other_occasions"] for i in mine.words)
    return is_main(mine) and mine.finite and not later and mine.lemma not in data["answering"]


def _is_opened(read: EventMention, analysis: Analysis) -> bool:
    """Whether a participle before an inquit tells its occasion: "[commenting] on it, Reed said"."""
    clauses = analysis.part_of(read.found).clauses
    mine = clauses.of(read.found.head)
    below = clauses.below(mine)
    return any(c.embedding is Embedding.ADVERBIAL and c.head < mine.head for c in below)


def listener_in(read: EventMention, analysis: Analysis) -> str | None:
    """The noun for who listens: "told the [Herald]"; None where nobody is named."""
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    listener = part.head_of(_listener(clause))
    return None if listener is None else listener.lemma_.lower()


def _listener(clause: Clause) -> Argument | None:
    """To whom a clause tells something: "told [reporters]"; None where it names nobody."""
    with_object = clause.lemma in same_event_data()["with_listener"]
    thing = clause.object if with_object else None
    return clause.argument(ArgumentRole.INDIRECT_OBJECT) or thing


def is_for_all(read: EventMention, analysis: Analysis) -> bool:
    """Whether an inquit names no listener, or the press or a crowd without a name."""
    return listener_in(read, analysis) in {None, *same_event_data()["audiences"]}


def is_public(read: EventMention, event: Event, people: frozenset[str], analysis: Analysis) -> bool:
    """Whether an inquit tells it to nobody, the press or a body: no "told his wife"."""
    if is_for_all(read, analysis):
        return True
    closed = listener_in(read, analysis) in same_event_data()["in_private"]
    return not closed and bool(in_role(event, Role.ADDRESSEE) - people)


def are_opposed(one: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether one saying denies what the other says: "he [hit] him", "he did not [hit] him"."""
    told, denied = (_contents(read, analysis) for read in (one, other))
    return any((lemma, not negated) in denied for lemma, negated in told)


def _contents(read: EventMention, analysis: Analysis) -> set[tuple[str, bool]]:
    """The verbs of what a saying says, each with whether it is negated."""
    clauses = analysis.part_of(read.found).clauses
    below = clauses.below(clauses.of(read.found.head))
    return {(c.lemma, c.negated) for c in below if c.embedding is Embedding.COMPLEMENT}


def is_dated_otherwise(event: Event, saying: Event) -> bool:
    """Whether the text dates an event, and not as a saying."""
    day = event.date
    return is_dated(event) and (day.earliest, day.latest) != (
        saying.date.earliest,
        saying.date.latest,
    )


def is_of_a_stretch(event: Event) -> bool:
    """Whether a text states the month or year of an event, and no day: no occasion of the news."""
    date = event.date
    return date.status is DateStatus.STATED and date.earliest != date.latest
