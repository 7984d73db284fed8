"""Any text parses, every span cuts it, and what is added below changes nothing above."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.contract import to_record
from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 3, 8))
PIECES = (
    *("on Monday", "last year", "3 March 2024", "in the 1990s", "two weeks ago", "since May"),
    *("the minister", "President Ana Ruiz", "he", "China", "the U.S.", "Oslo", "Rui\u0301z", "her"),
    *("said", "met", "told", "will visit", "was killed", "announced that", "according to", "after"),
    *("“", "”", '"', "'", "’s", "(", ")", ",", ".", "?", ";", "—", "...", "\n", "\n\n", "\r\n"),
    *("5" * 400, "0", "1/2/3", "Q3", "30 February", "🙂", "\u202b", "\x00", "\ufeff", "<b>", "$"),
    *("¶", "§", "†", "•", "→", "Prime Minister Ana Ruiz"),
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
)


def spans(item: Any) -> Iterator[dict[str, Any]]:
    if isinstance(item, dict):
        if {"start", "end", "text"} <= item.keys():
            yield item
        item = list(item.values())
    if isinstance(item, list):
        for value in item:
            yield from spans(value)


MARKED = (  # a mark that the analysis takes for the head of who speaks
    "ities seized these firearms. ¶  ¶ Prime Minister Ardern said at a press conference yesterday "
    'morning the gun laws should be changed. She said, "I have instructed ODESC [Officials '
    "Committee for Domesti"
)
SIGNS = "§ §“t1D MINiSTer 7aid"  # signs without a word that the model takes for a name


@example(text=MARKED, dated=False)
@example(text=SIGNS, dated=False)
@given(text=TEXTS, dated=st.booleans())
def test_any_text_parses_and_its_spans_cut_it(text: str, dated: bool) -> None:
    record = to_record(parse(Article("x", text, published=PUBLISHED if dated else None)))
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans(record))


@pytest.mark.slow
@given(TEXTS)
def test_the_same_text_gives_the_same_parse(text: str) -> None:
    article = Article("x", text, published=PUBLISHED)
    assert parse(article) == parse(article)


@functools.cache
def told_alone() -> dict[str, Any]:
    return to_record(parse(Article("x", f"{STORY}\n\nThe talks ended.", published=PUBLISHED)))


STORY = "The chancellor met President Ana Ruiz in Oslo on Monday. “We agreed,” Ruiz said."


@pytest.mark.slow
@given(TEXTS.filter(lambda text: not set("“”\"'‘’„«»`") & set(text)))
def test_a_paragraph_below_moves_no_span_above(text: str) -> None:
    alone = told_alone()
    longer = parse(Article("x", f"{STORY}\n\nThe talks ended.\n\n{text}", published=PUBLISHED))
    more = to_record(dataclasses.replace(longer))
    for part in ("timexes", "quotes"):
        before = [(s["start"], s["end"]) for s in alone[part]]
        assert [(s["start"], s["end"]) for s in more[part] if s["end"] <= len(STORY)] == before
