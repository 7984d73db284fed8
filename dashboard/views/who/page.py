"""The page on which each actor has its names, its events, whom it met and what it said."""

from __future__ import annotations

import streamlit as st

from dashboard.timeline.people import by_weight
from dashboard.views.who.model import find_actor, label, opens, tell
from dashboard.widgets import shell, store
from dashboard.widgets.marked import component as marked

TITLE, ICON, ORDER = "Who is who", ":material/group:", 2
_FOLLOW = "follow"  # the address of the row that was picked, until it is opened


def show() -> None:
    """Show the page."""
    if follow := st.session_state.pop(_FOLLOW, None):
        shell.go_to(*follow)
    timeline = store.timeline()
    actors = by_weight(timeline)
    chosen = find_actor(actors, st.query_params.get("actor"))
    with shell.show_page():
        if chosen is None:
            st.text("There is nobody yet. Add an article on the page of the articles.")
            return
        names = {weight.actor.id: label(weight) for weight in actors}
        everyone = list(names)
        wanted = st.selectbox(
            "Actor", everyone, everyone.index(chosen.id), format_func=lambda key: names[key]
        )
        st.query_params["actor"] = wanted
        shell.show_link("timeline", "Show on the timeline", {"who": wanted, "show": "all"})
        marked.show(tell(timeline, wanted), event=None, on_opened=_picked)


def _picked() -> None:
    st.session_state[_FOLLOW] = opens(marked.opened())
