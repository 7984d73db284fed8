"""The page switches between chronologies, and nothing of one is done to another."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import chronologies, place, settings
from dashboard.library.articles import add, read_own
from dashboard.library.corrections import read_log
from dashboard.library.place import LIBRARY_VARIABLE, data_folder, library_file, library_of
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.timeline.query import Query, to_json
from dashboard.timeline.selection import About
from dashboard.widgets import shell, store
from dashboard.widgets.checking import FOLD, FORM
from dashboard.widgets.writing import WRITE
from tests.views.test_pages import add as add_article
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


@pytest.fixture
def tab(data: Path) -> AppTest:
    """A tab that shows “Rain”, while “Snow” was chosen in another."""
    settings.describe(About("Rain"))
    chronologies.make("Snow")
    chronologies.use(chronologies.FIRST)
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60)
    app.session_state[f"fold {WRITE}"] = True
    app.session_state[f"{FOLD}{FORM}"] = True
    app.run()
    chronologies.use("snow")
    return app


def logged(name: str) -> int:
    return len(read_log(library_of(name, data_folder())))


def headline(app: AppTest) -> Any:
    return field(app, "What happened")


def write(app: AppTest) -> AppTest:
    headline(app).set_value("The gauge was full")
    return button(app, "Add the event").click().run()


def test_a_tab_shows_its_own_until_a_person_says_which_of_two_it_is(tab: AppTest) -> None:
    tab.run()
    assert not tab.exception
    assert tab.selectbox[0].value == ""
    assert "“Snow” was chosen elsewhere, in another tab or window, and “Rain” is" in texts(tab)
    button(tab, "Show the other one").click().run()
    assert not tab.exception
    assert tab.selectbox[0].value == "snow"
    assert "was chosen elsewhere" not in texts(tab)


def test_what_a_tab_writes_lands_in_no_other_chronology_and_stays_typed(tab: AppTest) -> None:
    write(tab)
    assert not tab.exception
    assert (logged(""), logged("snow")) == (0, 0)
    assert "and “Rain” is shown here: nothing was saved, say which it is to be." in texts(tab)
    assert headline(tab).value == "The gauge was full"
    button(tab, "Go on with the one here").click().run()
    assert "was chosen elsewhere" not in texts(tab)
    assert headline(tab).value == "The gauge was full"
    button(tab, "Add the event").click().run()
    assert not tab.exception
    assert (logged(""), logged("snow")) == (1, 0)


def test_neither_a_correction_nor_an_act_of_the_review_lands_in_another(tab: AppTest) -> None:
    event = timeline_of_rain(tab)
    next(one for one in tab.text_area if one.label == "What happened").set_value("It poured")
    button(tab, "Save the correction").click().run()
    assert not tab.exception
    assert (logged(""), logged("snow")) == (0, 0)
    assert "nothing was saved" in texts(tab)
    act = {"number": 1, "query": {**to_json(Query()), "at": 1}, "act": "state", "value": "checked"}
    tab.session_state["timeline"] = {"acts": {"list": [{**act, "events": [event]}]}}
    tab.run()
    done = tab.session_state["acts"].done
    assert (done.failed, done.words.partition(":")[0]) == (True, "Nothing was done")
    assert (logged(""), logged("snow")) == (0, 0)


def timeline_of_rain(app: AppTest) -> str:
    """Open the one event of the tab's chronology; its id."""
    place.hold("")
    event = store.timeline().entries[0].event.id
    place.hold(None)
    app.query_params["event"] = event
    app.run()
    return event


@pytest.mark.usefixtures("tab")
def test_an_article_is_added_to_no_other() -> None:
    hold = "from dashboard.widgets import shown\nshown.hold()\n"  # as the app does for each page
    page = AppTest.from_string(hold + ARTICLES, default_timeout=60)
    page.session_state["chronology"] = ""
    page.run()
    add_article(page, "It snowed in Bergen on 2 May 2020.")
    assert not page.exception
    assert page.text_area[0].value == "It snowed in Bergen on 2 May 2020."
    assert len(read_own(library_of("snow", data_folder())).articles) == 0
    assert len(read_own(library_of("", data_folder())).articles) == 1


def test_a_tab_whose_chronology_is_gone_shows_the_chosen_one(data: Path) -> None:
    chronologies.make("Snow")
    app = opened()
    app.session_state["outcome"] = "of the one that is gone"
    shutil.rmtree(data / "chronologies" / "snow")
    app.run()
    assert not app.exception
    assert "outcome" not in app.session_state
    assert texts(app).splitlines()[0] == shell.NAME
