"""Whose a decision is that an article tells of in the passive, and whose it leaves open."""

from __future__ import annotations

import pytest

from tests.entities.test_actor_cases import read

PLAN = "Norvik said on Monday it will close its yard. "
TOLD = "A spokesman for the firm said on Tuesday that the decision was made last weekend."


def deciders(text: str) -> list[str]:
    return [actor for actors in read(text).whose.values() for actor in actors]


def test_a_decision_of_which_its_spokesman_tells_is_the_bodys() -> None:
    assert deciders(PLAN + TOLD) == ["norvik"]
    assert deciders(PLAN + "The company said the decision was taken in May.") == ["norvik"]


@pytest.mark.parametrize(
    "text",
    [
        TOLD,  # nothing was announced
        PLAN + "The union Tracc said the decision was taken in secret.",
        PLAN + "The decision was made in June.",
        PLAN + "The company said the decision was made by the court.",
        PLAN + "The company said the court's decision was made in June.",
        PLAN + "Corvina Foods said it would strike. " + TOLD.replace("the firm", "Norvik"),
    ],
)
def test_another_decision_is_nobodys(text: str) -> None:
    assert deciders(text) == []
