"""The frame of a page: the columns, and what went wrong."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.widgets import shown

ACTED = "acted"  # in the session: the change that is shown next was made here
PAGES = "pages"  # where the pages of the dashboard stand in the session, by name
LINKS = "links"  # and the links to them that are not in the menu, by the place where they stand
REFUSALS = "refusals"  # in the session: what is wrong with a field, by the form that was sent
SHARE = "share"  # that place, of those that “Save or share” holds
NAME = "Event timeline"
_ICON = Path(__file__).with_name("icon.svg")  # one of Streamlit's would be fetched from elsewhere
_STYLE = Path(__file__).with_name("shell.css").read_text("utf-8")
_COMMAND = re.compile(r"`([^`]+)`")
_MOST_ROWS = 8  # of a report, in sight
Beside = Callable[[DashboardError], bool]  # as ``FieldErrors.tell``


class Link(NamedTuple):
    """A link to a page: what it says, and the name of the page, which is its address."""

    label: str
    path: str


def show_frame(title: str) -> None:
    """Set the page's title and its measures. No word of an article passes through here."""
    name = f"{title} · {NAME}" if title else NAME
    st.set_page_config(page_title=name, page_icon=str(_ICON), layout="wide")
    _measures()(key="measures")


@functools.cache
def _measures() -> Any:
    """A component without content, whose style is the page's own."""
    return st.components.v2.component("dashboard_shell", css=_STYLE, isolate_styles=False)


def show_menu(pages: Iterable[Any], show_name: Callable[[], None]) -> None:
    """The name of what is shown and the links to the pages, on one line at any width.

    Streamlit's own menu becomes a drawer on a narrow screen and stays open over the page.
    """
    with st.container(key="menu", horizontal=True, gap="small"):
        with st.container(key="name", width="content"):
            show_name()
        for page in pages:
            st.page_link(page)


def show_columns() -> tuple[Any, Any]:
    """The wide column and the panel beside it; below it on a narrow screen."""
    with st.container(key="shell"):
        main, side = st.columns([1068, 372], gap=None)
    return main, side


def show_problems(problems: Iterable[str]) -> None:
    """One line for each problem, as text. Nothing for none."""
    lines = list(dict.fromkeys(problems))
    if lines:
        with st.container(key="problems"):
            st.text(quoted("\n".join(lines)))


def go_to(page: str, params: Mapping[str, str | list[str]]) -> None:
    """Open another page of the dashboard at an address; nothing where there is no such page."""
    target = st.session_state.get(PAGES, {}).get(page)
    if target is not None:
        st.switch_page(target, query_params=params)


def has_left(page: str) -> bool:
    """Whether who looks is at another page by now; what they did on this one may come later."""
    here = urlsplit(st.context.url or "").path.rpartition("/")[2]
    return here != page and here in st.session_state.get(PAGES, {})


def show_link(page: str, label: str, params: dict[str, Any] | None, key: str | None = None) -> None:
    """A link to another page of the dashboard; nothing without an address or such a page.

    By its ``key`` a script of the page finds it.
    """
    target = st.session_state.get(PAGES, {}).get(page)
    if target is not None and params is not None:
        place = st.container(key=key) if key else st
        place.page_link(target, label=label, query_params=params)


def links(place: str) -> list[Link]:
    """The links that stand at a place, in the order of their pages; none outside the dashboard."""
    found: list[Link] = st.session_state.get(LINKS, {}).get(place, [])
    return found


def show_links(place: str) -> None:
    """The links to the pages that are reached from one; nothing where there are none.

    They stand once on it: where it asks for them, or else below it.
    """
    if found := st.session_state.get(LINKS, {}).pop(place, []):
        with st.container(key="onward"):
            for link in found:
                show_link(link.path, link.label, {})


def show_page() -> Any:
    """The frame of a page of forms and lists, of a width that reads well."""
    return st.container(key="page")


def attempt(
    action: Callable[[], Any], *, below: bool = False, beside: Beside | None = None
) -> None:
    """Do it, and show the page anew with what came of it; on an error only say what is wrong.

    The action gives an outcome with ``words``, ``warnings``, ``article`` (the id of what can be
    seen now) and ``removed`` (what can be brought back); ``below``: it is shown under the list.
    ``beside`` says an error beside the field that is wrong, and whether there is one. Nothing is
    done where another chronology was chosen elsewhere.
    """
    st.session_state.pop("outcome", None)
    st.session_state.pop(REFUSALS, None)
    if shown.is_refused():
        st.rerun()
    try:
        st.session_state["outcome"] = (action(), below)
        st.session_state["done"] = done() + 1
    except DashboardError as error:
        if beside is None or not beside(error):
            show_refusal(error)
        return
    st.rerun()


def attempt_quietly(action: Callable[[], Any], *, beside: Beside | None = None) -> None:
    """Do it and show the page anew; on an error only say what is wrong.

    ``beside`` says it beside the field that is wrong, and whether there is one. Nothing is done
    where another chronology was chosen elsewhere.
    """
    st.session_state.pop(REFUSALS, None)
    if shown.is_refused():
        st.rerun()
    try:
        action()
    except DashboardError as error:
        if beside is None or not beside(error):
            show_refusal(error)
        return
    st.session_state[ACTED] = True
    st.rerun()


def show_refusal(error: DashboardError | str, where: str = "") -> Any:
    """What could not be done, as text, where it was to be seen; gives the element that says it.

    ``where`` tells apart the places of a page in which something may be wrong in one run.
    """
    with st.container(key=f"refused {where}".strip()):
        return st.text(quoted(str(error)))


def quoted(words: str) -> str:
    """Words that were written for a terminal, too, with marks of quotation about its commands."""
    return _COMMAND.sub(r"“\1”", words)


def done() -> int:
    """How many actions have come to something; a form with this in its key is empty after each."""
    return int(st.session_state.get("done", 0))


def _show_report(rows: Sequence[Mapping[str, str]]) -> None:
    """A row for each file, high enough for what is to be known of it: Streamlit wraps from 64."""
    widths = dict(zip(rows[0], (110, 80, 170, 90, 290), strict=True))
    config = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    longest = max(len(text) for row in rows for text in row.values())
    row = 35 if longest < 30 else 64 if longest < 80 else 78
    height = row * min(len(rows), _MOST_ROWS) + 38
    st.dataframe(list(rows), height=height, hide_index=True, row_height=row, column_config=config)


def show_outcome(restore: Callable[[Any], Any], *, below: bool = False) -> None:
    """What the last action came to, until the next one; what was removed can be brought back."""
    outcome, place = st.session_state.get("outcome", (None, below))
    if outcome is None or place is not below:
        return
    with st.container(key="partly" if getattr(outcome, "refused", 0) else "done"):
        st.text(outcome.words)
        if outcome.article:
            show_link("timeline", "Show it in the timeline", {"in": outcome.article})
        elif getattr(outcome, "report", ()):
            show_link("timeline", "Show the timeline", {})
        undo = bool(outcome.removed) and st.button("Undo")
    if getattr(outcome, "report", ()):
        _show_report(outcome.report)
    if outcome.warnings:
        with st.container(key="beware"):
            st.text("\n".join(outcome.warnings))
    if undo:
        attempt(functools.partial(restore, outcome.removed), below=below)
