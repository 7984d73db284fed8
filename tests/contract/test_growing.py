"""While many objects are made nothing looks for cycles, and afterwards all is as it was."""

from __future__ import annotations

import gc

import pytest

from dashboard import pipeline
from dashboard.growing import growing
from dashboard.model import Article


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


def test_collector_rests_while_an_article_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    was_on, seen = gc.isenabled(), []
    monkeypatch.setattr(pipeline, "_parse", lambda *_: seen.append(gc.isenabled()))
    pipeline.parse(Article("a", "Ole Lund resigned on Monday."))
    assert seen == [False]
    assert gc.isenabled() is was_on
