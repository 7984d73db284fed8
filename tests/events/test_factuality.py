"""Each rule of factuality holds for its examples, and leaves its counterexamples alone."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from dashboard.errors import RuleError
from dashboard.events.factuality import propose
from dashboard.events.factuality.table import load_rules
from dashboard.events.predicates import clause_patterns
from dashboard.model import Article, DocumentCreationTime, Event, Modality
from dashboard.nlp.analysis import analyse
from dashboard.pipeline import parse
from dashboard.registry import read_toml

pytestmark = pytest.mark.usefixtures("every_row")

RULES = read_toml("languages/en/factuality.toml")["rule"]
PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 16))


def told_as(example: str) -> tuple[Event, str]:
    """The event in brackets, and how it should be told."""
    marked, _, wanted = example.rpartition(": ")
    found = re.search(r"\[(.+?)\]", marked)
    assert found is not None, example
    events = parse(Article("a", re.sub(r"[\[\]]", "", marked), published=PUBLISHED)).events
    here = [e for e in events if e.trigger.start == found.start()]
    assert here, f"{example}: no event among {[e.trigger.text for e in events]}"
    return here[0], wanted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_examples(rule: dict[str, Any]) -> None:
    for example in (*rule["examples"], *rule["counterexamples"]):
        event, wanted = told_as(example)
        assert event.modality == wanted, example
    assert rule["examples"]
    assert rule["counterexamples"]
    assert all(not e.endswith(": asserted") for e in rule["examples"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_what_is_no_fact_says_why_in_words_of_the_text(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        event, _ = told_as(example)
        assert event.modality_because is not None
        quoted = re.search("“(.+?)”", event.modality_because)
        assert quoted is not None
        assert quoted[1].lower() in example.lower()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_it_is_this_rule_that_holds(rule: dict[str, Any]) -> None:
    assert all(rule["name"] in rules_at(example) for example in rule["examples"])
    assert all(rule["name"] not in rules_at(example) for example in rule["counterexamples"])


def rules_at(example: str) -> set[str]:
    """The rules that hold for the event in brackets."""
    start, text = example.index("["), re.sub(r"[\[\]]", "", example.rpartition(": ")[0])
    part = analyse(text).paragraphs[0]
    token = part.token_at(start)
    assert token is not None
    of_clause = propose.propose_modality(part.clauses.of(token.i), part)
    return {p.rule for p in (*of_clause, *propose.propose_noun_modality(token, part))}


def test_a_form_asks_for_all_that_its_rule_does_and_its_own_words_go_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = {
        "name": "odd", "set": "possible", "rank": 1, "because": "so", "asks": ["denied_above"],
        "when": [{"governor": "@if"}, {"governor": "@if", "because": "thus", "rank": 2}],
    }  # fmt: skip
    table = {"lists": {"if": ["if"]}, "rule": [rule]}
    monkeypatch.setattr(clause_patterns, "read_toml", lambda _: table)
    load_rules.cache_clear()
    try:
        forms = load_rules("en")
    finally:
        load_rules.cache_clear()
    assert [(f.name, f.because, f.rank) for f in forms] == [("odd", "so", 1), ("odd", "thus", 2)]
    assert all(f.words == {"governor": {"if"}} and f.asks == ("denied_above",) for f in forms)


def test_a_rule_that_asks_for_what_there_is_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {
        "lists": {},
        "rule": [{"name": "odd", "set": "possible", "rank": 1, "because": "", "opener": "@no"}],
    }
    monkeypatch.setattr(clause_patterns, "read_toml", lambda _: table)
    load_rules.cache_clear()
    with pytest.raises(RuleError, match="'odd'"):
        load_rules("en")
    load_rules.cache_clear()


def test_a_misspelt_field_is_named_as_it_would_make_the_rule_hold_of_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = {"name": "odd", "set": "possible", "rank": 1, "because": "", "governor": "@if"}
    form = {"implicativ": "@if"}
    table = {"lists": {"if": ["if"]}, "rule": [rule | {"when": [form]}]}
    monkeypatch.setattr(clause_patterns, "read_toml", lambda _: table)
    load_rules.cache_clear()
    with pytest.raises(RuleError, match=r"'odd' asks for \['implicativ'\]"):
        load_rules("en")
    load_rules.cache_clear()


def test_every_modality_that_a_rule_sets_is_less_than_a_fact() -> None:
    assert all(rule.modality is not Modality.ASSERTED for rule in load_rules("en"))
