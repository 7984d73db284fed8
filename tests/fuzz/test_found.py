"""What the fuzzer found, and its kind: ends of the calendar, text of a table that is none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from dashboard.batch.source import items
from dashboard.contract import to_record
from dashboard.errors import DashboardError
from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse
from dashboard.timeline.build import build

ENDS = (dt.date(1, 1, 1), dt.date(1, 3, 1), dt.date(9999, 3, 1), dt.date(9999, 12, 31))
TEXTS = (
    "Q3 Q3",
    "It opened in March and closed in February.",
    "The bridge will be opened in three weeks. The mine is to be closed in 9000 years.",
    "The bridge will be opened within ten months.",
    "The talks began on Monday. On the third day of the talks Ana Berg left.",
    "Ana Berg left before 1 January 1. Bo Lund left before midnight on 1 January 1.",
    "Ana Berg met Bo Lund. Two weeks after the meeting he resigned; the strike ended a year later.",
    "The fair runs from 30 December to 3 January. Last year it was shut, next year it will be too.",
)


@pytest.mark.parametrize("day", ENDS, ids=str)
@pytest.mark.parametrize("text", TEXTS)
def test_the_ends_of_the_calendar_end_no_article(text: str, day: dt.date) -> None:
    published = DocumentCreationTime(dt.datetime.combine(day, dt.time()))
    one = parse(Article("a", text, published=published, source="The Post"))
    other = parse(Article("b", text, published=published, source="The Mail"))
    assert to_record(one)["article"]["id"] == "a"
    assert len(build([one, other]).entries) <= len(one.events) + len(other.events)


def test_a_table_whose_text_is_no_utf_8_is_told_to_be_damaged(tmp_path: Path) -> None:
    ends, data = pa.py_buffer(b"\0\0\0\0\1\0\0\0"), pa.py_buffer(b"\x80")
    text = pa.StringArray.from_buffers(1, ends, data)
    parquet.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    with pytest.raises(DashboardError, match="is no Parquet file, or is damaged"):
        list(items(tmp_path / "a.parquet"))
