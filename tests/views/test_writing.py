"""An event of a person's own is written down on the page, and shown as such."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library.corrections import read_log
from dashboard.registry import PACKAGE
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.query import Query
from dashboard.views.timeline.model import panel, reading_of
from dashboard.widgets import store
from dashboard.widgets.checking import FOLD, FORM
from dashboard.widgets.chronology import BRING_IN
from dashboard.widgets.writing import WRITE
from tests.views.test_checking import button, field

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))


def app() -> AppTest:
    page = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60)
    page.session_state[f"fold {WRITE}"] = True
    page.session_state[f"{FOLD}{FORM}"] = True
    return page.run()


def every(page: AppTest) -> list[Any]:
    """The elements of the page that have a value, from top to bottom."""
    return [one for one in page.main if hasattr(one, "value")]


def test_the_order_of_a_date_is_asked_for_and_the_event_is_marked_and_corrected() -> None:
    page = app()
    field(page, "text_input", "What happened").set_value("The docket was filed")
    field(page, "text_input", "Date").set_value("03/04/2024")
    field(page, "text_input", "Source").set_value("Docket <7>")
    field(page, "text_input", "Link").set_value("https://example.org/7")
    button(page, "Add the event").click().run()
    assert not page.exception
    assert any("say which number is the day" in text.value for text in page.text)
    order_of = [(one.type, getattr(one, "label", "")) for one in every(page)]
    said = next(n for n, one in enumerate(every(page)) if "say which" in str(one.value))
    asked = next(n for n, (_, label) in enumerate(order_of) if "which is meant" in label)
    assert asked < said < order_of.index(("selectbox", "What kind")), "beside its field"
    order = next(r for r in page.radio if "which is meant" in r.label)
    order.set_value(Order.DAY_FIRST)
    button(page, "Add the event").click().run()
    assert not page.exception
    assert any(text.value == "Added: The docket was filed" for text in page.text)
    assert field(page, "text_input", "What happened").value == ""
    timeline = store.timeline()
    (entry,) = timeline.entries
    assert entry.event.date.edtf == "2024-04-03"
    blocks = panel(timeline, Query(event=entry.event.id))
    pieces = [piece for block in blocks for piece in block.get("pieces", ())]
    assert any("Source: Docket <7>." in piece["text"] for piece in pieces)
    assert {"text": "https://example.org/7", "link": "https://example.org/7"} in pieces
    assert reading_of(timeline, Query(event=entry.event.id)) is None
    page.query_params["event"] = entry.event.id
    page.run()
    assert field(page, "text_input", "Source").value == "Docket <7>"
    field(page, "text_input", "Link").set_value("ftp://example.org")
    button(page, "Save the correction").click().run()
    assert any("is no address of a page" in text.value for text in page.text)
    field(page, "text_input", "Link").set_value("")
    button(page, "Save the correction").click().run()
    assert not page.exception
    assert store.timeline().entries[0].article.url is None


@pytest.mark.parametrize(
    ("wrong", "value", "told", "behind", "before"),
    [
        ("What happened", " ", "say what happened", "What happened", "Date"),
        ("Date", "some day", "is no date", "Date", "What kind"),
        ("Link", "ftp://example.org", "is no address of a page", "Link", "Note"),
    ],
)
def test_what_is_wrong_with_a_field_is_said_below_it(
    wrong: str, value: str, told: str, behind: str, before: str
) -> None:
    page = app()
    field(page, "text_input", "What happened").set_value("The docket was filed")
    field(page, "text_input", wrong).set_value(value)
    button(page, "Add the event").click().run()
    assert not page.exception
    labels = [getattr(one, "label", "") for one in every(page)]
    said = next(n for n, one in enumerate(every(page)) if told in str(one.value))
    assert labels.index(behind) < said < labels.index(before)
    assert sum(told in text.value for text in page.text) == 1
    assert not read_log()


def test_a_table_is_shown_asked_about_and_taken_in_and_undone() -> None:
    page = app()
    page.session_state[f"fold {BRING_IN}"] = True
    page.run()
    table = "when,event,who\n03/04/2024,The docket <b>7</b> was filed,Ana Berg\n2020,It began,\n"
    uploader = page.get("file_uploader")[0]
    uploader.upload("chronology.csv", table.encode(), "text/csv").run()
    assert not page.exception
    assert field(page, "selectbox", "Date").value == 0
    order = next(r for r in page.radio if "may be two days each" in r.label)
    order.set_value(Order.MONTH_FIRST).run()
    button(page, "Take in 2 events").click().run()
    assert not page.exception
    assert any(text.value.startswith("Taken in: 2 events.") for text in page.text)
    dates = [entry.event.date.edtf for entry in store.timeline().entries]
    assert dates == ["2020", "2024-03-04"]
    assert page.session_state["acts"].done.back == 1


def test_what_is_wrong_with_two_forms_is_said_in_one_run() -> None:
    page = app()
    page.session_state[f"fold {BRING_IN}"] = True
    page.run()
    table = "when,event\n2020,It began\n"
    uploader = page.get("file_uploader")[0]
    uploader.upload("chronology.csv", table.encode(), "text/csv").run()
    nothing = [one for one in page.selectbox if one.label == "What happened"][-1]
    nothing.select_index(0).run()
    assert not page.exception
    button(page, "Add the event").click().run()
    assert not page.exception
    told = [text.value for text in page.text if "happened" in text.value]
    assert len(told) == 2, told
