"""Cells that a spreadsheet would run are guarded, and the guard can be taken away again."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io

import pytest

from dashboard.errors import DashboardError
from dashboard.exports import formats, load
from dashboard.exports.csv import COLUMNS
from dashboard.model import (
    DateStatus,
    EventDate,
    Granularity,
    ParsedArticle,
)
from tests.exports.formula import DAY, parsed, rows, write


def test_a_row_says_when_who_and_what_was_said() -> None:
    (row,) = rows(raw=False)
    assert (row["earliest"], row["latest"], row["status"]) == (
        "2024-03-04",
        "2024-03-04",
        "asserted",
    )
    assert row["actors"] == "Ana (speaker)"
    assert COLUMNS[-5:] == ("when", "how known", "told as", "kind", "proof")
    assert [row[name] for name in COLUMNS[-5:-1]] == [
        "4 March 2024",
        "stated",
        "as fact",
        "Statement",
    ]
    assert row["quotes"] == "Ana: “-2+3”"


def test_a_cell_with_line_breaks_and_quotation_marks_reads_back() -> None:
    text = 'one\r\n"two",\nthree'
    article = dataclasses.replace(parsed().article, title=text)
    data = write("csv", [dataclasses.replace(parsed(), article=article)])
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert row["title"] == text
    assert tuple(row) == COLUMNS


def test_formats_are_found_by_listing_their_folder() -> None:
    assert {"csv", "ics", "json", "jsonl", "markdown"} <= set(formats())


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(DashboardError, match="jsonl"):
        load("parquet?")


@pytest.mark.parametrize(("name", "empty"), [("jsonl", b""), ("json", b"[]\n")])
def test_no_article_is_an_empty_list(name: str, empty: bytes) -> None:
    assert write(name, []) == empty


HOSTILE = "1. *The* <b>mayor</b> [left](http://x.test) & said `no`"


def chronology(article: ParsedArticle) -> str:
    return write("markdown", [article]).decode()


def test_the_chronology_has_each_event_with_a_footnote_for_its_source() -> None:
    lines = chronology(parsed("The mayor resigned in the evening, said Ana.")).splitlines()
    assert lines[0] == "# Chronology"
    assert "- **4 March 2024** (stated) The mayo — Ana[^1]" in lines
    assert "  > “n th” — Ana" in lines
    assert "[^1]: “The mayor resigned in the evening, said Ana.”, @home" in lines


def test_the_undated_stand_last_under_a_heading_of_their_own() -> None:
    article = parsed()
    nowhere = EventDate(None, None, Granularity.INTERVAL, DateStatus.UNKNOWN, "nothing tells")
    events = (dataclasses.replace(article.events[0], id="x:1:A", date=nowhere), *article.events)
    text = chronology(dataclasses.replace(article, events=events))
    assert text.index("**4 March 2024**") < text.index("## Without a date") < text.index("[^2]\n")


def test_the_words_of_an_article_are_no_markdown() -> None:
    event = dataclasses.replace(parsed().events[0], headline=HOSTILE)
    text = chronology(dataclasses.replace(parsed(), events=(event,)))
    assert "1\\. \\*The\\* \\<b\\>mayor\\</b\\> \\[left\\](http://x.test) \\& said \\`no\\`" in text


def calendar(article: ParsedArticle) -> list[str]:
    """The lines of the calendar, unfolded; those of the file are of no more than 75 octets."""
    data = write("ics", [article])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_has_all_the_days_on_which_it_may_have_been() -> None:
    date = EventDate(DAY, DAY + dt.timedelta(days=6), Granularity.WEEK, DateStatus.STATED, "so")
    event = dataclasses.replace(parsed().events[0], date=date, headline="Left; à " + "ö" * 90)
    lines = calendar(dataclasses.replace(parsed(), events=(event,)))
    assert "DTSTART;VALUE=DATE:20240304" in lines
    assert "DTEND;VALUE=DATE:20240311" in lines
    assert "SUMMARY:Left\\; à " + "ö" * 90 in lines


def test_what_is_only_bounded_on_one_side_is_in_no_calendar() -> None:
    date = EventDate(None, DAY, Granularity.DAY, DateStatus.BOUNDED, "before it")
    event = dataclasses.replace(parsed().events[0], date=date)
    assert "BEGIN:VEVENT" not in calendar(dataclasses.replace(parsed(), events=(event,)))
