"""A library that is opened again shows its picture before its articles are loaded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.library import articles
from dashboard.library.corrections import record
from dashboard.library.drawings import drawing_key, kept_drawing
from dashboard.model import Timeline
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.review import Field
from dashboard.widgets import store
from dashboard.widgets.reading import Reader
from tests.exports.made import FIRST

pytestmark = pytest.mark.slow


def forget() -> None:
    """As when the program is started anew."""
    st.cache_resource.clear()
    store._LOADED.clear()
    store._READER = Reader()


def wait() -> None:
    """Until nothing is being loaded any more."""
    for thread in threading.enumerate():
        if thread.name == store._LOADER:
            thread.join()


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A library that was open before; gives the stamp of its drawing."""
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    monkeypatch.setattr(store, "WORTH_KEEPING", 1)
    articles.add(article_from_text(FIRST, "a"))
    forget()
    stamp = store.drawing().stamp
    forget()
    yield stamp
    wait()
    forget()


def open_page() -> AppTest:
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()
    assert not app.exception
    return app


def test_the_picture_is_there_while_the_articles_are_loaded(
    drawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, go_on = store.build, threading.Event()

    def slow(*given: object, **named: object) -> Timeline:
        assert go_on.wait(60)
        return build(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "build", slow)
    before = store.drawing()
    assert before.stamp == drawn
    store.load_behind()
    assert store.is_loading()
    assert any("is being loaded" in text.value for text in open_page().text)
    go_on.set()
    assert store.timeline().entries
    wait()
    assert not store.is_loading()
    assert store.drawing() == before
    assert all("is being loaded" not in text.value for text in open_page().text)


@pytest.mark.usefixtures("drawn")
def test_after_a_change_it_is_drawn_anew_and_kept() -> None:
    event = store.timeline().entries[0].event.id
    forget()
    record(event, Field.HEADLINE, "Another headline")
    assert not store.is_loading()
    after = store.drawing()
    assert store.timeline().entries[0].event.headline == "Another headline"
    forget()
    assert store.is_loading()
    assert store.drawing().packed == after.packed


@pytest.mark.usefixtures("drawn")
def test_what_was_drawn_before_a_change_is_not_kept_as_what_is_after_it() -> None:
    event = store.timeline().entries[0].event.id
    record(event, Field.NOTE, "so that there is none yet")
    state = store.state()
    record(event, Field.HEADLINE, "Another headline")
    store._drawing(*state)
    assert kept_drawing(drawing_key()) is None


@pytest.mark.usefixtures("drawn")
def test_what_goes_wrong_while_loading_is_told_to_who_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> Timeline:
        raise RuntimeError("no timeline")

    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    monkeypatch.setattr(store, "build", broken)
    store.load_behind()
    wait()
    assert not store.is_loading()
    with pytest.raises(RuntimeError, match="no timeline"):
        store.timeline()
