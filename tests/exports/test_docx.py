"""DOCX: opens again, holds what was chosen with numbered sources, and words are words."""

from __future__ import annotations

import io
import re
import zipfile

import docx

from tests.exports.made import HOSTILE, chosen, hostile, written


def test_each_event_is_a_row_with_the_numbers_of_its_sources() -> None:
    selection = chosen()
    document = docx.Document(io.BytesIO(written("docx", selection)))
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert len(rows) == len(selection.entries)
    paragraphs = [p.text for p in document.paragraphs]
    sources = [words for words in paragraphs if re.match(r"\[\d+\] ", words)]
    assert len(sources) == sum(len(entry.reports) for entry in selection.entries)
    number = 1
    for row, entry in zip(rows, selection.entries, strict=True):
        assert entry.event.headline in row[1]
        assert f"[{number}" in row[1]
        assert all(quote.span.text in row[3] for quote in entry.quotes)
        for report in entry.reports:
            assert report.event.sentence.text in sources[number - 1]
            number += 1
    assert any("SHA-256" in words for words in paragraphs)


def test_hostile_words_are_words() -> None:
    document = docx.Document(io.BytesIO(written("docx", hostile())))
    assert " ".join(HOSTILE.split()) in document.tables[0].cell(1, 1).text
    assert not [r for r in document.part.rels.values() if r.is_external]


def test_no_time_of_day_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(written("docx", chosen()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2013-12-23" in archive.read("docProps/core.xml")
