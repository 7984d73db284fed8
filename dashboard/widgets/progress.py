"""How far the reading of many articles is: a line that keeps up to date, and a way to stop."""

from __future__ import annotations

import streamlit as st

from dashboard.widgets import shown, store

_EVERY = 1.0  # seconds between two looks
_LOADING = (
    "The picture is that of last time, as nothing has changed since. What else there is of its "
    "events is being loaded …"
)
_ANEW = (
    "The program has changed since these articles were read. They are shown as they were read "
    "then, until all are read anew."
)


def show_progress() -> bool:
    """A bar with a count while articles are read in the background; whether any are."""
    if store.progress() is None:
        return False
    _show_bar()
    return True


@st.fragment(run_every=_EVERY)
def _show_bar() -> None:
    found = store.progress()
    if found is None:
        st.rerun(scope="app")
    done, total, goes_on = found
    with st.container(key="progress", horizontal=True, vertical_alignment="center"):
        words = f"{done:,} of {total:,} articles read"
        st.progress(done / total, text=words if goes_on else f"Stopped: {words}")
        if goes_on and st.button("Stop"):
            store.stop_reading()
        if not goes_on and st.button("Go on"):
            store.go_on_reading()
        if done and st.button("Show what is read"):
            store.show_read()
            st.rerun(scope="app")
    if store.reads_anew():
        st.text(_ANEW)


@st.fragment(run_every=_EVERY)
def show_loading() -> None:
    """Say that the articles are being loaded behind the picture; the page anew when they are."""
    shown.hold()
    if not store.is_loading():
        st.rerun(scope="app")
    st.text(_LOADING)
