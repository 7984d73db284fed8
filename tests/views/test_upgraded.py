"""The page after an upgrade of the parser: one calm line, and the report of every correction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.library import settings
from dashboard.library.upgrades import latest
from dashboard.registry import PACKAGE
from dashboard.review import Field, State
from dashboard.widgets import reading, store
from dashboard.widgets.checking import FOLD, HISTORY
from tests.library.next_parser import AGREED, CANCELLED, SHOT
from tests.library.test_made_library import unpacked
from tests.library.test_upgrade import read_next

pytestmark = pytest.mark.slow

NOTICE = "Another version has read the articles anew. Corrections: 15 kept, 15 folded together, "


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The library of an earlier version, which the next parser reads."""
    unpacked("form-2", tmp_path)
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    monkeypatch.setattr(reading, "parse", read_next)
    monkeypatch.setattr(store, "_READER", reading.Reader())
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def page(**params: str) -> AppTest:
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60)
    app.session_state[f"{FOLD}{HISTORY}"] = True
    for name, value in params.items():
        app.query_params[name] = value
    app = app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.text)


def test_one_line_says_what_came_of_corrections_until_it_is_dismissed() -> None:
    app = page()
    assert texts(app).count(NOTICE) == 1
    assert "has no event any more" not in texts(app)  # it is in the report
    next(b for b in app.button if b.key == "dismiss upgrade").click().run()
    assert NOTICE not in texts(app)
    assert NOTICE not in texts(page())
    report = latest()
    assert report is not None
    assert report.dismissed


def test_the_report_can_be_looked_at_again_among_the_articles() -> None:
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60).run()
    assert not app.exception
    (folded,) = [e for e in app.expander if e.label.startswith("Folded: 15 corrections")]
    told = "\n".join(text.value for text in folded.text)
    assert "It is one event now with “China cancelled" in told
    assert "Now: 4 February 2023 · Violence · The United States shot down" in told
    (lost,) = [e for e in app.expander if e.label.startswith("Without a place")]
    assert any("Before: 15 November 2023 · Agreement" in text.value for text in lost.text)


def test_an_old_link_opens_the_event_in_which_two_reviews_met_and_all_lines_are_there() -> None:
    app = page(event=CANCELLED)
    entry = store.timeline().find(CANCELLED)
    assert entry is not None
    assert entry.event.id == SHOT == store.now_of(CANCELLED)
    assert app.segmented_control[0].value == State.DISPUTED
    assert "to be looked at again" in texts(app)  # said of the one
    assert "the paper of that day says so, too" in texts(app)  # said of the other
    app.segmented_control[0].set_value(State.CHECKED).run()
    assert not app.exception
    after = store.timeline().find(CANCELLED)
    assert after is not None
    assert after.review.state is State.CHECKED
    assert after.review.said(Field.STATE)[-1].by == settings.person()


def test_an_event_that_is_read_no_more_is_said_where_a_link_opens_it() -> None:
    page(event=AGREED)
    assert store.now_of(AGREED) == AGREED
    assert store.timeline().find(AGREED) is None
