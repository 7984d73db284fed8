"""Reads temporal expressions: finds the words, and gives them TIMEX3 types and values."""

from __future__ import annotations

from dashboard.dates.dateline import (
    date_article,
    find_dateline,
    read_coarse,
    read_publication,
    without_note,
)
from dashboard.dates.find import Found, find_timexes
from dashboard.dates.resolve import read_dates, resolve_timexes

__all__ = [
    "Found",
    "date_article",
    "find_dateline",
    "find_timexes",
    "read_coarse",
    "read_dates",
    "read_publication",
    "resolve_timexes",
    "without_note",
]
