"""What is drawn, one row for each mark: an event in the lane of each who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model import Actor, Event, TimelineEntry
from dashboard.picture.columns import fades, milliseconds
from dashboard.timeline.query import Lanes
from dashboard.timeline.wording.dates import in_words, with_capital
from dashboard.timeline.wording.labels import NOT_AS_FACT, STATUSES, status_of, type_label

NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class Row:
    """One event in one lane. Times are milliseconds since 1970 (UTC), ``end`` not included.

    A side that is None is open; both None: undated. ``fades``: the end is only the day on which it
    was told. ``quote`` is the first that belongs to it.
    """

    event: str
    lane: str
    title: str
    when: str
    who: str
    begin: float | None
    end: float | None
    status: str
    hollow: bool
    side: str
    fades: bool = False
    quote: str | None = None
    speaker: str | None = None


def make_rows(
    entries: Iterable[TimelineEntry], actors: Sequence[Actor], lanes: Lanes = Lanes.ACTORS
) -> tuple[Row, ...]:
    """The rows of the entries, lanes in the order of their first event; none gives none.

    ``actors`` are all of the timeline.
    """
    sides = _sides(actors)
    names = {actor.id: actor.name for actor in actors}
    return tuple(
        _row(entry, lane, sides[actor] if actor else "", names)
        for entry in entries
        for lane, actor in _lanes(entry, lanes, sides, names)
    )


def _lanes(
    entry: TimelineEntry, lanes: Lanes, sides: Mapping[str, str], names: Mapping[str, str]
) -> Sequence[tuple[str, str]]:
    """The name of each lane that an entry lies in, and the actor whose colour it takes."""
    if lanes is Lanes.TYPES:
        return [(type_label(entry.event.type), "")]
    if lanes is Lanes.ARTICLES:
        return [(title, "") for title in dict.fromkeys(r.article.name for r in entry.reports)]
    own = dict.fromkeys(a.id if lanes is Lanes.ACTORS else sides[a.id] for a in entry.actors)
    return [(names[actor], actor) for actor in own] or [(NOBODY, "")]


def _row(entry: TimelineEntry, lane: str, side: str, names: dict[str, str]) -> Row:
    event: Event = entry.event
    quote = entry.quotes[0] if entry.quotes else None
    mention = quote.speaker_mention.text if quote and quote.speaker_mention else None
    return Row(
        event=event.id,
        lane=lane,
        title=with_capital(event.headline),
        when=in_words(event.date),
        who=", ".join(actor.name for actor in entry.actors),
        begin=milliseconds(event.date.earliest),
        end=milliseconds(event.date.latest, end=True),
        status=STATUSES[status_of(event.date)],
        hollow=event.modality in NOT_AS_FACT,
        side=side,
        fades=fades(entry),
        quote=quote.span.text if quote else None,
        speaker=names.get(quote.speaker or "", mention) if quote else None,
    )


def _sides(actors: Sequence[Actor]) -> dict[str, str]:
    """The root above each actor, by the first it is a member of; a circle ends where it closes."""
    above = {actor.id: actor.member_of[:1] for actor in actors}
    sides = {}
    for actor in above:
        seen, at = {actor}, actor
        while (parents := above[at]) and parents[0] in above and parents[0] not in seen:
            at = parents[0]
            seen.add(at)
        sides[actor] = at
    return sides
