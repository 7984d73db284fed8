"""Lets a person say which reports are of one event, and which are not."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.library.checking import join, split
from dashboard.model import Report, Timeline, TimelineEntry
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.merging.nearness import nearest
from dashboard.timeline.wording.dates import both_ends, in_words, published, with_capital
from dashboard.widgets.live_region import component as live_region

_LONGEST = 70  # characters of the words of an event in a list of choices
JOIN_OR_SPLIT = "Join or split reports"
_JOINED, _SPLIT = "Saved: they are one event now.", "Saved: it is an event of its own now."


def show_merge_editor(entry: TimelineEntry, timeline: Timeline, stamp: str) -> None:
    """Take one report out of the entry, or join the entry with another one near by."""
    # Ids stand for the entries: Streamlit copies the options of a list, and compares them.
    reports = {report.event.id: report for report in entry.reports}
    of = entry.event.id
    if len(reports) > 1:
        own = st.selectbox(
            "A report of this event",
            list(reports),
            format_func=lambda event: _report(reports[event]),
            key=f"apart {stamp}",
        )
        if st.button("Split this report off", key=f"split {stamp}"):
            apart = partial(split, entry, reports[own])
            live_region.attempt_and_say(apart, lambda _: _SPLIT, at=JOIN_OR_SPLIT, of=of)
    others = {other.event.id: other for other in nearest(entry, timeline)}
    chosen = st.selectbox(
        "Another event near by",
        list(others),
        index=None,
        format_func=lambda event: _entry(others[event]),
        key=f"join {stamp}",
    )
    if chosen is not None:
        event = others[chosen].event
        st.text(f"{in_words(event.date)}: {with_capital(event.headline)}. {event.sentence.text}")
    if chosen is not None and st.button("Join the two", key=f"joined {stamp}"):
        one = partial(join, entry, others[chosen])
        live_region.attempt_and_say(one, lambda _: _JOINED, at=JOIN_OR_SPLIT, of=of)
    live_region.show_said(JOIN_OR_SPLIT, list(reports))


def _report(report: Report) -> str:
    """Who tells it comes first: the words are much the same in all of them, and cut where long."""
    words = both_ends(with_capital(report.event.headline), _LONGEST)
    when = ", ".join(filter(None, (source_name(report.article), published(report.article))))
    return f"{when}: {words}"


def _entry(entry: TimelineEntry) -> str:
    words = both_ends(with_capital(entry.event.headline), _LONGEST)
    return f"{in_words(entry.event.date)}: {words} ({source_name(entry.article)})"
