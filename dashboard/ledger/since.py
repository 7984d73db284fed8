"""What became of the events of a day: which came since, and which were changed, denied or joined.

The timeline as it was reported until a day is held against that of now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.ledger.compare import About, Kind, about_label, fate_label, word
from dashboard.ledger.ledger import Row
from dashboard.model import Article, Modality, Report, Timeline, TimelineEntry
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.wording.dates import in_words, published
from dashboard.timeline.wording.labels import MODALITIES


class Fate(StrEnum):
    """What became of an event since a day; the weightiest first."""

    DENIED = "denied"
    JOINED = "joined"
    CHANGED = "changed"
    AGAIN = "again"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Since:
    """What became of an event: as it was then, None where it came since, as it is now, and how.

    ``now`` is None where nothing tells it any more. ``words`` are lines for a reader.
    """

    fate: Fate
    then: TimelineEntry | None
    now: TimelineEntry | None
    words: tuple[str, ...] = ()


def since(then: Timeline, now: Timeline, rows: Iterable[Row], day: dt.date) -> tuple[Since, ...]:
    """All that became of the events of ``then``, and the events of ``now`` that came since.

    ``rows`` are the ledger of ``now``. Events of which nothing new was told are not among them.
    They stand in the order of their timelines, those that came last.
    """
    later = [row for row in rows if _tells_more(row, day)]
    names = {actor.id: actor.name for actor in (*then.actors, *now.actors)}
    found = [
        one
        for entry in then.entries
        if (one := _became(entry, then, now, _rows_of(entry, later), names)) is not None
    ]
    known = {report.event.id for entry in then.entries for report in entry.reports}
    came = (
        entry
        for entry in now.entries
        if not any(r.event.id in known for r in entry.reports) and _is_told_after(entry, day)
    )
    return (*found, *(Since(Fate.CAME, None, entry) for entry in came))


def since_of(
    entry: TimelineEntry, then: Timeline, now: Timeline, rows: Iterable[Row], day: dt.date
) -> Since | None:
    """What became of one event of ``then``, as ``since`` tells it; None for nothing new."""
    later = (row for row in rows if _tells_more(row, day))
    names = {actor.id: actor.name for actor in (*then.actors, *now.actors)}
    return _became(entry, then, now, _rows_of(entry, later), names)


def told_since(one: Since | None) -> str:
    """What became of an event, in words; empty where nothing did."""
    return " ".join([f"{fate_label(one.fate)}.", *one.words]) if one else ""


def _became(
    entry: TimelineEntry, then: Timeline, now: Timeline, rows: Sequence[Row], names: dict[str, str]
) -> Since | None:
    current = now.find(entry.event.id)
    if current is None:
        return Since(Fate.CHANGED, entry, None, (word("gone"),))
    told = [r for r in current.reports if then.place(r.event.id) is None]
    others = _joined(entry, current, then)
    denied = list(_denied(entry, current, rows))
    changed = [*_changed(entry, current, names), *map(_told_otherwise, rows)]
    joined = [word("joined", headline=_line(other.event.headline)) for other in others]
    again = [word("again", sources=_sources(told))] if told else []
    fates = ((Fate.DENIED, denied), (Fate.JOINED, joined), (Fate.CHANGED, changed))
    fate = next((fate for fate, lines in fates if lines), Fate.AGAIN)
    words = tuple(dict.fromkeys((*denied, *changed, *joined, *again)))
    return Since(fate, entry, current, words) if words else None


def _denied(entry: TimelineEntry, now: TimelineEntry, rows: Iterable[Row]) -> Iterator[str]:
    """Who denies it since: a report of the event itself, or one that is kept apart for that."""
    if now.event.modality is Modality.NEGATED and entry.event.modality is not Modality.NEGATED:
        yield word("denied", source=_told_by(now.article))
    for row in rows:
        if row.about is About.FACT and row.other.event.modality is Modality.NEGATED:
            yield word("denied", source=_told_by(row.other.article))


def _changed(entry: TimelineEntry, now: TimelineEntry, names: dict[str, str]) -> Iterator[str]:
    """Its date, whether it is told as fact, and who takes part, where that is not as it was."""
    before, after = entry.event, now.event
    pairs = (
        ("date", in_words(before.date), in_words(after.date)),
        ("told", MODALITIES[before.modality].lower(), MODALITIES[after.modality].lower()),
    )
    for name, was, is_now in pairs:
        if was != is_now:
            yield word(name, was=was, now=is_now)
    known = {names.get(p.actor) for p in before.participants}
    who = dict.fromkeys(names.get(p.actor, "") for p in after.participants)
    more = [name for name in who if name and name not in known]
    if more:
        yield word("also named", names=", ".join(more))


def _told_otherwise(row: Row) -> str:
    about = f"{about_label(row.about)} ({row.unit})" if row.unit else about_label(row.about)
    return word(
        "otherwise",
        about=about,
        was=row.one.value,
        now=row.other.value,
        source=_told_by(row.other.article),
    )


def _joined(entry: TimelineEntry, now: TimelineEntry, then: Timeline) -> list[TimelineEntry]:
    """The other events of then that are one with it now."""
    found = (then.find(r.event.id) for r in now.reports if then.place(r.event.id) is not None)
    others = {e.event.id: e for e in found if e is not None and e.event.id != entry.event.id}
    return list(others.values())


def _tells_more(row: Row, day: dt.date) -> bool:
    """Whether a report of it that came after the day tells otherwise, and not less exactly."""
    return row.kind not in (Kind.PRECISION, Kind.OPEN) and _is_after(row.other.article, day)


def _rows_of(entry: TimelineEntry, rows: Iterable[Row]) -> list[Row]:
    mine = {report.event.id for report in entry.reports}
    return [row for row in rows if row.one.event.id in mine]


def _is_told_after(entry: TimelineEntry, day: dt.date) -> bool:
    return any(_is_after(report.article, day) for report in entry.reports)


def _is_after(article: Article, day: dt.date) -> bool:
    return article.published is not None and article.published.day > day


def _sources(reports: Iterable[Report]) -> str:
    return "; ".join(dict.fromkeys(_told_by(report.article) for report in reports))


def _told_by(article: Article) -> str:
    return ", ".join(filter(None, (source_name(article), published(article))))


def _line(text: str) -> str:
    return " ".join(text.split())
