"""Says what came of an action: in the live region of the page, and where the person looks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache, partial
from typing import Any

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.widgets import assets, shell, shown

_CSS = ".live-region { position: absolute; width: 1px; height: 1px; overflow: hidden; }"


@cache
def _component() -> Any:
    return st.components.v2.component(
        "dashboard_live_region",
        html='<p class="live-region" role="status"></p>\n',
        css=_CSS,
        js=assets.loader("live_region"),
    )


def show_live() -> None:
    """The live region, with what was said last."""
    words, number, _, _ = _last()
    _component()(key="live_region", data={"words": words, "number": number})


def attempt_and_say(
    action: Callable[[], Any],
    words: Callable[[Any], str],
    *,
    at: str,
    of: str = "",
    beside: shell.Beside | None = None,
) -> None:
    """Do it and show the page anew with the words for what came of it; on an error those of it.

    They are seen ``at`` a place of the page, as long as it is ``of`` the same; what is wrong with a
    field ``beside`` it, as of ``FieldErrors.tell``.
    """

    def said() -> None:
        st.session_state[shown.SAID] = (words(action()), _last()[1] + 1, at, of)

    shell.attempt_quietly(said, beside=beside)


def button(
    label: str,
    action: Callable[[], Any],
    words: Callable[[Any], str],
    *,
    at: str,
    of: str = "",
    key: str,
) -> None:
    """A button that does it and shows the page with the words for what came of it.

    It is done before the page is made anew: where another run stops that one, as one of a part of
    the page may that is still on its way, a click that is only seen in its place would be lost.
    For what needs nothing of the fields beside it. On an error its words are said in their place.
    """
    st.button(label, key=key, on_click=partial(_do_and_say, action, words, at, of))


def _do_and_say(action: Callable[[], Any], words: Callable[[Any], str], at: str, of: str) -> None:
    shown.hold()
    if shown.is_refused():
        return
    try:
        said = words(action())
        st.session_state[shell.ACTED] = True
    except DashboardError as error:
        said = str(error)
    st.session_state[shown.SAID] = (said, _last()[1] + 1, at, of)


def show_said(at: str, of: Collection[str] = ("",)) -> None:
    """What was said last, if it belongs here."""
    words, _, place, whose = _last()
    if words and place == at and whose in of:
        with st.container(key=f"saved {at}"):
            st.text(words)


def is_said(at: str) -> bool:
    """Whether what was said last belongs to a place of the page."""
    words, _, place, _ = _last()
    return bool(words) and place == at


def forget(of: Collection[str]) -> None:
    """What was said of anything else is seen no more."""
    _, number, at, whose = _last()
    if whose and whose not in of:
        st.session_state[shown.SAID] = ("", number, at, "")


def _last() -> tuple[str, int, str, str]:
    last: tuple[str, int, str, str] = st.session_state.get(shown.SAID, ("", 0, "", ""))
    return last
