"""The page “As reported until”: the day is moved, and what became of the events is read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library.articles import add
from dashboard.model import Timeline
from dashboard.nlp.read import article_from_text
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Query
from dashboard.views.since import model
from dashboard.views.story.model import steps
from dashboard.views.timeline import answers
from dashboard.widgets import as_reported, store
from dashboard.widgets.marked import component as marked
from tests.ledger.toll import TEXTS

SCRIPT = "from dashboard.views.since import page\npage.show()\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    for name, text in TEXTS.items():
        add(article_from_text(text, name), tmp_path)
    return tmp_path


def headings(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["text"] for block in blocks if block["kind"] == "heading"]


@pytest.mark.usefixtures("library")
def test_the_day_is_moved_and_the_marks_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[dict[str, Any]]] = []
    monkeypatch.setattr(marked, "show", lambda blocks, **_: shown.append(blocks))
    app = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not app.exception
    assert app.selectbox[0].value == dt.date(2024, 3, 8)
    assert headings(shown[-1]) == []
    app.selectbox[0].set_value(dt.date(2024, 3, 5)).run()
    assert not app.exception
    assert headings(shown[-1]) == ["Told otherwise since (1)", "Came since (5)"]
    words = [block["text"] for block in shown[-1] if block["kind"] == "text"]
    assert "Number (dead): 15, now 17 (Harbour Post, 6 March 2024)." in words
    told = "\n".join(text.value for text in app.text)
    assert "Until 5 March 2024, 2 of 5 articles were published" in told
    assert "2024-03-05" in app.query_params["reported"]


@pytest.mark.usefixtures("library")
def test_what_the_timeline_of_a_day_asks_for_is_of_that_day() -> None:
    day = dt.date(2024, 3, 5)
    then, now = as_reported.timeline(day), store.timeline()
    assert len(then.articles) == 2
    stamp, path = answers.columns_now(day)
    assert as_reported.day_of(stamp) == day
    assert stamp != answers.columns_now()[0]
    assert as_reported.day_of(answers.columns_now()[0]) is None
    assert "2024-03-05" in path
    assert as_reported.drawing(day).size == len(then.entries) < len(now.entries)


@pytest.mark.usefixtures("library")
def test_the_panel_of_an_event_of_a_day_says_what_became_of_it() -> None:
    day = dt.date(2024, 3, 5)
    event = _event(as_reported.timeline(day), "15 people")
    blocks = answers.panel_now(Query(known=day, event=event))
    at = headings(blocks)
    assert at[-1] == "Since then"
    assert blocks[-1]["text"].startswith("Number (dead): 15, now 17")
    assert "How it was reported" in at
    assert "19" not in str(blocks[:-1])  # of what came later the panel of that day knows nothing
    assert "Since then" not in headings(answers.panel_now(Query(event=event)))


@pytest.mark.usefixtures("library")
def test_pages_of_a_day_say_so_and_lead_back() -> None:
    script = "from dashboard.views.table import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    app.query_params["reported"] = "2024-03-05"
    app.query_params["show"] = "all"
    app.run()
    assert not app.exception
    told = [text.value for text in app.text]
    line = "As reported until 5 March 2024: 2 of 5 articles. Events: 1 told otherwise since, 5 came"
    assert f"{line} since." in told
    since = dict(app.dataframe[0].value[["What", "Since then"]].itertuples(index=False))
    changed = "A bomb at a market in Kano killed 15 people on Monday"
    assert [what for what, became in since.items() if became] == [changed]
    assert since[changed].startswith("Told otherwise since. Number (dead): 15, now 17")
    assert set(app.dataframe[0].value["Source"]) == {"Kano Courier", "Lagos Daily"}
    app.button[0].click().run()
    assert not app.exception
    assert "reported" not in app.query_params
    assert "Since then" not in app.dataframe[0].value
    assert len(set(app.dataframe[0].value["Source"])) == 4


@pytest.mark.usefixtures("library")
def test_the_story_of_a_day_tells_of_a_step_what_became_of_it() -> None:
    day = dt.date(2024, 3, 5)
    query = Query(known=day, level=Level.ALL)
    told, number = steps(as_reported.timeline(day), query, as_reported.became(day))
    assert number == len(told) == 3
    since = {step["title"]: step["since"] for step in told if step["since"]}
    assert list(since) == ["A bomb at a market in Kano killed 15 people on Monday"]
    assert all(not step["since"] for step in steps(store.timeline(), Query())[0])


def test_first_reports_are_counted_by_their_day(library: Path) -> None:
    del library
    rows = model.first_reported(store.timeline())
    assert [str(row["Published"]) for row in rows] == [
        *("2024-03-04", "2024-03-05", "2024-03-06", "2024-03-08"),
    ]
    assert sum(int(str(row["Events first reported"])) for row in rows) == len(
        store.timeline().entries
    )


def _event(timeline: Timeline, words: str) -> str:
    return next(e.event.id for e in timeline.entries if words in e.event.headline)
