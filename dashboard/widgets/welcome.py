"""What a newcomer must know: what this is, that he sees samples, and the way to his own."""

from __future__ import annotations

import streamlit as st

from dashboard.widgets import shell, store

WORDS = (
    "News in English, read into dated events: who did what, who said what, and why each has its "
    "date. These are samples."
)


def show() -> bool:
    """Say it where all articles are samples; whether they are."""
    samples = store.shows_samples()
    if samples:
        with st.container(key="welcome", horizontal=True, vertical_alignment="center"):
            st.text(WORDS)
            shell.show_link("articles", "Add an article of your own", {})
    return samples
