"""Tells the title of a document from what a program or a person's file put in its place."""

from __future__ import annotations

import re

_MADE_UP = re.compile(
    r"\.\w{1,5}\Z|^(?:untitled|document|microsoft|slide|page)\b|://"
    r"|^(?:new )?(?:word document|powerpoint presentation)\Z",
    re.IGNORECASE,
)


def sound_title(title: str | None) -> str | None:
    """The title on one line; None for a single word, the name of a file or that of a program.

    "Word Document" is what python-docx writes, and gives for a document without properties.
    """
    plain = " ".join((title or "").split())
    return plain if len(plain.split()) > 1 and not _MADE_UP.search(plain) else None
