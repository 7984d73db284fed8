"""Many articles are read behind the page, which says how many, and can be told to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.library import articles, parses
from dashboard.model import Article, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.widgets import reading, store

pytestmark = pytest.mark.slow

NUMBER = 3


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """A library of three articles, each of which is read when it is let."""
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    monkeypatch.setattr(reading, "AT_ONCE", 0)
    let, read = threading.Semaphore(0), reading.read_article

    def slow(article: Article) -> ParsedArticle:
        assert let.acquire(timeout=60)
        return read(article)

    monkeypatch.setattr(reading, "read_article", slow)
    monkeypatch.setattr(store, "_READER", reading.Reader())
    st.cache_resource.clear()
    for n in range(NUMBER):
        articles.add(article_from_text(f"It rained on {n + 1} May 2020 in Oslo.", f"rain {n}"))
    yield let
    let.release(NUMBER)
    st.cache_resource.clear()


def told(app: AppTest) -> str:
    return " ".join(bar.proto.text for bar in app.get("progress"))


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def read_so_far(number: int) -> None:
    until = time.monotonic() + 60
    while store.progress() is not None and (store.progress() or (0, 0))[0] < number:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_reading_is_counted_stopped_and_gone_on_with(reads: threading.Semaphore) -> None:
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert told(app) == "0 of 3 articles read"
    reads.release()
    read_so_far(1)
    assert told(app.run()) == "1 of 3 articles read"
    app = press(app, "Stop")
    reads.release()  # the one in hand is done, as it cannot be left half read
    read_so_far(2)
    assert told(app.run()) == "Stopped: 2 of 3 articles read"
    app = press(app, "Show what is read")
    assert not app.exception
    assert len(store.timeline().articles) == NUMBER - 1
    app = press(app, "Go on")
    reads.release()
    read_so_far(NUMBER)
    assert told(app.run()) == ""
    assert len(store.timeline().articles) == NUMBER


def test_what_an_earlier_version_read_is_shown_until_all_is_read_anew(
    reads: threading.Semaphore, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads.release(NUMBER)
    store.timeline()
    read_so_far(NUMBER)
    assert len(store.timeline().articles) == NUMBER
    monkeypatch.setattr(parses, "parser_version", lambda: "another")
    monkeypatch.setattr(store, "parser_version", lambda: "another")
    monkeypatch.setattr(store, "_READER", reading.Reader())
    st.cache_resource.clear()
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert told(app) == "0 of 3 articles read"
    assert any("read anew" in line.value for line in app.text)
    shown = store.timeline()
    assert len(shown.entries) == NUMBER == len(shown.articles)
    reads.release()
    read_so_far(1)
    assert store.timeline() is shown  # what is looked at stays as it is …
    app = press(app.run(), "Show what is read")
    assert store.timeline() is not shown  # … until it is asked for
    reads.release(NUMBER - 1)
    read_so_far(NUMBER)
    assert told(app.run()) == ""
    assert len(store.timeline().articles) == NUMBER
    assert not any("read anew" in line.value for line in app.text)


def test_what_is_added_while_reading_stops_is_read_and_what_waits_is_read_once(
    reads: threading.Semaphore, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    slow = reading.read_article
    monkeypatch.setattr(reading, "read_article", lambda a: (read.append(a.id), slow(a))[1])
    store.timeline()
    store.stop_reading()  # the first is in hand still
    articles.add(article_from_text("It rained on 9 May 2020 in Oslo.", "rain 9"))
    store.timeline()
    assert store.progress() == (0, NUMBER + 1, True)
    monkeypatch.setattr(reading, "AT_ONCE", 25_000)  # what waits is few, and is not read twice
    reads.release(NUMBER + 1)
    read_so_far(NUMBER + 1)
    assert len(store.timeline().articles) == NUMBER + 1
    assert len(read) == len(set(read)) == NUMBER + 1
