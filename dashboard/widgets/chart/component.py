"""Shows the timeline: the picture, its filters, and the table of the same events."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def show(
    stamp: str,
    columns: str,
    query: dict[str, Any],
    downloads: list[dict[str, str]],
    samples: bool,
    *,
    on_opened: Callable[[], None],
    on_query: Callable[[], None],
) -> None:
    """Show the timeline. ``columns`` is the path of its events, ``stamp`` changes when they do.

    ``samples``: the articles are but samples, which is said.
    ``downloads`` are files of the events that are chosen: ``label``, ``path`` and ``file``.
    ``on_opened`` is called when an event is picked (``opened()`` says which), ``on_query`` when the
    filters or the window have come to rest (``chosen()`` says which they are).
    """
    data = {"stamp": stamp, "columns": columns, "query": query, "downloads": downloads}
    _component()(
        key=KEY,
        data={**data, "samples": samples},
        on_opened_change=on_opened,
        on_query_change=on_query,
    )


def opened() -> tuple[str | None, dict[str, Any]]:
    """The event that was picked (None: closed) and the query; to be asked for in ``on_opened``."""
    picked = st.session_state[KEY].get("opened") or {}
    return picked.get("id") or None, dict(picked.get("query") or {})


def chosen() -> dict[str, Any]:
    """The query as the page has it; to be asked for in ``on_query``."""
    return dict(st.session_state[KEY].get("query") or {})
