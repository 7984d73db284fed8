"""Headlines of invented sentences (headlines.toml), and what holds of every headline."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.model import Article, Event, ParsedArticle
from dashboard.pipeline import parse
from dashboard.registry import files_in, language_file, read_toml
from tests.cases import CheckCases, read_table

pytestmark = pytest.mark.usefixtures("every_row")

CASES = read_table(Path(__file__).parent / "headlines.toml", what="text")
LONG = (
    "The company, which makes tyres, agreed on 3 May 2016 to buy a rival, Nordex, for $3.2 billion "
    "in cash and shares from the family that founded it in 1920 in a small town near the border."
)
EXAMPLES = [
    row["text"]
    for path in files_in(language_file("en", "event_types"), ".toml")
    for row in read_toml(str(path)).get("examples", ())
]
TEXTS = [LONG, *EXAMPLES, *(case.what for case in CASES)]


@functools.cache
def read(text: str) -> ParsedArticle:
    return parse(Article("case", text))


def events() -> Iterator[Event]:
    for text in TEXTS:
        yield from read(text).events


def test_a_headline_is_the_clause_of_the_event(check_cases: CheckCases) -> None:
    check_cases(CASES, check_headline)


def check_headline(case: dict[str, str]) -> None:
    start = case["text"].index(case["word"])
    found = read(case["text"]).events
    assert [e.headline for e in found if e.trigger.start <= start < e.trigger.end] == [
        case["headline"]
    ]


def test_the_pieces_of_a_headline_stand_in_the_sentence_in_their_order() -> None:
    for event in events():
        at = 0
        sentence = " ".join(event.sentence.text.split())
        for piece in event.headline.split("…"):
            found = sentence.find(piece.strip(), at)
            assert found >= at, (piece, sentence)
            at = found + len(piece.strip())


def test_a_headline_is_short_but_never_empty() -> None:
    for event in events():
        assert event.headline.strip("… ")
        assert len([w for w in event.headline.split() if w != "…"]) <= 18
        assert "… …" not in event.headline
