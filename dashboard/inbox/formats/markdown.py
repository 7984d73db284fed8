"""Markdown by markdown-it-py (CommonMark): what a reader sees, without the marks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.inbox.files import Found
from dashboard.inbox.formats import text
from dashboard.nlp.read import split_header

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

    found = text.read(data, label)
    start = len(found.text) - len(split_header(found.text)[1])
    body = "\n\n".join(_blocks(MarkdownIt("commonmark").parse(found.text[start:])))
    return dataclasses.replace(found, text=found.text[:start] + body)


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """The text of each heading, paragraph and piece of code; numbers of lists stay."""
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type in _CODE and token.content.strip():
            yield token.content.strip("\n")
        elif token.type == "inline":
            words = "".join(_inline(token.children or [])).strip()
            if words:
                yield number + words
            number = ""


def _inline(tokens: list[Token]) -> Iterator[str]:
    """The words of a block; of a link those that are shown, of a picture and of HTML nothing."""
    for token in tokens:
        if token.type in _WORDS:
            yield token.content
        else:
            yield _BREAKS.get(token.type, "")
