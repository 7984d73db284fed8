"""Row 4: a cell of an article that a spreadsheet would run is guarded, and comes back verbatim."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from dashboard.exports import Options
from dashboard.exports.csv import read
from dashboard.exports.json import read as read_json
from dashboard.model import Article, ParsedArticle
from dashboard.timeline.selection import select_all
from tests.exports.made import two_articles, written

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠", "'=")


def titled(start: str) -> ParsedArticle:
    parsed = two_articles()[0]
    article = Article(parsed.article.id, parsed.article.text, title=f"{start}1+cmd|' /C calc'!A0")
    return ParsedArticle(article, actors=parsed.actors, events=parsed.events[:1])


def read_one(data: bytes, *, raw: bool = False) -> dict[str, str]:
    (row,) = read(data, raw=raw)
    return row


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_begins_as_a_formula_does(start: str) -> None:
    data = written("csv", select_all([titled(start)]))
    cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in STARTS] == []


@pytest.mark.slow
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("behind", [";", "\t", "|", "\n", "\r\n", ';"', ";'"])
def test_none_does_where_it_is_split_at_something_else(separator: str, behind: str) -> None:
    parsed = titled(f"rise of 5 %{behind}=1+1{behind}")
    data = written("csv", select_all([parsed]))
    read = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=separator)
    assert [cell for row in read for cell in row if cell[:1] in STARTS] == []
    assert read_one(data)["title"] == parsed.article.title
    raw = written("csv", select_all([parsed]), Options(raw=True))
    assert read_one(raw, raw=True)["title"] == parsed.article.title


@pytest.mark.parametrize("start", STARTS)
def test_the_import_takes_the_guard_away(start: str) -> None:
    parsed = titled(start)
    (row,) = read(written("csv", select_all([parsed])))
    assert row["title"] == parsed.article.title


@pytest.mark.parametrize("start", STARTS)
def test_a_workbook_has_it_as_text_and_keeps_it_text_when_it_is_edited(start: str) -> None:
    parsed = titled(start)
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", select_all([parsed]))))["Events"]
    names = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, names.index("title") + 1)
    assert unescape(str(cell.value)) == parsed.article.title
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("start", STARTS)
def test_raw_and_json_are_verbatim(start: str) -> None:
    parsed = titled(start)
    (row,) = read(written("csv", select_all([parsed]), Options(raw=True)), raw=True)
    assert row["title"] == parsed.article.title
    data = written("json", select_all([parsed]))
    assert json.loads(data)[0]["article"]["title"] == parsed.article.title
    assert read_json(data) == (parsed,)
