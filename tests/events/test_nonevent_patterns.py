"""Each pattern of nonevents.toml holds of its examples and of no counterexample."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.events.salience.nonevent_patterns import load_patterns
from dashboard.nlp.analysis import analyse
from dashboard.registry import OWN, read_toml

RULES = read_toml("languages/en/nonevents.toml")["rule"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_a_pattern_holds_of_its_examples_alone(rule: dict[str, Any]) -> None:
    kind = rule.get("kind", "verb")
    patterns = [each for each in load_patterns(OWN, kind) if each.name == rule["name"]]
    assert rule["examples"]
    for which in ("examples", "counterexamples"):
        for example in rule.get(which, ()):
            (part,) = analyse(example.replace("[", "").replace("]", "")).paragraphs
            word = part.token_at(example.index("["))
            assert word is not None
            clause, noun = part.clauses.of(word.i), word if kind == "noun" else None
            held = any(each.place(clause, part, noun) is not None for each in patterns)
            assert held == (which == "examples"), example
