"""Row 5: words of an article are words in a calendar, in slides, in a page and in a document.

The standalone page is opened in Chromium in ``tests/browser/test_standalone.py``.
"""

from __future__ import annotations

import dataclasses
import re

import icalendar
import pytest

from dashboard.exports.markdown import escape as escape_markdown
from dashboard.exports.timelinejs import escape as escape_html
from dashboard.timeline.selection import Selection, select_all
from dashboard.timeline.wording.dates import with_capital
from tests.exports.made import HOSTILE, hostile, two_articles, written

BREAKS = (
    "ends\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY",
    "a\nBEGIN:VEVENT",
    "a\r\n ;X=1:y",
    "semi;colon,comma\\n and \\ back",
    "the folder C:\\News and \\N",
    "NUL\x00 and \x1b[31m",
    "ö" * 200,
    HOSTILE,
)


def headed(words: str) -> Selection:
    parsed = two_articles()[0]
    event = dataclasses.replace(parsed.events[0], headline=words)
    article = dataclasses.replace(parsed.article, title=words)
    return select_all([dataclasses.replace(parsed, article=article, events=(event,))])


@pytest.mark.parametrize("words", BREAKS)
def test_a_calendar_reads_back_as_one_event_with_these_words(words: str) -> None:
    data = written("ics", headed(words))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT"]
    (event,) = calendar.walk("VEVENT")
    shown = re.sub(r"[\x00-\x1f\x7f]", "\N{REPLACEMENT CHARACTER}", " ".join(words.split()))
    assert str(event["SUMMARY"]) == with_capital(shown)
    assert shown in str(event["DESCRIPTION"])
    assert not event.errors


def test_a_hostile_article_has_no_effect_in_a_calendar() -> None:
    calendar = icalendar.Calendar.from_ical(written("ics", hostile()))
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT"]


def test_neither_slides_nor_chronology_have_a_tag_of_an_article() -> None:
    assert "<" not in escape_html(HOSTILE)
    assert re.search(r"(?<!\\)[<>`*\[\]]", escape_markdown(HOSTILE)) is None
