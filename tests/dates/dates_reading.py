"""What the tests of the date stage share: read a phrase as an article of a day."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable

from dashboard.dates import read_dates
from dashboard.model import DocumentCreationTime, TemporalExpression
from dashboard.nlp.analysis import Analysis, Depth, analyse_all

PUBLISHED = dt.date(2023, 12, 22)  # a Friday
MARKED = re.compile(r"\[([^\]]+)\]")


def publication(day: dt.date | None) -> DocumentCreationTime | None:
    """The day, or the minute of a day, as a document creation time."""
    if day is None:
        return None
    time = day.time() if isinstance(day, dt.datetime) else dt.time()
    return DocumentCreationTime(dt.datetime.combine(day, time), time != dt.time())


_TAGGED: dict[str, Analysis] = {}


def tag(texts: Iterable[str]) -> None:
    """Tag texts side by side, before they are read: one by one takes six times as long."""
    new = [text for text in dict.fromkeys(texts) if text not in _TAGGED]
    _TAGGED.update(zip(new, analyse_all(new, depth=Depth.TAGS), strict=True))


def analysis_of(text: str) -> Analysis:
    """The tags of a text; many tests read the same one for different days."""
    if text not in _TAGGED:
        tag([text])
    return _TAGGED[text]


@functools.lru_cache(maxsize=20_000)
def read(text: str, day: dt.date | None = PUBLISHED) -> tuple[TemporalExpression, ...]:
    """The temporal expressions of a text published on a day."""
    return read_dates(analysis_of(text), publication(day))


def plain(marked: str) -> str:
    """The text without the square brackets."""
    return marked.replace("[", "").replace("]", "")


def at_mark(marked: str, day: dt.date | None = PUBLISHED) -> tuple[str, TemporalExpression | None]:
    """The words in the square brackets of a text, and the expression that has just that span."""
    found = MARKED.search(marked)
    assert found, f"no [words] in {marked!r}"
    text = plain(marked)
    here = [t for t in read(text, day) if t.span.start == found.start() and t.span.text == found[1]]
    return found[1], here[0] if here else None


def shown(timex: TemporalExpression | None) -> str:
    """Value and mod of an expression, as the phrase tables write them."""
    if timex is None:
        return "nothing"
    return " ".join(filter(None, (timex.value or "unresolved", timex.mod)))
