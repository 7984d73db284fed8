"""What the page of an actor says."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.people import Weight, by_weight, counted
from dashboard.views.who.model import LONGEST_LIST, find_actor, opens, tell
from tests.timeline.test_people import both

pytestmark = pytest.mark.slow


def test_rows_lead_to_events_and_to_other_actors() -> None:
    rows = [row for b in tell(both(), "NOR") if b["kind"] == "links" for row in b["rows"]]
    assert opens(rows[0]["event"]) == ("timeline", {"event": "talks:17:CONSULT"})
    assert ("who", {"actor": "CHN"}) in [opens(row["event"]) for row in rows]
    assert opens(None) is None


def test_the_table_names_what_an_actor_is_called_and_belongs_to() -> None:
    table = next(b for b in tell(both(), "kari holm") if b["kind"] == "table")
    told = {row["name"]: "".join(p["text"] for p in row["pieces"]) for row in table["rows"]}
    assert told["belongs to"] == "Norway"
    assert "Kari Holm" in told["named"]


def test_a_quote_can_be_cited() -> None:
    quotes = [b for b in tell(both(), "kari holm") if b["kind"] == "quote"]
    assert quotes[0]["citation"] == (
        "“We agreed on fish,” (Kari Holm, minister; Daily News, Talks, 2024-03-08)"
    )


def test_a_long_list_says_what_it_leaves_out() -> None:
    many = build(list(both().articles) * (LONGEST_LIST // 2 + 20))
    blocks = tell(many, "NOR")
    assert len(next(b["rows"] for b in blocks if b["kind"] == "links")) == LONGEST_LIST
    assert any("more are not listed here" in b.get("text", "") for b in blocks)


def test_an_event_names_its_article_by_its_title_where_no_paper_is_known() -> None:
    article = article_from_text(
        "---\ntitle: Talks at sea\n---\nPresident Ana Berg visited Oslo in 2024.", "x-0f3"
    )
    timeline = build([parse(article)])
    actor = timeline.entries[0].actors[0].id
    rows = next(b["rows"] for b in tell(timeline, actor) if b["kind"] == "links")
    assert rows[0]["when"].endswith("· Talks at sea")


def test_an_unknown_actor_is_said_and_the_first_of_the_list_is_shown_unasked() -> None:
    assert "no nobody" in tell(both(), "nobody")[0]["text"]
    listed = by_weight(both())
    assert find_actor(listed, "nobody") is None
    assert find_actor(listed, "") is listed[0].actor
    assert find_actor([], "") is None
    actor = listed[0].actor
    assert counted(Weight(actor, 1, 1)) == f"{actor.name}, 1 event"
    assert counted(Weight(actor, 2, 5)) == f"{actor.name}, 2 events, 5 with its members"


def test_the_page_opens_at_an_actor() -> None:
    script = "from dashboard.views.who import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    app.query_params["actor"] = "CHN"
    assert not app.run().exception
    assert app.selectbox[0].value == "CHN"
