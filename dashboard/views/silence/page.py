"""The page that gives each stretch of the timeline without an event its reason."""

from __future__ import annotations

import dataclasses

import streamlit as st

from dashboard.timeline.coverage import coverage, silences, sums
from dashboard.timeline.people import by_weight, counted
from dashboard.timeline.query import to_params
from dashboard.views.silence import model
from dashboard.widgets import as_reported, shell
from dashboard.widgets.address import read_address
from dashboard.widgets.left_out import show_left_out
from dashboard.widgets.marked import component as marked
from dashboard.widgets.until import show_until

TITLE, ICON, ORDER = "Why nothing is told of a time", ":material/hourglass_empty:", 11
FROM = {"share"}
_LEAD = (
    "Each stretch of a week or more in which no event lies, and why. What has no date, or only a "
    "limit, fills no day."
)
_NOTHING = "There is no such stretch."
_EVERYBODY = ""
_FOLLOW = "follow"  # what was picked, until it is opened


def show() -> None:
    """Show the page for the query in the address."""
    if follow := st.session_state.pop(_FOLLOW, None):
        shell.go_to(*follow)
    query, problems = read_address()
    timeline = as_reported.timeline(query.known)
    known = {w.actor.id: counted(w) for w in by_weight(timeline) if not w.is_only_place}
    query = dataclasses.replace(query, actors=tuple(a for a in query.actors if a in known))
    with shell.show_page():
        shell.show_problems(problems)
        st.subheader(TITLE)
        st.text(_LEAD)
        show_until(query)
        whom = [_EVERYBODY, *known]
        now = query.actors[0] if len(query.actors) == 1 and query.actors[0] in known else _EVERYBODY
        actor = st.selectbox(
            "Of whom", whom, whom.index(now), format_func=lambda one: known.get(one, "Everybody")
        )
        if actor != now:
            query = dataclasses.replace(query, actors=(actor,) if actor else ())
        show_left_out("silence", timeline, query)
        found = silences(timeline, query)
        st.text(model.counted(sums(timeline, query)) if found else _NOTHING)
        marked.show(model.blocks(found), event=None, on_opened=_picked)
        st.subheader("What the articles hold")
        st.dataframe(model.rows(coverage(timeline)), hide_index=True)
        shell.show_link("timeline", "Back to the timeline", to_params(query))


def _picked() -> None:
    st.session_state[_FOLLOW] = model.opens(marked.opened())
