"""Long stretches without white space: their tokens, and the time that cutting them takes."""

from __future__ import annotations

import functools
import re
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from dashboard.nlp.analysis import model_of
from dashboard.nlp.tokenizer import (
    LONGEST_ADDRESS,
    LONGEST_STRETCH,
    SHORTEST_RUN,
    BoundedTokenizer,
)

ADDRESS = "https://example.org/" + "a-long-title/" * 12 + "end"
PIECES = [
    "=",
    "-",
    "9-",
    "a/",
    '"',
    "“",
    "(",
    "!?",
    "word—",
    "\u0301",
    "U.S.",
    "n't",
    "http://a.b/(",
]
TEXTS = st.lists(
    st.sampled_from([" ", "  ", "\n", "\t", "Berg's", ADDRESS, *(p * 50 for p in PIECES), *PIECES])
).map("".join)

SHORT = st.lists(
    st.lists(st.sampled_from([*PIECES, "Oslo", "can't", "="]), max_size=8).map("".join)
).filter(lambda stretches: not any(re.search(r"(.)\1{20}", s) for s in stretches))
ATTRIBUTES = ["ORTH", "NORM", "SPACY"]


@functools.cache
def as_it_ships() -> spacy.tokenizer.Tokenizer:
    return spacy.load(model_of("en"), exclude=["tok2vec", "tagger", "parser", "ner"]).tokenizer


def cut(text: str) -> Doc:
    return BoundedTokenizer(as_it_ships())(text)


def words(text: str) -> list[str]:
    return [token.text for token in cut(text)]


@given(TEXTS)
def test_the_tokens_are_the_text(text: str) -> None:
    doc = cut(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@given(SHORT)
def test_short_stretches_beside_a_long_one_are_cut_as_spacy_cuts_them(stretches: list[str]) -> None:
    text = " ".join(stretches) + " "
    expected = as_it_ships()(text + "end").to_array(ATTRIBUTES)[:-1]
    bounded = cut(text + "=" * SHORTEST_RUN).to_array(ATTRIBUTES)[:-1]
    assert bounded.tolist() == expected.tolist()


def test_a_run_of_one_character_is_one_token() -> None:
    run = "=" * SHORTEST_RUN
    assert words(f"Talks {run} (ended){run}.") == ["Talks", run, "(", "ended", ")", run, "."]
    assert words("=" * (SHORTEST_RUN - 1)) == ["="] * (SHORTEST_RUN - 1)


def test_the_address_of_a_page_is_one_token_without_the_marks_behind_it() -> None:
    assert words(f"See ({ADDRESS}), he said.") == [
        *("See", "(", ADDRESS, ")", ",", "he", "said", "."),
    ]
    too_long = "http://a.b/" + "xy" * LONGEST_ADDRESS
    assert max(map(len, words(too_long))) <= LONGEST_ADDRESS + len("https://") + 1


def test_a_long_word_is_cut_behind_its_marks() -> None:
    found = words("harbour/" * 100)
    assert "".join(found) == "harbour/" * 100
    assert set(found) == {"harbour", "/", "harbour/"}  # the last of a piece keeps its mark
    assert max(map(len, words("ab" * 1000))) <= LONGEST_STRETCH


@pytest.mark.slow
@pytest.mark.parametrize("piece", [*PIECES, "=-=-=-", "((((", "'\"", "http://", "x" * 31 + "="])
def test_sixty_kilobytes_without_white_space_are_cut_at_once(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begin = time.process_time()
    assert cut(text).text == text
    assert time.process_time() - begin < 4  # spaCy alone takes minutes on some
