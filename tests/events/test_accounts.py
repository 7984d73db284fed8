"""Each form of a rule of accounts holds for its examples, and leaves its counterexamples."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard.errors import RuleError
from dashboard.events.factuality import account_rules
from dashboard.model import Article, DocumentCreationTime, Event, Modality
from dashboard.pipeline import parse
from dashboard.registry import read_toml
from dashboard.rules.propose import tracing

pytestmark = pytest.mark.usefixtures("every_row")

TABLE = read_toml("languages/en/accounts.toml")
RULES = TABLE["rule"]
PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 16))


def event_of(example: dict[str, Any]) -> Event:
    events = parse(Article("a", example["text"], published=PUBLISHED)).events
    found = [e for e in events if example["event"] in e.trigger.text.split()]
    assert found, f"no event “{example['event']}” among {[e.trigger.text for e in events]}"
    return found[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["form"])
def test_examples(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    for example in rule["examples"]:
        with tracing() as trace:
            event = event_of(example)
        assert event.modality == example["modality"], example["text"]
        assert trace.taken[rule["name"]], example["text"]
        if event.modality is Modality.ASSERTED:
            assert event.modality_because is None
            continue
        quoted = (event.modality_because or "").partition("“")[2].partition("”")[0]
        assert quoted
        assert quoted in example["text"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["form"])
def test_counterexamples(rule: dict[str, Any]) -> None:
    assert rule["counterexamples"]
    for example in rule["counterexamples"]:
        with tracing() as trace:
            event = event_of(example)
        assert event.modality == example["modality"], example["text"]
        assert not trace.taken[rule["name"]], example["text"]


@pytest.mark.parametrize(
    ("rules", "words", "named"),
    [
        (RULES[1:], TABLE["words"], "questioned_account|questioned account"),
        (RULES, {k: v for k, v in TABLE["words"].items() if k != "telling"}, "telling"),
        ([*RULES, {"form": "odd"}], TABLE["words"], "odd"),
    ],
    ids=["no form", "no list", "a form that nothing reads"],
)
def test_what_is_missing_or_too_many_is_named(
    rules: list[Any], words: dict[str, Any], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_rules, "read_toml", lambda _: {"words": words, "rule": rules})
    account_rules.load_rules.cache_clear()
    try:
        with pytest.raises(RuleError, match=named):
            account_rules.load_rules("en")
    finally:
        account_rules.load_rules.cache_clear()
