"""While many objects are made nothing looks for cycles, and afterwards all is as it was."""

from __future__ import annotations

import gc

import pytest

from dashboard.growing import growing
from dashboard.model import Article
from dashboard.pipeline import parse


@pytest.mark.parametrize("on", [True, False])
def test_collector_is_as_it_was(on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with growing():
            with growing():
                assert not gc.isenabled()
            assert not gc.isenabled()
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_collector_is_as_it_was_behind_an_error() -> None:
    was_on = gc.isenabled()
    with pytest.raises(ValueError, match="none"), growing():
        raise ValueError("none")
    assert gc.isenabled() is was_on


def test_parse_lets_the_collector_go_on() -> None:
    was_on = gc.isenabled()
    parse(Article("a", "Ole Lund resigned on Monday."))
    assert gc.isenabled() is was_on
