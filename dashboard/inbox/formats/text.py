"""Plain text, with a header or without: taken as it is."""

from __future__ import annotations

from dashboard.errors import ArticleError
from dashboard.inbox.files import Found
from dashboard.nlp.read import LARGEST_TEXT, decode, is_too_large

NAME = "plain text"
ENDINGS = (".txt", ".text")
APART = False


def recognises(_: bytes) -> bool:
    """Never: what is nothing else may be text, and reading shows whether it is."""
    return False


def read(data: bytes, label: str) -> Found:
    """The text of the bytes, header and all. Raises ArticleError where they are no text."""
    if is_too_large(data):
        raise ArticleError(
            f"{label}: is longer than {LARGEST_TEXT:,} characters, the limit for one article; "
            "split it"
        )
    text, warning = decode(data, label)
    return Found(text, notes=(warning,) if warning else ())
