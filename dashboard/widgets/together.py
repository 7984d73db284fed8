"""Lets a person say which reports are of one event, and which are not."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.library.checking import join, split
from dashboard.model import Report, Timeline, TimelineEntry
from dashboard.timeline.entry import source_name
from dashboard.timeline.words import in_words
from dashboard.widgets import shell

_NEAR = 60  # entries before and after this one among which another report is looked for


def show_together(entry: TimelineEntry, timeline: Timeline, stamp: str) -> None:
    """Take one report out of the entry, or join the entry with another one near by."""
    # Ids stand for the entries: Streamlit copies the options of a list, and compares them.
    reports = {report.event.id: report for report in entry.reports}
    if len(reports) > 1:
        own = st.selectbox(
            "A report of this event",
            list(reports),
            format_func=lambda event: _report(reports[event]),
            key=f"apart {stamp}",
        )
        if st.button("It is of another event", key=f"split {stamp}"):
            shell.attempt_quietly(partial(split, entry, reports[own]))
    others = {other.event.id: other for other in _near(entry, timeline)}
    chosen = st.selectbox(
        "Another event near by",
        list(others),
        index=None,
        format_func=lambda event: _entry(others[event]),
        key=f"join {stamp}",
    )
    if chosen is not None and st.button("It is the same event", key=f"joined {stamp}"):
        shell.attempt_quietly(partial(join, entry, others[chosen]))


def _near(entry: TimelineEntry, timeline: Timeline) -> list[TimelineEntry]:
    """The entries around this one in time that other articles tell of, those of its kind first."""
    at = timeline.place(entry.event.id) or 0
    mine = {report.article.id for report in entry.reports}
    around = timeline.entries[max(0, at - _NEAR) : at + _NEAR + 1]
    apart = [e for e in around if mine.isdisjoint(r.article.id for r in e.reports)]
    kind = entry.event.type
    return sorted(
        apart,
        key=lambda e: (e.event.type != kind, abs((timeline.place(e.event.id) or 0) - at)),
    )


def _report(report: Report) -> str:
    return f"{source_name(report.article)}: {report.event.headline}"


def _entry(entry: TimelineEntry) -> str:
    return f"{in_words(entry.event.date)}: {entry.event.headline} ({source_name(entry.article)})"
