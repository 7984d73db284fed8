"""How far two people agree, and what they said of one thing, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.identity import read_id
from dashboard.library.incoming import Came, Line
from dashboard.library.merging import Merged
from dashboard.review import Field, is_understood
from dashboard.timeline.remarks import told
from dashboard.timeline.wording.dates import both_ends
from dashboard.timeline.wording.labels import FIELDS

NOTHING = "There is nothing yet that both marked."
_MOST = 110  # characters of a sentence
_END = re.compile(r"[.!?]+[”’)]*(?=\s|$)|\n")  # of a sentence, as far as it is one to the eye


def agreement_rows(merged: Merged) -> Iterator[tuple[str, int, int, str]]:
    """For each field what both set: its name, how often alike, of how often, and in percent."""
    for field, (same, both) in merged.agreement.items():
        yield field_words(field), same, both, f"{100 * same / both:.0f}"


def field_words(field: str) -> str:
    """What a field is called; as it is where it is of a newer version."""
    return FIELDS[Field(field)].capitalize() if field in set(Field) else field


def side_words(line: Line) -> str:
    """What one of the two said, who it was and when, and why."""
    known = is_understood(line.field, line.now)
    value = told(Field(line.field), line.now) if known else str(line.now)
    why = f": {line.why}" if line.why else ""
    return f"{value}, by {line.by}, {line.at[:10]}{why}"


def event_words(merged: Merged, event: str) -> str:
    """What an event is about, for who does not know its id: its sentence, and its article.

    Of one that a person wrote down the headline. Nothing is parsed for it: who has the timeline at
    hand knows its headline. Where neither is there it is the id itself.
    """
    asked = read_id(event)
    for item in merged.items:
        if isinstance(item, Came) and asked is not None and item.article.id == asked.article:
            where = item.article.name
            return f"“{_sentence(item.article.text, asked.start)}” ({where})"
        if isinstance(item, Line) and (item.event, item.field) == (event, Field.OWN):
            return str(item.now.get("headline", event)) if isinstance(item.now, dict) else event
    return event


def _sentence(text: str, start: int) -> str:
    """The sentence about a place; a long one is cut."""
    begin = max((found.end() for found in _END.finditer(text, 0, start)), default=0)
    end = _END.search(text, start)
    return both_ends(text[begin : end.end() if end else len(text)], _MOST)


def open_words(number: int) -> str:
    """How much is to be settled, as a sentence."""
    if number == 0:
        return "Nothing is to be settled."
    return f"{number:,} {'thing is' if number == 1 else 'things are'} to be settled."
