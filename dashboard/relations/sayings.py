"""Joins what is one event by its day or its occasion: one event, several mentions.

"Berg said the road was closed. He said it would stay so": two sayings of one paragraph, or of the
main clauses of two that adjoin, by the same speaker and with nobody else's between them, are one
row. A later one that is itself known to a day stays by itself, and so does one to another listener.
What one person says further on is of the same occasion, too, where no word tells of another.
"Berg admitted his guilt on Monday. … He pleaded guilty to each crime": what one does, or what
befalls one, but once a day is one, in whatever words, once the day of both is known. A person
dies but once: "Lind was killed in May. … the killing of Lind".
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.events.coreference.comparison import are_apart, are_of_one_day
from dashboard.events.coreference.distinct_acts import are_two_acts, is_told_as_another
from dashboard.events.coreference.merging import tells_more
from dashboard.events.mention import EventMention, in_role, merge_participants, undergoers_of
from dashboard.events.narrative_time.by_position import BENCH, NOW, SAME_ACTOR
from dashboard.events.trigger import STATEMENT
from dashboard.model import Actor, ActorKind, DateStatus, Event, Modality, Relation, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.stems import same_event_data
from dashboard.relations.bounds import SAME_TIME
from dashboard.relations.inquits import (
    are_opposed,
    is_bare,
    is_dated_otherwise,
    is_for_all,
    is_main,
    is_of_a_stretch,
    is_public,
    listener_in,
    takes_part,
)
from dashboard.vocabulary import TELLERS

LATELY = dt.timedelta(days=7)  # so long before publication an article still tells of one occasion


def join_sayings(
    events: Sequence[Event],
    relations: Sequence[Relation],
    mentions: Sequence[EventMention],
    analysis: Analysis,
    actors: Sequence[Actor],
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """The events, in their order, with later sayings joined to the first; and their relations."""
    people = frozenset(a.id for a in actors if a.kind is ActorKind.PERSON)
    reads = {read.event.id: read for read in mentions}
    kept: list[Event] = []
    first: dict[str, str] = {}  # the id of a saying that is joined, and of the one that stays
    told: list[tuple[int, EventMention]] = []  # the statements before: the row, and what is read
    acts_of: dict[str | None, list[int]] = {kind: [] for kind in same_event_data()["once_a_day"]}
    for event in events:
        read = reads.get(event.id)
        acts = acts_of.get(event.subtype, [])
        alike = (i for i in acts if _is_one_act(event, kept[i], people))
        same = next(
            (i for i in alike if not _are_told_apart(event, kept[i], reads, analysis)), None
        )
        if same is not None:
            kept[same] = _joined(kept[same], event)
            first[event.id] = kept[same].id
            continue
        if event.type != STATEMENT or read is None:
            acts.append(len(kept))
            kept.append(event)
            continue
        near = (*told[-1:], *_last_main(told, analysis))
        row = next(
            (i for i, other in near if _goes_on(event, read, kept[i], other, analysis)), None
        )
        if row is None:
            row = _of_one_occasion(event, read, kept, told, analysis, people=people)
        if row is None:
            row = len(kept)
            acts.append(row)
            kept.append(event)
        else:
            kept[row] = _joined(kept[row], event)
            first[event.id] = kept[row].id
        told.append((row, read))
    return tuple(_renamed(event, first) for event in kept), _between(relations, first)


def _last_main(
    told: Sequence[tuple[int, EventMention]], analysis: Analysis
) -> Iterator[tuple[int, EventMention]]:
    """The last saying that a main clause tells: what stands within its sentence ends no speech."""
    mains = (each for each in reversed(told) if is_main(analysis.clause_of(each[1].found)))
    yield from itertools.islice(mains, 1)


def _are_told_apart(
    event: Event, other: Event, reads: Mapping[str, EventMention], analysis: Analysis
) -> bool:
    """Whether words say that it is another act: another step or office, or "again"."""
    read, before = reads.get(event.id), reads.get(other.id)
    if read is None or before is None:
        return False
    again = not are_of_one_day(event.date, other.date) and is_told_as_another(read, analysis)
    return again or are_two_acts(read, before, analysis)


def _is_one_act(event: Event, other: Event, people: frozenset[str]) -> bool:
    """Whether two events of one kind that is done but once a day are of one day and of the same.

    So are two of what befalls a person but once, whatever the day, unless their days differ.
    """
    if event.modality != other.modality:
        return False
    kind, data = event.subtype, same_event_data()
    ever = kind in data["once_in_any_life"] or kind in data["once_in_an_article"]
    office = people if kind in data["once_in_an_article"] else None  # "resigned from the board"
    whom, theirs = (undergoers_of(e, office) for e in (event, other))
    one = len(whom) == 1 and whom <= people and whom == theirs
    left = [in_role(e, Role.RECIPIENT) - people for e in (event, other)]  # "left Norvik … resigned"
    if ever and one and event.modality is Modality.ASSERTED:
        elsewhere = all(left) and left[0].isdisjoint(left[1])
        return not (elsewhere or are_apart(event.date, other.date))
    if not are_of_one_day(event.date, other.date):
        return False
    undergone = [in_role(e, Role.RECIPIENT, Role.TOPIC) for e in (event, other)]
    done = [in_role(e, *TELLERS) for e in (event, other)]
    sides = (undergone, done)
    if any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in sides):
        return False
    by_whom = done[0] & done[1] and not any(undergone)
    return bool(undergone[0] & undergone[1] or by_whom)


def _goes_on(
    event: Event, read: EventMention, before: Event, other: EventMention, analysis: Analysis
) -> bool:
    """Whether a speaker goes on, in the tense of the saying before."""
    speakers = in_role(event, Role.SPEAKER)
    mine, theirs = analysis.clause_of(read.found), analysis.clause_of(other.found)
    return (
        (read.found.paragraph == other.found.paragraph or _are_next(read, other, mine, theirs))
        and (read.tense, event.modality) == (other.tense, before.modality)
        and mine.aspect is theirs.aspect
        and bool(speakers)
        and speakers == in_role(before, Role.SPEAKER)
        and not read.time_links
        and (_speaks_for_itself(mine) or event.sentence == before.sentence)
        and not (_is_of_a_day(event) and not _is_of_the_day_of(event, before))
        and not (_is_of_a_day(before) and not is_main(theirs))
        and not is_of_a_stretch(before)  # "reported it in March 2023. “It was wide,” she said"
        and not _are_to_others(event, before, other, analysis)
    )


def _are_to_others(event: Event, before: Event, other: EventMention, analysis: Analysis) -> bool:
    """Whether a saying names another listener: "told her manager. Lowry then wrote to [police]"."""
    mine, theirs = (in_role(each, Role.ADDRESSEE) for each in (event, before))
    if not mine or mine & theirs:
        return False
    return bool(theirs) or not is_for_all(other, analysis)


def _of_one_occasion(
    event: Event,
    read: EventMention,
    kept: Sequence[Event],
    told: Sequence[tuple[int, EventMention]],
    analysis: Analysis,
    *,
    people: frozenset[str],
) -> int | None:
    """The row of all that a person has said so far, where a plain inquit goes on; else None.

    "Reed told the court he was sorry. … [ten paragraphs] … He would pay, Reed [said]": nothing
    tells of another occasion. Not where the inquit names one, or a listener, a medium, a time, or
    where the person has spoken on two before.
    """
    speakers, plain = in_role(event, Role.SPEAKER), same_event_data()["plain_sayings"]
    if not (len(speakers) == 1 and speakers <= people and event.subtype in plain):
        return None
    rows = {i for i, _ in told if speakers <= in_role(kept[i], Role.SPEAKER)}
    if len(rows) != 1 or not is_bare(read, analysis):
        return None
    row = rows.pop()
    here = [other for i, other in told if i == row]
    if not all(is_bare(o, analysis) and not are_opposed(o, read, analysis) for o in here):
        return None
    between = kept[row + 1 :]
    if any(is_dated_otherwise(e, kept[row]) for e in between if speakers & takes_part(e)):
        return None  # "said …. Reed was freed in May. Reed said …"
    named = {listener_in(o, analysis) for o in (*here, read) if not is_for_all(o, analysis)}
    public = is_public(read, event, people, analysis)
    public = public and all(is_public(o, kept[row], people, analysis) for o in here)
    if not public or len(named) > 1 or kept[row].subtype not in plain:
        return None
    retold = {other.event.sentence for i, other in told if i != row}  # "Reed said, Lind recalled"
    own = (o for o in here if o.event.sentence not in retold)
    return row if any(_is_told_alike(event, read, kept[row], o, analysis) for o in own) else None


def _is_told_alike(
    event: Event, read: EventMention, before: Event, other: EventMention, analysis: Analysis
) -> bool:
    """Whether two sayings are of one tense, or the first a participle, and of no two days."""
    mine, theirs = analysis.clause_of(read.found), analysis.clause_of(other.found)
    one = (read.tense, mine.aspect) == (other.tense, theirs.aspect) or not theirs.finite
    if not one or event.modality is not before.modality:
        return False
    day, last, known = event.date.earliest, event.date.latest, before.date.latest
    if day is None:  # "in 2019 Reed said …. He was glad, Reed said"
        return last is None or known is None or last - known <= LATELY
    return (day, last) == (before.date.earliest, known)


def _are_next(read: EventMention, other: EventMention, mine: Clause, theirs: Clause) -> bool:
    """Whether main clauses of two paragraphs in a row tell two sayings, the later to nobody."""
    told = mine.object or mine.argument(ArgumentRole.INDIRECT_OBJECT)
    following = read.found.paragraph - other.found.paragraph == 1
    return following and is_main(mine) and is_main(theirs) and told is None


def _speaks_for_itself(clause: Clause) -> bool:
    """Whether a clause may go on from another sentence: "went on to say", no participle.

    "She told the board. He made the point in a filing, [writing] …": with what is told there.
    """
    return clause.finite or clause.embedding is Embedding.OPEN_COMPLEMENT


def _is_of_a_day(event: Event) -> bool:
    """Whether the day of a saying is known, not only that of all that a judge or the news says."""
    return (
        event.date.rule not in {BENCH, NOW}
        and event.date.earliest is not None
        and event.date.earliest == event.date.latest
    )


def _is_of_the_day_of(event: Event, before: Event) -> bool:
    """Whether the day of a saying is only that of the one before, whose speaker goes on."""
    return event.date.rule in {SAME_ACTOR, SAME_TIME} and event.date.leans_on == (before.id,)


def _joined(event: Event, later: Event) -> Event:
    return dataclasses.replace(
        event,
        date=later.date if tells_more(later, event) or _limits(later, event) else event.date,
        mentions=(*event.mentions, later.trigger, *later.mentions),
        participants=merge_participants(event.participants, later.participants),
        quotes=tuple(dict.fromkeys((*event.quotes, *later.quotes))),
    )


def _limits(later: Event, event: Event) -> bool:
    """Whether a later telling says by when it was, of which the first says nothing."""
    facts = event.modality is later.modality is Modality.ASSERTED
    return facts and event.date.status is DateStatus.UNKNOWN and later.date.latest is not None


def _renamed(event: Event, first: Mapping[str, str]) -> Event:
    """The event, its date leaning on the statements that stay."""
    if first.keys().isdisjoint(event.date.leans_on):
        return event
    on = tuple(dict.fromkeys(first.get(i, i) for i in event.date.leans_on))
    return dataclasses.replace(event, date=dataclasses.replace(event.date, leans_on=on))


def _between(relations: Sequence[Relation], first: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations between the events that stay; none of an event to itself, none twice."""
    found: dict[tuple[str, str, str], Relation] = {}
    for r in relations:
        source, target = first.get(r.source, r.source), first.get(r.target, r.target)
        if source != target and (source, target, r.type) not in found:
            stays = (source, target) == (r.source, r.target)
            relation = r if stays else dataclasses.replace(r, source=source, target=target)
            found[source, target, r.type] = relation
    return tuple(found.values())
