"""Markdown: a chronology to read, each event with footnotes that say where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.exports import Options
from dashboard.model import Report, TimelineEntry
from dashboard.proof.blocks import Piece
from dashboard.proof.carriers import CARRIERS, with_blocks
from dashboard.proof.claims import Proof
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Manifest, Selection, told
from dashboard.timeline.title_page import title_page
from dashboard.timeline.wording.citation import cited_quote, told_in
from dashboard.timeline.wording.dates import UNDATED, in_words, with_capital
from dashboard.timeline.wording.labels import how_told

MEDIA_TYPE, ENDING, STREAMS = "text/markdown", ".md", False
LABEL = "Chronology with sources (Markdown)"
READ = True
# What Markdown, or HTML within it, would take for more than a letter: anywhere, and at the start.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_STARTS = re.compile(r"^(\d*)([#+\-=.)])")


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """How much is in it, the events in order of time, where it is from, the footnotes.

    Events without a date come last. At the end, in a comment, stands what lets a reader check it.
    """
    del options
    proof = Proof(selection)
    part = proof.part([*_pieces(selection, proof), Piece(b"\n<!-- ")])
    yield from with_blocks([part], CARRIERS["comment"], proof.made_with, after=b" -->\n")


def _pieces(selection: Selection, proof: Proof) -> Iterator[Piece]:
    yield Piece(f"# {escape(selection.manifest.title)}\n".encode())
    page = title_page(selection)
    for line in filter(None, (*page.extent, page.left_out)):
        yield Piece(f"\n{escape(line)}\n".encode())
    undated = False
    notes: list[tuple[Report, tuple[int, ...]]] = []
    for entry in selection.entries:
        if not undated and in_words(entry.event.date) == UNDATED:
            undated = True
            yield Piece(b"\n## Without a date\n")
        numbers = range(len(notes) + 1, len(notes) + len(entry.reports) + 1)
        row = proof.of_entry(entry)
        yield Piece(_item(entry, "".join(f"[^{number}]" for number in numbers)).encode(), row)
        notes.extend((report, row) for report in entry.reports)
    yield Piece(b"".join(_origin(selection.manifest)))
    for number, (report, row) in enumerate(notes, 1):
        yield Piece(_footnote(report, number).encode(), row)


def escape(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    return _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _item(entry: TimelineEntry, marks: str) -> str:
    """When and how well that is known, what, who, what was said, and what people changed."""
    event = entry.event
    words = in_words(event.date)
    when = "" if words == UNDATED else f"**{words}** "
    how = f"({said}) " if (said := how_told(event)) else ""
    who = ", ".join(escape(actor.name) for actor in entry.actors)
    what = escape(with_capital(event.headline))
    lines = [f"\n- {when}{how}{what}{f' — {who}' if who else ''}{marks}"]
    lines += [f"  > {escape(cited_quote(quote, entry.actors))}" for quote in entry.quotes]
    lines += [f"  *{escape(remark)}*" for remark in remarks(entry)]
    return "\n\n".join(lines) + "\n"


def _origin(manifest: Manifest) -> Iterator[bytes]:
    """The versions, the filters, the counts, and the articles with their hashes."""
    yield b"\n## Where this is from\n\n"
    for name, words in told(manifest):
        yield f"- {name}: {escape(words)}\n".encode()
    for article in manifest.articles:
        names = escape(", ".join((article.id, *told_in(article))))
        yield f"- Article: {names}; SHA-256 {article.sha256}\n".encode()


def _footnote(report: Report, number: int) -> str:
    told = [f"“{report.event.sentence.text}”", *told_in(report.article), report.article.url]
    return f"\n[^{number}]: {escape(', '.join(part for part in told if part))}\n"
