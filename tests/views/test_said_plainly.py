"""What the page says of an address, of a command and of who is who is what holds now."""

from __future__ import annotations

import pytest
import streamlit as st

from dashboard.errors import DashboardError
from dashboard.library import linking
from dashboard.library.actor_log import read_actor_log
from dashboard.library.articles import add
from dashboard.nlp.read import article_from_text
from dashboard.timeline.people import is_nameless
from dashboard.timeline.remarks import remarks
from dashboard.views.who import model
from dashboard.widgets import shell, store

CHARGED = (
    "A 44-year-old electrician was charged on 3 May 2021. Dennis Rourke was arrested on 1 May 2021."
)


@pytest.mark.usefixtures("library")
def test_who_was_parted_again_is_told_as_somebody_else_alone() -> None:
    add(article_from_text(CHARGED, "charged"))
    timeline = store.timeline()
    ids = {actor.name: actor.id for actor in timeline.actors}
    rourke = ids["Dennis Rourke"]
    other = next(one for name, one in ids.items() if "electrician" in name)
    assert (is_nameless(timeline, other), is_nameless(timeline, rourke)) == (True, False)
    linking.join(timeline, rourke, other)
    assert "are one" in str(model.tell(store.timeline(), rourke, read_actor_log()))
    words = next(name for name, one in ids.items() if one == other)
    linking.split(store.timeline(), rourke, words)
    told = str(model.tell(store.timeline(), rourke, read_actor_log()))
    assert "is somebody else than" in told
    assert "are one" not in told
    assert not any("Who:" in line for e in store.timeline().entries for line in remarks(e))


def test_a_command_in_a_message_stands_in_marks_of_quotation() -> None:
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr(st, "text", said.append)
        shell.show_refusal(DashboardError("a.json: use `dashboard verify` for it"))
    assert said == ["a.json: use “dashboard verify” for it"]
