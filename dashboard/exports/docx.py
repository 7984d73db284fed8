"""DOCX: a chronology to hand in: a title page, tables, and a footnote for each source.

Footnotes are a part of their own, which python-docx does not write; they are made here of the same
XML. Their words are held line by line as those of the table are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING

from dashboard.exports import Options
from dashboard.model import TimelineEntry
from dashboard.proof.claims import Proof
from dashboard.proof.packages import DOCUMENT, with_proof
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Selection, told
from dashboard.timeline.title_page import made_at, title_page
from dashboard.timeline.wording.citation import cited_quote, told_in
from dashboard.timeline.wording.dates import in_words, with_capital
from dashboard.timeline.wording.footnotes import Footnote, footnote, paragraph_starts
from dashboard.timeline.wording.labels import how_told, kind_label
from dashboard.timeline.wording.rule_records import tell_record

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _Header
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDING, STREAMS = ".docx", False
LABEL = "Chronology for a word processor (DOCX)"
READ = True
_HEADS = ("When", "What happened, and what was said", "Who", "Why this date")
_WIDTHS = (34, 127, 42, 64)  # millimetres, of the columns: together the page without its margins
_CELL_MARGIN = 1.9  # millimetres, of the template's tables: so far in a cell its words begin
_PAGE, _MARGIN = (297, 210), 15  # millimetres: A4 across
_ABOVE_TITLE = 130  # points
_RULE = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "BBBBBB"}
_EVENTS, _ORIGIN = "The events in order of time", "Where this is from"
# What XML cannot hold, and what Word would make a break of.
_OUTSIDE = re.compile(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_PROPERTY = 255  # characters of a property of a document
_OF_TEMPLATE = ("/thumbnail", "/extended-properties")  # its picture, and the program that made it
_FOOTNOTES = "/word/footnotes.xml"
_SEPARATORS = ("separator", "continuationSeparator")  # which Word wants before the footnotes
_MODE, _MODE_OF_NOW = "compatibilityMode", "15"  # else Word opens it as a file of an older Word
_BETWEEN = "Between Events"  # the style of the line, a point high, that parts two tables
_REFERENCE, _TEXT, _LINK = "Footnote Reference", "Footnote Text", "Hyperlink"  # styles


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A title page, a row an event in order of time with its footnotes, and where it is from.

    What lets a reader check it is a part of its own, which no program shows.
    """
    del options
    import docx

    document = docx.Document()
    _set_properties(document, selection)
    _set_up(document)
    proof = Proof(selection)
    of_entries = [(entry, proof.of_entry(entry)) for entry in selection.entries]
    titled = _title(document, selection) + _heading(document, selection.manifest.title)
    notes = _tables(document, selection)
    rest = _origin(document, selection)
    _add_footnotes(document, notes)
    of_notes = [row for entry, row in of_entries for _ in entry.reports]
    head: list[tuple[int, ...]] = [()] * titled
    foot: list[tuple[int, ...]] = [()] * (rest + len(_SEPARATORS))
    table = [line for _, row in of_entries for line in (row, ())]
    rows = [*head, *table, *foot, *of_notes]
    packed = BytesIO()
    document.save(packed)
    yield with_proof(packed.getvalue(), DOCUMENT, rows, proof.part([]), proof.made_with)


def escape(text: str) -> str:
    """The text on one line, so that XML can hold it."""
    return _OUTSIDE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def _set_properties(document: Document, selection: Selection) -> None:
    """What a file manager and Word tell of the file: nothing of python-docx's template is left."""
    from docx.oxml.ns import qn

    manifest = selection.manifest
    properties = document.core_properties
    author = escape(manifest.about.author or manifest.program)[:_LONGEST_PROPERTY]
    properties.title = escape(manifest.title)[:_LONGEST_PROPERTY]
    properties.subject = escape(manifest.about.scope)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = author
    properties.comments = ""
    for name, moment in zip(("created", "modified"), made_at(selection), strict=True):
        element = properties._element.find(qn(f"dcterms:{name}"))
        if moment is None:
            properties._element.remove(element)
        else:  # python-docx would write a year before 1000 with fewer than four figures
            element.text = moment
    relations = document.part.package.rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith(_OF_TEMPLATE):
            del relations[name]


def _set_up(document: Document) -> None:
    """The page across, and the styles."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    (section,) = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Mm, _PAGE)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(_MARGIN))
    section.header_distance = section.footer_distance = Mm(_MARGIN / 2)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    mode = document.settings.element.find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='{_MODE}']")
    mode.set(qn("w:val"), _MODE_OF_NOW)
    styles = document.styles
    styles["Normal"].font.size = Pt(9.5)
    styles["Normal"].paragraph_format.space_after = Pt(2)
    styles["Normal"].paragraph_format.line_spacing = 1.0
    styles["Title"].font.color.rgb = styles["Heading 1"].font.color.rgb = RGBColor(0, 0, 0)
    note = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size = styles["Normal"], Pt(8)
    between = styles.add_style(_BETWEEN, WD_STYLE_TYPE.PARAGRAPH)
    between.base_style, between.font.size = styles["Normal"], Pt(1)
    between.paragraph_format.space_after, between.paragraph_format.line_spacing = Pt(0), Pt(1)
    styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    styles.add_style(_LINK, WD_STYLE_TYPE.CHARACTER).font.underline = True


def _title(document: Document, selection: Selection) -> int:
    """How many lines the title page has."""
    from docx.shared import Pt

    page = title_page(selection)
    title = document.add_heading(escape(page.title), 0)
    title.paragraph_format.space_before = Pt(_ABOVE_TITLE)
    by = f"by {page.author}" if page.author else ""
    lines = [line for line in (page.scope, by, *page.extent, page.left_out) if line]
    for line in lines:
        document.add_paragraph().add_run(escape(line)).font.size = Pt(13)
    return len(lines) + 1


def _heading(document: Document, title: str) -> int:
    """How many lines it added: the end of the title page, what the events are, and their heads.

    On the first page of the events the heads stand below the heading; on the others in the head of
    the page, below the title of the chronology.
    """
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.add_section()
    section.different_first_page_header_footer = True
    for head in (section.first_page_header, section.header):
        head.is_linked_to_previous = False
        _running_title(head, title)
    _page_heads(section.header)
    for foot in (section.first_page_footer, section.footer):
        foot.is_linked_to_previous = False
        _number(foot.paragraphs[0])
    document.add_heading(_EVENTS, 1)
    heads = document.add_paragraph()
    for width in accumulate(_WIDTHS[:-1]):
        heads.paragraph_format.tab_stops.add_tab_stop(Mm(width + _CELL_MARGIN))
    heads.paragraph_format.left_indent = Mm(_CELL_MARGIN)
    heads.add_run("\t".join(_HEADS)).bold = True
    border = _within("w:pBdr", _element("w:bottom", _RULE))
    heads._p.get_or_add_pPr().find(qn("w:tabs")).addprevious(border)
    return 3


def _running_title(head: _Header, title: str) -> None:
    """What the chronology is called, at the head of a page."""
    from docx.shared import Pt

    line = head.paragraphs[0]
    line.add_run(escape(title)).italic = True
    line.paragraph_format.space_after = Pt(6)


def _number(foot: Paragraph) -> None:
    """The number of the page, of how many there are."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for field in ("PAGE", " of ", "NUMPAGES"):
        foot._p.append(_field(field) if field.isupper() else _run(field))


def _tables(document: Document, selection: Selection) -> list[Footnote]:
    """A table for each event, a line between two; the footnotes of all of them, in order.

    Of one table whose rows have footnotes LibreOffice sets a row or two on a page, and leaves the
    rest of it empty; Word does not. So the heads of the columns are in the head of the page.
    """
    starts = paragraph_starts(selection.articles)
    notes: list[Footnote] = []
    for entry in selection.entries:
        own = [footnote(report, starts) for report in entry.reports]
        numbers = range(len(notes) + 1, len(notes) + len(own) + 1)
        table = document.add_table(1, len(_HEADS))
        cells = table.rows[0].cells
        _shape(table, cells)
        _row(cells, entry, numbers)
        notes += own
        document.add_paragraph(style=_BETWEEN)
    return notes


def _page_heads(head: _Header) -> None:
    """The heads of the columns in the head of a page, below what stands there."""
    from docx.shared import Mm

    table = head.add_table(1, len(_HEADS), Mm(sum(_WIDTHS)))
    cells = table.rows[0].cells
    _shape(table, cells)
    for words, cell in zip(_HEADS, cells, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    table._tbl.addnext(head.add_paragraph(style=_BETWEEN)._p)  # a table may not be the last in it


def _shape(table: Table, cells: Sequence[_Cell]) -> None:
    """The widths of the columns, a line below, and the row kept whole."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table.autofit = False
    for column, cell, width in zip(table.columns, cells, _WIDTHS, strict=True):
        column.width = cell.width = Mm(width)
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(
        _within("w:tblBorders", _element("w:bottom", _RULE))
    )
    table._tbl.tr_lst[0].get_or_add_trPr().append(_element("w:cantSplit"))


def _row(cells: Sequence[_Cell], entry: TimelineEntry, numbers: Sequence[int]) -> None:
    """When, what with the quotes below it, who, and why this date."""
    from docx.shared import Mm, Pt

    event = entry.event
    when, what, who, why = (cell.paragraphs[0] for cell in cells)
    when.add_run(escape(in_words(event.date))).bold = True
    if how := how_told(event):
        when.add_run(f" ({how})")
    what.add_run(escape(with_capital(event.headline))).bold = True
    for number in numbers:
        if number != numbers[0]:
            what._p.append(_run(", ", _REFERENCE))
        what._p.append(_reference(number))
    cells[1].add_paragraph().add_run(escape(kind_label(event))).font.size = Pt(8)
    for quote in entry.quotes:
        said = cells[1].add_paragraph(escape(cited_quote(quote, entry.actors)))
        said.paragraph_format.left_indent = Mm(5)
    for remark in remarks(entry):
        cells[1].add_paragraph().add_run(escape(remark)).italic = True
    who.add_run(escape(", ".join(actor.name for actor in entry.actors)))
    why.add_run(escape(event.date.because)).font.size = Pt(8)


def _origin(document: Document, selection: Selection) -> int:
    """How many lines it added: versions, filters, counts, rules of dates, articles by hashes.

    How a rule did is told here and once, as in each row it would make the rows so high that word
    processors leave half of a page empty before them.
    """
    section = document.add_section()
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    _running_title(section.header, selection.manifest.title)
    document.add_heading(_ORIGIN, 1)
    lines = [f"{name}: {escape(words)}" for name, words in told(selection.manifest)]
    records = dict.fromkeys(tell_record(entry.event.date) for entry in selection.entries)
    lines += [f"Dates: {escape(record)}" for record in records if record]
    for article in selection.manifest.articles:
        names = escape(", ".join((article.id, *told_in(article))))
        lines.append(f"Article: {names}; SHA-256 {article.sha256}")
    for line in lines:
        document.add_paragraph(line)
    return 2 + len(lines)


def _add_footnotes(document: Document, notes: Sequence[Footnote]) -> None:
    """Put the footnotes into the document as the part in which word processors look for them."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    root, settings = _element("w:footnotes"), _element("w:footnotePr")
    part = XmlPart(PackURI(_FOOTNOTES), CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
    for number, kind in enumerate(_SEPARATORS, -1):
        note = _element("w:footnote", {"w:type": kind, "w:id": str(number)})
        note.append(_within("w:p", _within("w:r", _element(f"w:{kind}"))))
        root.append(note)
        settings.append(_element("w:footnote", {"w:id": str(number)}))
    for number, one in enumerate(notes, 1):
        text = _element("w:p")
        text.append(_within("w:pPr", _element("w:pStyle", {"w:val": _style(_TEXT)})))
        mark = _run("", _REFERENCE)
        mark.append(_element("w:footnoteRef"))
        where = f" ({one.where})" if one.where else ""
        text.extend((mark, _run(" "), _run(escape(f"“{one.words}”{where}"))))
        if one.url:
            relation = part.relate_to(one.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = _element("w:hyperlink", {"r:id": relation})
            link.append(_run(escape(one.url), _LINK))
            text.extend((_run(" "), link))
        note = _element("w:footnote", {"w:id": str(number)})
        note.append(text)
        root.append(note)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    compat = next(one for one in document.settings.element if one.tag.endswith("}compat"))
    compat.addprevious(settings)


def _reference(number: int) -> BaseOxmlElement:
    """The mark in the text that leads to a footnote."""
    run = _run("", _REFERENCE)
    run.append(_element("w:footnoteReference", {"w:id": str(number)}))
    return run


def _field(name: str) -> BaseOxmlElement:
    """What a word processor counts itself: ``PAGE``, ``NUMPAGES``."""
    field = _element("w:fldSimple", {"w:instr": name})
    field.append(_run("1"))
    return field


def _run(words: str, style: str = "") -> BaseOxmlElement:
    """A stretch of text; without words an empty one, in which something else is put."""
    run = _element("w:r")
    if style:
        run.append(_within("w:rPr", _element("w:rStyle", {"w:val": _style(style)})))
    if words:
        text = _element("w:t", {"xml:space": "preserve"})
        text.text = words
        run.append(text)
    return run


def _style(name: str) -> str:
    """The id that python-docx gives a style of that name."""
    return name.replace(" ", "")


def _within(name: str, *children: BaseOxmlElement) -> BaseOxmlElement:
    element = _element(name)
    element.extend(children)
    return element


def _element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    """An element of a document, by names with the prefixes that Word's own files have."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    return OxmlElement(name, {qn(key): value for key, value in (attributes or {}).items()})
