"""A case of a table may be a known gap: then it must come out wrong, and no other way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import Case, CheckCases


def _is_even(given: dict[str, Any]) -> None:
    assert given["number"] % 2 == 0


def _cases(**given: Any) -> list[Case]:
    return [Case("table.toml:1", "a number", given)]


def test_a_gap_that_comes_out_wrong_is_passed_over() -> None:
    CheckCases()(_cases(number=3, gap="nobody counts odd ones"), _is_even)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"number": 4, "gap": "nobody counts"}, "take its gap away"),
        ({"number": 3}, "table.toml:1"),
        ({"number": "x", "gap": "an error is no wrong answer"}, "TypeError"),
    ],
)
def test_a_gap_that_is_closed_and_any_other_failure_are_told(
    given: dict[str, Any], says: str
) -> None:
    with pytest.raises(pytest.fail.Exception, match=says):
        CheckCases()(_cases(**given), _is_even)
