"""Fields of forms: a line of words, how an event is told, and who takes part in it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import streamlit as st

from dashboard.limits import LIMITS
from dashboard.model import Modality, Role
from dashboard.timeline.corrections.kinds import OTHER, kinds
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.corrections.typed_date import is_ambiguous, load, possible_days
from dashboard.timeline.wording.dates import show_day
from dashboard.timeline.wording.labels import MODALITIES, ROLES, kind_name
from dashboard.widgets.field_errors.component import FieldErrors

DATES = (
    "3 May 2023 · October 2023 · before 3 May 2023 · since 2019 · 2019 to 2021 · 2023-11-05 · "
    "../2022 · nothing: undated"
)


def show_line(
    place: Any, field: str, label: str, placeholder: str | None = None, told: str | None = None
) -> str:
    """A line to write in, of at most as many characters as the limit of that field."""
    line: str = place.text_input(label, max_chars=LIMITS[field], placeholder=placeholder, help=told)
    return line


class GivenDate(NamedTuple):
    """A date as it was written in a form, and which number is its day where one had to say so."""

    words: str
    order: Order | None


def show_date(now: str, errors: FieldErrors) -> GivenDate:
    """A date in EDTF or in words, and which number is its day where it may be two days.

    While it is being written, what it will be read with is loaded: else the first who saves waits.
    """
    _load_once()
    date: str = st.text_input("Date", now, max_chars=LIMITS["date"], help=DATES)
    order = _show_order(date) if is_ambiguous(date) else None
    errors.below("date")
    return GivenDate(date, order)


@functools.cache
def _load_once() -> None:
    threading.Thread(target=load, name="dates", daemon=True).start()


def _show_order(date: str) -> Order | None:
    days = possible_days(date)
    return st.radio(
        "The date may be two days: which is meant?",
        list(days),
        index=None,
        format_func=lambda one: show_day(days[one]),
    )


def show_kind(now: str, errors: FieldErrors) -> str:
    """A choice of what kind of event it is, by the code of the kind; it stands at ``now``."""
    now = now or OTHER
    codes = [*kinds()] if now in kinds() else [now, *kinds()]
    chosen = st.selectbox("What kind", codes, codes.index(now), format_func=kind_name)
    errors.below("type")
    return chosen


def show_origin(now: Mapping[str, Any], errors: FieldErrors) -> tuple[str, str]:
    """Where an own event is known from: its source and a link."""
    source: str = st.text_input("Source", now["source"], max_chars=LIMITS["source"])
    errors.below("source")
    link: str = st.text_input("Link", now["link"], max_chars=LIMITS["url"])
    errors.below("url")
    return source, link


def show_told_as(now: str | None, errors: FieldErrors) -> Modality:
    """A choice of how it is told: as fact, planned, denied …; it stands at what is so now."""
    known = list(Modality)
    at = known.index(Modality(now)) if now in set(Modality) else 0
    chosen = st.selectbox("Told as", known, at, format_func=MODALITIES.__getitem__)
    errors.below("modality")
    return chosen


def show_actors(
    errors: FieldErrors, now: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[str, str], ...]:
    """A table of who takes part and as what, to write in; gives its rows, empty ones, too."""
    rows = [{"who": name, "role": role} for name, role in now]
    who = st.data_editor(
        rows or [{"who": "", "role": str(Role.ACTOR)}],
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "who": st.column_config.TextColumn("Who", max_chars=LIMITS["actor"]),
            "role": st.column_config.SelectboxColumn(
                "Role",
                options=list(map(str, Role)),
                format_func=lambda one: ROLES[Role(str(one))],
                default=str(Role.ACTOR),  # of a new row: "None" would read as no role
            ),
        },
    )
    errors.below("actor")
    return tuple((r.get("who") or "", r.get("role") or str(Role.ACTOR)) for r in who)
