"""Joining, splitting and naming actors, on the page as a person does it, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import articles, linking
from dashboard.library.actor_log import read_actor_log
from dashboard.linkage import Kind, holding
from dashboard.nlp.read import article_from_text
from dashboard.timeline.alike import LETTER
from dashboard.timeline.people import by_weight
from dashboard.timeline.query import Query, choose
from dashboard.views.who.model import tell
from dashboard.widgets import store
from dashboard.widgets.checking import NAME
from dashboard.widgets.linking import FORM, HISTORY, SUGGESTED

pytestmark = pytest.mark.slow

BRIDGE = """---
title: Bridge
published: 2024-03-12
---
Minister Karin Lund opened the bridge in Bergen on Monday. Karin Lund met Ola Moe on 3 March 2024.
Karin Lund visited Oslo on 4 March 2024.
"""
RESIGNED = """---
title: Resigned
published: 2024-04-12
---
Minister Carin Lund resigned on Tuesday. Ola Moe praised Carin Lund on Wednesday.
"""
AGAIN = """---
title: Again
published: 2024-05-12
---
Carin Lund visited Ola Moe on Monday.
"""
PAGE = "from dashboard.views.who import page\npage.show()\n"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    for name, text in (("bridge", BRIDGE), ("resigned", RESIGNED)):
        articles.add(article_from_text(text, name))
    return tmp_path


def page(
    actor: str = "karin lund", *, open_: tuple[str, ...] = (FORM, HISTORY, SUGGESTED)
) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=60)
    for label in open_:
        of_actor = f" {actor}" if label == FORM else ""
        app.session_state[f"fold {label}{of_actor}"] = True
    app.query_params["actor"] = actor
    return app.run()


def button(app: AppTest, label: str):
    return next(b for b in app.button if b.label == label)


def field(app: AppTest, kind: str, label: str):
    return next(w for w in getattr(app, kind) if w.label == label)


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.text)


def listed() -> dict[str, int]:
    """The actors with their numbers of events, as the tree and the lanes of the timeline count."""
    return {w.actor.name: w.all for w in by_weight(store.timeline()) if w.actor.kind == "person"}


def say(app: AppTest, kind: Kind) -> AppTest:
    return app.radio[0].set_value(kind).run()


def test_a_suggestion_is_taken_with_one_click_and_taken_back_with_another() -> None:
    app = page()
    assert f"“Carin Lund” and “Karin Lund” may be one: {LETTER}." in texts(app)
    before = listed()
    button(app, "Join them").click().run()
    assert not app.exception
    assert "Saved: “Karin Lund” and “Carin Lund” are one (everywhere" in texts(app)
    assert listed() == {"Karin Lund": 5, "Ola Moe": 2}
    assert "may be one" not in texts(app)
    assert [e.event.headline[:3] for e in choose(store.timeline(), Query(actors=("carin lund",)))]
    told = [
        row
        for b in tell(store.timeline(), "karin lund", store.actor_log())
        if b["kind"] == "table"
        for row in b["rows"]
    ]
    assert any(row["name"] == "corrected" for row in told)
    button(app, "Undo").click().run()
    assert not app.exception
    assert "Taken back: “Karin Lund” and “Carin Lund” are one" in texts(app)
    assert listed() == before
    assert len(read_actor_log()) == 2


def test_who_takes_back_that_somebody_is_no_actor_sees_that_actor_again() -> None:
    app = page("ola moe")
    button(say(app, Kind.NONE), "Save").click().run()
    assert "Nobody here is known as “ola moe”" in texts(app)
    assert app.selectbox[0].value is None
    assert not app.radio, "nobody is corrected who was not chosen"
    button(app, "Undo").click().run()
    assert not app.exception
    assert app.query_params["actor"] == "ola moe"
    assert app.selectbox[0].value == "ola moe"


def test_the_same_name_in_a_later_article_is_linked_the_same_way() -> None:
    button(page(), "Join them").click().run()
    articles.add(article_from_text(AGAIN, "again"))
    assert listed() == {"Karin Lund": 6, "Ola Moe": 3}


def test_two_of_one_name_are_told_apart_where_they_may_be_one() -> None:
    text = """---
title: {}
published: 2024-06-12
---
The regional health board said on Tuesday that it had closed {}.
"""
    for name, ward in (("Wards", "three wards"), ("Clinic", "a clinic")):
        articles.add(article_from_text(text.format(name, ward), name.lower()))
    board = next(a.id for a in store.timeline().actors if "health board" in a.name)
    told = texts(page(board, open_=(SUGGESTED,)))
    assert "(in “Wards”)" in told
    assert "(in “Clinic”)" in told
    assert "“Carin Lund” and “Karin Lund” may be one" in told


def test_who_corrects_actors_gives_a_name_first() -> None:
    app = page()
    settings_name = field(app, "text_input", NAME)
    assert settings_name.value == ""
    settings_name.set_value("Ann Archer").run()
    assert NAME not in [widget.label for widget in app.text_input]
    button(app, "Join them").click().run()
    assert [line.by for line in read_actor_log()] == ["Ann Archer"]


def test_two_who_are_two_are_not_suggested_again() -> None:
    app = page()
    button(app, "They are two").click().run()
    assert not app.exception
    assert "may be one" not in texts(app)
    assert [line.kind for line in read_actor_log()] == [Kind.APART]


def test_an_actor_is_joined_with_one_that_is_chosen() -> None:
    app = page("ola moe")
    button(app, "Save").click().run()
    assert "choose the other actor" in texts(app)
    field(app, "selectbox", "The other actor").set_value("carin lund")
    field(app, "text_input", "Why").set_value("her married name")
    button(app, "Save").click().run()
    assert not app.exception
    (line,) = read_actor_log()
    assert (line.kind, line.article, line.why) == (Kind.JOIN, None, "her married name")
    assert listed() == {"Ola Moe": 3, "Karin Lund": 3}
    assert app.selectbox[0].value == "ola moe"


def test_words_are_split_off_in_one_article() -> None:
    linking.join(store.timeline(), "karin lund", "carin lund")
    app = say(page(), Kind.SPLIT)
    words = field(app, "selectbox", "The words that mean somebody else")
    of_article = next(o for o in words.options if o == "all mentions in “Resigned”")
    app.selectbox[1].select_index(words.options.index(of_article))
    button(app, "Save").click().run()
    assert not app.exception
    assert listed() == {"Karin Lund": 3, "Ola Moe": 2, "Carin Lund": 2}
    (scope,) = [line.article for line in read_actor_log() if line.kind is Kind.SPLIT]
    assert scope is not None
    assert scope.startswith("resigned")


def test_words_that_say_again_whom_others_named_can_be_somebody_elses() -> None:
    text = RESIGNED.replace(
        "Carin Lund on Wednesday.", "Carin Lund. Carin Lund left. She flew to Oslo."
    )
    for article in articles.read_own().articles:
        articles.remove(article.id)
    articles.add(article_from_text(text, "resigned"))
    app = say(page("carin lund"), Kind.SPLIT)
    words = field(app, "selectbox", "The words that mean somebody else")
    (she,) = [o for o in words.options if "She flew to Oslo" in o]
    app.selectbox[1].select_index(words.options.index(she))
    button(app, "Save").click().run()
    assert not app.exception
    assert "Saved: “She” is somebody else than “Carin Lund” (in “Resigned” alone)" in texts(app)
    assert "She" in listed()
    assert app.selectbox[0].value.startswith("she "), "whom it means is said next"
    assert "Both then go by the name of the other" in texts(app)
    field(app, "selectbox", "The other actor").set_value("ola moe")
    button(app, "Save").click().run()
    assert not app.exception
    assert {"Ola Moe", "Carin Lund"} == set(listed())
    told = [e.event.headline for e in store.timeline().entries]
    assert "She [Ola Moe] flew to Oslo" in told
    # both are one entry of what was changed, and go back together
    assert len(read_actor_log()) == 2
    assert f"{HISTORY} (1)" in [fold.label for fold in app.expander]
    assert [b.label for b in app.button].count("Take it back") == 1
    app.session_state[f"fold {HISTORY}"] = True
    button(app, "Take it back").click().run()
    assert not app.exception
    assert holding(read_actor_log()) == ()
    assert "She [Carin Lund] flew to Oslo" in [e.event.headline for e in store.timeline().entries]


def test_an_actor_gets_another_name_and_keeps_its_address() -> None:
    app = say(page(), Kind.RENAME)
    button(app, "Save").click().run()
    assert "give another name" in texts(app)
    field(app, "text_input", "The name").set_value("Karin Lund Berg")
    button(app, "Save").click().run()
    assert not app.exception
    assert "Karin Lund Berg" in listed()
    assert app.selectbox[0].value == "karin lund"


def test_an_actor_gets_another_kind_and_whom_it_belongs_to_and_loses_both_again() -> None:
    app = say(page("ola moe"), Kind.TYPE)
    button(app, "Save").click().run()
    assert "choose what it is" in texts(app)
    what = field(app, "selectbox", "What it is")
    assert "Country" not in what.options
    what.set_value("organisation")
    button(app, "Save").click().run()
    assert not app.exception
    assert "Saved: “Ola Moe” is of the kind “organisation” (everywhere" in texts(app)
    assert "Ola Moe" not in listed()
    app = say(app, Kind.MEMBER)
    whole = field(app, "selectbox", "To whom it belongs")
    assert "nobody" not in whole.options
    whole.set_value("carin lund")
    button(app, "Save").click().run()
    assert not app.exception
    assert listed()["Carin Lund"] == 3, "its member counts with it"
    assert any("belongs to" in str(block) for block in tell(store.timeline(), "ola moe"))
    app = say(app, Kind.MEMBER)
    field(app, "selectbox", "To whom it belongs").set_value("")
    button(app, "Save").click().run()
    assert "“Ola Moe” belongs to nobody" in texts(app)
    for _ in range(3):
        button(app, "Take it back").click().run()
    assert holding(read_actor_log()) == ()
    assert listed() == {"Ola Moe": 2, "Karin Lund": 3, "Carin Lund": 2}


def test_what_is_no_actor_goes_and_the_log_brings_it_back() -> None:
    app = say(page("ola moe"), Kind.NONE)
    button(app, "Save").click().run()
    assert not app.exception
    assert "Ola Moe" not in listed()
    assert "“Ola Moe” is no actor" in texts(app)
    button(app, "Take it back").click().run()
    assert listed()["Ola Moe"] == 2
    assert holding(read_actor_log()) == ()
    assert "It was taken back." in texts(app)


def test_an_address_with_an_actor_that_was_joined_shows_the_one_that_is_left() -> None:
    linking.join(store.timeline(), "karin lund", "carin lund")
    app = page("carin lund", open_=())
    assert app.selectbox[0].value == "karin lund"
    assert store.of_now(Query(actors=("carin lund",))).actors == ("karin lund",)


def test_a_line_of_the_log_that_finds_nobody_now_says_so() -> None:
    linking.rename(store.timeline(), "ola moe", "O. Moe")
    for article in articles.read_own().articles:
        articles.remove(article.id)
    articles.add(article_from_text(AGAIN.replace("Ola Moe", "Bo Ek"), "again"))
    assert "It finds nobody now." in texts(page())
