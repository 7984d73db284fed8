"""The chosen events as a table: what the files hold, in the words of the page."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library.articles import add
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, reviews
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.views.table.model import DAYS, SHOWN, table, told
from tests.exports.made import FIRST, HOSTILE, SECOND, hostile, opened, two_articles
from tests.exports.test_round_trip import changes
from tests.timeline.test_filters import WEIGHED


def test_a_row_is_what_one_article_tells_of_an_event_in_order_of_time() -> None:
    timeline = build(two_articles())
    rows = table(timeline, Query())
    reports = [report for entry in timeline.entries for report in entry.reports]
    assert rows["What"].tolist() == [report.event.headline for report in reports]
    assert rows["article"].tolist() == [report.article.id for report in reports]
    assert [rows[name].dtype.kind for name in DAYS] == ["M"] * 3
    assert rows["Kind"].dtype.name == "category"
    assert told(rows) == (
        f"{len(timeline.entries)} events in order of time, in {len(reports)} rows: "
        "a row is what one article tells of an event."
    )


def test_a_headline_has_its_capital() -> None:
    text = "On Monday the police arrested two men, while protesters marched in Lyon on Tuesday."
    article = article_from_text(f"---\npublished: 2024-03-08\n---\n{text}", "a")
    told = table(build([parse(article)]), Query())["What"].tolist()
    assert "Protesters marched in Lyon on Tuesday" in told


def test_it_has_the_events_of_the_query_alone_and_what_people_said() -> None:
    log = [
        Correction(n, "2026-01-02T03:04:05Z", "Ann", event, field, None, now, "seen")
        for n, (event, field, now) in enumerate(changes(), 1)
    ]
    query = Query(states=("checked",))
    rows = table(build(two_articles(), reviews(log)), query, log)
    (row,) = rows[rows["article"] == "a"].to_dict("records")
    assert (row["State"], row["Date"], row["When"]) == ("Checked", "set by a person", "May 2021")
    assert row["Last day"] == pd.Timestamp(dt.date(2021, 5, 31))
    assert set(rows["entry"]) == {opened()}
    assert "seen" in row["Remarks"]
    assert (
        told(table(build(two_articles()), Query(words="nowhere"))) == "0 events in order of time."
    )


def test_hostile_words_are_words_of_a_cell() -> None:
    rows = table(build(hostile().articles), Query())
    assert rows["What"].tolist() == [HOSTILE]


def test_the_page_says_what_the_level_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.widgets.store.timeline", lambda *_: WEIGHED)
    monkeypatch.setattr("dashboard.widgets.store.log", lambda: ())
    shown = {}
    for level in ("main", "side", "all"):
        script = "from dashboard.views.table import page\npage.show()\n"
        app = AppTest.from_string(script, default_timeout=60)
        app.query_params["show"] = level
        app.run()
        assert not app.exception
        shown[level] = [text.value for text in app.text]
    assert shown["main"] == [
        "9 events in order of time, in 10 rows: a row is what one article tells of an event.",
        "5 side events and details are left out.",
    ]
    assert shown["side"][1:] == ["3 details are left out."]
    assert len(shown["all"]) == 1


def test_the_page_shows_what_the_address_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, name in ((FIRST, "a"), (SECOND, "b")):
        add(article_from_text(text, name), tmp_path)
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    script = "from dashboard.views.table import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    app.query_params["words"] = "opened bridge"
    app.query_params["colour"] = "red"
    app.run()
    assert not app.exception
    said = [text.value for text in app.text]
    assert any("colour=red" in line for line in said)
    assert (
        "1 event in order of time, in 2 rows: a row is what one article tells of an event." in said
    )
    (shown,) = app.dataframe
    assert set(SHOWN.values()) <= set(shown.value.columns)
    assert shown.value["What"].str.contains("opened the bridge").all()
    widths = {name: one.get("width") for name, one in json.loads(shown.proto.columns).items()}
    assert widths["When"] == 175, "“19 February 2024 or before” is not cut to a day"
    assert shown.proto.placeholder == ""
