"""The page “Why nothing is told”: reasons with the ways to what they speak of."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.timeline.coverage import silences
from dashboard.timeline.query import Query
from dashboard.views.silence import model
from dashboard.widgets.marked import component as marked
from tests.timeline.test_coverage import timeline
from tests.timeline.test_filters import WEIGHED

SCRIPT = "from dashboard.views.silence import page\npage.show()\n"


def test_an_actor_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[dict[str, Any]]] = []
    monkeypatch.setattr("dashboard.widgets.store.timeline", lambda *_: timeline())
    monkeypatch.setattr(marked, "show", lambda blocks, **_: shown.append(blocks))
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["show"] = "all"
    app.run()
    assert not app.exception
    assert shown[-1] == model.blocks(silences(timeline(), Query()))
    told = [text.value for text in app.text]
    assert "Of 109 days 3 have an event; 105 are in stretches of a week or more" in str(told)
    assert list(app.dataframe[0].value["Articles"]) == [1, 1, 1]
    app.selectbox[0].set_value("jonas brandt").run()
    assert not app.exception
    assert shown[-1] == model.blocks(silences(timeline(), Query(actors=("jonas brandt",))))


def test_an_address_that_asks_for_a_place_is_told_of_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[list[dict[str, Any]]] = []
    monkeypatch.setattr("dashboard.widgets.store.timeline", lambda *_: timeline())
    monkeypatch.setattr(marked, "show", lambda blocks, **_: shown.append(blocks))
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["show"] = "all"
    app.query_params["who"] = "oslo"
    app.run()
    assert not app.exception
    assert app.selectbox[0].value == ""
    assert shown[-1] == model.blocks(silences(timeline(), Query()))


def test_a_stretch_leads_to_its_sentences_its_articles_and_its_time() -> None:
    quiet, unread = silences(timeline(), Query())
    heading, reason, links, look = model.blocks([unread])
    assert heading["text"] == "3 May 2024 to 18 June 2024: 47 days"
    assert reason["text"].startswith("1 sentence names a day of this time")
    (row,) = links["rows"]
    assert row["text"] == "On 20 May 2024 the weather was mild."
    assert model.opens(row["event"]) == ("reader", {"article": "june"})
    assert model.opens(look["pieces"][0]["event"]) == (
        "timeline",
        {"since": "2024-05-03", "until": "2024-06-18", "show": "all"},
    )
    assert model.opens(model.blocks([quiet])[2]["rows"][0]["event"]) == (
        *("reader", {"article": "april"}),
    )
    assert model.opens(None) is None


def test_the_page_says_what_the_level_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stretch may be without an event only because its details are not shown."""
    monkeypatch.setattr("dashboard.widgets.store.timeline", lambda *_: WEIGHED)
    left_out = {}
    for level in ("main", "side", "all"):
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app.query_params["show"] = level
        app.run()
        assert not app.exception
        told = [str(text.value) for text in app.text]
        left_out[level] = [text for text in told if text.endswith("left out.")]
    assert left_out == {
        "main": ["5 side events and details are left out."],
        "side": ["3 details are left out."],
        "all": [],
    }
