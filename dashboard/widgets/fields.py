"""Fields of a form that says how an event is told, and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.model import Modality, Role
from dashboard.timeline.labels import MODALITIES


def show_told_as(now: str | None) -> Modality:
    """A choice of how it is told: as fact, planned, denied …; it stands at what is so now."""
    known = list(Modality)
    at = known.index(Modality(now)) if now in set(Modality) else 0
    return st.selectbox("Told as", known, at, format_func=MODALITIES.__getitem__)


def show_actors(now: Iterable[tuple[str, str]] = ()) -> tuple[tuple[str, str], ...]:
    """A table of who takes part and as what, to write in; gives its rows, empty ones, too."""
    rows = [{"who": name, "role": role} for name, role in now]
    who = st.data_editor(
        rows or [{"who": "", "role": str(Role.ACTOR)}],
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "who": st.column_config.TextColumn("Who"),
            "role": st.column_config.SelectboxColumn("Role", options=list(map(str, Role))),
        },
    )
    return tuple((r.get("who") or "", r.get("role") or str(Role.ACTOR)) for r in who)
