"""Proofs of files that are zips: documents, workbooks, and several texts in one archive.

What a person sees of a document is held as text, so that it holds after another program saved it;
all else, markup, styles and the other parts, is held by one digest.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dashboard.proof.blocks import Chain, Json, Part, Piece, digest, make_block
from dashboard.proof.carriers import CARRIERS, find_blocks
from dashboard.proof.inspect import Inspected, inspect_block, inspect_text

PART = "customXml/proof.xml"
_RELATION = (
    '<Relationship Id="rIdProof" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/customXml" Target="../customXml/proof.xml"/>'
)
_HEAD, _TAIL = '<?xml version="1.0" encoding="UTF-8"?>\n<proof>', "</proof>\n"
_ENDS, _STRINGS = "</Relationships>", "xl/sharedStrings.xml"
_FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)  # no clock is read
_WORDS = re.compile(rb"(<(?:w:t|t|v)(?: [^<>]*)?>)[^<]*")
_IN_DOCUMENT = re.compile(rb"(<w:tr|</w:tr|</w:p)[ >]|<w:t(?: [^<>]*)?>([^<]*)")
_STRING, _CELL = re.compile(rb"<t(?: [^<>]*)?>([^<]*)"), re.compile(rb"<c ([^<>]*)><v>([^<]*)")
_IS_SHARED = b't="s"'  # of a cell: its value is the number of a string
MOST_UNPACKED = 128 * 2**20  # bytes of all parts


class Package(NamedTuple):
    """A kind of document: its main part, the list of what that part uses, and where words stand."""

    main: str
    relations: str
    texts: tuple[str, ...]


DOCUMENT = Package(
    "word/document.xml",
    "word/_rels/document.xml.rels",
    ("word/document.xml", "word/footnotes.xml"),
)
WORKBOOK = Package(
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    (_STRINGS, "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"),
)


def unpacked(data: bytes) -> tuple[dict[str, bytes], bytes]:
    """The parts of a zip by name, and its comment.

    Raises zipfile.BadZipFile for one that is damaged or unpacks to too much.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        infos = packed.infolist()
        if sum(info.file_size for info in infos) > MOST_UNPACKED:
            raise zipfile.BadZipFile(f"unpacks to more than {MOST_UNPACKED:,} bytes")
        return {info.filename: packed.read(info) for info in infos}, packed.comment


def repacked(parts: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """The parts as a zip, in their order, without the time of day at which they were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_OF_ZIP)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(info, data)
        archive.comment = comment
    return packed.getvalue()


def with_proof(
    data: bytes,
    package: Package,
    rows: Sequence[tuple[int, ...]],
    told: Part,
    made_with: Json,
) -> bytes:
    """The document with its block as a part of its own; who opens it sees nothing of it.

    ``rows`` has for each line of ``lines_of`` the numbers of the rows to which it belongs.
    """
    parts, _ = unpacked(data)
    relations = parts[package.relations].decode()
    parts[package.relations] = relations.replace(_ENDS, f"{_RELATION}{_ENDS}").encode()
    lines = zip(lines_of(parts, package), rows, strict=True)
    pieces = [*(Piece(line, of) for line, of in lines), Piece(_packing(parts, package))]
    text, _ = make_block(Part(pieces, told.claims, told.articles), made_with, Chain(), b"")
    parts[PART] = f"{_HEAD}{text}{_TAIL}".encode()
    return repacked(parts)


def inspect_package(parts: Mapping[str, bytes]) -> Inspected | None:
    """What a document or workbook says of itself; None where it carries no proof."""
    package = DOCUMENT if DOCUMENT.main in parts else WORKBOOK
    for name, part in parts.items():
        found = list(find_blocks(part, CARRIERS["part"]))
        if found:
            rest = {other: data for other, data in parts.items() if other != name}
            data = b"".join((*lines_of(rest, package), _packing(rest, package)))
            told = inspect_block(data, found[0].text)
            told.outside |= part != f"{_HEAD}{found[0].text}{_TAIL}".encode()
            return told
    lost = parts.get(PART)
    return None if lost is None else inspect_text(lost) or Inspected(outside=True)


def lines_of(parts: Mapping[str, bytes], package: Package) -> list[bytes]:
    """What a person reads in a document, line by line: paragraphs, and rows of cells; footnotes.

    It is found by its tags, and not as a tree, so that markup that was damaged loses no other
    line, and nothing that a document defines is ever carried out.
    """
    if package is DOCUMENT:
        texts = (parts.get(name, b"") for name in package.texts)
        return [line for text in texts for line in _of_document(text)]
    strings = parts.get(_STRINGS, b"").split(b"<si>")[1:]
    shared = [_joined(_STRING.findall(one.partition(b"</si>")[0])) for one in strings]
    sheets = (parts.get(name, b"") for name in package.texts if name != _STRINGS)
    return [line for sheet in sheets for line in _of_sheet(sheet, shared)]


def _of_document(part: bytes) -> Iterator[bytes]:
    """The words of each paragraph, and of each row with a tab before each of its paragraphs."""
    words: list[bytes] = []
    in_row = False
    for found in _IN_DOCUMENT.finditer(part):
        tag = found[1]
        if tag == b"<w:tr":
            in_row, words = True, []
        elif tag == b"</w:tr" or (tag == b"</w:p" and not in_row):
            yield _line(words)
            in_row, words = False, []
        elif tag == b"</w:p":
            words.append(b"\t")
        elif tag is None:
            words.append(found[2])


def _of_sheet(part: bytes, shared: Sequence[bytes]) -> Iterator[bytes]:
    for row in part.split(b"<row ")[1:]:
        words = []
        for attributes, value in _CELL.findall(row):
            is_number = value.isdigit() and len(value) < 9 and value == b"%d" % int(value)
            is_shared = _IS_SHARED in attributes and is_number
            number = int(value) if is_shared else len(shared)
            words += [shared[number] if number < len(shared) else value, b"\t"]
        yield _line(words)


def _joined(words: Sequence[bytes]) -> bytes:
    return b"".join(words)


def _line(words: Sequence[bytes]) -> bytes:
    told = html.unescape(_joined(words).decode("utf-8", "replace"))
    return f"{' '.join(told.splitlines())}\n".encode("utf-8", "replace")


def _packing(parts: Mapping[str, bytes], package: Package) -> bytes:
    """One line for all that is not text: the names of the parts, their markup, the other parts."""
    whole = hashlib.sha256()
    for name in sorted(parts):
        part = parts[name]
        kept = _WORDS.sub(rb"\1", part) if name in package.texts else part
        whole.update(f"{name}\n{len(kept)}\n".encode("utf-8", "surrogatepass"))
        whole.update(kept)
    return f"packed: {whole.hexdigest()}\n".encode()


def inspect_archive(parts: Mapping[str, bytes], comment: bytes) -> Inspected | None:
    """What the files of an archive say of themselves, their rows counted on; None: no proof."""
    told: Inspected | None = None
    for part in parts.values():
        found = inspect_text(part)
        if found is not None:
            told = told or Inspected()
            told.add(found)
    if told is not None:
        held = inspect_block(_listed(parts), comment.decode("utf-8", "replace"))
        told.outside |= held.outside
    return told


def with_list(parts: Mapping[str, bytes], made_with: Json) -> bytes:
    """The files as a zip, whose comment holds how many there are, and which."""
    text, _ = make_block(Part([Piece(_listed(parts))]), made_with, Chain(), b"")
    return repacked(parts, text.encode())


def _listed(parts: Mapping[str, bytes]) -> bytes:
    """One digest for which files there are; each of them holds its own content."""
    names = "".join(f"{name}\n" for name in parts)
    return f"{len(parts)} {digest(names.encode('utf-8', 'surrogatepass'))}\n".encode()


def inspect_zip(data: bytes) -> Inspected | None:
    """What a zip says of itself, whichever of these it is; None where it carries no proof.

    Raises zipfile.BadZipFile for what is damaged.
    """
    parts, comment = unpacked(data)
    is_document = DOCUMENT.main in parts or WORKBOOK.main in parts
    return inspect_package(parts) if is_document else inspect_archive(parts, comment)
