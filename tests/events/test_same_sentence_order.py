"""Of what may find one event told twice in a sentence, only three answer for one telling."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import Any

import pytest

from dashboard.events.coreference import join
from dashboard.events.coreference.embedded_clauses import Construction, Joins, load_constructions
from dashboard.events.coreference.same_sentence import Tells, in_its_sentence
from dashboard.events.telling import Telling
from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse
from dashboard.registry import OWN, read_toml

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))
RULES = read_toml("languages/en/event_coreference.toml")["rule"]
# Who uses an occasion to say something says it there; what else is done there is not in words.
ORDERED = ["occasion used to tell something", "occasion used to attack in words", "instrument"]
EACH = {
    "summed_up": "A court on Monday sentenced Nils Aker to a year in prison, a ruling his party "
    "described as political.",
    "brought_into": "Ida Holm was forced into a marriage on Monday.",
    "quoted_in": "The Ledger quoted Nils Aker on Monday as saying that he was ill.",
    "told_within": "In a huge demonstration, thousands marched along the canal on Friday.",
    "framing": "Nils Aker was shot in an attack on Monday.",
    "struck_by": "An earthquake struck off Halden on 3 May 2024. The magnitude 7.4 quake hit at "
    "noon. The tremor was felt in Lima and shook houses in Arden.",
    "said_anew": "Velox raised its bid to 62 pence a share on Friday.",
    "went_off": "A car bomb exploded in Halden on Monday.",
}


def _name(tells: Tells) -> str:
    rule = getattr(tells, "__self__", None)
    return rule.name if isinstance(rule, Construction) else tells.__name__


NAMES = [_name(tells) for tells, _ in in_its_sentence(OWN)]


def _answers(text: str, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """For each telling that reaches them, which find the event that it tells."""
    found: list[set[str]] = []
    finders = in_its_sentence(OWN)

    def ask(telling: Telling) -> int | None:
        found.append({_name(tells) for tells, _ in finders if tells(telling) is not None})
        return None

    first: tuple[Tells, Joins] = (ask, finders[0][1])
    monkeypatch.setattr(join, "in_its_sentence", lambda _: (first, *finders))
    parse(Article("case", text, published=PUBLISHED))
    return found


def test_each_has_a_sentence() -> None:
    assert sorted(NAMES) == sorted([*EACH, *(rule["name"] for rule in RULES)])
    assert all(rule["examples"] for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_a_construction_is_in_its_examples_alone(
    rule: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("examples", "counterexamples"):
        for text in rule.get(kind, ()):
            told = set().union(*_answers(text, monkeypatch))
            assert (rule["name"] in told) == (kind == "examples"), text


@pytest.mark.parametrize("text", [*EACH.values(), *(t for r in RULES for t in r["examples"])])
def test_no_two_but_the_ordered_answer_for_one_telling(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = {
        pair for told in _answers(text, monkeypatch) for pair in combinations(sorted(told), 2)
    }
    assert together <= set(combinations(sorted(ORDERED), 2))


@pytest.mark.parametrize("name", sorted(EACH))
def test_each_finds_the_event_of_its_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(name in told for told in _answers(EACH[name], monkeypatch))


def test_the_order_counts_where_an_occasion_is_used_to_say_something() -> None:
    assert [name for name in NAMES if name in ORDERED] == ORDERED


def test_a_construction_asks_for_what_there_is() -> None:
    assert [one.name for one, _ in load_constructions(OWN)] == [rule["name"] for rule in RULES]
