"""A word for a time is read whatever the sentence goes on with."""

from __future__ import annotations

import datetime as dt

from dashboard.dates import read_dates
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Depth, analyse

PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))
TIMES = (
    "on Monday", "on 3 May", "on May 3, 2023", "in May", "in 2021", "last week", "two days ago",
)  # fmt: skip
BEHIND = (
    ", killing 15 people.", ", and 3 men were hurt.", " and 15 people came.", " with 3,000 men.",
    " for 2 million euros.", ", aged 82.", ", which killed 12.", ", on 12 charges.",
)  # fmt: skip


def test_a_time_is_read_whatever_follows() -> None:
    lost = []
    for time in TIMES:
        alone = _read(f"The board met {time}.")
        assert alone, time
        for behind in BEHIND:
            text = f"The board met {time}{behind}"
            lost += [text] if not set(alone) <= set(_read(text)) else []
    assert not lost


def _read(text: str) -> list[tuple[str, str | None]]:
    found = read_dates(analyse(text, depth=Depth.TAGS), PUBLISHED)
    return [(timex.span.text, timex.value) for timex in found]
