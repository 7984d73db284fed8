"""What became of the events of a day, as blocks of marked text, made without Streamlit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dashboard.ledger.compare import fate_label
from dashboard.ledger.since import Fate, Since
from dashboard.model import Timeline
from dashboard.picture.reported import first_reports
from dashboard.timeline.corrections.added_events import read_articles
from dashboard.timeline.wording.dates import in_words, show_day, with_capital
from dashboard.timeline.wording.pieces import Block

MOST = 200  # events of one fate that are listed


def days(timeline: Timeline) -> list[dt.date]:
    """The days on which the articles were published, in order; empty where none has one."""
    published = (parsed.article.published for parsed in read_articles(timeline.articles))
    return sorted({when.day for when in published if when is not None})


def counted(then: Timeline, now: Timeline, day: dt.date) -> str:
    """How many articles were published by the day, and how many events these tell."""
    articles = len(read_articles(now.articles))
    undated = sum(p.article.published is None for p in read_articles(now.articles))
    told = (
        f"Until {show_day(day)}, {len(then.articles):,} of {articles:,} articles were published; "
        f"they tell {len(then.entries):,} of the {len(now.entries):,} events known now."
    )
    if not undated:
        return told
    have = "article has" if undated == 1 else "articles have"
    return f"{told} {undated:,} {have} no date of publication and are left out."


def blocks(found: Iterable[Since]) -> list[Block]:
    """The events by what became of them: with a way to each as it is now, and what changed."""
    of_fate: dict[Fate, list[Since]] = defaultdict(list)
    for one in found:
        of_fate[one.fate].append(one)
    return [block for fate in Fate if of_fate[fate] for block in _group(fate, of_fate[fate])]


def _group(fate: Fate, found: list[Since]) -> Iterator[Block]:
    yield {"kind": "heading", "text": f"{fate_label(fate)} ({len(found):,})"}
    for one in found[:MOST]:
        entry = one.now or one.then
        assert entry is not None  # one of them is there
        headline = " ".join(with_capital(entry.event.headline).split())
        row = {"name": in_words(entry.event.date), "text": headline, "event": entry.event.id}
        yield {"kind": "links", "rows": [row], "dated": True}
        if one.words:
            yield {"kind": "text", "text": " ".join(one.words), "dim": True}
    if len(found) > MOST:
        text = f"{len(found) - MOST:,} more are not listed here."
        yield {"kind": "text", "text": text, "dim": True}


def first_reported(timeline: Timeline) -> list[dict[str, object]]:
    """How many events were first reported on each day, in order; empty where no day is known."""
    first = first_reports(timeline)
    return [{"Published": day, "Events first reported": number} for day, number in first.items()]
