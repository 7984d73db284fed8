"""Keeps a spreadsheet from running a cell of text as a formula (OWASP, CSV injection)."""

from __future__ import annotations

import re

# What a spreadsheet takes for a formula or steps over to find one, the full-width forms included;
# apostrophes in front of it are counted, so that the guard can go again.
_AT_START = r"'*[=+\-@\t\r\n\x00＝＋－＠]"
# Behind what others split at. Our quotes are none to them there, and two of them an empty text.
_BEHIND, _FORMULA = r"(?<=[;\t|\r\n])", r"['\"\x00]*[=+\-@＝＋－＠]"
_TO_GUARD = re.compile(rf"\A(?={_AT_START})|{_BEHIND}(?={_FORMULA})")
_GUARD = re.compile(rf"\A'(?={_AT_START})|{_BEHIND}'(?={_FORMULA})")


def guard(cell: str) -> str:
    """The cell, with an apostrophe before it, or within it, where a spreadsheet might run it."""
    return _TO_GUARD.sub("'", cell)


def unguard(cell: str) -> str:
    """The cell as it was before ``guard``."""
    return _GUARD.sub("", cell)
