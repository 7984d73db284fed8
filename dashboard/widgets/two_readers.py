"""Brings what two people did apart together: how far they agree, what differs, one file of both."""

from __future__ import annotations

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library.merged_files import merge_export, merged_bytes
from dashboard.library.merging import Merged
from dashboard.library.merging_words import (
    NOTHING,
    agreement_rows,
    event_words,
    field_words,
    open_words,
    side_words,
)
from dashboard.timeline.wording.dates import with_capital
from dashboard.widgets import shell, store

_LEAD = (
    "Two people who check the same articles apart each save the whole library. Give the file of "
    "the other here: nothing is changed, and both logs are kept in the file of the two together."
)
_MOST = 100  # differences that are listed


def show_two_readers() -> None:
    """A fold with a field for the other's file, and what the two come to."""
    with st.expander("Compare with another who checked apart"):
        st.text(_LEAD)
        file = st.file_uploader("The whole library of the other", type=["jsonl"], key="other")
        if file is None:
            return
        try:
            merged = merge_export(file.getvalue(), file.name)
        except LibraryError as error:
            shell.show_refusal(error)
            return
        _show(merged)
        st.download_button(
            "Save the two together as one file",
            lambda: merged_bytes(merged),
            "library-of-two.jsonl",
            "application/jsonl",
            help="Begin a new chronology with it: “Import a saved library”.",
        )


def _show(merged: Merged) -> None:
    rows = [
        {"Field": field, "Alike": f"{same:,} of {both:,}", "Percent": percent}
        for field, same, both, percent in agreement_rows(merged)
    ]
    if rows:
        st.dataframe(rows, hide_index=True)
    else:
        st.text(NOTHING)
    timeline = store.timeline()
    for one in merged.open[:_MOST]:
        entry = timeline.find(one.one.event)
        headline = entry.event.headline if entry else event_words(merged, one.one.event)
        name = with_capital(" ".join(headline.split()))
        sides = "\n".join(map(side_words, (one.one, one.other)))
        st.text(f"{field_words(one.one.field)}: {name}\n{sides}")
    st.text(open_words(len(merged.open)))
