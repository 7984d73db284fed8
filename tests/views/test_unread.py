"""An article that cannot be read within the limits is shown, says so, and is not tried again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.inbox.parser import LimitError, ParserProcess
from dashboard.inbox.process import Child
from dashboard.library import articles, parses
from dashboard.model import Article, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE
from dashboard.views.articles.edits import notes
from dashboard.widgets import reading, store

SNOW = article_from_text("It snowed on 2 May 2020 in Oslo.", "snow")
LIMIT = "reading it takes more than 90 s, the limit"


class Parser:
    """Reads all but what is of snow."""

    is_limited = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse(self, article: Article) -> ParsedArticle:
        self.asked.append(article.text.split()[1])
        if "snowed" in article.text:
            raise LimitError(LIMIT)
        return parse(article)


@pytest.fixture
def parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parser]:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    instead = Parser()
    monkeypatch.setattr(reading, "_PARSER", instead)
    start_anew(monkeypatch)
    articles.add(article_from_text("It rained on 1 May 2020 in Oslo.", "rain"))
    articles.add(SNOW)
    yield instead
    st.cache_resource.clear()


def start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_READER", reading.Reader())
    st.cache_resource.clear()


def test_the_page_tells_it_and_shows_the_others(parser: Parser) -> None:
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()
    assert not app.exception
    shown = store.timeline()
    assert [len(a.events) for a in shown.articles] == [1, 0]
    assert [p.text for p in shown.articles[1].paragraphs] == ["It snowed on 2 May 2020 in Oslo."]
    (told,) = [line for line in notes(shown.articles[1]) if LIMIT in line]
    assert "press “Try again” on the page Articles" in told
    assert "1 article was not read to the end" in "\n".join(text.value for text in app.text)


def test_the_next_start_does_not_try_it_again(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.timeline()
    assert parser.asked == ["rained", "snowed"]
    start_anew(monkeypatch)
    store.timeline()
    assert parser.asked == ["rained", "snowed"]
    assert any(LIMIT in line for line in notes(store.articles()[1]))


def test_another_version_of_the_parser_tries_it_again(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.timeline()
    monkeypatch.setattr(parses, "parser_version", lambda: "another")
    monkeypatch.setattr(store, "parser_version", lambda: "another")
    start_anew(monkeypatch)
    store.timeline()
    assert parser.asked == ["rained", "snowed"] * 2


def test_who_removes_it_and_adds_it_again_has_it_tried_again(parser: Parser) -> None:
    store.timeline()
    (snow,) = [a for a in articles.read_own().articles if a.text == SNOW.text]
    articles.remove(snow.id)
    store.timeline()
    articles.add(SNOW)
    store.timeline()
    assert parser.asked == ["rained", "snowed", "snowed"]


PAGE = "from dashboard.views.articles import page\npage.show()\n"
PLAIN = "The council met Ana Berg in Oslo on 3 May 2021. " * 20


def hurried() -> ParserProcess:
    """A process that is given up while it reads."""
    parser = ParserProcess(seconds=0.1, seconds_a_character=0)
    parser._child = Child("tests.views.waiting_child", 2**10)
    return parser


def starved() -> ParserProcess:
    """A process that has read an article, and gets little more memory than that took."""
    import resource

    parser = ParserProcess()
    parser.parse(SNOW)
    assert parser._child._process is not None
    pid = parser._child._process.pid
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + 2**20
    resource.prlimit(pid, resource.RLIMIT_AS, (most, most))
    return parser


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limited", "limit"),
    [
        pytest.param(hurried, "takes more than 0 s, the limit", id="time"),
        pytest.param(
            starved,
            "memory, the limit",
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit holds elsewhere"),
        ),
    ],
)
def test_an_article_that_is_added_and_reaches_a_limit_is_told_and_can_be_tried_again(
    limited: Callable[[], ParserProcess],
    limit: str,
    parser: Parser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = AppTest.from_string(PAGE, default_timeout=60).run()
    process = limited()
    monkeypatch.setattr(reading, "_PARSER", process)
    try:
        app.text_area[0].set_value(PLAIN)
        next(b for b in app.button if b.label == "Add to the timeline").click().run()
    finally:
        process.close()
    assert not app.exception
    assert "Added" in texts(app)
    assert limit in texts(app)
    assert not store.timeline().articles[-1].events
    monkeypatch.setattr(reading, "_PARSER", parser)
    [button for button in app.button if button.label == "Try again"][-1].click().run()
    assert not app.exception
    assert limit not in texts(app)
    assert [button.label for button in app.button].count("Try again") == 1  # of snow
    assert store.timeline().articles[-1].events
    kept = parses.kept_parse(articles.read_own().articles[-1])
    assert kept is not None
    assert kept.events


def test_trying_again_what_reaches_the_limit_again_tells_it_again(parser: Parser) -> None:
    app = AppTest.from_string(PAGE, default_timeout=60).run()
    app = next(b for b in app.button if b.label == "Try again").click().run()
    assert parser.asked == ["rained", "snowed", "snowed"]
    assert LIMIT in texts(app)
    assert "Try again" in [button.label for button in app.button]


@pytest.mark.parametrize("is_limited", [True, False])
def test_where_no_memory_can_be_limited_the_page_says_so_once(
    is_limited: bool, parser: Parser
) -> None:
    parser.is_limited = is_limited
    app = AppTest.from_string(PAGE, default_timeout=60).run()
    assert texts(app).count("This system cannot limit the memory") == (not is_limited)


def test_a_process_whose_system_limits_no_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    process = ParserProcess()
    assert process.is_limited
    monkeypatch.setattr(process._child, "ask", no_limits(process))
    with pytest.raises(RuntimeError):
        process.parse(SNOW)
    assert not process.is_limited


def no_limits(process: ParserProcess) -> Callable[..., dict[str, str]]:
    def ask(*_: object) -> dict[str, str]:
        process._child.is_limited = False
        return {"failed": "it is not there"}

    return ask
