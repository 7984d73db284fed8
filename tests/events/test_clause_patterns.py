"""A pattern over a clause that asks for what there is not is refused, by its name."""

from __future__ import annotations

import pytest

from dashboard.errors import RuleError
from dashboard.events.predicates.clause_patterns import ClausePattern, check_names

HELD = (("states", "able"),)


@pytest.mark.parametrize(
    "pattern",
    [
        ClausePattern(name="a state", asks=("pasive",)),
        ClausePattern(name="a state", words={"verbs": HELD}),
        ClausePattern(name="a state", other_words={"verbs": HELD}),
    ],
)
def test_an_unknown_name_is_refused(pattern: ClausePattern) -> None:
    with pytest.raises(RuleError, match=r"stative\.toml: 'a state' asks for"):
        check_names(pattern, "stative.toml")


def test_known_names_are_taken() -> None:
    pattern = ClausePattern(name="a state", asks=("passive",), words={"verb": HELD})
    check_names(pattern, "stative.toml")
    check_names(pattern, "stative.toml", {"joined"}, known={"joined"})
    with pytest.raises(RuleError, match="joind"):
        check_names(pattern, "stative.toml", {"joind"}, known={"joined"})
