"""An export tells what people said of actors, and counts the events that it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exports import Options, load
from dashboard.library import linking
from dashboard.library.articles import add
from dashboard.library.frame import select_library, timeline_of
from dashboard.nlp.read import article_from_text
from dashboard.timeline.query import Query
from dashboard.timeline.selection import counted
from tests.views.test_linking import BRIDGE, RESIGNED


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in (("bridge", BRIDGE), ("resigned", RESIGNED)):
        add(article_from_text(text, name), tmp_path)
    return tmp_path


def test_a_joined_actor_is_told_and_its_events_are_changed_by_people(library: Path) -> None:
    before, _ = select_library(library, Query())
    assert before.manifest.counts is not None
    assert before.manifest.counts.changed == 0
    timeline, _ = timeline_of(library)
    linking.join(timeline, "karin lund", "carin lund", why="the register", place=library)
    selection, _ = select_library(library, Query())
    assert selection.manifest.counts is not None
    assert selection.manifest.counts.changed == 5
    assert "5 changed by people" in counted(selection.manifest.counts)
    for name in ("markdown", "html", "ics", "timelinejs"):
        data = b"".join(load(name).write(selection, Options())).decode().replace("\r\n ", "")
        assert "“Karin Lund” and “Carin Lund” are one" in data, name
        assert "the register" in data, name
