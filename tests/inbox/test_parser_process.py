"""Articles are parsed in a process of their own, with limits; it is replaced where it must be."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator

import pytest

from dashboard.inbox.parser import LimitError, ParserProcess, StoppedError
from dashboard.model import Article, Diagnostic, DocumentCreationTime
from dashboard.pipeline import parse

pytestmark = pytest.mark.slow

TEXT = (
    "Foreign Minister Ana Ruiz met envoys in Lima on Monday. “We agreed,” she said.\n\nIt rained."
)
ARTICLE = Article(
    "a1",
    TEXT,
    title="The talks",
    published=DocumentCreationTime(dt.datetime(2024, 3, 8, 10, 30), has_time=True),
    diagnostics=(Diagnostic("text", "a note"),),
)
LONG = Article("long", "The minister met Ana Berg in Oslo on 3 May 2021. " * 1500)


@pytest.fixture(scope="module")
def open_parsers() -> Iterator[list[ParserProcess]]:
    processes = [ParserProcess()]
    yield processes
    for process in processes:
        process.close()


@pytest.fixture
def parser(open_parsers: list[ParserProcess]) -> ParserProcess:
    """One process for all tests, as each has to load the model; another where it was closed."""
    if open_parsers[-1]._is_closed:
        open_parsers.append(ParserProcess())
    return open_parsers[-1]


def test_what_comes_back_is_what_the_parser_gives(parser: ParserProcess) -> None:
    odd = Article("odd", "Ana Berg met \x00 🙂 Bo Lund on 3 May 2021, “he said.")
    for article in (ARTICLE, odd, Article("empty", "")):
        assert parser.parse(article) == parse(article)


def test_an_article_over_the_time_is_given_up_and_the_limit_is_named() -> None:
    hasty = ParserProcess(seconds=0.1, seconds_a_character=0)
    try:
        with pytest.raises(LimitError, match="more than 0 s, the limit"):
            hasty.parse(LONG)
    finally:
        hasty.close()


def test_a_process_that_dies_is_replaced(parser: ParserProcess) -> None:
    parser.parse(ARTICLE)
    dying = threading.Timer(0.3, parser._child.kill)
    dying.start()
    with pytest.raises(LimitError, match="ended at once"):
        parser.parse(LONG)
    assert parser.parse(ARTICLE) == parse(ARTICLE)


def test_closing_ends_what_is_being_read(parser: ParserProcess) -> None:
    parser.parse(ARTICLE)
    threading.Timer(0.3, parser.close).start()
    with pytest.raises(StoppedError):
        parser.parse(LONG)
    with pytest.raises(StoppedError):
        parser.parse(ARTICLE)
