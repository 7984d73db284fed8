"""Fields of forms: a line of words, how an event is told, and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard.limits import LIMITS
from dashboard.model import Modality, Role
from dashboard.timeline.labels import MODALITIES


def show_line(
    place: Any, field: str, label: str, placeholder: str | None = None, told: str | None = None
) -> str:
    """A line to write in, of at most as many characters as the limit of that field."""
    line: str = place.text_input(label, max_chars=LIMITS[field], placeholder=placeholder, help=told)
    return line


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
            "who": st.column_config.TextColumn("Who", max_chars=LIMITS["actor"]),
            "role": st.column_config.SelectboxColumn("Role", options=list(map(str, Role))),
        },
    )
    return tuple((r.get("who") or "", r.get("role") or str(Role.ACTOR)) for r in who)
