"""PDF, by pypdf: its text, page by page, with its lines put together into paragraphs.

The day on which a file was made is not that on which an article was published, and is not read.
"""

from __future__ import annotations

import re
import statistics
from typing import TYPE_CHECKING

from dashboard.errors import ArticleError
from dashboard.inbox.columns import by_column
from dashboard.inbox.files import Found
from dashboard.inbox.titles import sound_title

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

NAME = "a PDF"
ENDINGS = (".pdf",)
APART = True
_HEAD = 1024  # bytes in which a PDF must say that it is one
_MOST_PAGES = 2000
_LEAST_LETTERS = 20  # of a page that is not taken for a picture
_TO_TEXT = "make it readable first (OCR), or give its text as a .txt file"
_TWO_COLUMNS = 50  # characters of a line, from which on it may be of two columns
_SENTENCE_END = re.compile(r"""[.!?:]["'”’)\]]*\Z""")
_BROKEN_WORD = re.compile(r"\b([^\W\d_]+)[-\u00ad]\Z")
_FULL = 0.75  # of the usual width: a line that is shorter and ends a sentence ends a paragraph


def prepare() -> None:
    """Load what reading needs."""
    import pypdf  # noqa: F401


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, label: str) -> Found:
    """The text of a PDF. Raises ArticleError where it is encrypted, a scan, too long or damaged."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opens(reader):
            raise ArticleError(
                f"{label}: is encrypted; save a copy without a password, or give its text as a "
                ".txt file"
            )
        if len(reader.pages) > _MOST_PAGES:
            raise ArticleError(f"{label}: has more than {_MOST_PAGES:,} pages, the limit; split it")
        pages, split = _texts(reader)
        title = sound_title(str((reader.metadata and reader.metadata.title) or ""))
    except PyPdfError as error:
        raise ArticleError(
            f"{label}: could not be read safely: it is damaged or made to be costly ({error}); "
            "save it anew, or give its text as a .txt file"
        ) from error
    empty = [i for i, page in enumerate(pages, 1) if sum(map(str.isalpha, page)) < _LEAST_LETTERS]
    if len(empty) == len(pages):
        number = len(pages)
        what = "1 page is a picture" if number == 1 else f"{number} pages are pictures"
        raise ArticleError(f"{label}: holds no text: its {what}; {_TO_TEXT}")
    count = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
    notes = [f"text of a PDF of {count}, its lines put together, read by pypdf"]
    if empty:
        notes.append(f"without text, perhaps scanned, and so not read: page {_numbers(empty)}")
    if split:
        notes.append(f"in two columns, read one after the other: page {_numbers(split)}")
    return Found("\n\n".join(paragraphs("\n".join(pages))), title=title, notes=tuple(notes))


def _texts(reader: PdfReader) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of those whose columns had to be taken apart."""
    pages, split = [], []
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        if max(map(len, text.splitlines()), default=0) >= _TWO_COLUMNS:
            apart = by_column(text, _laid_out(page))
            split += [] if apart is None else [number]
            text = apart or text
        pages.append(text)
    return pages, split


def _laid_out(page: PageObject) -> str:
    """The text of a page with its words where they stand on it; empty where that fails."""
    try:
        return page.extract_text(extraction_mode="layout")
    except Exception:  # it knows fewer fonts than the plain text, which is there
        return ""


def _numbers(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:10])) + (" …" if len(pages) > 10 else "")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that is cut into lines as wide as a column.

    A word that is broken at the end of a line is put together, with its hyphen only where it has it
    within a line, too.
    """
    lines = [line.strip() for line in text.splitlines()]
    widths = [len(line) for line in lines if len(line.split()) > 4]
    full = _FULL * statistics.median(widths) if widths else 0
    found: list[str] = []
    ended = True
    for line in lines:
        if line and ended:
            found.append(line)
        elif line:
            found[-1] = _joined(found[-1], line, text)
        ended = not line or (len(line) < full and _SENTENCE_END.search(line) is not None)
    return found


def _joined(before: str, line: str, text: str) -> str:
    broken = _BROKEN_WORD.search(before)
    following = re.match(r"[^\W\d_]+", line)
    if broken is None or following is None or not following[0].islower():
        return f"{before} {line}"
    keeps = f"{broken[1]}-{following[0]}" in text
    return before[:-1] + ("-" if keeps else "") + line


def _opens(reader: PdfReader) -> bool:
    """Whether it opens without a password, as those do that only forbid to print."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False
