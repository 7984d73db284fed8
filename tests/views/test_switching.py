"""The page switches between chronologies, and nothing of one is done to another."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import chronologies, place, settings
from dashboard.library.articles import add
from dashboard.library.place import LIBRARY_VARIABLE, library_file
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.timeline.selection import About
from dashboard.widgets import shell
from tests.views.test_pages import button, field, texts

pytestmark = pytest.mark.slow
ARTICLES = "from dashboard.views.articles import page\npage.show()\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(LIBRARY_VARIABLE)
    monkeypatch.setattr(place.platformdirs, "user_data_path", lambda *_: tmp_path)
    add(article_from_text("It rained in Oslo on 1 May 2020.", "rain"))
    return tmp_path


def opened() -> AppTest:
    return AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()


def test_title_scope_and_author_are_given_on_the_page_of_the_articles() -> None:
    app = AppTest.from_string(ARTICLES, default_timeout=60).run()
    field(app, "Title of the chronology").set_value("Rain in Oslo")
    field(app, "Scope").set_value("May 2020")
    field(app, "Author").set_value("Ana Berg")
    button(app, "Save title, scope and author").click().run()
    assert not app.exception
    assert settings.about(library_file()) == About("Rain in Oslo", "May 2020", "Ana Berg")
    assert "Saved. Files that you save from now on carry it, too." in texts(app)
    assert texts(opened()).splitlines()[0] == "Rain in Oslo"


def test_one_is_begun_shown_archived_and_brought_back() -> None:
    app = AppTest.from_string(ARTICLES, default_timeout=60).run()
    field(app, "Title of a new chronology").set_value("Snow")
    button(app, "Begin it").click().run()
    assert not app.exception
    assert "Snow (shown now)" in texts(app)
    assert "“Snow” is begun and shown now." in texts(app)
    assert library_file().parent.name == "snow"
    app.button(key="show ").click().run()
    assert "My chronology (shown now)" in texts(app)
    app.button(key="archive snow").click().run()
    assert "Snow (archived)" in texts(app)
    app.button(key="bring back snow").click().run()
    assert not app.exception
    assert not any(one.archived for one in chronologies.chronologies())


def test_the_menu_switches_where_there_are_several() -> None:
    app = opened()
    assert texts(app).splitlines()[0] == shell.NAME
    assert len(app.selectbox) == 0
    chronologies.make("Snow")
    chronologies.use(chronologies.FIRST)
    app.run()
    app.session_state["acts"] = "what can be taken back of this one"
    app.selectbox[0].select("snow").run()
    assert not app.exception
    assert library_file().parent.name == "snow"
    assert app.selectbox[0].value == "snow"
    assert app.session_state["acts"] != "what can be taken back of this one"


def test_what_a_window_asks_that_shows_another_one_is_not_done_to_this_one() -> None:
    """Somebody switches in a second window, and sends a form in the first."""
    app = opened()
    chronologies.make("Snow")
    app.session_state["outcome"] = "of the first"
    app.run()
    assert not app.exception
    assert "outcome" not in app.session_state
    assert app.selectbox[0].value == "snow"
