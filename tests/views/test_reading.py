"""What the reader says of an article, without Streamlit."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.model import Article, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.views.reader.model import find_article, read

TEXT = """---
title: The port
published: 2024-03-08
source: Daily News
---
Norvik Shipping closed its yard in Bergen on Tuesday.

The yard, which dates from March 1999, is for sale. It is big.
"""


def parsed(text: str = TEXT, name: str = "port") -> ParsedArticle:
    return parse(article_from_text(text, name))


def pieces(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The pieces of the text itself, without the line that explains the marks."""
    return [p for block in blocks if not block.get("dim") for p in block.get("pieces", ())]


def test_the_whole_text_stands_there_with_its_times_names_and_events_marked() -> None:
    article = parsed()
    found = pieces(read(article))
    assert "".join(p["text"] for p in found) in article.article.text.replace("\n\n", "")
    marks = {p["text"]: p["mark"] for p in found if "mark" in p}
    assert marks["closed"] == "trigger"
    assert marks["Tuesday"] == "time"
    assert marks["Norvik Shipping"] == "who"


def test_what_is_quoted_is_marked_with_its_speaker_and_the_marks_within_it_stay() -> None:
    text = "“The yard was quiet on Monday,” Anna Lie said.\n"
    found = pieces(read(parsed(TEXT + "\n" + text)))
    quoted = [p for p in found if p.get("said") == "Anna Lie"]
    assert "".join(p["text"] for p in quoted) == "The yard was quiet on Monday,"
    assert {p["text"]: p["mark"] for p in quoted if "mark" in p}["Monday"] == "spare"


def test_the_words_of_an_event_open_it_and_the_open_one_is_marked() -> None:
    article = parsed()
    event = article.events[0]
    closed = next(p for p in pieces(read(article, event.id)) if p["text"] == "closed")
    assert (closed["event"], closed["here"]) == (event.id, True)
    assert not any(p.get("here") for p in pieces(read(article)))


def test_below_a_paragraph_stands_what_was_read_and_what_was_not() -> None:
    rows = [row for block in read(parsed()) if block["kind"] == "links" for row in block["rows"]]
    assert rows[0]["name"] == "5 March 2024"
    assert rows[0]["event"] == "port:16:OTHER"
    assert rows[1]["name"] == "March 1999"
    assert rows[1]["text"].startswith("No event was read from: The yard, which dates from")
    assert "event" not in rows[1]


def test_an_event_that_is_hidden_is_told_to_be_so_and_not_to_be_unread() -> None:
    article = parsed()
    without = dataclasses.replace(article, events=())
    shown = read(without, hidden=article.events)
    rows = [row for block in shown if block["kind"] == "links" for row in block["rows"]]
    (event,) = article.events
    assert rows[0] == {
        "name": "5 March 2024",
        "text": f"Hidden from the timeline: {event.headline}",
        "event": event.id,
    }
    assert [row["text"][:9] for row in rows[1:]] == ["No event "]
    marks = {p["text"]: p.get("mark") for p in pieces(shown)}
    assert (marks["Tuesday"], marks["March 1999"]) == ("time", "spare")


def test_a_time_from_which_no_event_has_its_date_is_told_apart() -> None:
    marks = {p["text"]: p.get("mark") for p in pieces(read(parsed()))}
    assert (marks["Tuesday"], marks["March 1999"]) == ("time", "spare")


def test_a_word_that_tells_of_an_event_again_has_its_event_below() -> None:
    article = parsed()
    (event,) = article.events
    at = article.article.text.index("for sale")
    again = dataclasses.replace(event, mentions=(article.article.span(at, at + 8),))
    shown = read(dataclasses.replace(article, events=(again,)))
    rows = [row for block in shown if block["kind"] == "links" for row in block["rows"]]
    assert rows[1]["text"] == f"Told again: {event.headline}"
    assert rows[1]["event"] == event.id


def test_an_article_is_found_by_its_id_else_the_first_is_shown() -> None:
    one, two = parsed(name="one"), parsed(TEXT.replace("Bergen", "Oslo"), "two")
    assert find_article([one, two], "two") is two
    assert find_article([one, two], "three") is one
    assert find_article([], "one") is None


@pytest.mark.parametrize("text", ["", "\n\n", "A heading"])
def test_little_text_is_no_error(text: str) -> None:
    assert read(parse(Article("little", text, title="The port")))[1]["text"] == "The port"


@settings(deadline=None)  # each text is parsed
@given(st.text(max_size=120))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    article = parse(article_from_text(f"x {text}", "any", label="any"))
    shown = "".join(p["text"] for p in pieces(read(article)))
    stretches = "".join(span.text for span in article.paragraphs)
    assert shown == stretches


def test_the_page_opens_at_an_article() -> None:
    script = "from dashboard.views.reader import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    app.query_params["article"] = "article"
    app.query_params["event"] = "nothing"
    assert not app.run().exception
