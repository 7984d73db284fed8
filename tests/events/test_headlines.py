"""Headlines of invented sentences, what must stay in them, and what holds of every headline."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.model import Article, Event, ParsedArticle
from dashboard.pipeline import parse
from dashboard.registry import files_in, language_file, read_toml
from tests.cases import CheckCases, read_lines, read_table

pytestmark = pytest.mark.usefixtures("every_row")

CASES = read_table(Path(__file__).parent / "headlines.toml", what="text")
MARKED = read_lines(Path(__file__).parent / "headline_truth.txt")
LONG = (
    "The company, which makes tyres, agreed on 3 May 2016 to buy a rival, Nordex, for $3.2 billion "
    "in cash and shares from the family that founded it in 1920 in a small town near the border."
)
EXAMPLES = [
    row["text"]
    for path in files_in(language_file("en", "event_types"), ".toml")
    for row in read_toml(str(path)).get("examples", ())
]
MISREAD = (  # a mark that was opened above, and a verb behind what the model took for a quotation
    "” With potential inflation counterbalanced by worries about possible price declines, the bank "
    "and its chairman, Tom Lee, have suggested that they intend to keep interest rates unchanged."
)
TEXTS = [LONG, MISREAD, *EXAMPLES, *(case.what for case in CASES)]


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
        for piece in re.sub(r" \[[^]]*\]", "", event.headline).split("…"):
            found = sentence.find(piece.strip(), at)
            assert found >= at, (piece, sentence)
            at = found + len(piece.strip())


def test_a_headline_is_short_and_has_its_event() -> None:
    for event in events():
        words = " ".join(event.trigger.text.split())
        assert words in event.headline or "…" in event.headline
        assert event.headline.strip("… ")
        assert len([w for w in event.headline.split() if w != "…"]) <= 30
        assert "… …" not in event.headline


def read_marked(row: str) -> tuple[str, int, list[str]]:
    """The sentence of a row of headline_truth.toml, where its word stands, and what must stay."""
    pieces = [re.sub("[<>]", "", piece) for piece in re.findall(r"\{([^}]*)\}", row)]
    bare = re.sub("[{}]", "", row)
    return re.sub("[<>]", "", bare), bare.index("<"), pieces


def test_what_makes_a_headline_true_stays(check_cases: CheckCases) -> None:
    check_cases(MARKED, check_truth, lambda row: read_marked(row)[0])


def check_truth(row: str) -> None:
    text, start, pieces = read_marked(row)
    (event,) = (e for e in read(text).events if e.trigger.start <= start < e.trigger.end)
    at = 0
    for piece in pieces:
        found = event.headline.find(piece, at)
        assert found >= 0, (piece, event.headline)
        at = found + len(piece)


def test_two_hundred_sentences_are_marked() -> None:
    assert len(MARKED) >= 200
