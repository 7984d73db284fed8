"""Of the rules for one event told twice in a sentence, only three answer for one telling."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest

from dashboard.events.coreference import join
from dashboard.events.coreference.same_sentence import IN_ITS_SENTENCE, Joins, Tells
from dashboard.events.telling import Telling
from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))
NAMES = [tells.__name__ for tells, _ in IN_ITS_SENTENCE]
# Who uses an occasion to say something says it there; what else is done there is not in words.
ORDERED = ["said_with", "done_in_words", "done_with"]
EACH = {
    "done_by_means": "Nurses protested by shouting slogans on Monday.",
    "summed_up": "A court on Monday sentenced Nils Aker to a year in prison, a ruling his party "
    "described as political.",
    "told_along": "Police banned the march on Monday, citing safety.",
    "told_in_its_clause": "Velox asked a judge to void an order issued on Monday.",
    "attended": "A ceremony attended by the queen was held on Monday.",
    "mediated": "Talks mediated by Norway ended on Monday.",
    "said_in_it": "Ida Holm filed a complaint alleging fraud against Nils Aker.",
    "brought_about": "The chairman was forced to resign on Monday.",
    "said_with": "Ida Holm used the debate to accuse Nils Aker of theft.",
    "done_in_words": "Ida Holm used the speech to attack the press.",
    "done_with": "Rebels used a conference to attack a hotel.",
    "complement_of_conative": "Ida Holm refused to sign the treaty on Friday.",
    "aimed_at": "Hundreds stayed at home to protest against the cuts.",
    "opened_by": "In a letter published on Monday, Ida Holm said that she was ill.",
    "made_known_in": "Velox announced the deal in a statement released on Monday.",
    "told_within": "In a huge demonstration, thousands marched along the canal on Friday.",
    "framing": "Nils Aker was shot in an attack on Monday.",
    "struck_by": "An earthquake struck off Halden on 3 May 2024. The magnitude 7.4 quake hit at "
    "noon. The tremor was felt in Lima and shook houses in Arden.",
    "said_anew": "Velox raised its bid to 62 pence a share on Friday.",
    "went_off": "A car bomb exploded in Halden on Monday.",
}


def _answers(text: str, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, tuple[int, Joins]]]:
    """For each telling that reaches the rules, what each of them says: where, and how to join."""
    found: list[dict[str, tuple[int, Joins]]] = []

    def ask(telling: Telling) -> int | None:
        said = {t.__name__: (t(telling), j) for t, j in IN_ITS_SENTENCE}
        found.append({name: (at, j) for name, (at, j) in said.items() if at is not None})
        return None

    first: tuple[Tells, Joins] = (ask, IN_ITS_SENTENCE[0][1])
    monkeypatch.setattr(join, "IN_ITS_SENTENCE", (first, *IN_ITS_SENTENCE))
    parse(Article("case", text, published=PUBLISHED))
    return found


def test_each_rule_has_a_sentence() -> None:
    assert sorted(EACH) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_rules_but_the_ordered_answer_for_one_telling(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = _answers(EACH[name], monkeypatch)
    assert any(name in said for said in answers)
    together = {pair for said in answers for pair in combinations(said, 2)}
    assert together <= set(combinations(ORDERED, 2))


def test_the_order_counts_where_an_occasion_is_used_to_say_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [name for name in NAMES if name in ORDERED] == ORDERED
    together = [
        {pair for said in _answers(EACH[name], monkeypatch) for pair in combinations(said, 2)}
        for name in ("said_with", "done_in_words")
    ]
    assert together == [set(combinations(ORDERED, 2)), {("done_in_words", "done_with")}]
