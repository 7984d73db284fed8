"""Markdown by markdown-it-py (CommonMark): what a reader sees, without the marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.errors import ArticleError
from dashboard.inbox.files import Found
from dashboard.text.read import LARGEST_TEXT, decode, is_too_large, split_header

if TYPE_CHECKING:
    from markdown_it.token import Token

NAME = "Markdown"
ENDINGS = (".md", ".markdown")
APART = True
_BREAKS = {"softbreak": "\n", "hardbreak": "\n"}
_WORDS = ("text", "code_inline")
_CODE = ("fence", "code_block")


def prepare() -> None:
    """Load what reading needs."""
    import markdown_it  # noqa: F401


def recognises(_: bytes) -> bool:
    """Never: Markdown is text, and its ending alone says so."""
    return False


def read(data: bytes, label: str) -> Found:
    """The text of the bytes, its header as it is. Raises ArticleError where they are no text."""
    from markdown_it import MarkdownIt

    if is_too_large(data):
        raise ArticleError(
            f"{label}: is longer than {LARGEST_TEXT:,} characters, the limit for one article; "
            "split it"
        )
    raw, warning = decode(data, label)
    start = len(raw) - len(split_header(raw)[1])
    body = "\n\n".join(_blocks(MarkdownIt("commonmark").parse(raw[start:])))
    return Found(raw[:start] + body, notes=(warning,) if warning else ())


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """The text of each heading, paragraph and piece of code; numbers of lists stay."""
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type in _CODE and token.content.strip():
            yield token.content.strip("\n")
        elif token.type == "inline":
            text = "".join(_inline(token.children or [])).strip()
            if text:
                yield number + text
            number = ""


def _inline(tokens: list[Token]) -> Iterator[str]:
    """The words of a block; of a link those that are shown, of a picture and of HTML nothing."""
    for token in tokens:
        if token.type in _WORDS:
            yield token.content
        else:
            yield _BREAKS.get(token.type, "")
