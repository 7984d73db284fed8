"""Pages as a browser saves them: the main text and what the page says of itself, by trafilatura.

Nothing is ever fetched. What the page states as its date of publication is found by ``page_dates``;
of what htmldate, which trafilatura calls, makes of it by the clock nothing is used.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from dashboard.errors import ArticleError
from dashboard.inbox.files import Found
from dashboard.inbox.page_dates import page_dates
from dashboard.nlp.read import decode

NAME = "a web page"
ENDINGS = (".html", ".htm", ".xhtml")
APART = True
_HEAD = 4096  # bytes in which a page must say that it is one
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*"
    rb"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s>]{1,2000})\s*-->")
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# What htmldate finds is not used; without limits of its own it would ask the clock for them.
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1800-01-01",
    "max_date": "9999-12-31",
}


def prepare() -> None:
    """Load what reading needs."""
    import trafilatura  # noqa: F401


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as a page does."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16
        head = head.replace(b"\x00", b"")[2:]
    return _BEGINS.match(head) is not None


def read(data: bytes, label: str) -> Found:
    """The main text of a page, with title, site, author, date and address as the page gives them.

    Raises ArticleError where there is no main text, or the bytes are none.
    """
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    page, warning = decode(data, label, declared=_declared(data))
    tree = load_html(_XML_HEAD.sub("", page.replace("\x00", "")))
    if tree is None:
        raise ArticleError(
            f"{label}: is no web page that can be read; give its text as a .txt file"
        )
    saved = _SAVED_FROM.search(page[:_HEAD])
    address = saved[1] if saved else None
    found: Any = bare_extraction(
        copy.deepcopy(tree), url=address, with_metadata=True, include_comments=False,
        date_extraction_params=_DATES,
    )  # fmt: skip
    text = (
        "\n\n".join(line for line in (found.text or "").splitlines() if line.strip())
        if found
        else ""
    )
    if not text:
        raise ArticleError(
            f"{label}: no main text was found in this web page; give its text as a .txt file"
        )
    url = found.url or address
    whence = f"a page saved from {url}" if url else "a saved web page"
    how = f"main text of {whence}, read by trafilatura"
    return Found(
        text,
        title=found.title,
        dates=page_dates(tree, url),
        source=", ".join(filter(None, (found.sitename, found.author))) or None,
        url=url,
        notes=(how, warning) if warning else (how,),
    )


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares for itself; None if it names none that is known."""
    import codecs

    charset = _CHARSET.search(data[:_HEAD])
    try:
        name = codecs.lookup(charset[1].decode("ascii")).name if charset else None
    except LookupError:
        return None
    # What calls itself Latin-1 on the web is Windows-1252 (WHATWG).
    return "cp1252" if name in ("iso8859-1", "ascii") else name
