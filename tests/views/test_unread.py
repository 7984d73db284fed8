"""An article that cannot be read within the limits is shown, says so, and is not tried again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.inbox.parser import LimitError
from dashboard.library import articles, parses
from dashboard.model import Article, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE
from dashboard.widgets import reading, store

SNOW = article_from_text("It snowed on 2 May 2020 in Oslo.", "snow")
LIMIT = "reading it takes more than 90 s, the limit"


class Parser:
    """Reads all but what is of snow."""

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
    (told,) = [line for line in store.problems() if LIMIT in line]
    assert "add it again" in told


def test_the_next_start_does_not_try_it_again(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.timeline()
    assert parser.asked == ["rained", "snowed"]
    start_anew(monkeypatch)
    store.timeline()
    assert parser.asked == ["rained", "snowed"]
    assert any(LIMIT in line for line in store.problems())


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
