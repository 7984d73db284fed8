"""A pattern over a clause that asks for what there is not is refused, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.errors import RuleError
from dashboard.events.predicates import clause_patterns
from dashboard.events.predicates.clause_patterns import ClausePattern, read_patterns


def read(row: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> tuple[ClausePattern, ...]:
    table = {"lists": {"able": ["can"]}, "rule": [{"name": "a state", **row}]}
    monkeypatch.setattr(clause_patterns, "read_toml", lambda _: table)
    return tuple(read_patterns({"": ClausePattern}, "en", "stative.toml", {"name": ["a state"]}))


@pytest.mark.parametrize(
    "row",
    [
        {"asks": ["fnite"]},
        {"voice": ["pasive"]},
        {"no_voice": ["pasive"]},
        {"verbs": "@able"},
        {"no_verbs": "@able"},
        {"verb": "@abel"},
        {"words": {"verb": ["can"]}},
        {"evidence": "verbs"},
        {"kind": "odd"},
        {"name": "another"},
    ],
)
def test_an_unknown_name_is_refused(
    row: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RuleError, match=r"stative\.toml: the rule '.*' asks for"):
        read(row, monkeypatch)


def test_known_names_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"asks": ["finite"], "verb": "@able", "no_object": "@states.able", "evidence": "verb"}
    (pattern,) = read(row, monkeypatch)
    assert pattern.words == {"verb": {"can"}}
    assert pattern.asks == ("finite",)
    assert pattern.other_words.keys() == {"object"}


def test_a_form_asks_for_all_that_its_rule_does(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"asks": ["finite"], "when": [{"verb": "@able"}, {"asks": ["alone"]}]}
    first, second = read(row, monkeypatch)
    assert (first.asks, second.asks) == (("finite",), ("alone",))
    assert (first.words, second.words) == ({"verb": {"can"}}, {})
