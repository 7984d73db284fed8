"""The page that says how often what is read is right, and what is not read at all."""

from __future__ import annotations

import streamlit as st

from dashboard.views.trust.model import figures, limits
from dashboard.widgets import shell

TITLE, ICON, ORDER = "How far to trust it", ":material/fact_check:", 8
FROM = {"menu"}
_LEAD = (
    "Every value on the timeline was read from the words of an article by rules, and can be wrong. "
    "Check what you publish: open an event, and read its sentence and why it has its date."
)


def show() -> None:
    """Show the page."""
    with shell.show_page():
        st.subheader("How often it is right")
        st.text(_LEAD)
        st.table(figures())
        shell.show_links("trust")
        shell.show_link("ledger", "See where sources differ", {"show": "all"})
        st.subheader("What it does not do")
        for line in limits():
            st.text(f"· {line}")
