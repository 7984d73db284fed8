"""What stands on the title page of a chronology: what it is called, of what, by whom, how much."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from dashboard.model import EventDate
from dashboard.timeline.selection import Manifest, Selection
from dashboard.timeline.wording.dates import show_day, show_month

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class TitlePage(NamedTuple):
    """The title of a chronology, what it is about, who made it, and how much is in it.

    ``scope`` and ``author`` are empty where nobody has said so; ``extent`` has a line each for the
    events with the time they take, and for the articles with the days of their publication.
    ``left_out`` says how many events are not in it, and why; empty where all are.
    """

    title: str
    scope: str
    author: str
    extent: tuple[str, ...]
    left_out: str


def title_page(selection: Selection) -> TitlePage:
    """The title page of what was chosen; of no events it says so."""
    manifest = selection.manifest
    about = manifest.about
    dates = [entry.event.date for entry in selection.entries]
    days = [a.published.day for a in manifest.articles if a.published is not None]
    events = f"{_count(len(dates), 'event')}{time_span(dates)}"
    articles = f"{_count(len(manifest.articles), 'article')}{_published(days)}"
    extent = (events, articles)
    return TitlePage(manifest.title, about.scope, about.author, extent, _left_out(manifest))


def _left_out(manifest: Manifest) -> str:
    """How many events are not in it: by which filters, or as people hid them."""
    counts = manifest.counts
    if counts is None or not (counts.left_out or counts.hidden):
        return ""
    filters = "; ".join(manifest.filters)
    every = _count(counts.shown + counts.left_out, "event")
    parts = [
        *([f"{counts.left_out:,} of {every}, by the filters ({filters})"] * bool(counts.left_out)),
        *([f"{counts.hidden:,} hidden by people"] * bool(counts.hidden)),
    ]
    return f"Left out: {'; '.join(parts)}"


def made_at(selection: Selection) -> tuple[str | None, str | None]:
    """When the chronology can first have been made, and when it was last changed, without a clock.

    The first is the newest publication of its articles; the second the last line of its logs, where
    that is later. Both are ``YYYY-MM-DDTHH:MM:SSZ``; None where nothing tells.
    """
    known = [a.published.moment for a in selection.manifest.articles if a.published is not None]
    made = f"{max(known).isoformat(timespec='seconds')}Z" if known else None
    changed = [line.at for line in selection.log]
    changed += [line.at for line in chain.from_iterable(selection.who.values())]
    moments = [at for at in changed if _MOMENT.fullmatch(at)]
    return made, max([*moments, *([made] if made else [])], default=None)


def time_span(dates: Iterable[EventDate]) -> str:
    """The time that dates take, no finer than they are known: `` from 2019 to May 2021``.

    Of a date that is only bounded the limit counts; empty where no date is known.
    """
    known = [date for date in dates if date.earliest or date.latest]
    if not known:
        return ""
    first = min(known, key=lambda date: date.earliest or date.latest or dt.date.max)
    last = max(known, key=lambda date: date.latest or date.earliest or dt.date.min)
    begin = _unit(first, first.earliest or first.latest)
    end = _unit(last, last.latest or last.earliest)
    for year, month in ((begin, end), (end, begin)):
        if month.endswith(year):  # a month of that year says no more
            return f" in {year}"
    return f" from {begin} to {end}"


def _unit(date: EventDate, day: dt.date | None) -> str:
    """The month of a day, its year alone where the date is not known to the month."""
    assert day is not None
    first, last = date.earliest, date.latest
    is_coarse = (
        first is not None and last is not None and first.replace(day=1) != last.replace(day=1)
    )
    return str(day.year) if is_coarse else show_month(day)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _published(days: list[dt.date]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    until = "" if first == last else f" to {show_day(last)}"
    return f", published {show_day(first)}{until}"
