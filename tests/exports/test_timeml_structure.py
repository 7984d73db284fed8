"""TimeML is valid: tags, attributes and values as a DTD has them, every id once and found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from dashboard.library.samples import read_samples
from dashboard.model import ParsedArticle
from dashboard.timeline.selection import select_all
from tests.exports.made import articles, hostile, two_articles, written

DTD = etree.DTD(str(Path(__file__).with_name("timeml.dtd")))
# TIMEX3 values, by type (TimeML 1.2.1, section 2.2.1): ISO 8601 with X for what is not known.
_WITHIN = r"W[\dX]{2}(?:-(?:WE|[1-7X]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI"
_DAY = rf"(?:[\dX]{{2,4}}|BC\d{{4}})(?:-(?:[\dX]{{2}}(?:-[\dX]{{2}})?|{_WITHIN}))?"
_REF = "PAST_REF|PRESENT_REF|FUTURE_REF"
_HOUR = r"[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?"
_CLOCK = f"T(?:{_HOUR}|MO|AF|EV|NI|MI|DT)"
_LENGTH = r"P(?:XX|[\dX.]+(?:Y|M|W|D|DE|CE|Q|WE))*(?:T(?:[\dX.]+(?:H|M|S|MO|AF|EV|NI|DT))+)?"
VALUES = {
    "DATE": re.compile(f"(?:{_DAY}|{_REF})"),
    "TIME": re.compile(f"(?:(?:{_DAY})?{_CLOCK}|{_REF})"),
    "DURATION": re.compile(_LENGTH),
    "SET": re.compile(f"(?:{_DAY}(?:{_CLOCK})?|{_LENGTH}|{_REF})"),
}
ONE_END = ({"relatedToTime"}, {"relatedToEventInstance"})


def document(parsed: ParsedArticle) -> etree._Element:
    root = etree.fromstring(written("timeml", select_all([parsed])))
    assert DTD.validate(root), DTD.error_log.filter_from_errors()
    for link in root.iter("TLINK"):
        assert {name for name in link.attrib if name.startswith("relatedTo")} in ONE_END
        assert link.get("eventInstanceID") != link.get("relatedToEventInstance")
    anchored = root.xpath("//TIMEX3[@anchorTimeID]")
    assert all(timex.get("anchorTimeID") != timex.get("tid") for timex in anchored)
    return root


@pytest.mark.parametrize("article", [article.id for article in read_samples().articles])
def test_a_sample_is_valid_and_its_values_are_those_of_timex3(
    article: str, parsed_samples: dict[str, ParsedArticle]
) -> None:
    root = document(parsed_samples[article])
    for timex in root.iter("TIMEX3"):
        assert VALUES[timex.get("type")].fullmatch(timex.get("value")), dict(timex.attrib)
    assert len(list(root.iter("EVENT"))) >= 1
    instances = {instance.get("eventID") for instance in root.iter("MAKEINSTANCE")}
    assert instances == {event.get("eid") for event in root.iter("EVENT")}


@pytest.mark.slow
@given(articles())
@settings(deadline=None)
def test_any_article_is_valid(parsed: ParsedArticle) -> None:
    document(parsed)


def test_hostile_words_are_valid() -> None:
    (parsed,) = hostile().articles
    document(parsed)


def test_the_validator_finds_what_is_wrong() -> None:
    data = written("timeml", select_all([two_articles()[0]])).decode()
    faults = {
        'relatedToTime="t': 'relatedToTime="none',
        'eventID="e': 'eventID="none',
        'class="OCCURRENCE"': 'class="SOMETHING"',
        'type="DATE"': 'type="DAY"',
        "<TITLE>": "<TITLE><b/>",
    }
    for right, wrong in faults.items():
        assert right in data
        assert not DTD.validate(etree.fromstring(data.replace(right, wrong, 1).encode()))
