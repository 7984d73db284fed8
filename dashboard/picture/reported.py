"""What the picture of an earlier day shows beside its events: what became of each since.

And when each event was first reported, as counts by the day of publication.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.ledger.compare import fate_label
from dashboard.ledger.since import Fate, Since
from dashboard.model import Timeline, TimelineEntry
from dashboard.picture.columns import Columns, milliseconds
from dashboard.timeline.corrections.added_events import read_articles
from dashboard.timeline.wording.dates import in_words, show_day, with_capital

MOST_CAME = 500  # events that came since and are drawn; of all of them only the number is told


def with_fates(columns: Columns, then: Timeline, now: Timeline, found: Iterable[Since]) -> Columns:
    """The columns of the timeline of an earlier day, with what became of its events until now.

    ``since`` has for some events the position of a fate in ``fates`` and the words for it. The
    rest is in ``reported``: the days of publication, and the events that came since.
    """
    became = tuple(found)
    place = {fate: n for n, fate in enumerate(Fate)}
    marks = {
        index: [place[one.fate], " ".join(one.words)]
        for one in became
        if one.then is not None and (index := then.place(one.then.event.id)) is not None
    }
    came = [one.now for one in became if one.fate is Fate.CAME and one.now is not None]
    return {
        **columns,
        "events": {**columns["events"], "since": marks},
        "fates": [{"id": str(fate), "label": fate_label(fate)} for fate in Fate],
        "reported": {
            "days": _days(now),
            "number": len(came),
            "came": [_came(entry) for entry in came[:MOST_CAME]],
        },
    }


def first_reports(timeline: Timeline) -> dict[dt.date, int]:
    """How many events were first reported on each day on which an article was published.

    In order of the days; events without an article of a known day are not among them.
    """
    days = (parsed.article.published for parsed in read_articles(timeline.articles))
    first = Counter({when.day: 0 for when in days if when is not None})
    first.update(day for entry in timeline.entries if (day := _first_day(entry)) is not None)
    return {day: first[day] for day in sorted(first)}


def _days(timeline: Timeline) -> list[Sequence[object]]:
    """Each day of publication in milliseconds, its words, and its articles and first reports."""
    published = Counter(
        parsed.article.published.day
        for parsed in read_articles(timeline.articles)
        if parsed.article.published is not None
    )
    return [
        [milliseconds(day), show_day(day), published[day], number]
        for day, number in first_reports(timeline).items()
    ]


def _first_day(entry: TimelineEntry) -> dt.date | None:
    known = [r.article.published.day for r in entry.reports if r.article.published is not None]
    return min(known, default=None)


def _came(entry: TimelineEntry) -> Columns:
    first, date = _first_day(entry), entry.event.date
    return {
        "id": entry.event.id,
        "title": " ".join(with_capital(entry.event.headline).split()),
        "when": in_words(date),
        "from": milliseconds(date.earliest),
        "to": milliseconds(date.latest, end=True),
        "first": show_day(first) if first else "",
    }
