"""The pages of a WARC file, as web archives and crawls keep them, one at a time."""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dashboard.inbox.files import LARGEST_FILE, File, Received

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

ENDINGS = (".warc", ".warc.gz", ".wet", ".wet.gz")
_HTML = ("text/html", "application/xhtml+xml")
_FAULTS = (ValueError, OSError, EOFError, zlib.error, AttributeError, KeyError, IndexError)


def is_warc(path: Path) -> bool:
    """Whether a file is called as a WARC file is."""
    return path.name.casefold().endswith(ENDINGS)


def pages(source: Path) -> Iterator[File | Received]:
    """The pages that were answered with success, and the texts of a crawl; other records are none.

    What cannot be read is refused by the number of its record, behind a damaged one all of the
    rest. The day of a page is looked for in it: that of the crawl is not the one of publication.
    Raises OSError.
    """
    with source.open("rb") as stream:
        records = enumerate(_records(stream), 1)
        number = 0
        while True:
            try:
                with _quiet():
                    number, record = next(records)
            except StopIteration:
                return
            except _FAULTS as error:
                name = f"record {number + 1}"
                yield Received(name, refusal=f"{name}: is damaged, and with it the rest ({error})")
                return
            try:
                with _quiet():
                    page = _page(record, number)
            except _FAULTS as error:
                name = f"record {number}"
                page = Received(name, refusal=f"{name}: is damaged ({error})")
            if page is not None:
                yield page


def _quiet() -> contextlib.redirect_stderr[io.StringIO]:
    """What the library writes to the terminal of a damaged record is told as its error."""
    return contextlib.redirect_stderr(io.StringIO())


def _records(stream: IO[bytes]) -> Iterator[ArcWarcRecord]:
    from warcio import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield from ArchiveIterator(stream, arc2warc=True)
    except ArchiveLoadFailed as error:
        raise ValueError(str(error).splitlines()[0]) from error


def _page(record: ArcWarcRecord, number: int) -> File | Received | None:
    """The page of a record, its bytes as they were before they were packed; None if it has none."""
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None:
        kind = headers.get_header("Content-Type", "").partition(";")
        if headers.get_statuscode() != "200" or kind[0].strip().casefold() not in _HTML:
            return None
        name = f"record {number}.html"
    elif record.rec_type == "conversion" and (record.content_type or "").startswith("text/plain"):
        kind, name = ("", "", ""), f"record {number}.txt"
    else:
        return None
    data = record.content_stream().read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        why = f"has more than {LARGEST_FILE:,} bytes, the limit"
        return Received(name, refusal=f"{name}: {why}; leave it out")
    url = record.rec_headers.get_header("WARC-Target-URI")
    return File(name, _as_utf8(data, kind[2]), article_id=f"record{number}", url=url)


def _as_utf8(data: bytes, told: str) -> bytes:
    """The bytes in UTF-8 where the server told of another charset that fits; else as they are."""
    charset = told.casefold().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(charset).encode() if charset else data
    except (UnicodeError, LookupError):
        return data
