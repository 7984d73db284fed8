"""A chronology that a table holds (CSV, XLSX), read as events of a person's own.

Which column holds what is guessed by its head, and told: a person confirms it. A row is lost only
where it says nothing of what happened; a date that is none is kept as a note of the event.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.errors import ArticleError, LibraryError, QueryError
from dashboard.inbox.zips import open_zip
from dashboard.library.own_events import OwnEvent
from dashboard.limits import LIMITS, MOST_ACTORS, cut
from dashboard.model import Role
from dashboard.registry import OWN, language_file, read_toml
from dashboard.timeline.corrections.kinds import OTHER, read_kind
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.corrections.typed_date import AmbiguousDateError, possible_days, read_typed
from dashboard.timeline.wording.formulas import unguard
from dashboard.timeline.wording.labels import ROLES

ENDINGS = ("csv", "tsv", "xlsx")
FIELDS = {  # what a column can hold, as a person calls it
    "headline": "What happened",
    "date": "Date",
    "until": "Until",
    "type": "Kind",
    "actors": "Who",
    "source": "Source",
    "link": "Link",
    "note": "Note",
}
MOST_ROWS = 20_000
_LARGEST = 32 * 2**20  # bytes of a table
_LARGEST_UNPACKED = 256 * 2**20
_SAMPLE = 64_000  # characters by which the sign between cells is found
_SIGNS = ",;\t|"
_ROLE = re.compile(r"(.+?) \(([a-z ]+)\)")
_ROLES = {str(role): role for role in Role} | {label: role for role, label in ROLES.items()}
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}(?!\d)", re.ASCII)
_BETWEEN = re.compile(r"[;\n]")
_HEADS = language_file(OWN, "chronology.toml")
Columns = Mapping[str, int]  # of each field that is there, the place of its column


class Table(NamedTuple):
    """The heads of the columns, and the rows below them, as texts; all rows are of one length.

    ``numbers``: of each row, as a spreadsheet has it.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


class Chronology(NamedTuple):
    """The events of a table, and a line for each row that has less in it than it should."""

    events: tuple[OwnEvent, ...]
    problems: tuple[str, ...]


def read_table(data: bytes, name: str) -> Table:
    """The first table of a file; the first row with two cells or more has the heads.

    Raises LibraryError where it is none, damaged, or too large.
    """
    if len(data) > _LARGEST:
        raise LibraryError(f"{name}: has more than {_LARGEST:,} bytes, the limit; split it")
    is_book = Path(name).suffix.casefold() == ".xlsx" or data.startswith(b"PK\x03\x04")
    cells = _of_book(data, name) if is_book else _of_text(data, name)
    numbered = [(number, row) for number, row in enumerate(cells, 1) if any(row)]
    rows = [row for _, row in numbered]
    first = next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    if len(rows) - first < 2:
        raise LibraryError(f"{name}: holds no table: a row of heads, and rows below it")
    width = max(map(len, rows))
    if len(rows) - first - 1 > MOST_ROWS:
        raise LibraryError(f"{name}: has more than {MOST_ROWS:,} rows, the limit; split it")
    filled = [tuple(row + [""] * (width - len(row))) for row in rows[first:]]
    heads = (head or f"column {n}" for n, head in enumerate(filled[0], 1))
    numbers = (number for number, _ in numbered[first + 1 :])
    return Table(tuple(heads), tuple(filled[1:]), tuple(numbers))


def guess(table: Table) -> dict[str, int]:
    """The columns by their heads; without one that tells what happened, the longest texts do."""
    places: dict[str, int] = {}
    heads = [" ".join(re.findall(r"\w+", head.casefold())) for head in table.heads]
    for field, names in read_toml(_HEADS).items():
        found = (heads.index(name) for name in names if name in heads)
        place = next((n for n in found if n not in places.values()), None)
        if place is not None:
            places[field] = place
    if "headline" not in places:
        free = [n for n in range(len(heads)) if n not in places.values()]
        lengths = {n: sum(len(row[n]) for row in table.rows) for n in free}
        if lengths:
            places["headline"] = max(lengths, key=lambda n: lengths[n])
    return places


def guess_order(table: Table, columns: Columns) -> Order | None:
    """Which number of the dates is the day, where one of them can have but one; None: ask."""
    cells = [match for cell in _dates(table, columns) if (match := _NUMBERS.search(cell))]
    left = [order for order in Order if all(_can_be(cell, order) for cell in cells)]
    return left[0] if len(left) == 1 else None


def _can_be(cell: re.Match[str], order: Order) -> bool:
    """Whether two numbers can be a day and a month in this order."""
    return int(cell[2 if order is Order.DAY_FIRST else 1]) <= 12


def ambiguous(table: Table, columns: Columns) -> str | None:
    """The first date that may be two days; None where there is none."""
    return next((cell for cell in _dates(table, columns) if possible_days(cell)), None)


def read_chronology(table: Table, columns: Columns, order: Order | None = None) -> Chronology:
    """The events of the rows, in their order. Raises QueryError where the order must be known."""
    events, problems = [], []
    if "headline" not in columns:
        raise LibraryError("say which column tells what happened", field="headline")
    for number, row in zip(table.numbers, table.rows, strict=True):
        cells = {field: row[place] for field, place in columns.items()}
        if not cells["headline"].strip():
            problems.append(f"row {number}: does not say what happened; left out")
            continue
        event, problem = _event(cells, order)
        events.append(event)
        problems += [f"row {number}: {told}" for told in problem]
    return Chronology(tuple(events), tuple(problems))


def _event(cells: Mapping[str, str], order: Order | None) -> tuple[OwnEvent, list[str]]:
    date, told = _date(cells, order)
    link, notes = cells.get("link", "").strip(), [cells.get("note", "").strip()]
    if not re.match(r"https?://\S+\Z", link) or len(link) > LIMITS["url"]:
        notes.append(link)
        link = ""
    problems = []
    if told:
        notes.append(f"Date in the table: {told}")
        problems.append(f"“{told}” is no date that is read: undated, with the words in its note")
    event = OwnEvent(
        cut("headline", " ".join(cells["headline"].split())),
        date,
        read_kind(cells.get("type", "")) or OTHER,
        tuple(_actors(cells.get("actors", "")))[:MOST_ACTORS],
        cut("source", " ".join(cells.get("source", "").split())),
        link,
        cut("note", "\n".join(filter(None, notes))),
    )
    return event, problems


def _date(cells: Mapping[str, str], order: Order | None) -> tuple[str, str]:
    """The date in EDTF, or "" and the words that are none."""
    begin, end = (" ".join(cells.get(name, "").split()) for name in ("date", "until"))
    words = f"{begin} to {end}" if begin and end and begin != end else begin or end
    for one in dict.fromkeys((words, begin)):
        try:
            return read_typed(one, order), ""
        except AmbiguousDateError:
            raise
        except QueryError:
            continue
    return "", words


def _actors(cell: str) -> Iterator[tuple[str, str]]:
    for name in filter(None, (" ".join(one.split()) for one in _BETWEEN.split(cell))):
        match = _ROLE.fullmatch(name)
        if match and match[2] in _ROLES:
            yield cut("actor", match[1]), str(_ROLES[match[2]])
        else:
            yield cut("actor", name), str(Role.ACTOR)


def _dates(table: Table, columns: Columns) -> Iterator[str]:
    places = [columns[name] for name in ("date", "until") if name in columns]
    return (row[place] for row in table.rows for place in places)


def _of_text(data: bytes, name: str) -> Iterable[list[str]]:
    text = _decoded(data, name)
    first = text.partition("\n")[0]
    try:
        sign: Any = csv.Sniffer().sniff(text[:_SAMPLE], _SIGNS).delimiter
    except csv.Error:
        sign = max(_SIGNS, key=first.count)
    before = csv.field_size_limit(_LARGEST)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        return [[unguard(cell).strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise LibraryError(f"{name}: is no table ({error}); save it as CSV anew") from error
    finally:
        csv.field_size_limit(before)


def _decoded(data: bytes, name: str) -> str:
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    codes = [marks[data[:2]]] if data[:2] in marks else ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise LibraryError(f"{name}: is no text that is read; save it as CSV in UTF-8, or as XLSX")


def _of_book(data: bytes, name: str) -> Iterable[list[str]]:
    import openpyxl

    try:
        with open_zip(data, name) as packed:
            _check_parts(packed, name)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        most = MOST_ROWS + 100
        return [[_cell(v) for v in row] for row in sheet.iter_rows(max_row=most, values_only=True)]
    except ArticleError as error:
        raise LibraryError(str(error)) from error
    except (KeyError, IndexError, ValueError, TypeError, zipfile.BadZipFile, OSError) as error:
        raise LibraryError(
            f"{name}: is no workbook that is read ({error}); save it anew"
        ) from error


def _check_parts(packed: zipfile.ZipFile, name: str) -> None:
    """Nothing. Raises LibraryError for a workbook that would unpack to too much, or grow."""
    whole = sum(info.file_size for info in packed.infolist())
    if whole > _LARGEST_UNPACKED:
        raise LibraryError(f"{name}: unpacks to {whole:,} bytes, too many; save it as CSV")
    for info in packed.infolist():
        with packed.open(info) as part:
            if b"<!DOCTYPE" in part.read(_SAMPLE) and info.filename.endswith((".xml", ".rels")):
                raise LibraryError(f"{name}: defines what no workbook does; save it as CSV")


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split("\r")).strip()
