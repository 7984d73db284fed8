"""What is done to events by keys and buttons of the timeline: each act once, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

from dashboard.library import articles
from dashboard.library.corrections import read_log, record
from dashboard.nlp.read import article_from_text
from dashboard.review import Field, State
from dashboard.timeline.query import Query, to_json
from dashboard.views.timeline.answers import ROUTES
from dashboard.widgets import store
from dashboard.widgets.checking import FOLD, FORM
from tests.timeline.test_passed_over import TEXT

pytestmark = pytest.mark.slow
SCRIPT = "from dashboard.widgets import acting\nacting.do_acts()\n"
SHOWS = """
import streamlit as st
from dashboard.views.timeline import page

def show(*_, **__):
    {shown}  # a run may be stopped here, as the page asks for more

was, page.chart.show = page.chart.show, show
try:
    page.show()
finally:
    page.chart.show = was
"""
ALL = to_json(Query())


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    raw = "---\npublished: 2024-03-08\n---\n" + TEXT + " Ana Berg resigned on 6 March 2024."
    articles.add(article_from_text(raw, "yard"))
    return tmp_path


def article() -> str:
    return store.timeline().articles[0].article.id


class Visit:
    """A session to which the page sends acts, as its component does."""

    def __init__(self) -> None:
        self.app = AppTest.from_string(SCRIPT, default_timeout=60)
        self.sent: list[dict[str, Any]] = []

    def act(self, **act: Any) -> Any:
        number = len(self.sent) + 1
        self.sent.append({"number": number, "query": {**ALL, "at": number}, **act})
        return self.again()

    def again(self) -> Any:
        """The page sends all that it has not heard of."""
        self.app.session_state["timeline"] = {"acts": {"list": self.sent}}
        self.app.run()
        assert not self.app.exception
        return self.app.session_state["acts"].done


def ids() -> list[str]:
    return [entry.event.id for entry in store.timeline().entries]


def states() -> list[State]:
    return [entry.review.state for entry in store.timeline().entries]


def test_each_act_is_done_once_however_often_it_is_sent() -> None:
    visit = Visit()
    first, second = ids()
    done = visit.act(act="state", value="checked", events=[first], open=second)
    assert (done.number, done.words, done.failed, done.back) == (1, "1 event checked.", False, 1)
    assert visit.app.query_params["event"] in (second, [second])
    visit.again()
    assert len(read_log()) == 1
    visit.sent.append({"number": 2, "query": ALL, "act": "hide", "events": [second], "open": first})
    done = visit.act(act="tag", value="yard", events=[first], open=first)
    assert (done.number, done.words, done.back) == (3, "1 event tagged “yard”.", 3)
    assert ids() == [first]
    done = visit.act(act="undo")
    assert (done.words, done.open, done.back) == ("Taken back: 1 event.", first, 2)
    assert visit.act(act="undo").open == second
    assert ids() == [first, second]
    assert visit.act(act="undo").back == 0
    assert states() == [State.UNCHECKED] * 2
    done = visit.act(act="undo")
    assert done.failed
    assert "no act of this visit" in done.words


@pytest.mark.parametrize(
    ("opened_at", "left_at", "event"), [(1.5, 2.5, None), (2.5, 1.5, "e:1:OTHER")]
)
def test_what_the_person_did_last_stands_in_the_address(
    opened_at: float, left_at: float, event: str | None
) -> None:
    """One run may hear of both, and not in their order: the picture first, then the panel."""
    page = AppTest.from_string(
        "from dashboard.widgets import acting\nacting.hear()\n", default_timeout=60
    )
    opened = {**ALL, "event": "e:1:OTHER", "at": opened_at}
    page.session_state["timeline"] = {"query": opened}
    page.session_state["marked"] = {"opened": {"id": "", "at": left_at}}
    assert not page.run().exception
    assert page.query_params.get("event") == event
    page.session_state["timeline"] = {"query": {**opened, "words": "yard", "at": 3.5}}
    assert not page.run().exception
    assert (page.query_params["event"], page.query_params["words"]) == ("e:1:OTHER", "yard")


HEARS = """
import streamlit as st
from dashboard.widgets import acting, address

acting.hear()
st.text("\\n".join(address.read_address()[1]))
"""


def test_a_query_that_means_nothing_is_heard_and_said_once() -> None:
    """Else the page would wait for the answer to it, and take no other until it is told more."""
    page = AppTest.from_string(HEARS, default_timeout=60)
    page.session_state["timeline"] = {"query": {**ALL, "words": "yard", "at": 1.5}}
    page.run()
    page.session_state["timeline"] = {"query": {**ALL, "since": "0000-12-30", "at": 2.5}}
    for _ in range(2):
        assert not page.run().exception
        assert page.session_state["address"].at == 2.5
        assert page.query_params["words"] in ("yard", ["yard"])
        assert "since=0000-12-30" in page.text[0].value
    page.session_state["timeline"] = {"query": {**ALL, "words": "ship", "at": 3.5}}
    assert not page.run().exception
    assert page.query_params["words"] in ("ship", ["ship"])
    assert page.text[0].value == ""


def test_an_act_on_what_means_nothing_is_answered_and_the_next_one_done() -> None:
    visit = Visit()
    visit.sent.append({"number": 1, "query": {**ALL, "until": "-000001-1"}, "act": "undo"})
    done = visit.again()
    assert (done.number, done.failed) == (1, True)
    assert "no day of the calendar" in done.words
    assert visit.act(act="state", value="checked", events=ids()[:1]).words == "1 event checked."


def test_an_address_of_which_the_page_told_nothing_stays() -> None:
    """A link, or the browser's way back: the page told what it had to before."""
    page = AppTest.from_string(
        "from dashboard.widgets import acting\nacting.hear()\n", default_timeout=60
    )
    page.session_state["timeline"] = {"query": {**ALL, "words": "yard", "at": 1.5}}
    page.run()
    page.query_params["words"] = "ship"
    assert not page.run().exception
    assert page.query_params["words"] in ("ship", ["ship"])


def test_all_that_the_filters_show_is_one_act_and_one_undo() -> None:
    visit = Visit()
    assert visit.act(act="state", value="checked", count=2).words == "2 events checked."
    assert states() == [State.CHECKED] * 2
    assert visit.act(act="state", value="checked", count=2).words.startswith("Nothing to change")
    first = ids()[0]
    assert visit.act(act="tag", value="a", events=[first]).words == "1 event tagged “a”."
    assert visit.act(act="tag", value="a", count=2).words == "1 event tagged “a”."
    assert visit.act(act="kind", value="CONSULT", count=2).back == 4
    assert visit.act(act="join", count=2).words == "2 events joined into one."
    assert len(ids()) == 1
    for _ in range(5):
        assert visit.act(act="undo").open is None  # nothing was open
    assert states() == [State.UNCHECKED] * 2
    done = visit.act(act="hide", count=3)
    assert done.failed
    assert "the filters leave 2 events now and not 3" in done.words
    assert len(ids()) == 2


def test_what_was_changed_since_stays_and_is_said() -> None:
    visit = Visit()
    visit.act(act="state", value="checked", count=2)
    record(ids()[0], Field.STATE, "disputed")
    assert visit.act(act="undo").words == (
        "Taken back: 1 event; 1 stay, as they were changed since."
    )


def test_an_event_is_added_by_a_sentence_and_its_form_opened() -> None:
    visit = Visit()
    sentence = TEXT.index("The yard")
    done = visit.act(act="add", value=f"{article()}:{sentence}")
    assert not done.failed
    entry = store.timeline().find(done.open)
    assert entry is not None
    assert (entry.event.date.edtf, entry.event.type) == ("1990-05", "OTHER")
    assert visit.act(act="add", value=f"{article()}:{sentence}").failed
    visit.act(act="edit", open=done.open)
    assert visit.app.session_state[f"{FOLD}{FORM}"] is True
    visit.act(act="undo")
    assert store.timeline().find(done.open) is None


def test_the_sentences_are_told_with_their_article() -> None:
    (route,) = [r for r in ROUTES if r.path.endswith("/sentences.json")]
    scope = {
        "type": "http",
        "query_string": f"in={article()}".encode(),
        "headers": [],
        "path_params": {},
    }
    answer = route.endpoint(Request(scope))
    assert b'"when":"May 1990"' in answer.body
    assert b'"count":1' in answer.body


@pytest.mark.parametrize(("shown", "owed"), [("st.stop()", True), ("pass", False)])
def test_an_act_is_told_until_a_run_has_shown_it(shown: str, owed: bool) -> None:
    visit = Visit()
    visit.act(act="state", value="checked", events=[ids()[0]])
    page = AppTest.from_string(SHOWS.format(shown=shown), default_timeout=60)
    page.session_state["acts"] = visit.app.session_state["acts"]
    assert not page.run().exception
    assert page.session_state["acts"].is_owed is owed
