"""A banner is for what a person must decide: it is told once, and what was put away stays away."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.inbox.header_lines import line_of
from dashboard.library.articles import add, state
from dashboard.library.settings import dismiss, dismissed
from dashboard.model import Article, Diagnostic
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.views.articles.edits import row, save
from dashboard.widgets import notices, store
from tests.views.test_pages import texts

pytestmark = pytest.mark.slow
READ = "main text of a saved web page, read by trafilatura"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path


def undated(town: str) -> Article:
    return add(article_from_text(f"The council of {town} met on Monday.", town))


def opened() -> AppTest:
    return AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()


def told(app: AppTest) -> list[str]:
    return [line for line in texts(app).splitlines() if "no date of publication" in line]


def test_how_an_article_was_read_stands_in_its_line_and_in_no_banner() -> None:
    text = "---\npublished: 2020-04-05\n---\nThe court met on 3 April 2020."
    add(article_from_text(text, "court"))
    given = article_from_text("---\npublished: 2020-04-05\n---\nIt met in Oslo.", "page")
    add(
        Article(
            "page", given.text, published=given.published, diagnostics=(Diagnostic("text", READ),)
        )
    )
    assert "trafilatura" not in texts(opened())
    assert notices.notices() == []
    assert [row(parsed)["How it was read"] for parsed in store.articles()] == [
        "",
        "Main text of a saved web page, read by trafilatura.",
    ]


def test_a_notice_that_is_put_away_stays_away_until_there_is_something_new(library: Path) -> None:
    undated("Oslo")
    app = opened()
    (line,) = told(app)
    assert line.startswith("1 article has no date of publication: words like “Monday”")
    before = state()
    next(button for button in app.button if button.label == "Dismiss").click().run()
    assert not app.exception
    assert told(app) == []
    assert state() == before, "nothing that is drawn hangs on it"
    assert told(opened()) == [], "at the next visit, too"
    undated("Bergen")
    assert told(opened())[0].startswith("1 article has"), "the new one alone"


def test_of_what_was_put_away_only_what_is_still_asked_is_kept_in_mind(library: Path) -> None:
    undated("Oslo")
    dismiss(["a", "b"], [])
    dismiss(["c"], ["b"])
    assert dismissed(library / "library.sqlite") == {"b", "c"}


def test_the_days_that_are_missing_are_given_in_one_form() -> None:
    for town in ("Oslo", "Bergen"):
        undated(town)
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60).run()
    fields = [one for one in app.text_input if one.label.startswith("Date of publication ")]
    assert [one.value for one in fields] == ["", ""]
    fields[1].set_value("8 April 2020")
    next(b for b in app.button if b.label == "Save the dates").click().run()
    assert not app.exception
    assert "Saved: 1 article" in texts(app)
    assert [str(parsed.article.published) for parsed in store.articles()] == ["None", "2020-04-08"]
    (line,) = [line_of(p) for p in store.articles() if p.article.published is None]
    assert save([line]).words.startswith("Saved")
