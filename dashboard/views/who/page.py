"""The page on which each actor has its names, its events, whom it met and what it said."""

from __future__ import annotations

import streamlit as st

from dashboard.timeline.people import by_weight, counted
from dashboard.views.who.model import asks_for, find_actor, opens, tell
from dashboard.widgets import linking, shell, store
from dashboard.widgets.marked import component as marked

TITLE, ICON, ORDER = "Who is who", ":material/group:", 2
FROM = {"menu"}
_FOLLOW = "follow"  # the address of the row that was picked, until it is opened


def show() -> None:
    """Show the page."""
    if follow := st.session_state.pop(_FOLLOW, None):
        shell.go_to(*follow)
    timeline = store.timeline()
    actors = by_weight(timeline)
    asked = st.query_params.get("actor", "")
    chosen = find_actor(actors, timeline.who(asked))
    with shell.show_page():
        linking.show_outcome(timeline)
        if not actors:
            st.text("There is nobody yet. Add an article on the page of the articles.")
            linking.show_history(timeline)
            return
        known = {weight.actor.id: weight for weight in actors}
        everyone = list(known)
        wanted = st.selectbox(
            "Actor",
            everyone,
            None if chosen is None else everyone.index(chosen.id),
            format_func=lambda key: counted(known[key]),
            placeholder="Choose an actor",
        )
        if wanted is None:
            st.text(
                f"Nobody here is known as “{asked}”. They may have been joined with another, "
                "marked as no actor, or be of another chronology. Choose an actor above."
            )
            linking.show_history(timeline)
            return
        st.query_params["actor"] = wanted
        shell.show_link("timeline", "Show on the timeline", asks_for(known[wanted]))
        linking.show_suggested(timeline, wanted)
        linking.show_correcting(known[wanted].actor, timeline)
        linking.show_history(timeline)
        marked.show(tell(timeline, wanted, store.actor_log()), event=None, on_opened=_picked)


def _picked() -> None:
    st.session_state[_FOLLOW] = opens(marked.opened())
