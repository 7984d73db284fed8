"""Fields for title, day of publication and source of articles, one line an article."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.inbox.header_lines import Line, for_all
from dashboard.limits import LIMITS
from dashboard.widgets import shell
from dashboard.widgets.field_errors.component import FieldErrors

DAY = "Date of publication"
HELP = "Words like “Tuesday” or “last month” are counted from it: 2024-10-23, or 23 October 2024."
SOURCE_HELP = "The paper or site. Two articles of one count as one source, not as two."
AT_ONCE = 20  # articles whose lines are shown; of more only what is given to all of them
_FORM = "YYYY-MM-DD"


def show_missing(lines: Sequence[Line], save: Callable[[Sequence[Line]], Any]) -> None:
    """A form for the days of publication that are missing, with what is known of each."""
    if not lines:
        return
    with st.container(key="missing"), st.form(f"missing {shell.done()}", border=False):
        st.subheader("Dates of publication that are missing")
        st.text("Until then words like “Monday” or “last week” stay undated in these articles.")
        written, errors = [], FieldErrors("lines", of=str(shell.done()))
        for number, line in enumerate(lines[:AT_ONCE], start=1):
            with st.container(horizontal=True, vertical_alignment="center", key=f"asked {number}"):
                st.text("\n".join(filter(None, (line.name, line.hint))), width="stretch")
                day = _field(f"{DAY} {number}", line.proposed, "date", _FORM, "collapsed")
            errors.below(line.day_field)
            written.append(dataclasses.replace(line, day=day))
        if len(lines) > AT_ONCE:
            st.text(f"{len(lines) - AT_ONCE:,} more follow once these are given.")
        if st.form_submit_button("Save the dates", type="primary"):
            shell.attempt(partial(save, written), beside=errors.tell)


def show_chosen(
    lines: Sequence[Line], notes: Sequence[Sequence[str]], errors: FieldErrors
) -> list[Line]:
    """The fields of the chosen articles with the notes on each; gives them as they are written."""
    day = source = ""
    if len(lines) > 1:
        st.text(f"For all {len(lines):,}:")
        with st.container(horizontal=True, key="for all"):
            day = _field(f"{DAY} of all", "", "date", _FORM, told=HELP)
            source = _field("Source of all", "", "source", told=SOURCE_HELP)
    if len(lines) > AT_ONCE:
        return for_all(lines, day=day, source=source)
    several = len(lines) > 1
    written = []
    for number, (line, told) in enumerate(zip(lines, notes, strict=True), start=1):
        which = f" {number}" if several else ""
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"line {number}"):
            title = _field(f"Title{which}", line.title, "title")
            published = _field(f"{DAY}{which}", line.day, "date", _FORM, told=HELP)
            origin = _field(f"Source{which}", line.source, "source", told=SOURCE_HELP)
        errors.below(line.day_field, label=f"{DAY}{which}")
        if told:
            with st.container(key=f"notes {number}"):
                st.text("\n".join(told))
        written.append(dataclasses.replace(line, title=title, day=published, source=origin))
    return for_all(written, day=day, source=source)


def _field(
    label: str,
    now: str,
    kind: str,
    placeholder: str | None = None,
    visibility: Any = "visible",
    *,
    told: str | None = None,
) -> str:
    value: str = st.text_input(
        label,
        now,
        max_chars=LIMITS[kind],
        placeholder=placeholder,
        help=told,
        label_visibility=visibility,
        width=190 if kind == "date" else "stretch",
    )
    return value
