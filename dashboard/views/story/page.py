"""The page that tells the chosen events one by one, for showing them to others."""

from __future__ import annotations

import streamlit as st

from dashboard.timeline.query import read_params, to_params
from dashboard.views.story.model import steps
from dashboard.widgets import as_reported, shell
from dashboard.widgets.left_out import show_left_out
from dashboard.widgets.story import component as story
from dashboard.widgets.until import show_until

TITLE, ICON, ORDER = "Story", ":material/slideshow:", 1
FROM, LINK = {"menu", "share"}, "Tell as a story"


def show() -> None:
    """Show the page for the query in the address."""
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    query, problems = read_params(given)
    shell.show_problems(problems)
    timeline = as_reported.timeline(query.known)
    show_until(query)
    told, number = steps(timeline, query, as_reported.became(query.known))
    open_now = timeline.find(query.event)
    event = query.event if open_now is None else open_now.event.id
    story.show(told, number=number, event=event)
    with st.container(key="story-way"):
        show_left_out("story", timeline, query)
        shell.show_link("timeline", "Back to the timeline", to_params(query))
