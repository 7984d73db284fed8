"""Titles, dates and sources of several articles are changed in one act, all of it or nothing."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import ArticleError
from dashboard.inbox.header_lines import Line, for_all, line_of
from dashboard.inbox.proposed import propose_dates
from dashboard.inbox.submission import Submission
from dashboard.library.articles import add, read_own
from dashboard.library.corrections import record, undo_all
from dashboard.model import Article, Diagnostic, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Field
from dashboard.views.articles.edits import restore, save, tag_events, tagged, withdraw
from dashboard.views.articles.model import keep
from dashboard.widgets import shell, store
from dashboard.widgets.marked import component as marked

RAIN = "---\npublished: 2020-05-04\nsource: Post\n---\nThe council of Oslo met on 1 May 2020."
SNOW = "---\ntitle: Snow\n---\nThe council of Bergen met on Monday."


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path


def lines() -> list[Line]:
    for text in (RAIN, SNOW):
        add(article_from_text(text, "a"))
    return [line_of(ParsedArticle(article)) for article in read_own().articles]


def kept() -> list[tuple[str | None, str, str | None]]:
    return [(a.title, str(a.published), a.source) for a in read_own().articles]


def test_each_line_keeps_what_it_says_and_the_title_can_be_changed() -> None:
    rain, snow = lines()
    given = [
        dataclasses.replace(rain, title=" The  rain "),
        dataclasses.replace(snow, title="", day="8 April 2020"),
    ]
    assert save(given).words == "Saved: 2 articles"
    assert kept() == [("The rain", "2020-05-04", "Post"), ("Snow", "2020-04-08", None)]
    same = [line_of(ParsedArticle(article)) for article in read_own().articles]
    assert save(same).words.startswith("Nothing")


def test_what_is_given_for_all_holds_for_each() -> None:
    save(for_all(lines(), day="2021-01-02", source=" Gazette "))
    assert kept() == [(None, "2021-01-02", "Gazette"), ("Snow", "2021-01-02", "Gazette")]


def test_one_day_that_is_none_is_told_with_its_article_and_nothing_is_changed() -> None:
    rain, snow = lines()
    before = kept()
    given = [dataclasses.replace(rain, title="Rain"), dataclasses.replace(snow, day="2021-02-29")]
    with pytest.raises(ArticleError, match=r"“Snow”: .*2021-02-29"):
        save(given)
    assert kept() == before


def test_several_are_removed_and_brought_back_in_one_act() -> None:
    before = [line.article for line in lines()]
    gone = withdraw(before)
    assert (gone.words, read_own().articles) == ("Removed 2 articles", ())
    assert restore(gone.removed).words == "Brought back: 2 articles"
    assert list(read_own().articles) == before


@pytest.mark.slow
def test_the_events_of_chosen_articles_get_a_tag_that_one_undo_takes_back() -> None:
    rain, _ = lines()
    done = tag_events(store.timeline(), {rain.article.id}, "bank")
    assert tagged(done, "bank").words == "1 event tagged “bank”"
    tags = {e.article.id: e.review.value(Field.TAGS) for e in store.timeline().entries}
    assert [name for name, tag in tags.items() if tag == ["bank"]] == [rain.article.id]
    again = tag_events(store.timeline(), {rain.article.id}, "bank")
    assert tagged(again, "bank").words.startswith("Nothing to tag")
    undo_all(line.number for line in done)
    assert not any(entry.review.value(Field.TAGS) for entry in store.timeline().entries)


@pytest.mark.slow
def test_the_page_changes_the_titles_of_two_chosen_articles() -> None:
    lines()
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    key = f"articles {shell.done()}"
    app.session_state[key] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    app.run()
    assert not app.exception
    fields = {one.label: one for one in app.text_input}
    fields["Title 2"].set_value("Winter")
    fields["Source of all"].set_value("Gazette")
    next(b for b in app.button if b.label == "Save").click().run()
    assert not app.exception
    assert [(title, source) for title, _, source in kept()] == [
        (None, "Gazette"),
        ("Winter", "Gazette"),
    ]


def proposed(text: str, **header: str) -> list[tuple[str, bool]]:
    article = dataclasses.replace(article_from_text(text, "a"), **header)
    return [(one.value, one.likely) for one in propose_dates(parse(article))]


def test_a_day_is_proposed_by_what_is_stated_and_never_taken() -> None:
    text = "The council met on 3 April 2020. It will meet on 5 May 2020."
    assert proposed(text) == [("2020-04-03", False)]
    assert proposed("It rained.") == []
    assert proposed("It rained.", url="https://a.example/2020/04/06/rain") == [("2020-04-06", True)]
    assert proposed("---\npublished: 2020-04\n---\nIt rained.") == [("2020-04-", True)]
    month = "---\npublished: 2020-04\n---\nIt rained."
    assert proposed(month, url="https://a.example/2020/05/06/rain") == [("2020-04-", True)]
    assert proposed(month, url="https://a.example/2020/04/06/rain") == [("2020-04-06", True)]
    assert proposed("---\npublished: 2020-04-09\n---\nIt rained.") == []


def test_a_day_that_may_be_two_is_proposed_as_both() -> None:
    note = (
        "date gives “05/02/2024”: it may be several days: 2024-02-05 or 2024-05-02, and is not used"
    )
    told = Diagnostic("text", note)
    parsed = ParsedArticle(Article("a", "It rained.", diagnostics=(told,)))
    assert [one.value for one in propose_dates(parsed)] == ["2024-02-05", "2024-05-02"]
    assert line_of(parsed).hint == "2024-02-05 or 2024-05-02, as its date may be read"
    assert (line_of(parsed).day, line_of(parsed).proposed) == ("", "")


OLD = """Published 4 May 2020

The council of Oslo met on 1 May 2020 and agreed on the new harbour after long talks.

Ana Berg opened the bridge on 2 May 2020, and the people of the town came to see it all day."""
NEW = (
    OLD.replace("2 May", "3 May")
    .replace("4 May", "5 May")
    .replace("The council", "The whole council")
)


@pytest.mark.slow
def test_a_newer_version_is_told_compared_and_can_be_shown_beside_the_earlier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(Submission(OLD, title="Bridge", source="Post"))
    outcome = keep(Submission(NEW, title="Bridge", source="Post"))
    assert outcome.warnings[-1].startswith("A newer version of “Bridge”, which is kept")
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    (earlier,) = [a.id for a in read_own().articles if a.text == OLD]
    app.session_state[f"changed {earlier}"] = True  # the fold is open
    app.session_state[f"texts {earlier}"] = True
    shown: list[list[dict[str, Any]]] = []
    monkeypatch.setattr(marked, "show", lambda blocks, **_: shown.append(blocks))
    app.run()
    assert not app.exception
    ((beside,),) = shown
    days = [head[-len("(2020-05-04)") :] for head in beside["heads"]]
    assert days == ["(2020-05-04)", "(2020-05-05)"]  # read from the head: nobody gave them
    old, new = ("".join(p["text"] for row in beside["rows"] for p in row[side]) for side in (0, 1))
    assert (old, new) == (OLD.replace("\n\n", ""), NEW.replace("\n\n", ""))
    (changed,) = [f.value for f in app.dataframe if "Before" in f.value.columns]
    assert all(told.startswith(("new", "gone", "changed")) for told in changed[""])
    assert "2 May 2020" in " ".join(changed["Before"])
    assert "3 May 2020" in " ".join(changed["Now"])
    assert [parsed.article.text for parsed in store.articles()] == [NEW]
    next(b for b in app.button if b.label == "Show both").click().run()
    assert not app.exception
    assert [parsed.article.text for parsed in store.articles()] == [OLD, NEW]
    assert "Newer versions" not in [one.value for one in app.subheader]


@pytest.mark.slow
def test_what_a_person_hid_did_not_go_from_the_newer_version() -> None:
    keep(Submission(OLD, title="Bridge", source="Post"))
    keep(Submission(NEW, title="Bridge", source="Post"))
    (later,) = store.articles()
    bridge = next(e for e in later.events if e.trigger.text == "opened")
    record(bridge.id, Field.HIDDEN, True)
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    (earlier,) = [a.id for a in read_own().articles if a.text == OLD]
    app.session_state[f"changed {earlier}"] = True
    app.run()
    assert not app.exception
    (changed,) = [f.value for f in app.dataframe if "Before" in f.value.columns]
    (told,) = [row for row in changed.to_dict("records") if "opened" in row["Before"] + row["Now"]]
    assert told[""].startswith("changed")
    assert ("2 May 2020" in told["Before"], "3 May 2020" in told["Now"]) == (True, True)
