"""What must be known of what is shown: that it is of an earlier day, or of samples."""

from __future__ import annotations

import streamlit as st

from dashboard.timeline.query import Query
from dashboard.widgets import shell, store
from dashboard.widgets.until import show_until

WORDS = (
    "News in English, read into dated events: who did what, who said what, and why each has its "
    "date. These are samples."
)


def show(query: Query) -> bool:
    """Say it above the timeline that a query asks for; whether all articles are samples.

    A newcomer is told what this is, and the way to articles of his own.
    """
    show_until(query)
    samples = store.shows_samples()
    if samples:
        with st.container(key="welcome", horizontal=True, vertical_alignment="center"):
            st.text(WORDS)
            shell.show_link("articles", "Add an article of your own", {})
    return samples
