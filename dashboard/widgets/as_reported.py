"""The timeline, its drawing and where its sources differ, as of now or as of an earlier day.

A data set is only read, and has no earlier days.
"""

from __future__ import annotations

import datetime as dt
import functools

import streamlit as st

from dashboard.ledger import ledger as ledgers
from dashboard.ledger.ledger import Row
from dashboard.ledger.since import Since
from dashboard.ledger.since import since as since_then
from dashboard.model import Timeline
from dashboard.picture.drawing import Drawing, draw
from dashboard.picture.reported import with_fates
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
    """What the page draws of that timeline, with what became of it since; its stamp has the day."""
    return store.drawing() if known is None else _drawing(*store.state(), known)


def ledger(known: Day) -> tuple[Row, ...]:
    """Where the sources of one event differ; nothing of a data set."""
    return () if store.corpus() is not None else _ledger(*store.state(), known)


def since(known: Day) -> tuple[Since, ...]:
    """What became of the events of a day; nothing without a day, and of a data set."""
    if known is None or store.corpus() is not None:
        return ()
    return _since(*store.state(), known)


def became(known: Day) -> dict[str, Since]:
    """What became of the events of a day, by the id that each has on its timeline."""
    return {one.then.event.id: one for one in since(known) if one.then is not None}


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
    then, found = _timeline(stamp, read, known), _since(stamp, read, known)
    also = functools.partial(with_fates, then=then, now=store.timeline(), found=found)
    return draw(then, f"{stamp}-{read}{_MARK}{known}", also)


@st.cache_resource(show_spinner=False, max_entries=4)
def _since(stamp: str, read: int, known: dt.date) -> tuple[Since, ...]:
    then = _timeline(stamp, read, known)
    return since_then(then, store.timeline(), _ledger(stamp, read, None), known)


@st.cache_resource(show_spinner="Comparing the sources …", max_entries=4)
def _ledger(stamp: str, read: int, known: Day) -> tuple[Row, ...]:
    return ledgers.ledger(timeline(known))
