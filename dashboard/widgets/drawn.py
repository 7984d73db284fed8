"""Of which state of the library the page shows picture, counts and table.

The panel is shown anew without them: by then something may have been taken back below it, or
changed in another tab.
"""

from __future__ import annotations

import streamlit as st

from dashboard.widgets import store

_DRAWN = "drawn"  # in the session: the name of that state


def note(stamp: str) -> None:
    """Note that the page shows the library as it was by this name, see ``store.stamp``."""
    st.session_state[_DRAWN] = stamp


def is_past() -> bool:
    """Whether the library has changed since; never of a data set, which is only read."""
    drawn = st.session_state.get(_DRAWN)
    return drawn is not None and store.corpus() is None and drawn != store.stamp()
