"""XLSX, read back by another library: typed cells, text that stays text, the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import DashboardError
from dashboard.exports.csv import COLUMNS as OF_CSV
from dashboard.exports.csv import PROOF
from dashboard.exports.csv import read as read_csv
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
)
from dashboard.picture.frame import ORIGIN
from dashboard.review import Field
from dashboard.timeline.query import Query
from dashboard.timeline.selection import Selection, counted, select_all
from tests.exports.made import HOSTILE, chosen, hostile, opened, two_articles, written

Row = dict[str, Cell]


def opened_book(selection: Selection) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", selection)))


def sheet_of(selection: Selection) -> Worksheet:
    sheet = opened_book(selection)["Events"]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows(selection: Selection) -> list[Row]:
    head, *below = sheet_of(selection).iter_rows()
    names = [str(cell.value) for cell in head]
    return [dict(zip(names, row, strict=True)) for row in below]  # type: ignore[arg-type]


def made(text: str = "x", **changes: object) -> Selection:
    """A selection of one event with these fields, whose headline, title and date say the text."""
    parsed = two_articles()[0]
    event = dataclasses.replace(parsed.events[0], headline=text, **changes)
    article = dataclasses.replace(parsed.article, title=text)
    return select_all([dataclasses.replace(parsed, article=article, events=(event,))])


def test_each_report_of_an_event_is_a_row_in_the_order_of_the_timeline() -> None:
    selection = chosen()
    found = rows(selection)
    assert [row["event"].value for row in found] == [
        report.event.id for entry in selection.entries for report in entry.reports
    ]
    assert {*found[0]} == {*OF_CSV} - {*ORIGIN, PROOF}
    assert next(iter(found[0])) == "when"


def test_the_header_stays_in_sight_and_can_filter() -> None:
    sheet = sheet_of(chosen())
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
    assert min(widths) > 10
    assert len({round(width) for width in widths}) > 5


def test_days_are_dates_and_numbers_are_numbers() -> None:
    day = dt.date(2021, 5, 3)
    (row,) = rows(made(date=EventDate(day, None, Granularity.DAY, DateStatus.BOUNDED, "so")))
    assert (row["earliest"].value, row["earliest"].is_date) == (dt.datetime(2021, 5, 3), True)
    assert row["earliest"].number_format == "yyyy-mm-dd"
    assert row["latest"].value is None
    assert row["published"].value == dt.datetime(2021, 5, 5)
    assert (row["start"].value, row["start"].data_type) == (
        two_articles()[0].events[0].trigger.start,
        "n",
    )


def test_a_time_of_publication_is_kept_where_it_is_known() -> None:
    parsed = two_articles()[0]
    moment = DocumentCreationTime(dt.datetime(2021, 5, 5, 0, 0), has_time=True)
    article = dataclasses.replace(parsed.article, published=moment)
    row = rows(select_all([dataclasses.replace(parsed, article=article)]))[0]
    assert (row["published"].value, row["published"].number_format) == (
        dt.datetime(2021, 5, 5),
        "yyyy-mm-dd hh:mm",
    )


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (dt.date(1, 2, 3), "0001-02-03"),
        (dt.date(1899, 12, 31), "1899-12-31"),
        (dt.date(1900, 1, 1), dt.datetime(1900, 1, 1)),
        (dt.date(1900, 3, 1), dt.datetime(1900, 3, 1)),
        (dt.date(9999, 12, 31), dt.datetime(9999, 12, 31)),
    ],
)
def test_a_day_before_the_calendar_of_spreadsheets_is_text(
    day: dt.date, value: dt.datetime | str
) -> None:
    (row,) = rows(made(date=EventDate(day, day, Granularity.DAY, DateStatus.STATED, "so")))
    assert row["latest"].value == value


FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "{=1}",
    "＝1",
    "'=1",
    "'x",
    "12",
    "TRUE",
    "#REF!",
)
LINKS = ("http://x.test/", "mailto:a@x.test", "internal:A1", "external:c:\\x")
MARKUP = ("<r><t>x</t></r>", "<r></si><si>&</r>", "a & <b>", "_x0041_", HOSTILE)
MARKS = ("NUL\x00 \x1b[31m", "a\nb", " x ", "\ufffe")


@pytest.mark.slow
@pytest.mark.parametrize("text", [*FORMULAS, *LINKS, *MARKUP, *MARKS])
def test_text_is_text_to_the_letter(text: str) -> None:
    selection = made(text)
    (row,) = rows(selection)
    for cell in (row["headline"], row["title"]):
        value = str(cell.value)  # openpyxl leaves it to others to unescape control characters
        assert text in (value, unescape(value))
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert cell.quotePrefix or text[0].isalnum()
    with zipfile.ZipFile(io.BytesIO(written("xlsx", selection))) as packed:
        sheets = b"".join(
            packed.read(n) for n in packed.namelist() if n.startswith("xl/worksheets/")
        )
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets


def test_a_hostile_article_is_in_its_cells_alone() -> None:
    book = opened_book(hostile())
    assert book.sheetnames == ["Events", "Origin"]
    assert book["Events"].max_row == 2


def test_what_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (row,) = rows(made("\N{GRINNING FACE}" * 20_000))
    cell = str(row["headline"].value)
    assert cell.endswith("(cut here: a cell holds no more)")
    assert 32_000 < len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert set(cell.partition(" ")[0]) == {"\N{GRINNING FACE}"}


def test_more_events_than_a_sheet_has_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.exports.xlsx._MOST_ROWS", 2)
    with pytest.raises(DashboardError, match=r"holds 2; choose fewer, or CSV"):
        written("xlsx", chosen())


def test_the_second_sheet_says_where_it_is_from() -> None:
    selection = chosen(Query(words="bridge"), (opened(), Field.STATE, "checked"))
    cells = [[cell.value for cell in row] for row in opened_book(selection)["Origin"].iter_rows()]
    lines = {row[0]: row[1] for row in cells}
    assert selection.manifest.counts is not None
    assert lines["Events"] == counted(selection.manifest.counts)
    assert lines["Filters"] == "words bridge"
    assert lines["Address"] == "words=bridge&show=all"
    assert [row[-1] for row in cells[-2:]] == [p.article.sha256 for p in two_articles()]


def test_nothing_chosen_is_a_header_alone() -> None:
    sheet = sheet_of(chosen(Query(words="no such words")))
    assert sheet.max_row == 1


def test_no_time_of_day_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", chosen()))) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_the_salience_is_a_number_here_and_its_figures_in_csv() -> None:
    selection = made(salience=0.571)
    assert [row["salience"].value for row in rows(selection)] == [0.571]
    assert [row["salience"] for row in read_csv(written("csv", selection))] == ["0.571"]
