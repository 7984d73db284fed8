"""Each pattern of stative_clauses.toml holds of its examples and of no counterexample."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.events.salience.states import load_patterns
from dashboard.nlp.analysis import analyse
from dashboard.registry import OWN, read_toml

RULES = read_toml("languages/en/stative_clauses.toml")["rule"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_a_pattern_holds_of_its_examples_alone(rule: dict[str, Any]) -> None:
    pattern = next(each for each in load_patterns(OWN) if each.name == rule["name"])
    assert rule["examples"]
    for kind in ("examples", "counterexamples"):
        for example in rule.get(kind, ()):
            (part,) = analyse(example.replace("[", "").replace("]", "")).paragraphs
            verb = part.token_at(example.index("["))
            assert verb is not None
            found = pattern.place(part.clauses.of(verb.i), part)
            assert (found is not None) == (kind == "examples"), example
