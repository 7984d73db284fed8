"""The dated sentences from which no event was read."""

from __future__ import annotations

from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.build import build
from dashboard.timeline.coverage import coverage
from dashboard.timeline.passed_over import all_passed_over, passed_over
from dashboard.timeline.query import Query

TEXT = (
    "The mayor opened the yard on 4 March 2024. The yard, which dates from May 1990, is old. "
    "It is large."
)


def read(name: str) -> ParsedArticle:
    return parse(article_from_text(f"---\npublished: 2024-03-08\n---\n{TEXT}", name))


def test_it_is_the_sentence_with_its_date() -> None:
    parsed = read("yard")
    (one,) = passed_over(parsed, parsed.events)
    assert one.sentence.text.startswith("The yard, which dates")
    assert (one.when, one.edtf) == ("May 1990", "1990-05")
    assert list(passed_over(parsed, parsed.events, parsed.sentences[0].span)) == []


def test_a_sentence_under_a_date_has_that_date_until_the_next_heading() -> None:
    text = (
        "---\npublished: 2024-03-28\n---\nThe yard is old.\n\n4 March\n\nWorkers walked out. It "
        "was a calm day.\n\nTuesday, 5 March 2024\n\nIt was a long day of speeches. The union met "
        "the owners in Lund. The yard dates from May 1990.\n\nThe outcome\n\nNobody is sure.\n"
    )
    parsed = parse(article_from_text(text, "strike"))
    found = {one.sentence.text: one.edtf for one in passed_over(parsed, parsed.events)}
    assert found == {
        "It was a calm day.": "2024-03-04",
        "It was a long day of speeches.": "2024-03-05",
        "The yard dates from May 1990.": "1990-05",
    }
    (week,) = coverage(build([parsed]))
    assert (week.sentences, week.dated, week.unread) == (7, 5, 3)


def test_what_a_person_hid_was_read_and_what_they_added_is_there() -> None:
    parsed = read("yard")
    (opened,) = parsed.events
    hidden = Correction(1, "2024-05-01T10:00:00Z", "Ann", opened.id, Field.HIDDEN, None, True)
    timeline = build([parsed, read("other")], reviews([hidden]))
    assert [one.article.id for one in all_passed_over(timeline, Query())] == ["yard", "other"]
    (one,) = all_passed_over(timeline, Query(articles=("yard",)))
    value = {
        "article": "yard",
        "start": one.sentence.start,
        "end": one.sentence.end,
        "type": "OTHER",
    }
    event = f"yard:{one.sentence.start}:OTHER"
    added = Correction(2, hidden.at, "Ann", event, Field.ADDED, None, value)
    timeline = build([parsed], reviews([hidden, added]))
    assert list(all_passed_over(timeline, Query())) == []
