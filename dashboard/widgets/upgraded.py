"""Says what came of corrections when another parser read the articles: a notice, and the report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.library.placed import LINES, Fate, Outcome
from dashboard.library.upgrades import (
    Upgrade,
    dismiss,
    has_rows,
    summary,
    told_before,
    told_now,
)
from dashboard.widgets import shell, store

ASKED = "upgrade"  # in the address of the page with the articles: the report comes first
_MEANINGS = {
    Fate.LOST: "No event is read any more where these were said. They stay in the log, and hold "
    "again should a later version read one there.",
    Fate.FOLDED: "These were said of events that are told as one now. All of them are kept.",
    Fate.ABSENT: "Their articles are not shown. They hold again once the articles are back.",
    Fate.KEPT: "These hold as before.",
}


def show_notice() -> None:
    """One line on the last upgrade, until it is dismissed; all of it where the address asks so.

    Nothing where nobody had said anything.
    """
    report = store.upgrade()
    if report is None or not report.outcomes:
        return
    if ASKED in st.query_params:
        with st.container(key="report"):
            st.subheader("What came of your corrections", divider=False)
            _show(report)
        return
    if report.dismissed:
        return
    with st.container(key="upgraded", horizontal=True, vertical_alignment="center"):
        st.text(summary(report))
        shell.show_link("articles", "See each", {ASKED: "seen"})
        if st.button("Dismiss", type="tertiary", key="dismiss upgrade"):
            shell.attempt_quietly(partial(dismiss, report.number))


def show_report() -> None:
    """A fold with the report of the last upgrade; nothing where it is shown above already."""
    report = store.upgrade()
    if report is not None and report.outcomes and ASKED not in st.query_params:
        with st.expander("What came of corrections when all was read anew"):
            _show(report)


def _show(report: Upgrade) -> None:
    st.text(summary(report))
    when = report.at[:16].replace("T", " ")
    st.text(f"Read anew on {when} UTC. A backup was made before: {report.backup}.")
    for fate, meaning in _MEANINGS.items():
        found = report.of(fate)
        if found:
            with st.expander(f"{fate.capitalize()}: {_counted(found)}", expanded=fate in _OPEN):
                st.text(meaning)
                for number, one in enumerate(found):
                    _show_one(one, f"{fate} {number}")


def _counted(found: Sequence[Outcome]) -> str:
    """How much there is of each kind: the lines of the log, and what else is kept."""
    lines = sum(len(one.lines) for one in found if one.kind in LINES)
    others = sum(one.kind not in LINES for one in found)
    told = [f"{lines:,} {'correction' if lines == 1 else 'corrections'}"] * bool(lines)
    told += [f"{others:,} {'join or view' if others == 1 else 'joins and views'}"] * bool(others)
    return ", ".join(told)


_OPEN = {Fate.LOST, Fate.FOLDED}  # what a person should look at


def _show_one(one: Outcome, key: str) -> None:
    with st.container(key=f"outcome {key}"):
        why = f"\nIt {one.why}." if one.why else ""
        rows = f"\nBefore: {told_before(one)}\nNow: {told_now(one)}"
        if one.before is not None and one.before == one.after:
            rows = f"\nBefore and now: {one.after}"
        st.text(f"{one.told}{why}{rows if has_rows(one) else ''}")
        if one.after is not None:
            shell.show_link("timeline", "Open the event", {"event": one.after.event})
