"""JSON Lines: one object of the output contract an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.contract import to_json
from dashboard.exports import Options
from dashboard.model import ParsedArticle

MEDIA_TYPE, ENDING = "application/jsonl", ".jsonl"
LABEL = "Data, one line an article (JSON Lines)"


def write(parsed: Iterable[ParsedArticle], options: Options) -> Iterator[bytes]:
    """One line an article; it has no options."""
    del options
    for article in parsed:
        yield to_json(article).encode() + b"\n"
