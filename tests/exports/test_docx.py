"""DOCX: opens again, is laid out to be handed in, has a footnote a source, and words are words."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.enum.section import WD_ORIENT

from dashboard.proof.packages import inspect_zip, repacked, unpacked
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import About, Selection, select, select_all
from dashboard.timeline.wording.labels import kind_label
from dashboard.timeline.wording.rule_records import tell_record
from tests.exports.made import HOSTILE, chosen, hostile, opened, two_articles, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts_of(selection: Selection) -> dict[str, bytes]:
    return unpacked(written("docx", selection))[0]


def footnotes(parts: dict[str, bytes]) -> dict[str, str]:
    """The words of each footnote by its id; those that only draw a line are left out."""
    notes = ET.fromstring(parts["word/footnotes.xml"])
    texts = {n.get(f"{W}id", ""): "".join(n.itertext()).strip() for n in notes}
    return {name: text for name, text in texts.items() if int(name) > 0}


def test_each_event_is_a_row_with_a_footnote_for_each_of_its_sources() -> None:
    selection = chosen()
    data = written("docx", selection)
    tables = docx.Document(io.BytesIO(data)).tables
    notes = footnotes(unpacked(data)[0])
    assert [*notes] == [str(n) for n in range(1, len(notes) + 1)]
    number = 1
    for table, entry in zip(tables, selection.entries, strict=True):
        (row,) = table.rows
        assert row.cells[1].text.startswith(entry.event.headline)
        marks = [m.get(f"{W}id") for m in row._tr.iter(f"{W}footnoteReference")]
        assert marks == [str(number + i) for i in range(len(entry.reports))]
        for report in entry.reports:
            assert report.event.sentence.text in notes[str(number)]
            assert str(report.article.title) in notes[str(number)]
            assert "paragraph 1" in notes[str(number)]
            number += 1
    assert number == len(notes) + 1


def test_word_opens_it_as_a_document_of_its_own_version() -> None:
    document = docx.Document(io.BytesIO(written("docx", chosen())))
    (mode,) = document.settings.element.xpath(
        './/w:compatSetting[@w:name="compatibilityMode"]/@w:val'
    )
    assert mode == "15"


def test_no_table_holds_two_events_so_that_each_page_is_filled() -> None:
    """Of rows of one table that have footnotes LibreOffice sets one or two on a page."""
    selection = chosen()
    document = docx.Document(io.BytesIO(written("docx", selection)))
    body = [child.tag.removeprefix(W) for child in document.element.body]
    assert body.count("tbl") == len(selection.entries)
    assert not [a for a, b in pairwise(body) if a == b == "tbl"], "Word makes one of two"
    for table in document.tables:
        (row,) = table._tbl.tr_lst
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert not [*table._tbl.iter(f"{W}keepNext"), *table._tbl.iter(f"{W}pageBreakBefore")]


def test_how_the_rule_of_a_date_did_is_told_once_and_not_in_each_row() -> None:
    selection = chosen()
    document = docx.Document(io.BytesIO(written("docx", selection)))
    records = {tell_record(entry.event.date) for entry in selection.entries} - {""}
    assert records
    told = [paragraph.text for paragraph in document.paragraphs]
    for record in records:
        assert told.count(f"Dates: {record}") == 1
    for table, entry in zip(document.tables, selection.entries, strict=True):
        assert table.rows[0].cells[3].text == entry.event.date.because


def test_a_quote_stands_below_the_event_to_which_it_belongs() -> None:
    (entry,) = [entry for entry in chosen().entries if entry.quotes]
    tables = docx.Document(io.BytesIO(written("docx", chosen()))).tables
    cells = [row.cells[1] for table in tables for row in table.rows]
    (cell,) = [cell for cell in cells if entry.event.headline in cell.text]
    first, kind, quote, *_ = cell.paragraphs
    assert kind.text == kind_label(entry.event)
    assert entry.event.headline in first.text
    assert quote.text == "“It will last,” — Anna Lie, mayor of Bergen"
    assert quote.paragraph_format.left_indent


def test_it_is_laid_out_across_with_a_title_page_a_head_and_numbers_on_each_page() -> None:
    about = About("Over the fjord", "How the bridge came", "Ann")
    document = docx.Document(
        io.BytesIO(written("docx", select(build(two_articles()), Query(), about=about)))
    )
    front, section, last = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    titled = [paragraph.text for paragraph in document.paragraphs[:7]]
    assert titled[:3] == ["Over the fjord", "How the bridge came", "by Ann"]
    assert titled[4:] == [
        "2 articles, published 5 May 2021 to 6 May 2021",
        "",
        "The events in order of time",
    ]
    fields = [f.get(f"{W}instr") for f in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert [one.page_width for one in document.sections] == [section.page_width] * 3
    (head,) = section.header.tables
    heads = ["When", "What happened, and what was said", "Who", "Why this date"]
    assert [cell.text for cell in head.rows[0].cells] == heads
    assert not last.header.tables
    assert not front.header._element.xpath(".//w:t")
    assert not front.footer._element.xpath(".//w:t")
    assert not last.different_first_page_header_footer
    for table in document.tables:
        assert [column.width for column in table.columns] == [c.width for c in head.columns]
    widths = [column.width for column in head.columns]
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(widths) == pytest.approx(room, rel=0.01)
    assert widths[1] == max(widths)
    assert document.core_properties.author == "Ann"


@pytest.mark.parametrize(
    ("url", "linked"), [("https://post.test/bridge?a=1&b=2", True), ("javascript:go()", False)]
)
def test_a_footnote_leads_to_an_article_on_the_web(url: str, linked: bool) -> None:
    first = two_articles()[0]
    article = dataclasses.replace(first.article, url=url)
    parts = parts_of(select_all([dataclasses.replace(first, article=article)]))
    found = ET.fromstring(parts["word/footnotes.xml"]).iter(f"{W}hyperlink")
    links = {link.get(f"{R}id") for link in found}
    relations = parts.get("word/_rels/footnotes.xml.rels", b"<r/>")
    targets = {r.get("Id"): r.get("Target") for r in ET.fromstring(relations)}
    assert {targets[one] for one in links} == ({url} if linked else set())
    assert all((url in text) == linked for text in footnotes(parts).values())


def test_a_changed_footnote_is_a_changed_row() -> None:
    parts = parts_of(chosen())
    was = parts["word/footnotes.xml"]
    number = next(n for n, text in footnotes(parts).items() if "opened the bridge on 3" in text)
    now = was.replace(b"opened the bridge on 3 May", b"opened the bridge on 4 May", 1)
    told = inspect_zip(repacked({**parts, "word/footnotes.xml": now}))
    assert told is not None
    assert not told.outside
    entries = chosen().entries
    rows = [row for row, entry in enumerate(entries, 1) for _ in entry.reports]
    assert told.altered == {rows[int(number) - 1]}


def test_what_word_and_others_need_for_footnotes_is_declared() -> None:
    parts = parts_of(chosen())
    types = parts["[Content_Types].xml"].decode()
    assert re.search(r'PartName="/word/footnotes.xml" ContentType="[^"]*footnotes\+xml"', types)
    assert b'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]
    styles = ET.fromstring(parts["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for name in ("word/document.xml", "word/footnotes.xml"):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            used = {s.get(f"{W}val") for s in ET.fromstring(parts[name]).iter(f"{W}{kind}")}
            assert used <= known
    settings = [one.tag for one in ET.fromstring(parts["word/settings.xml"])]
    assert settings.index(f"{W}footnotePr") < settings.index(f"{W}compat")


def test_hostile_words_are_words() -> None:
    data = written("docx", hostile())
    document = docx.Document(io.BytesIO(data))
    plain = " ".join(HOSTILE.split())
    assert plain in document.tables[0].cell(0, 1).text
    parts, _ = unpacked(data)
    assert plain in footnotes(parts)["1"]
    assert not [r for r in document.part.rels.values() if r.is_external]
    assert "word/_rels/footnotes.xml.rels" not in parts


def test_the_first_page_of_the_events_says_what_they_are_and_each_whose_they_are() -> None:
    about = About("Over the fjord")
    document = docx.Document(
        io.BytesIO(written("docx", select(build(two_articles()), Query(), about=about)))
    )
    _, section, last = document.sections
    heads = [cell.text for cell in section.header.tables[0].rows[0].cells]
    at = next(
        n for n, p in enumerate(document.paragraphs) if p.style and p.style.name == "Heading 1"
    )
    assert document.paragraphs[at].text == "The events in order of time"
    assert document.paragraphs[at + 1].text.split("\t") == heads
    assert section.different_first_page_header_footer
    assert not section.first_page_header.tables, "the heads stand below the heading there"
    first = section.first_page_footer._element
    assert [f.get(f"{W}instr") for f in first.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    for head in (section.first_page_header, section.header, last.header):
        assert head.paragraphs[0].text == "Over the fjord"


def test_what_it_says_of_itself_is_of_the_chronology_and_not_of_a_template() -> None:
    about = About("Over the fjord", "How the bridge came", "Ann")
    change = Correction(
        1, "2026-01-02T03:04:05Z", "Ann", opened(), Field.STATE, None, "checked", "seen"
    )
    timeline = build(two_articles(), reviews([change]))
    data = written("docx", select(timeline, Query(), [change], about=about))
    told = docx.Document(io.BytesIO(data)).core_properties
    assert (told.title, told.subject, told.author) == (about.title, about.scope, about.author)
    assert told.last_modified_by == "Ann"
    assert f"{told.created:%Y-%m-%d %H:%M}" == "2021-05-06 00:00"
    assert f"{told.modified:%Y-%m-%d %H:%M}" == "2026-01-02 03:04"
    parts, _ = unpacked(data)
    assert not [name for name in parts if "thumbnail" in name or name.endswith("app.xml")]
    assert b"2013" not in parts["docProps/core.xml"]


def test_of_articles_without_a_date_it_claims_no_day_on_which_it_was_made() -> None:
    undated = [
        dataclasses.replace(one, article=dataclasses.replace(one.article, published=None))
        for one in two_articles()
    ]
    core = parts_of(select_all(undated))["docProps/core.xml"]
    assert b"created" not in core
    assert b"modified" not in core


def test_the_same_chronology_is_the_same_bytes_and_no_time_of_day_is_in_it() -> None:
    data = written("docx", chosen())
    assert data == written("docx", chosen())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
