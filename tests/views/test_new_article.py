"""The form of a new article says that it reads, and keeps each text until that is taken."""

from __future__ import annotations

import pytest

from dashboard.views.articles import model
from dashboard.widgets.new_article import READING
from tests.views.test_pages import add, button, open_page, texts

FIRST, LATE = "The court met on 3 April 2020.", "The council met on 5 April 2020."


@pytest.mark.usefixtures("library")
def test_the_form_is_empty_after_its_text_was_taken_and_only_then() -> None:
    app = open_page("articles")
    app.text_area[0].set_value(FIRST)
    app.text_input[0].set_value("A title")
    app = button(app, "Add to the timeline").click().run()
    assert app.text_area[0].value == ""
    app = add(app, LATE, "no date")
    assert app.text_area[0].value == LATE


@pytest.mark.usefixtures("library")
def test_what_another_act_does_leaves_the_text_in_the_form() -> None:
    app = open_page("articles")
    field = app.text_area[0].id
    app.session_state["done"] = 1  # the page was shown anew, as a date was saved meanwhile
    assert app.run().text_area[0].id == field  # a browser keeps what is written in it


@pytest.mark.usefixtures("library")
def test_a_text_that_was_sent_while_another_was_read_is_not_lost() -> None:
    app = add(open_page("articles"), FIRST)
    app.session_state["article pasted 0"] = LATE  # the browser still showed the form of the first
    assert app.run().text_area[0].value == LATE
    app = button(app, "Add to the timeline").click().run()
    assert "Added: The council met" in texts(app)
    assert app.text_area[0].value == ""


@pytest.mark.usefixtures("library")
def test_the_page_says_that_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    spinner = "dashboard.widgets.new_article.st.spinner"

    class Told:
        def __init__(self, words: str) -> None:
            said.append(words)

        def __enter__(self) -> None:
            said.append("begins")

        def __exit__(self, *_: object) -> None:
            said.append("ends")

    monkeypatch.setattr(spinner, Told)
    kept = model.keep
    monkeypatch.setattr(model, "keep", lambda given: (said.append("keeps"), kept(given))[1])
    add(open_page("articles"), FIRST)
    assert said == [READING, "begins", "keeps", "ends"]
