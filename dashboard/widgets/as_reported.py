"""The timeline, its drawing and where its sources differ, as of now or as of an earlier day.

A data set is only read, and has no earlier days.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from dashboard.ledger import ledger as ledgers
from dashboard.ledger.ledger import Row
from dashboard.model import Timeline
from dashboard.picture.drawing import Drawing, draw
from dashboard.timeline.as_reported import as_reported
from dashboard.widgets import store

_MARK = "@"  # in the stamp of a drawing: before the day until which it was reported
Day = dt.date | None


def timeline(known: Day, of: str | None = None) -> Timeline:
    """The timeline as it was reported until a day, without one as of now; ``of``: see ``store``."""
    if known is None or store.corpus() is not None:
        return store.timeline(of)
    return _timeline(*store.state(), known)


def drawing(known: Day) -> Drawing:
    """What the page draws of that timeline; its stamp tells the day."""
    return store.drawing() if known is None else _drawing(*store.state(), known)


def ledger(known: Day) -> tuple[Row, ...]:
    """Where the sources of one event differ; nothing of a data set."""
    return () if store.corpus() is not None else _ledger(*store.state(), known)


def day_of(stamp: str) -> Day:
    """The day until which the drawing of a stamp was reported; None for that of now."""
    try:
        return dt.date.fromisoformat(stamp.rpartition(_MARK)[2])
    except ValueError:
        return None


@st.cache_resource(show_spinner=False, max_entries=4)
def _timeline(stamp: str, read: int, known: dt.date) -> Timeline:
    articles, said, who = store.readings()
    return as_reported(articles, known, said, who)


@st.cache_resource(show_spinner=False, max_entries=4)
def _drawing(stamp: str, read: int, known: dt.date) -> Drawing:
    return draw(_timeline(stamp, read, known), f"{stamp}-{read}{_MARK}{known}")


@st.cache_resource(show_spinner="Comparing the sources …", max_entries=4)
def _ledger(stamp: str, read: int, known: Day) -> tuple[Row, ...]:
    return ledgers.ledger(timeline(known))
