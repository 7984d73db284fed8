"""Each rule of relations.toml holds for its examples, and leaves its counterexamples alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard.model import Article, DocumentCreationTime, Event, ParsedArticle
from dashboard.pipeline import parse
from dashboard.registry import read_toml
from dashboard.rules.propose import tracing

pytestmark = pytest.mark.usefixtures("every_row")

BOUNDS = read_toml("languages/en/relations.toml")["bound"]


def read(example: dict[str, Any]) -> ParsedArticle:
    published = DocumentCreationTime(dt.datetime.fromisoformat(example["published"]))
    return parse(Article("a", example["text"], published=published))


def event_of(example: dict[str, Any]) -> Event:
    events = read(example).events
    found = [e for e in events if example["event"] in e.trigger.text.split()]
    assert found, f"no event “{example['event']}” among {[e.trigger.text for e in events]}"
    return found[0]


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
