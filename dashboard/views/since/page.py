"""The page on which a day is chosen: what was reported until then, and what became of it."""

from __future__ import annotations

import dataclasses

import streamlit as st

from dashboard.timeline.query import to_params
from dashboard.timeline.wording.dates import show_day
from dashboard.views.since import model
from dashboard.widgets import as_reported, shell
from dashboard.widgets.address import read_address
from dashboard.widgets.marked import component as marked

TITLE, ICON, ORDER = "As reported until", ":material/history:", 10
FROM, LINK = {"share"}, "As reported until a day"
_LEAD = (
    "The chronology as it stood on a day is made of the articles that were published by then, "
    "and of nothing that came later."
)
_NOTHING = "No article has a date of publication: give one on the page Articles."
_SAME = "Nothing came since that tells of these events, or of others."
_FOLLOW = "follow"  # the event that was picked, until the timeline opens it


def show() -> None:
    """Show the page for the day in the address, of the last article where it names none."""
    if event := st.session_state.pop(_FOLLOW, None):
        shell.go_to("timeline", {"event": event, "show": "all"})
    query, problems = read_address()
    now = as_reported.timeline(None)
    days = model.days(now)
    with shell.show_page():
        shell.show_problems(problems)
        st.subheader(TITLE)
        st.text(_LEAD)
        if not days:
            st.text(_NOTHING)
            return
        by_then = [day for day in days if query.known is None or day <= query.known]
        day = st.selectbox("Published until", days, max(len(by_then) - 1, 0), format_func=show_day)
        then = as_reported.timeline(day)
        st.query_params["reported"] = day.isoformat()
        st.text(model.counted(then, now, day))
        asked = to_params(dataclasses.replace(query, known=day))
        shell.show_link("timeline", "Show the timeline of that day", asked)
        shell.show_link("story", "Tell it as a story", asked)
        found = as_reported.since(day)
        st.text("" if found else _SAME)
        marked.show(model.blocks(found), event=None, on_opened=_picked)
        st.subheader("When events were first reported")
        st.dataframe(model.first_reported(now), hide_index=True)


def _picked() -> None:
    st.session_state[_FOLLOW] = marked.opened()
