"""The page “Where sources differ”: rows as blocks of text, by kind; hostile words are words."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ledger.ledger import ledger
from dashboard.model import Timeline
from dashboard.timeline.build import build
from dashboard.views.ledger import model, page
from dashboard.widgets.marked import component as marked
from tests.exports.made import hostile
from tests.ledger.toll import toll_articles

SCRIPT = "from dashboard.views.ledger import page\npage.show()\n"


def opened(monkeypatch: pytest.MonkeyPatch, timeline: Timeline) -> tuple[AppTest, list[object]]:
    """The page of a timeline, and the blocks that it shows."""
    shown: list[object] = []
    monkeypatch.setattr("dashboard.widgets.store.timeline", lambda *_: timeline)
    monkeypatch.setattr("dashboard.widgets.as_reported.ledger", lambda _: ledger(timeline))
    monkeypatch.setattr(marked, "show", lambda blocks, **_: shown.append(blocks))
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["show"] = "all"
    app.run()
    assert not app.exception
    return app, shown


def test_each_kind_can_be_shown_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = build(toll_articles())
    app, shown = opened(monkeypatch, timeline)
    rows = ledger(timeline)
    assert app.selectbox[0].options == ["All (6)", "Conflict (4)", "Later state (2)"]
    assert shown[-1] == model.blocks(rows)
    app.selectbox[0].set_value("development").run()
    assert shown[-1] == model.blocks(row for row in rows if row.kind == "development")
    assert "Conflict:" not in "\n".join(text.value for text in app.text)


def test_a_row_has_both_sentences_with_the_words_in_question_marked() -> None:
    row = ledger(build(toll_articles()))[0]
    heading, event, first, second, why = model.blocks([row])
    assert heading["text"] == "Number (dead): Later state"
    assert event["rows"][0]["event"] == row.event.id
    for block, side in ((first, row.one), (second, row.other)):
        whole = "".join(piece["text"] for piece in block["pieces"])
        assert f"“{side.sentence.text}”" in whole
        assert [p["text"] for p in block["pieces"] if p.get("mark") == "time"] == [side.value]
    assert why["text"].endswith(model.APART)


def test_two_events_that_the_timeline_keeps_apart_lead_to_both() -> None:
    row = next(row for row in ledger(build(toll_articles())) if row.apart)
    links = next(block for block in model.blocks([row]) if block["kind"] == "links")
    assert row.apart is not None
    assert [link["event"] for link in links["rows"]] == [row.event.id, row.apart.id]


def test_sources_that_differ_in_nothing_are_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app, shown = opened(monkeypatch, build(hostile().articles))
    assert shown == []
    assert page._NOTHING in [text.value for text in app.text]
    assert app.markdown.len == 0
