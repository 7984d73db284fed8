"""Events of invented sentences: type, date, status, modality, participants (cases.toml)."""

from __future__ import annotations

import datetime as dt
import functools
import re
from operator import itemgetter
from pathlib import Path
from typing import Any

from dashboard.model import Article, DocumentCreationTime, Event, ParsedArticle
from dashboard.pipeline import parse
from tests.cases import CheckCases, read_table

NAME = re.compile(r"(?<= )\[([^]]+)\]")  # of whom a pronoun stands for
CASES = read_table(Path(__file__).parent / "cases.toml")
PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))


@functools.cache
def read(text: str) -> ParsedArticle:
    return parse(Article("case", text, published=PUBLISHED))


def at(parsed: ParsedArticle, words: str) -> list[Event]:
    """The events whose trigger shares a character with the words."""
    start = parsed.article.text.index(words)
    end = start + len(words)
    return [e for e in parsed.events if e.trigger.start < end and start < e.trigger.end]


def test_the_events_of_a_text(check_cases: CheckCases) -> None:
    check_cases(CASES, check_events, itemgetter("text"))


def check_events(case: dict[str, Any]) -> None:
    parsed = read(case["text"])
    names = {actor.id: actor.name for actor in parsed.actors}
    above = {actor.id: actor.member_of for actor in parsed.actors}
    for words, kind, edtf, status, modality, who in case["events"]:
        found = at(parsed, words)
        assert len(found) == 1, f"{words!r}: {[e.trigger.text for e in parsed.events]}"
        event = found[0]
        date = event.date.edtf or "-"
        assert (event.type, date, event.date.status, event.modality) == (
            kind,
            edtf,
            status,
            modality,
        )
        present = {p.actor for p in event.participants}
        present |= {up for actor in present for up in above[actor]}
        assert {n for n in who.split("; ") if n} <= {names[i] for i in present}
    for words in case.get("none", ()):
        assert at(parsed, words) == []
    for words, role, who in case.get("roles", ()):
        told = at(parsed, words)
        assert told, f"{words!r} is no event"
        found = [p.actor for e in told for p in e.participants if p.role == role]
        assert sorted(names[actor] for actor in found) == sorted(filter(None, who.split("; ")))


def test_every_event_says_why_it_stands_where_it_stands(check_cases: CheckCases) -> None:
    check_cases(CASES, check_reasons)


def check_reasons(case: dict[str, Any]) -> None:
    for event in read(case["text"]).events:
        assert event.date.because
        assert event.headline
        assert event.id == f"case:{event.trigger.start}:{event.type}"


def test_a_headline_uses_no_word_that_is_not_in_its_sentence(check_cases: CheckCases) -> None:
    check_cases(CASES, check_words)


def check_words(case: dict[str, Any]) -> None:
    parsed = read(case["text"])
    names = {actor.name for actor in parsed.actors}
    for event in parsed.events:
        told = NAME.sub("", event.headline).replace("…", " ")
        assert set(NAME.findall(event.headline)) <= names
        assert all(word in event.sentence.text for word in told.split())


def test_a_pronoun_at_its_beginning_is_told_by_its_name_where_that_is_sure() -> None:
    text = "Tom Lee resigned in May. He said on Monday he was ill. She left. It left."
    assert [e.headline for e in read(text).events] == [
        "Tom Lee resigned in May",
        "He [Tom Lee] said on Monday he was ill",
        "She left",
        "It left",
    ]


def test_without_a_date_of_publication_a_weekday_dates_nothing() -> None:
    parsed = parse(Article("case", "Canada donated tents on Monday. Peru sent cooks in 2019."))
    donated, sent = at(parsed, "donated")[0], at(parsed, "sent")[0]
    assert donated.date.status == "unknown"
    assert sent.date.edtf == "2019"
