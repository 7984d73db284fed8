"""Says above a page that it shows an earlier day, and leads back to what is reported now."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import streamlit as st

from dashboard.ledger.compare import fate_label
from dashboard.ledger.since import Fate
from dashboard.timeline.corrections.added_events import read_articles
from dashboard.timeline.query import NAMES, Query, to_params
from dashboard.timeline.wording.dates import show_day
from dashboard.widgets import as_reported, shell, store


def show_until(query: Query) -> None:
    """The day, how many articles were published by then, and the ways on; nothing for now."""
    if query.known is None or store.corpus() is not None:
        return
    then = len(as_reported.timeline(query.known).articles)
    now = len(read_articles(store.timeline().articles))
    with st.container(key="until", horizontal=True, vertical_alignment="center"):
        told = f"As reported until {show_day(query.known)}: {then:,} of {now:,} articles."
        st.text(" ".join(filter(None, [told, _since(query.known)])))
        shell.show_link("since", "What came since", to_params(query))
        st.button("Show all that is reported now", type="tertiary", on_click=_forget_the_day)


def _since(day: dt.date) -> str:
    """How many events became what since; empty where nothing came."""
    counts = Counter(one.fate for one in as_reported.since(day))
    told = [f"{counts[fate]:,} {fate_label(fate).lower()}" for fate in Fate if counts[fate]]
    return f"Events: {', '.join(told)}." if told else ""


def _forget_the_day() -> None:
    """Take the day out of the address; a link to the page itself would leave it there."""
    st.query_params.pop(NAMES["known"], None)
