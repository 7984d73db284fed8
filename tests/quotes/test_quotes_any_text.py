"""Properties of what is found in any text at all, and that the work grows with its length."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.model import QuoteKind
from dashboard.nlp.analysis import Analysis, analyse
from dashboard.quotes.find import find_mark_errors, find_quotes

MARKS = ["“", "”", "‘", "’", '"', "'", "``", "''", "«", "»"]
STOPS = [".", ",", "?", ":", "—", "\n\n", "\r\n", "\u0301", "\U0001f600", "\u202e"]
WORDS = [
    " he said",
    " said Liu Wei",
    "Liu: ",
    "LIU: ",
    " that it is late",
    "No",
    " I go",
    " the film",
]
LINKS = [" according to a report", " they called", " to", " and"]
PIECES = st.sampled_from([*MARKS, *STOPS, *WORDS, *LINKS])


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_span_cuts_it(text: str) -> None:
    analysis = analyse(text)
    quotes = find_quotes(analysis)
    spans = [
        span
        for quote in quotes
        for span in (quote.content, quote.cue, quote.speaker, quote.addressee, quote.via)
        if span is not None
    ]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert [q.content.start for q in quotes] == sorted(q.content.start for q in quotes)
    assert all(q.content.text.strip() for q in quotes)
    for diagnostic in find_mark_errors(analysis):
        assert diagnostic.start is not None
        assert 0 <= diagnostic.start < len(text)


@given(st.lists(PIECES, max_size=25).map("".join))
@example(" he said,, he said")
def test_quotations_in_marks_nest_or_stand_apart(text: str) -> None:
    spans = [q.content for q in find_quotes(analyse(text)) if q.kind is not QuoteKind.INDIRECT]
    for a, b in itertools.pairwise(spans):
        assert b.start >= a.end or b.end <= a.end


SLOW = [
    "“No,” he said, and ",
    "he said that she said that ",
    "according to Liu, ",
    "'n ",
    "‘a’ ",
    "Liu said it, adding that ",
    "“A”, “b”, ",
    "said ",
    "LIU: No. ",
    "“Yes,” said Liu.\n\n",
]


DENSE = {"'n ", "‘a’ ", "“A”, “b”, "}  # they have as many tokens in half as many characters


@pytest.mark.slow
@pytest.mark.parametrize("piece", SLOW)
def test_the_work_grows_with_the_length_of_the_text(piece: str) -> None:
    # Below some ten thousand characters the parser may read the same words in another way, with
    # other rules at work, so that a short text says nothing of a long one.
    length = 9_000 if piece in DENSE else 36_000
    small, large = (analyse(piece * (size // len(piece))) for size in (length // 4, length))
    assert _seconds(large) <= max(0.05, 9 * _seconds(small))


def _seconds(analysis: Analysis) -> float:
    """The least of three times of this process: what other programs do does not count."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        find_quotes(analysis)
        times.append(time.process_time() - begin)
    return min(times)
