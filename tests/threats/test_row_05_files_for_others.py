"""Row 5: line breaks and tags of an article end no line and open no tag in what is exported."""

from __future__ import annotations

import dataclasses
import html
import json
import re

import icalendar

from dashboard.timeline.selection import select_all
from tests.exports.made import HOSTILE, hostile, two_articles, written

BREAKING = "Left;\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M\u2028, \\n \\; the mayor"


def test_a_calendar_is_read_back_with_one_event_and_its_words() -> None:
    parsed = two_articles()[0]
    event = dataclasses.replace(parsed.events[0], headline=BREAKING)
    one = dataclasses.replace(parsed, events=(event,))
    data = written("ics", select_all([one]))
    calendar = icalendar.Calendar.from_ical(data)
    (read,) = calendar.walk("VEVENT")
    assert not calendar.walk("VALARM")
    assert str(read["SUMMARY"]).split() == BREAKING.split()


def test_html_of_an_article_is_text_on_slides() -> None:
    whole = written("timelinejs", hostile()).decode()
    tags = set(re.findall(r"<[^>]*>?", whole))
    assert tags == {"<p>", "</p>"}
    (slide,) = list(json.loads(whole)["events"])
    assert html.unescape(slide["text"]["headline"]) == HOSTILE
    assert re.fullmatch(r"event-[0-9a-f]{12}", slide["unique_id"])
