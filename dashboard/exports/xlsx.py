"""XLSX: a row for each report of an event, in order of time, and a sheet that tells their origin.

Days are dates of the spreadsheet, numbers numbers; text is stored as text, never as a formula or a
link. Written with XlsxWriter: openpyxl, which also reads, takes what begins with ``=`` for a
formula, refuses control characters, and puts the time of day into the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dashboard.errors import DashboardError
from dashboard.exports import Options
from dashboard.picture.frame import COLUMNS, HAS_TIME, ORIGIN, frame, in_order_of_time, iso
from dashboard.proof.claims import Proof
from dashboard.proof.packages import WORKBOOK, with_proof
from dashboard.timeline.selection import Manifest, Selection, told

if TYPE_CHECKING:
    from pandas import DataFrame
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDING, STREAMS = ".xlsx", False
LABEL = "Workbook for a spreadsheet (XLSX)"
READ = True
# What a reader looks for stands first, with the width of its column in characters.
_FIRST = {
    "when": 24, "headline": 60, "actors": 36, "earliest": 12, "latest": 12, "how known": 13,
    "told as": 13, "type": 15, "quotes": 40, "because": 40, "title": 30, "source": 20,
    "published": 17, "state": 11, "remarks": 30, "sentence": 60,
}  # fmt: skip
_WIDTH = 14  # of the others
_WRAPPED = {"headline", "actors"}
_ABOUT = {"Article": 24, "Title": 40, "Published": 17, "Source": 20, "Address": 40, "SHA-256": 68}
_MOST_ROWS = 2**20 - 1  # below the header
_MOST_UNITS = 2**15 - 1  # of UTF-16 in a cell
_CUT = " … (cut here: a cell holds no more)"
_FIRST_DAY = dt.date(1900, 1, 1)  # of the calendar of spreadsheets
_LONGEST_PROPERTY = 255  # characters of a property of a workbook
_NO_CLOCK = dt.datetime(1980, 1, 1)  # as the parts of the file have it


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A workbook; its first sheet has a header alone where nothing was chosen.

    Raises DashboardError where there are more events than a sheet has rows.
    """
    del options
    from xlsxwriter import Workbook

    rest = [c.name for c in COLUMNS if c.name not in {*_FIRST, *ORIGIN, HAS_TIME}]
    table = in_order_of_time(frame(selection), selection.entries)[[*_FIRST, *rest, HAS_TIME]]
    if len(table) > _MOST_ROWS:
        raise DashboardError(
            f"{len(table):,} events: a sheet of XLSX holds {_MOST_ROWS:,}; choose fewer, or CSV"
        )
    packed = BytesIO()
    # In memory, as parts that went through files would have the zone of the machine in their time.
    with Workbook(packed, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": selection.manifest.title[:_LONGEST_PROPERTY],
                "author": selection.manifest.program,
                "created": _NO_CLOCK,
            }
        )
        _write_events(_Sheet(book, "Events"), table)
        _write_origin(_Sheet(book, "Origin"), selection.manifest)
    proof = Proof(selection)
    events = {e.id: (parsed, e) for parsed in selection.articles for e in parsed.events}
    rows = [proof.of_event(*events[name]) for name in table["event"]]
    lines = [
        (),
        *rows,
        *[()] * (len(told(selection.manifest)) + 1 + len(selection.manifest.articles)),
    ]
    yield with_proof(packed.getvalue(), WORKBOOK, lines, proof.part([]), proof.made_with)


class _Sheet:
    """A sheet, and how its cells look."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.plain = book.add_format()
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.minute = book.add_format(
            {"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"}
        )
        self.number = book.add_format({"valign": "top"})
        looks = [(wrap, prefix) for wrap in (False, True) for prefix in (False, True)]
        self.text: dict[tuple[bool, bool], Format] = {
            (wrap, prefix): book.add_format(
                {"valign": "top", "text_wrap": wrap, "quote_prefix": prefix}
            )
            for wrap, prefix in looks
        }

    def write_head(self, names: dict[str, int], row: int = 0) -> None:
        """The names of the columns in bold, and the widths of the columns."""
        for at, (name, width) in enumerate(names.items()):
            self.sheet.set_column(at, at, width)
            self.sheet.write_string(row, at, name, self.bold)

    def write_text(self, row: int, at: int, text: str, *, wrap: bool = False) -> None:
        """A text to the letter; what a spreadsheet might run stays text when the cell is edited."""
        if not text:
            return
        look = self.text[wrap, not text[0].isalnum()]
        text = _fit(text)
        if text.startswith("<r>"):  # XlsxWriter would take it for markup of its own, unescaped
            self.sheet.write_rich_string(row, at, text[:1], self.plain, text[1:], look)
        else:
            self.sheet.write_string(row, at, text, look)

    def write_day(self, row: int, at: int, day: dt.datetime, words: str, *, timed: bool) -> None:
        """A day, or a minute, as a date; as text where the calendar of spreadsheets has none."""
        if day.date() < _FIRST_DAY:
            self.write_text(row, at, words)
        elif timed:
            self.sheet.write_datetime(row, at, day, self.minute)
        else:
            self.sheet.write_datetime(row, at, day.date(), self.day)


def _write_events(sheet: _Sheet, table: DataFrame) -> None:
    names = [name for name in table.columns if name != HAS_TIME]
    sheet.write_head({name: _FIRST.get(name, _WIDTH) for name in names})
    timed = table[HAS_TIME].fillna(value=False).tolist()
    for at, name in enumerate(names):
        column = table[name]
        match column.dtype.name:
            case "datetime64[s]":
                _write_days(sheet, at, column, timed if name == "published" else None)
            case "Int64" | "Float64":
                for row, number in column.dropna().items():
                    sheet.sheet.write_number(int(str(row)) + 1, at, number, sheet.number)
            case _:
                texts = column.astype("string").to_numpy(object, na_value="")
                for row, text in enumerate(texts, 1):
                    sheet.write_text(row, at, text, wrap=name in _WRAPPED)
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.autofilter(0, 0, len(table), len(names) - 1)
    sheet.sheet.set_landscape()
    sheet.sheet.repeat_rows(0)


def _write_days(sheet: _Sheet, at: int, column: Any, timed: list[bool] | None) -> None:
    days = zip(column.dt.to_pydatetime(), iso(column), timed or [False] * len(column), strict=True)
    for row, (day, words, has_time) in enumerate(days, 1):
        if words:
            sheet.write_day(row, at, day, words, timed=has_time)


def _write_origin(sheet: _Sheet, manifest: Manifest) -> None:
    """What made the file, what of the timeline it holds, and the articles by their hashes."""
    lines = told(manifest)
    for row, (name, words) in enumerate(lines):
        sheet.sheet.write_string(row, 0, name, sheet.bold)
        sheet.write_text(row, 1, words)
    sheet.write_head(_ABOUT, len(lines) + 1)
    for row, article in enumerate(manifest.articles, len(lines) + 2):
        published = article.published and str(article.published)
        cells = (article.id, article.title, published, article.source, article.url, article.sha256)
        for at, text in enumerate(cells):
            sheet.write_text(row, at, text or "")


def _fit(text: str) -> str:
    """The text; what is longer than a cell can be is cut, and says so."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MOST_UNITS:
        return text
    return units[: 2 * (_MOST_UNITS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
