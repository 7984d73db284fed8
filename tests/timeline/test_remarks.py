"""What people said of an entry is told in full: what it was, what it is, who, when and why."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.remarks import disagreement, remarks, told_apart
from tests.exports.made import chosen, opened, two_articles

BY = "Ann, 2026-01-02: seen in the records"


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        (Field.STATE, "checked", f"Checked by {BY}"),
        (Field.DATE, "2021-05", f"Date changed from undated to 2021-05 by {BY}"),
        (Field.TYPE, "AGREE", "Kind changed from"),
        (Field.MODALITY, "negated", f"Told as changed from nothing to denied or not so by {BY}"),
        (Field.HEADLINE, "It opened", f"Headline changed from nothing to It opened by {BY}"),
        (Field.ACTORS, [["Bo", "actor"]], f"Who changed from nothing to Bo (actor) by {BY}"),
        (Field.NOTE, "ask", "Note: ask"),
        (Field.TAGS, ["b", "a"], "Tags: b, a"),
        (Field.STARRED, True, "Starred"),
        (Field.APART, ["b:9:OTHER"], f"Kept apart: 1 other report, by {BY}"),
    ],
)
def test_each_field_has_its_line(field: Field, value: Any, line: str) -> None:
    entry = next(
        e for e in chosen(None, (opened(), field, value)).entries if e.event.id == opened()
    )
    assert any(told.startswith(line) for told in remarks(entry))


def test_what_nobody_touched_says_nothing_of_people() -> None:
    (entry,) = chosen(Query(words="successor")).entries
    assert remarks(entry) == []


def test_sources_that_differ_stand_side_by_side() -> None:
    a, b = (next(e.id for e in p.events if e.trigger.text == "opened") for p in two_articles())
    selection = chosen(Query(words="opened bridge"), (a, Field.JOINED, [b]))
    (entry,) = selection.entries
    told = list(disagreement(entry))
    assert told[0] == "Told in 2 articles, 2 independent sources"
    assert "3 May 2021 (Harbour Post)" in told[1]
    assert "4 May 2021 (Fjord Times)" in told[1]


ROBBED = "Two men robbed the Halden Bank on 3 May 2021"
FACT, CHARGE = f"{ROBBED}.", f"{ROBBED}, prosecutors said."


@pytest.mark.parametrize(
    ("reports", "line"),
    [
        (
            [("Harbour Post", CHARGE), ("Fjord Times", FACT)],
            "The sources do not tell it alike. As fact: Fjord Times; alleged: Harbour Post.",
        ),
        (
            [("Harbour Post", CHARGE), ("Harbour Post", FACT), ("Fjord Times", CHARGE)],
            "The sources do not tell it alike. As fact: Harbour Post; alleged: Fjord Times.",
        ),
        ([("Harbour Post", CHARGE), ("Harbour Post", FACT)], ""),
        ([("Harbour Post", CHARGE), ("Fjord Times", CHARGE)], ""),
        ([("Harbour Post", CHARGE)], ""),
    ],
)
def test_what_one_source_tells_as_a_fact_and_another_as_alleged_is_said(
    reports: list[tuple[str, str]], line: str
) -> None:
    (entry,) = (e for e in build(_parses(reports)).entries if e.event.trigger.text == "robbed")
    assert len(entry.reports) == len(reports)
    assert told_apart(entry) == line


def test_what_was_planned_is_no_allegation() -> None:
    reports = [
        ("Harbour Post", "Norvik Shipping opened the Halden bridge on 3 May 2021."),
        ("Fjord Times", "Norvik Shipping will open the Halden bridge on 3 May 2021."),
    ]
    entries = build(_parses(reports, published="2021-05-01")).entries
    assert [told_apart(entry) for entry in entries] == [""] * len(entries)


def _parses(reports: list[tuple[str, str]], published: str = "2021-06-01") -> list[ParsedArticle]:
    head = f"published: {published}\n---\n"
    return [
        parse(article_from_text(f"---\nsource: {paper}\n{head}{text}", f"{paper} {n}"))
        for n, (paper, text) in enumerate(reports)
    ]
