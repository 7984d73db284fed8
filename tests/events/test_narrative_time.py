"""Each rule of narrative time dates its examples, and leaves its counterexamples alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard.events.narrative_time.rules import load_rules
from dashboard.model import Article, DocumentCreationTime, Event
from dashboard.pipeline import parse
from dashboard.registry import read_toml

pytestmark = pytest.mark.usefixtures("every_row")

RULES = read_toml("languages/en/narrative_time.toml")["rule"]


def event_of(example: dict[str, Any]) -> Event:
    published = DocumentCreationTime(dt.datetime.fromisoformat(example["published"]))
    events = parse(Article("a", example["text"], published=published)).events
    found = [e for e in events if example["event"] in e.trigger.text.split()]
    assert found, f"no event “{example['event']}” among {[e.trigger.text for e in events]}"
    return found[0]


def show(event: Event) -> str:
    return "..".join("" if d is None else str(d) for d in (event.date.earliest, event.date.latest))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_examples(rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) > 0
    for example in rule["examples"]:
        event = event_of(example)
        assert (event.date.rule, show(event)) == (rule["name"], example["date"]), example["text"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_counterexamples(rule: dict[str, Any]) -> None:
    assert len(rule["counterexamples"]) > 0
    for example in rule["counterexamples"]:
        event = event_of(example)
        assert event.date.rule != rule["name"], example["text"]
        assert show(event) == example["date"], example["text"]


def test_without_a_publication_nothing_is_dated_by_its_place() -> None:
    for rule in RULES:
        for example in rule["examples"]:
            events = parse(Article("a", example["text"])).events
            assert not [e for e in events if e.date.rule in load_rules("en")]


@pytest.mark.parametrize(
    "lead",
    [
        "Ministers meet on Friday in Oslo, the commission announced on Wednesday.",
        "Greens won the vote on 3 May 2011, the commission announced on Wednesday.",
    ],
    ids=["still to come", "long over"],
)
def test_what_a_report_tells_of_another_time_sets_no_clock(lead: str) -> None:
    text = f"{lead}\n\nThe town was shaken, the mayor Ana Costa said."
    event = event_of({"text": text, "published": "2024-05-16", "event": "said"})
    assert show(event) == "2024-05-15..2024-05-16"
