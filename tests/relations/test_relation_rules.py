"""Each rule of relations.toml holds for its examples, and leaves its counterexamples alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard.commands.explain import explain
from dashboard.model import Article, DocumentCreationTime, Event, ParsedArticle
from dashboard.pipeline import parse
from dashboard.registry import read_toml
from dashboard.rules.propose import tracing

pytestmark = pytest.mark.usefixtures("every_row")

BOUNDS = read_toml("languages/en/relations.toml")["bound"]
RELATIONS = read_toml("languages/en/relations.toml")["relation"]


def read(example: dict[str, Any]) -> ParsedArticle:
    published = DocumentCreationTime(dt.datetime.fromisoformat(example["published"]))
    return parse(Article("a", example["text"], published=published))


def event_of(example: dict[str, Any]) -> Event:
    return event_at(read(example), example["event"])


def event_at(parsed: ParsedArticle, word: str) -> Event:
    found = [e for e in parsed.events if word in e.trigger.text.split()]
    assert found, f"no event “{word}” among {[e.trigger.text for e in parsed.events]}"
    return found[0]


def relates(example: dict[str, Any]) -> bool:
    one, kind, other = example["relation"]
    parsed = read({"published": "2024-05-15", **example})
    key = (event_at(parsed, one).id, kind, event_at(parsed, other).id)
    return key in {(r.source, r.type, r.target) for r in parsed.relations}


def days(event: Event) -> str:
    return "..".join("" if d is None else str(d) for d in (event.date.earliest, event.date.latest))


@pytest.mark.parametrize("rule", BOUNDS, ids=lambda rule: rule["name"])
def test_what_another_event_dates(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    for example in rule["examples"]:
        event = event_of(example)
        assert (event.date.rule, days(event)) == (rule["name"], example["date"]), example["text"]
        with tracing(without={rule["name"]}):
            assert event_of(example).date.rule != rule["name"], example["text"]


@pytest.mark.parametrize("rule", BOUNDS, ids=lambda rule: rule["name"])
def test_what_a_rule_of_dates_leaves_alone(rule: dict[str, Any]) -> None:
    assert rule["counterexamples"]
    for example in rule["counterexamples"]:
        event = event_of(example)
        assert event.date.rule != rule["name"], example["text"]
        assert days(event) == example["date"], example["text"]


@pytest.mark.parametrize("rule", RELATIONS, ids=lambda rule: rule["name"])
def test_how_two_events_stand_to_each_other(rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) > 1
    for example in rule["examples"]:
        with tracing() as trace:
            assert relates(example), example["text"]
        assert trace.taken[rule["name"]], example["text"]
        with tracing(without={rule["name"]}):
            assert not relates(example), example["text"]


@pytest.mark.parametrize("rule", RELATIONS, ids=lambda rule: rule["name"])
def test_what_a_rule_of_relations_leaves_alone(rule: dict[str, Any]) -> None:
    assert len(rule["counterexamples"]) > 1
    for text in rule["counterexamples"]:
        with tracing() as trace:
            read({"text": text, "published": "2024-05-15"})
        assert not trace.taken[rule["name"]], text


def test_explain_tells_the_rule_and_the_word_of_a_relation() -> None:
    with tracing() as trace:
        parsed = read({"text": "Shops closed because of a riot.", "published": "2024-05-15"})
        told = [line for line in explain(parsed, trace) if "relation:" in line]
    rule = "by the rule “cause before effect”: “because” gives the other as its cause"
    assert len(told) == 2
    assert all(rule in line for line in told)
