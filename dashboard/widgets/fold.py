"""A part of a page behind a fold, with what came of it below."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.widgets.said import component as said


def show_folded(title: str, show: Callable[[], None]) -> None:
    """The fold, its inside only where it is open, and what is to be said under that title."""
    fold = st.expander(title, key=f"fold {title}", on_change="rerun")
    if fold.open:
        with fold:
            show()
    said.show_said(title)
