"""JSON: one list, indented for reading, with one object of the output contract an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dashboard.contract import to_record
from dashboard.exports import Options
from dashboard.model import ParsedArticle

MEDIA_TYPE, ENDING = "application/json", ".json"
LABEL = "Data of the articles (JSON)"


def write(parsed: Iterable[ParsedArticle], options: Options) -> Iterator[bytes]:
    """A list, empty if there is no article; it has no options."""
    del options
    before = b"[\n"
    for article in parsed:
        yield before + json.dumps(to_record(article), ensure_ascii=False, indent=1).encode()
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
