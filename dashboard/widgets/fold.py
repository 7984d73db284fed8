"""A part of a page behind a fold, with what came of it below."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.widgets.live_region import component as live_region


def show_folded(title: str, show: Callable[[], None]) -> None:
    """The fold, its inside only where it is open, and what is to be said under that title."""
    fold = st.expander(title, key=f"fold {title}", on_change="rerun")
    if fold.open:
        with fold:
            show()
    live_region.show_said(title)
