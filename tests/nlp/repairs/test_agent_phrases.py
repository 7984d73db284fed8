"""Who stands behind "by" and a deed did it, and what the deed was to bring hangs on it, too."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("They looked for ways to get around Monday's ruling by the Border Agency.", "ruling"),
        ("The town recovered from an attack by rebels.", "attack"),
        ("Nurses are preparing for a strike by doctors.", "strike"),
    ],
)
def test_an_agent_behind_a_deed_is_its_own(text: str, deed: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["by"].head.text == deed


def test_what_no_deed_stands_before_stays_with_the_verb() -> None:
    tokens = {t.text: t for t in analyse("Lind arrived in the town by bus.").paragraphs[0].doc}
    assert tokens["by"].head.text == "arrived"


def test_an_infinitive_behind_the_agent_is_of_what_was_decided() -> None:
    text = "Clerks reacted to a ruling by the Border Agency to deport a boy."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["deport"].head.text == "ruling"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lumen Bank was fined 12 million euros by regulators after a raid.", "fined"),
        ("Dahl was fined 500 pounds by magistrates in Leeds.", "fined"),
    ],
)
def test_who_is_behind_an_amount_in_a_passive_does_it(text: str, verb: str) -> None:
    by = next(t for t in analyse(text).paragraphs[0].doc if t.text == "by")
    assert (by.head.text, by.dependency) == (verb, Dependency.AGENT)


def test_a_time_behind_an_amount_does_nothing() -> None:
    doc = analyse("The town was promised 200 jobs by the end of May.").paragraphs[0].doc
    assert all(t.dependency != Dependency.AGENT for t in doc)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("He was treated in a hospital by doctors.", "treated"),
        ("He was held for weeks in a camp by rebels.", "held"),
        ("Lind was jailed for the theft for life in prison by a judge.", "jailed"),
    ],
)
def test_who_is_behind_where_somebody_is_kept_keeps_him(text: str, verb: str) -> None:
    by = next(t for t in analyse(text).paragraphs[0].doc if t.text == "by")
    assert (by.head.text, by.dependency) == (verb, Dependency.AGENT)


@pytest.mark.parametrize(
    "text",
    [
        "He was charged over the bombing of a hospital by rebels.",
        "He was jailed for the killing of a man in prison by police.",
        "He was accused of an attack on a school by rebels.",
        "He was married in a church by the river.",
        "She was found in a hotel by Lake Como.",
    ],
)
def test_a_deed_and_a_place_by_another_have_no_agent_of_the_verb(text: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    assert all(t.dependency != Dependency.AGENT for t in doc)


def test_who_is_joined_to_an_agent_does_it_too() -> None:
    text = "The council was sued by Ana Berg and 12 neighbours over the plan."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["neighbours"].head.text == "Berg"


def test_a_clause_behind_an_agent_is_not_joined_to_it() -> None:
    text = "The council was sued by Ana Berg and neighbours wept."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["neighbours"].head.text == "wept"
