"""DOCX: the chronology as a table, with numbers for the sources and the sources by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from dashboard.exports import Options
from dashboard.model import Report, TimelineEntry
from dashboard.proof.claims import Proof
from dashboard.proof.packages import DOCUMENT, with_proof
from dashboard.timeline.citation import cited_quote, told_in
from dashboard.timeline.labels import MODALITIES, NOT_AS_FACT, how_known
from dashboard.timeline.remarks import remarks
from dashboard.timeline.rule_records import tell_why
from dashboard.timeline.selection import Manifest, Selection, told
from dashboard.timeline.words import in_words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDING, STREAMS = ".docx", False
LABEL = "Chronology for a word processor (DOCX)"
_HEADS = ("When", "What happened", "Who", "What was said")
# What XML cannot hold, and what Word would make a break of.
_OUTSIDE = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_LONGEST_PROPERTY = 255  # characters of a property of a document


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A document with a row an event in order of time, then the sources, then where it is from.

    What lets a reader check it is a part of its own, which no program shows.
    """
    del options
    import docx

    document = docx.Document()
    document.core_properties.title = selection.manifest.title[:_LONGEST_PROPERTY]
    document.core_properties.author = selection.manifest.program
    document.core_properties.comments = ""
    document.add_heading(selection.manifest.title, 0)
    _table(document, selection)
    document.add_heading("Sources", 1)
    proof = Proof(selection)
    of_entries = [(entry, proof.of_entry(entry)) for entry in selection.entries]
    reports = [(report, row) for entry, row in of_entries for report in entry.reports]
    for number, (report, _) in enumerate(reports, 1):
        document.add_paragraph(_source(report, number))
    before = [(), (), *(row for _, row in of_entries), (), *(row for _, row in reports)]
    rest = _origin(document, selection.manifest)
    packed = BytesIO()
    document.save(packed)
    rows = [*before, *[()] * rest]
    yield with_proof(packed.getvalue(), DOCUMENT, rows, proof.part([]), proof.made_with)


def escape(text: str) -> str:
    """The text on one line, so that XML can hold it."""
    return _OUTSIDE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def _table(document: Document, selection: Selection) -> None:
    """The table; its cells are asked for once, as each look at a row goes through all before it."""
    table = document.add_table(len(selection.entries) + 1, len(_HEADS), style="Table Grid")
    cells = iter(table._cells)
    for head in _HEADS:
        next(cells).paragraphs[0].add_run(head).bold = True
    number = 1
    for entry in selection.entries:
        _row([next(cells) for _ in _HEADS], entry, number)
        number += len(entry.reports)


def _row(cells: list[_Cell], entry: TimelineEntry, number: int) -> None:
    event = entry.event
    when, what, who, said = (cell.paragraphs[0] for cell in cells)
    told = [how_known(event.date)]
    told += [MODALITIES[event.modality].lower()] if event.modality in NOT_AS_FACT else []
    when.add_run(escape(in_words(event.date))).bold = True
    when.add_run(f" ({', '.join(told)})")
    what.add_run(escape(event.headline))
    numbers = ", ".join(str(number + i) for i in range(len(entry.reports)))
    what.add_run(f" [{numbers}]").font.superscript = True
    for remark in remarks(entry):
        cells[1].add_paragraph().add_run(escape(remark)).italic = True
    who.add_run(escape(", ".join(actor.name for actor in entry.actors)))
    quotes = [escape(cited_quote(quote, entry.actors)) for quote in entry.quotes]
    said.add_run(quotes[0] if quotes else "")
    for quote in quotes[1:]:
        cells[3].add_paragraph(quote)
    cells[3].add_paragraph().add_run(escape(f"Why this date: {tell_why(event.date)}")).italic = True


def _source(report: Report, number: int) -> str:
    told = [f"“{report.event.sentence.text}”", *told_in(report.article), report.article.url]
    return f"[{number}] {escape(', '.join(part for part in told if part))}"


def _origin(document: Document, manifest: Manifest) -> int:
    """How many lines it added: the versions, the filters, the counts, the articles by hashes."""
    document.add_heading("Where this is from", 1)
    lines = [f"{name}: {escape(words)}" for name, words in told(manifest)]
    for article in manifest.articles:
        names = escape(", ".join((article.id, *told_in(article))))
        lines.append(f"Article: {names}; SHA-256 {article.sha256}")
    for line in lines:
        document.add_paragraph(line)
    return 1 + len(lines)
