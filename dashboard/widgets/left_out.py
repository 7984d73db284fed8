"""Says below a list of chosen events what the level leaves out, and leads to all of them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.model import Timeline
from dashboard.timeline.index import index_of
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Query, to_params
from dashboard.timeline.wording.labels import left_out_label
from dashboard.widgets import shell


def show_left_out(page: str, timeline: Timeline, query: Query) -> None:
    """How many events the level leaves out, and the way to the page with all; nothing for none."""
    everything = replace(query, level=Level.ALL)
    index = index_of(timeline)
    number = len(index.chosen(everything)[0]) - len(index.chosen(query)[0])
    if number > 0:
        verb = "is" if number == 1 else "are"
        with st.container(key="left-out", horizontal=True, vertical_alignment="center"):
            st.text(f"{left_out_label(query.level, number)} {verb} left out.")
            shell.show_link(page, "Show all, with the details", to_params(everything))
