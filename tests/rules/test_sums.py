"""Sums of signs: what they add up to, how they lie on a scale, and what no sum can be."""

from __future__ import annotations

import math

import pytest

from dashboard.errors import RuleError
from dashboard.rules import sums
from dashboard.rules.propose import Proposal, decide
from dashboard.rules.sums import MOST, WeightedSum, load_sum, share


def test_only_the_signs_that_are_weighed_count() -> None:
    found = WeightedSum({"lead": 1.5, "stative": -0.5}, {"row": 0.0})
    assert found.total({"lead", "stative", "unknown"}) == 1.0
    assert found.total(()) == 0.0
    assert found.parts(["stative", "lead", "unknown"]) == (("lead", 1.5), ("stative", -0.5))


def test_the_share_goes_through_both_points_and_stays_between_0_and_1() -> None:
    points = (-1.0, 0.33), (2.0, 0.67)
    assert math.isclose(share(-1.0, points), 0.33)
    assert math.isclose(share(2.0, points), 0.67)
    assert 0 <= share(-1e6, points) < share(0.0, points) < share(1e6, points) <= 1


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"weights": {}}, "'limits' is missing"),
        ({"weights": {}, "limits": {"side": 0.0}}, "'main' is missing"),
        ({"weights": {}, "limits": {"side": 1.0, "main": 1.0}}, "must rise"),
        (
            {"weights": {str(n): 1.0 for n in range(MOST + 1)}, "limits": {"side": 0, "main": 1}},
            f"at most {MOST}",
        ),
    ],
)
def test_what_is_no_sum_is_told(
    table: dict[str, dict[str, float]], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sums, "read_toml", lambda _: table)
    with pytest.raises(RuleError, match=message):
        load_sum("some.toml", "side", "main")


def test_the_highest_rank_is_taken_and_of_one_rank_the_first() -> None:
    one, other = Proposal("a", 1, "x", ""), Proposal("b", 2, "y", "")
    again = Proposal("c", 2, "z", "")
    assert decide([one, other, again]) == (other, again, one)
    assert decide([]) == (None,)
