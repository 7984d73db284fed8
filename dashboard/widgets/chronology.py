"""Brings in a chronology that a table holds: its columns are guessed, shown, and confirmed."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.inbox.chronology import (
    ENDINGS,
    FIELDS,
    Chronology,
    Table,
    ambiguous,
    guess,
    guess_order,
    read_chronology,
    read_table,
)
from dashboard.library.own_events import OwnEvent, write_down
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.corrections.typed_date import possible_days
from dashboard.timeline.wording.dates import many, show_day
from dashboard.timeline.wording.labels import kind_name
from dashboard.widgets import acting, shell
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.fold import show_folded
from dashboard.widgets.live_region import component as live_region

BRING_IN = "Bring in a chronology (CSV, XLSX)"
_FILE = "A table, one row an event"
_NUMBER = "chronologies that were brought in"  # in the session: the field is empty after each
_SHOWN = 8  # events that are shown before they are taken in
_TOLD = 5  # problems


def show_bringing_in() -> None:
    """The file, behind a fold; then its columns, its first events, and the way to take them in."""
    show_folded(BRING_IN, _show)


def _show() -> None:
    number = st.session_state.get(_NUMBER, 0)
    errors = FieldErrors("bring in")
    file = st.file_uploader(_FILE, list(ENDINGS), key=f"table {number}")
    errors.below("table", label=_FILE)
    if file is None:
        return
    try:
        table = _table(file.getvalue(), file.name)
        columns = _columns(table, f"{number} {file.file_id}", errors)
        order = _order(table, columns)
        if order is None and ambiguous(table, columns):
            return
        found = _chronology(table, tuple(sorted(columns.items())), order)
    except DashboardError as error:
        if not errors.tell(error, otherwise="table"):
            shell.show_refusal(error, "bring in")
        return
    _show_found(found)
    label = f"Take in {many(len(found.events), 'event')}"
    if found.events and st.button(label, type="primary"):

        def take_in() -> str:
            acting.remember(write_down(found.events))
            st.session_state[_NUMBER] = number + 1
            told = many(len(found.events), "event")
            return f"Taken in: {told}. “Undo” above the table takes them back."

        live_region.attempt_and_say(take_in, str, at=BRING_IN)


def _columns(table: Table, key: str, errors: FieldErrors) -> dict[str, int]:
    """For each field the column that holds it, as guessed until a person says otherwise."""
    guessed = guess(table)
    places: list[int | None] = [None, *range(len(table.heads))]
    chosen: dict[str, int] = {}
    for field, label in FIELDS.items():
        place = st.selectbox(
            label,
            places,
            places.index(guessed.get(field)),
            format_func=lambda one: "no column" if one is None else table.heads[one],
            key=f"{field} {key}",
        )
        errors.below(field)
        if place is not None:
            chosen[field] = place
    return chosen


def _order(table: Table, columns: dict[str, int]) -> Order | None:
    """Which number of its dates is the day: as the table shows, or as a person says."""
    cell, guessed = ambiguous(table, columns), guess_order(table, columns)
    if cell is None:
        return guessed
    days, orders = possible_days(cell), list(Order)
    order = st.radio(
        "Its dates may be two days each: what does the first of these mean?",
        orders,
        index=None if guessed is None else orders.index(guessed),
        format_func=lambda one: show_day(days[one]),
    )
    st.text(cell)
    return order


def _show_found(found: Chronology) -> None:
    st.text(f"The first of {many(len(found.events), 'event')}:")
    st.dataframe([_row(event) for event in found.events[:_SHOWN]], hide_index=True)
    if found.problems:
        told = found.problems[:_TOLD]
        more = len(found.problems) - len(told)
        rest = [f"and {more:,} more such rows"] if more else []
        with st.container(key="beware"):
            st.text("\n".join((*told, *rest)))


def _row(event: OwnEvent) -> dict[str, str]:
    who = ", ".join(name for name, _ in event.actors)
    told = {"Date": event.date or "undated", "What": event.headline, "Who": who}
    return {**told, "Kind": kind_name(event.type), "Source": event.source}


@functools.lru_cache(maxsize=2)
def _table(data: bytes, name: str) -> Table:
    return read_table(data, name)


@functools.lru_cache(maxsize=4)
def _chronology(
    table: Table, columns: Sequence[tuple[str, int]], order: Order | None
) -> Chronology:
    return read_chronology(table, dict(columns), order)
