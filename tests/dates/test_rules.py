"""Every rule of the data files does what its examples say, and not what its counterexamples say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from dates_reading import at_mark, read, shown

from dashboard.dates.grammar import load_grammar, rule_records
from dashboard.dates.operators import OPERATORS

RECORDS = rule_records("en")
EXAMPLES = [(r["name"], e) for r in RECORDS for e in r["examples"]]
COUNTEREXAMPLES = [(r["name"], e) for r in RECORDS for e in r.get("counterexamples", ())]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_rule_reads_its_examples(name: str, example: str) -> None:
    marked, _, wanted = example.rpartition(": ")
    words, timex = at_mark(marked)
    assert shown(timex) == wanted, f"rule {name!r} on {words!r}"


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_a_rule_leaves_its_counterexamples_alone(name: str, text: str) -> None:
    assert name not in {timex.rule for timex in read(text)}


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: str(r["name"]))
def test_a_rule_names_an_operator_of_the_closed_set(record: Mapping[str, Any]) -> None:
    assert record["operator"] in OPERATORS


def test_every_rule_has_an_example() -> None:
    silent = [r["name"] for r in RECORDS if not r["examples"] and r["operator"] != "nothing"]
    assert silent == []


def test_no_rule_repeats_anything() -> None:
    """Matching is linear because no compiled pattern has a repeat but ``?``."""
    grammar = load_grammar("en")
    patterns = {
        rule.regex.pattern
        for layer in grammar.layers
        for some in layer.rules.values()
        for rule in some
    }
    for pattern in patterns:
        assert not set("*+{") & set(pattern.replace("\\+", "").replace("\\*", ""))
