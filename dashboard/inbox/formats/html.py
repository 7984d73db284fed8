"""Pages as a browser saves them: the main text and what the page says of itself, by trafilatura.

Nothing is ever fetched. The date of publication is looked for in the page's metadata, its address
and its ``time`` elements; a date that merely stands somewhere in the text is never taken for it.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from dashboard.errors import ArticleError
from dashboard.inbox.files import Found
from dashboard.text.read import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
# Without the last two, htmldate would take its limits from the clock and its first year of the web.
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
        published=_published(tree, url),
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


def _published(tree: HtmlElement, url: str | None) -> str | None:
    """The day of publication by metadata, address or ``time`` elements that agree on one day."""
    from htmldate import find_date
    from lxml import html

    bare = html.Element("html")
    head = html.Element("head")
    bare.append(head)
    for element in tree.iter("meta", "link", "script"):
        if element.tag != "script" or "ld+json" in element.get("type", ""):
            head.append(copy.deepcopy(element))
    found = find_date(bare, url=url, **_DATES)
    if found:
        return str(found)
    days = {str(e.get("datetime", ""))[:10] for e in tree.iter("time") if e.get("datetime")}
    alone = days.pop() if len(days) == 1 else ""
    return alone if re.fullmatch(r"\d{4}-\d\d-\d\d", alone) else None
