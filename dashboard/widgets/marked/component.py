"""Shows blocks of marked text: every string is put on the page as text, never as HTML.

A block is a mapping with a ``kind``: ``nav``, ``date``, ``title``, ``heading``, ``text``,
``table``, ``quote``, ``links``, ``beside`` or ``more``; ``js/main.js`` shows each. A piece of text
may carry a ``mark`` (``time``, ``who``, ``trigger``, ``rest``), an ``event`` that a click opens,
``here`` where it is the one that is open, and ``said``, by whom, where it is quoted. What has
``more``, a block or a piece, is a button: it gives way to the blocks at that address, beside that
of ``answer``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.widgets import assets

Block = dict[str, Any]
KEY = "marked"
_CSS = (Path(__file__).parent / "marked.css").read_text("utf-8")


@functools.cache
def _component() -> Any:
    return st.components.v2.component(
        "dashboard_marked",
        html='<div class="marked"></div>\n',
        css=_CSS,
        js=assets.loader("marked"),
    )


def show(
    blocks: Sequence[Block],
    *,
    event: str | None,
    on_opened: Callable[[], None],
    answer: str | None = None,
    heard: float | None = None,
    key: str = KEY,
) -> None:
    """Show the blocks; ``event`` is the one that they tell of, and is marked in the timeline.

    ``on_opened`` is called when another event is picked; ``opened()`` says which. ``answer`` is the
    path at which the page gets the blocks of another event without waiting for that, and ``heard``
    until when what the person picked is in the address. ``key`` tells apart what a page shows in
    several places; no event can be picked in those of another key.
    """
    data = {"blocks": list(blocks), "event": event, "answer": answer, "heard": heard}
    _component()(key=key, data=data, on_opened_change=on_opened)


def opened() -> str | None:
    """The event that was picked, None when it was closed; to be asked for in ``on_opened``."""
    return opened_at()[0]


def opened_at() -> tuple[str | None, float]:
    """The same, and when, in milliseconds since the page was loaded; 0.0: none was picked yet."""
    state: Mapping[str, Any] = st.session_state.get(KEY) or {}
    picked = state.get("opened") or {}
    return str(picked.get("id") or "") or None, float(picked.get("at") or 0.0)
