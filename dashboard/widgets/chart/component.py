"""Shows the timeline: the picture, its filters, and the table of the same events."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

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
    that are chosen: ``label``, ``path`` and ``file``.
    ``samples``: the articles are but samples, which is said. ``about``: title, scope and author of
    the chronology. ``done`` is what came of the acts.
    """

    stamp: str
    columns: str
    query: dict[str, Any]
    kinds: list[list[str]]
    downloads: list[dict[str, str]]
    samples: bool
    about: dict[str, str]
    done: dict[str, Any]


def show(
    given: Given,
    *,
    on_opened: Callable[[], None],
    on_query: Callable[[], None],
    on_acts: Callable[[], None],
) -> None:
    """Show the timeline.

    ``on_opened`` is called when an event is picked (``opened()`` says which), ``on_query`` when the
    filters or the window have come to rest (``chosen()`` says which they are), ``on_acts`` when a
    person checks, hides or tags events there (``acts()`` says what).
    """
    _component()(
        key=KEY,
        data=given._asdict(),
        on_opened_change=on_opened,
        on_query_change=on_query,
        on_acts_change=on_acts,
    )


def opened() -> tuple[str | None, dict[str, Any]]:
    """The event that was picked (None: closed) and the query; to be asked for in ``on_opened``."""
    picked = st.session_state[KEY].get("opened") or {}
    return picked.get("id") or None, dict(picked.get("query") or {})


def chosen() -> dict[str, Any]:
    """The query as the page has it; to be asked for in ``on_query``."""
    return dict(st.session_state[KEY].get("query") or {})


def acts() -> list[dict[str, Any]]:
    """What was asked for there and may not be done yet, each with its number; see ``js/acts.js``.

    To be asked for in ``on_acts``.
    """
    sent = st.session_state[KEY].get("acts") or {}
    return [dict(one) for one in sent.get("list", ())]
