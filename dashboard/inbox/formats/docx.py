"""Word documents, by python-docx: the paragraphs and the cells of tables, as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dashboard.errors import ArticleError
from dashboard.inbox.files import Found
from dashboard.inbox.titles import sound_title
from dashboard.inbox.zips import is_outside, open_zip

if TYPE_CHECKING:
    from zipfile import ZipFile

NAME = "a Word document"
ENDINGS = (".docx",)
APART = True
_MAIN = re.compile(r"word/document\d*\.xml")
_LARGEST_PART = 40 * 2**20  # bytes of XML, unpacked
_LARGEST_WHOLE = 200 * 2**20
_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D|E)\x00?(?:O|N)\x00?(?:C|T)\x00?(?:T|I)")
_TEXT, _TAB, _BREAKS = "t", "tab", ("br", "cr")
_NOT_SHOWN = ("del", "moveFrom", "Fallback", "instrText")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def prepare() -> None:
    """Load what reading needs."""
    import docx  # noqa: F401


def recognises(data: bytes) -> bool:
    """Whether the bytes are a zip with the main part of a Word document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with open_zip(data, "") as packed:
            return any(_MAIN.fullmatch(name) for name in packed.namelist())
    except ArticleError:
        return False


def read(data: bytes, label: str) -> Found:
    """The text of a Word document. Raises ArticleError where it is damaged or not safe."""
    import io

    from docx import Document

    with open_zip(data, label) as packed:
        _refuse_unsafe(packed, label)
    try:
        document: Any = Document(io.BytesIO(data))
    except (KeyError, ValueError, SyntaxError) as error:
        raise ArticleError(
            f"{label}: is a damaged Word document ({error}); save it anew, or as a .txt file"
        ) from error
    blocks = document.element.body.iter(f"{_W}p")
    texts = [_text(block) for block in blocks if not any(block.iterancestors("{*}Fallback"))]
    body = "\n\n".join(text for text in texts if text.strip())
    return Found(
        body,
        title=sound_title(document.core_properties.title),
        notes=(
            "text of a Word document, without notes, headers and pictures, read by python-docx",
        ),
    )


def _refuse_unsafe(packed: ZipFile, label: str) -> None:
    """Refuse what unpacks to too much, leads out of its folder, or declares entities of its own."""
    infos = packed.infolist()
    largest = max((info.file_size for info in infos if _is_xml(info.filename)), default=0)
    whole = sum(info.file_size for info in infos)
    for size, limit, what in ((largest, _LARGEST_PART, "a part"), (whole, _LARGEST_WHOLE, "it")):
        if size > limit:
            raise ArticleError(
                f"{label}: could not be read safely: {what} unpacks to {size:,} bytes, the "
                f"limit is {limit:,}; split it, or give its text as a .txt file"
            )
    for info in infos:
        if is_outside(info.filename):
            raise ArticleError(
                f"{label}: could not be read safely: a part leads out of its folder; save it anew"
            )
        if _is_xml(info.filename):
            with packed.open(info) as part:
                unsafe = _DOCTYPE.search(part.read())
            if unsafe:
                raise ArticleError(
                    f"{label}: could not be read safely: {info.filename} declares entities of its "
                    "own, which no Word document does; save it anew"
                )


def _is_xml(name: str) -> bool:
    return name.casefold().endswith((".xml", ".rels"))


def _text(paragraph: Any) -> str:
    """The text of a paragraph: what was inserted with it, without what was deleted or moved."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == _TEXT:
            yield child.text or ""
        elif name == _TAB:
            yield "\t"
        elif name in _BREAKS:
            yield "\n"
        elif name not in _NOT_SHOWN and name not in ("p", "pPr"):
            yield from _pieces(child)
