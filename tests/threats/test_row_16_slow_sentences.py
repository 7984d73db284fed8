"""Row 16: no sentence makes the time grow faster than the text; too long a text is refused."""

from __future__ import annotations

import time

import pytest

from dashboard.errors import ArticleError
from dashboard.model import Article
from dashboard.pipeline import parse
from dashboard.text.analysis import analyse
from dashboard.text.read import LARGEST_TEXT, article_from_text

PIECES = [
    "1 ",
    "on Monday, Tuesday and ",
    "Ana Berg told Bo Lund that ",
    "“No,” he said, and then ",
    "(((((a+)+)+)+)+ ",
    "Room 101, March Street, ",
    "The minister met her in May. ",
]
TIMES = 3
LEAST = 0.2  # seconds below which the clock of a shared machine says nothing


def own_seconds(text: str) -> float:
    """The least seconds of CPU of our own stages in some runs: the parse less the analysis."""
    times = []
    for _ in range(TIMES):
        begin = time.process_time()
        analyse(text)
        middle = time.process_time()
        parse(Article("a", text))
        times.append(time.process_time() - middle - (middle - begin))
    return max(min(times), 0.0)


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_less_than_three_times_as_long(piece: str) -> None:
    sizes = (4000, 8000, 16000)

    def is_flat() -> bool:
        once, twice, four = (own_seconds(piece * (size // len(piece))) for size in sizes)
        return twice <= 3 * max(once, LEAST) and four <= 3 * max(twice, LEAST)

    # What is slow for its length is so each time; what is busy is not.
    assert any(is_flat() for _ in range(2))


def test_a_text_over_the_limit_is_refused_with_the_limit_named() -> None:
    assert LARGEST_TEXT == 1_000_000
    with pytest.raises(ArticleError, match="1,000,000 characters"):
        article_from_text("a " * 500_001, "long")
