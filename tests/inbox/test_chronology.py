"""A chronology in a table: its columns are guessed, its rows become events of a person's own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dashboard import cli
from dashboard.errors import LibraryError, QueryError
from dashboard.exports import Options, load
from dashboard.inbox.chronology import ambiguous, guess, guess_order, read_chronology, read_table
from dashboard.library.frame import select_library, timeline_of
from dashboard.library.own_events import OwnEvent, write_down
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.query import Query

TABLE = (
    "Bankruptcy of the bank;;;\n"
    "Date;What happened;Who;Docket\n"
    "3 May 2024;The bank filed;Ana Berg; 7\n"
    "before 2020;“It began”;Ana Berg (speaker), the clerk;\n"
    "a rainy day;The court met;;9\n"
    ";;nobody;\n"
)


def book(*rows: tuple[object, ...]) -> bytes:
    made, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(file)
    return file.getvalue()


def test_a_table_of_text_is_read_by_its_heads_and_no_row_is_lost_in_silence() -> None:
    table = read_table(TABLE.encode("cp1252"), "t.csv")
    assert table.heads == ("Date", "What happened", "Who", "Docket")
    columns = guess(table)
    assert columns == {"date": 0, "headline": 1, "actors": 2, "source": 3}
    events, problems = read_chronology(table, columns)
    assert [event.date for event in events] == ["2024-05-03", "../2019-12-31", ""]
    assert events[0].actors == (("Ana Berg", "actor"),)
    assert events[2].note == "Date in the table: a rainy day"
    assert problems == (
        "row 5: “a rainy day” is no date that is read: undated, with the words in its note",
        "row 6: does not say what happened; left out",
    )


def test_a_workbook_has_days_numbers_kinds_links_and_ends() -> None:
    import datetime as dt

    head = ("Start", "End", "Event", "Kind", "URL", "Notes")
    days = (dt.datetime(2024, 5, 3), dt.date(2024, 5, 5))
    rows = [
        (*days, "Talks", "Talks and visits", "https://example.org/1", "ask"),
        (2019, None, "A year", "dance", "not an address", None),
    ]
    table = read_table(book(head, *rows), "t.xlsx")
    events, problems = read_chronology(table, guess(table))
    assert problems == ()
    assert [event.date for event in events] == ["2024-05-03/2024-05-05", "2019"]
    assert [event.type for event in events] == ["CONSULT", "OTHER"]
    assert [event.link for event in events] == ["https://example.org/1", ""]
    assert [event.note for event in events] == ["ask", "not an address"]


def test_the_order_of_numbers_is_taken_from_the_table_or_asked_for() -> None:
    def read(*days: str) -> tuple[object, object, object]:
        rows = "".join(f"{day},It rained\n" for day in days)
        table = read_table(f"date,event\n{rows}".encode(), "t.csv")
        columns = guess(table)
        return table, columns, guess_order(table, columns)

    table, columns, order = read("03/04/2024", "13/04/2024")
    assert order is Order.DAY_FIRST
    events, _ = read_chronology(table, columns, order)
    assert [event.date for event in events] == ["2024-04-03", "2024-04-13"]
    table, columns, order = read("03/04/2024", "04/05/2024")
    assert order is None
    assert ambiguous(table, columns) == "03/04/2024"
    with pytest.raises(QueryError, match="say which number is the day"):
        read_chronology(table, columns)


def test_what_is_no_table_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w") as packed:
        packed.writestr(
            "xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
        )
    for data, name in (
        (b"", "t.csv"),
        (b"only one line", "t.csv"),
        (b"\x00\x01\x02\x03", "t.csv"),
        (b"PK\x03\x04", "t.xlsx"),
        (bomb.getvalue(), "t.xlsx"),
        (TABLE.encode(), "t.xlsx"),
    ):
        with pytest.raises(LibraryError, match=name):
            read_table(data, name)


def test_our_own_table_comes_back_as_it_was(tmp_path: Path) -> None:
    one = OwnEvent(
        "=It rained",
        "before 3 May 2024",
        "CONSULT",
        (("Ana Berg", "recipient"), ("Oslo", "side")),
        "Docket",
    )
    write_down([one], place=tmp_path)
    selection, _ = select_library(tmp_path, Query())
    table = read_table(b"".join(load("csv").write(selection, Options())), "timeline.csv")
    (event,), problems = read_chronology(table, guess(table))
    assert problems == ()
    assert (event.headline, event.date, event.type) == (one.headline, "../2024-05-02", "CONSULT")
    assert (event.actors, event.source) == (one.actors, one.source)


@pytest.mark.slow
def test_the_command_line_shows_what_it_would_do_and_does_it_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "chronology.csv"
    file.write_text("date,event\n03/04/2024,It rained\n2020,It snowed\n")
    words = ["library", "import", str(file), "--library", str(tmp_path)]
    assert cli.main(words) == 2
    assert "say which number is the day" in capsys.readouterr().err
    words += ["--order", "month-first"]
    assert cli.main(words) == 0
    told = capsys.readouterr().out
    assert "What happened: event\nDate: date\n" in told
    assert "2024-03-04  It rained\n" in told
    assert "--confirm takes in 2 events" in told
    assert timeline_of(tmp_path)[0].own == frozenset()
    assert cli.main([*words, "--confirm", "--columns", "headline=event,date=date"]) == 0
    assert capsys.readouterr().out.startswith("2 events: `dashboard library undo 1-2`")
    assert [e.event.headline for e in timeline_of(tmp_path)[0].entries] == [
        "It snowed",
        "It rained",
    ]
    assert cli.main([*words, "--columns", "headline=nothing"]) == 2
    assert "has no column 'nothing'" in capsys.readouterr().err
