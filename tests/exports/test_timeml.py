"""TimeML: well-formed, the marks where they belong, the links between what is marked."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from xml.etree import ElementTree

from dashboard.exports import timeml
from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.selection import select_all
from tests.exports.made import chosen, hostile, two_articles, written

STORY = (
    "---\npublished: 2024-03-08\ntitle: A & B\n---\n"
    "The minister met the envoy in Oslo on Monday after the strike ended. "
    "He will not resign, he said last week."
)


def document(parsed: ParsedArticle) -> ElementTree.Element:
    return ElementTree.fromstring(written("timeml", select_all([parsed])))


def test_times_events_and_signals_are_marked_with_their_words() -> None:
    parsed = parse(article_from_text(STORY, "story"))
    root = document(parsed)
    text = root.find("TEXT")
    assert text is not None
    assert [t.text for t in text.iter("TIMEX3")] == [t.span.text for t in parsed.timexes]
    marked = {e.get("eid"): e.text for e in text.iter("EVENT")}
    triggers = {e.trigger.text for e in parsed.events}
    assert set(marked.values()) == triggers
    assert {i.get("eventID") for i in root.iter("MAKEINSTANCE")} == set(marked)
    assert root.findtext("TITLE") == "A & B"
    assert root.findtext("DCT/TIMEX3") == "2024-03-08"


def test_links_name_what_is_there() -> None:
    for parsed in two_articles():
        root = document(parsed)
        ids = {v for e in root.iter() for k, v in e.attrib.items() if k in ("tid", "eiid", "sid")}
        for link in root.iter("TLINK"):
            named = {v for k, v in link.attrib.items() if k not in ("lid", "relType")}
            assert named <= ids
        assert any(link.get("relatedToTime") for link in root.iter("TLINK"))


def test_a_bounded_date_is_not_told_as_the_time_of_the_event() -> None:
    root = document(two_articles()[0])
    text = root.find("TEXT")
    assert text is not None
    resigned = next(e.get("eid") for e in text.iter("EVENT") if e.text == "resigned")
    instance = next(
        i.get("eiid") for i in root.iter("MAKEINSTANCE") if i.get("eventID") == resigned
    )
    links = [link for link in root.iter("TLINK") if link.get("eventInstanceID") == instance]
    assert [link for link in links if link.get("relatedToTime")] == []


def test_an_event_within_a_time_is_told_in_a_comment() -> None:
    parsed = two_articles()[0]
    timex = parsed.timexes[0]
    event = dataclasses.replace(parsed.events[0], trigger=timex.span)
    data = written("timeml", select_all([dataclasses.replace(parsed, events=(event,))])).decode()
    assert f"{event.id} has no mark" in data
    assert "<MAKEINSTANCE" not in data


def test_several_articles_are_a_zip_of_files_without_the_time_of_day() -> None:
    with zipfile.ZipFile(io.BytesIO(written("timeml", chosen()))) as archive:
        assert archive.namelist() == ["0001-a.tml", "0002-b.tml"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for info, parsed in zip(archive.infolist(), two_articles(), strict=True):
            assert timeml.read_text(archive.read(info)) == parsed.article.text


def test_hostile_words_are_words() -> None:
    selection = hostile()
    data = written("timeml", selection)
    (parsed,) = selection.articles
    assert timeml.read_text(data) == parsed.article.text
    names = {element.tag for element in ElementTree.fromstring(data).iter()}
    assert names <= {
        "TimeML", "DOCID", "DCT", "TITLE", "TEXT", "TIMEX3", "EVENT", "MAKEINSTANCE",
    }  # fmt: skip
