"""What is made of the library alone is refused while a data set is shown: it is not read for it."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from dashboard.views.timeline import answers
from dashboard.widgets import store


@pytest.mark.parametrize("answer", [answers._events, answers._labels, answers._words])
def test_what_is_of_the_library_is_not_there(answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "corpus", object)
    for name in ("drawing", "timeline"):
        monkeypatch.setattr(store, name, lambda: pytest.fail("the library was read"))
    asked = {"query_string": b"at=1&words=a", "path_params": {"format": "csv"}, "headers": []}
    assert answer(Request({"type": "http", **asked})).status_code == 404
