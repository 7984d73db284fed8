"""Shows a story: one event at a time, its text large, all of them on a strip of time below."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.widgets import assets

_CSS = (Path(__file__).parent / "story.css").read_text("utf-8")


@functools.cache
def _component() -> Any:
    return st.components.v2.component(
        "dashboard_story",
        html='<div class="story"></div>\n',
        css=_CSS,
        js=assets.loader("story"),
    )


def show(steps: Sequence[dict[str, Any]], *, number: int, event: str | None) -> None:
    """Show the steps, that of ``event`` first; ``number`` is how many events there are in all."""
    _component()(key="story", data={"steps": list(steps), "number": number, "event": event})
