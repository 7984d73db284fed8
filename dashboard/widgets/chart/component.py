"""Shows the timeline: the picture, its filters, and the table of the same events."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from dashboard.timeline.query import Query, from_json
from dashboard.widgets import assets

_CSS = (Path(__file__).parent / "chart.css").read_text("utf-8")
KEY = "timeline"


@functools.cache
def _component() -> Any:
    return st.components.v2.component(
        "dashboard_timeline",
        html='<div class="timeline"></div>\n',
        css=_CSS,
        js=assets.loader("chart"),
    )


class Given(NamedTuple):
    """What the component gets. ``columns`` is the path of the events; ``stamp`` changes with them.

    ``kinds`` are the code and the label of each event type, ``downloads`` the files of the events
    that are chosen: ``label``, ``path`` and ``file``, ``pages`` those that tell of them otherwise:
    ``label`` and ``path``.
    ``samples``: the articles are but samples, which is said. ``about``: title, scope and author of
    the chronology. ``done`` is what came of the acts. ``heard``: until when what the person chose
    is in the query, in milliseconds since the page was loaded.
    """

    stamp: str
    columns: str
    query: dict[str, Any]
    kinds: list[list[str]]
    downloads: list[dict[str, str]]
    pages: list[dict[str, str]]
    samples: bool
    about: dict[str, str]
    done: dict[str, Any]
    heard: float


def show(given: Given, *, on_query: Callable[[], None], on_acts: Callable[[], None]) -> None:
    """Show the timeline.

    ``on_query`` is called when an event is opened or closed, and when the filters or the window
    have come to rest (``chosen()`` says what they are), ``on_acts`` when a person checks, hides or
    tags events there (``acts()`` says what).
    """
    _component()(key=KEY, data=given._asdict(), on_query_change=on_query, on_acts_change=on_acts)


def chosen() -> tuple[Query, float]:
    """The query as the page told it last, and when; 0.0: it has told none. Raises QueryError."""
    return told(_state().get("query"))


def chosen_at() -> float:
    """When the page told a query last, one that means nothing, too; 0.0: it has told none."""
    return _moment(_state().get("query") or {})


def told(query: Mapping[str, Any] | None) -> tuple[Query, float]:
    """A query as the page tells it, and when the person chose it. Raises QueryError."""
    given = query or {}
    return from_json(given), _moment(given)


def _moment(given: Mapping[str, Any]) -> float:
    return float(given.get("at") or 0.0)


def acts() -> list[dict[str, Any]]:
    """What was asked for there and may not be done yet, each with its number; see ``js/acts.js``.

    Empty where nothing was.
    """
    sent = _state().get("acts") or {}
    return [dict(one) for one in sent.get("list", ())]


def _state() -> Mapping[str, Any]:
    state: Mapping[str, Any] = st.session_state.get(KEY) or {}
    return state
