"""The chronologies of this installation: which one is shown, what it is called, and the others."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import chronologies, settings
from dashboard.library.chronologies import Chronology
from dashboard.library.place import chosen_name, data_folder
from dashboard.limits import LIMITS
from dashboard.timeline.selection import About
from dashboard.widgets import shell, shown, store
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.live_region import component as live_region

_SWITCH = "chronology to show"  # the choice in the menu
_ABOUT = "of this chronology"  # where it is said what came of a form
_SAVED = "Saved. Files that you save from now on carry it, too."
_BEGUN = "“{}” is begun and shown now. Add its first article above; until then samples are shown."


def follow() -> None:
    """Go on with the chronology that this tab shows; with the chosen one where that is gone.

    What a form or a key asked of the one before is not done to this one.
    """
    if not shown.may_switch():
        return
    now = chronologies.current().name
    if st.session_state.setdefault(shown.SHOWN, now) != now:
        _forget(now)
        st.rerun()
    shown.hold()


def show_another() -> None:
    """That another was chosen elsewhere, and the choice between the two; nothing where none was."""
    refused = shown.tell_refusal()
    if (both := shown.another()) is None:
        return
    what = "nothing was saved, say which it is to be" if refused else "say which it is to be"
    with st.container(key="another"):
        st.text(f"{shown.told(both)}: {what}.")
        with st.container(horizontal=True):
            mine, chosen = both
            st.button("Go on with the one here", type="primary", on_click=_go_on, args=(mine,))
            st.button("Show the other one", on_click=_forget, args=(chosen.name,))


def _go_on(mine: Chronology) -> None:
    """Choose the one that this tab shows; what was being written in it stays."""
    with contextlib.suppress(LibraryError):  # a full disk: the page asks again
        if mine.archived:
            chronologies.bring_back(mine.name)
        chronologies.use(mine.name)


def show_name() -> None:
    """What is shown, by its title; as a choice where there are several."""
    offered = _offered()
    if len(offered) < 2:
        st.text(store.about().title or shell.NAME)
        return
    now = chronologies.current().name
    names = [one.name for one in offered]
    titles = {one.name: one.title for one in offered}
    st.selectbox(
        "Chronology",
        names,
        names.index(now),
        format_func=titles.__getitem__,
        key=f"{_SWITCH} {now}",
        label_visibility="collapsed",
        on_change=_switch,
        args=(now,),
    )


def show_chronologies() -> None:
    """Title, scope and author of this one; where none was named from outside, the others, too."""
    st.subheader("This chronology")
    _show_about(store.about())
    live_region.show_said(_ABOUT)
    if not shown.may_switch():
        return
    with st.expander("Other chronologies"), st.container(key="chronologies"):
        _show_making()
        now, every = chronologies.current(), chronologies.chronologies()
        for one in every:
            _show_one(one, is_current=one.name == now.name)


def _show_about(now: About) -> None:
    errors = FieldErrors("about", of=str(shell.done()))
    with st.form(f"about {shell.done()}", border=False):
        first, second = st.columns([2, 1])
        title = first.text_input("Title of the chronology", now.title, max_chars=LIMITS["title"])
        errors.below("title", place=first)
        author = second.text_input("Author", now.author, max_chars=LIMITS["person"])
        errors.below("person", place=second)
        scope = st.text_input(
            "Scope", now.scope, max_chars=LIMITS["scope"], placeholder="what it covers, in a line"
        )
        errors.below("scope")
        if st.form_submit_button("Save title, scope and author"):
            given = About(title, scope, author)
            live_region.attempt_and_say(
                partial(settings.describe, given),
                lambda _: _SAVED,
                at=_ABOUT,
                beside=errors.tell,
            )


def _show_making() -> None:
    errors = FieldErrors("begin", of=str(shell.done()))
    with st.form(f"new {shell.done()}", border=False):
        title = st.text_input("Title of a new chronology", max_chars=LIMITS["title"])
        errors.below("title")
        if st.form_submit_button("Begin it"):
            make = partial(_make, title)
            live_region.attempt_and_say(make, _BEGUN.format, at=_ABOUT, beside=errors.tell)


def _make(title: str) -> str:
    """Begin one; its title. What was said and done of the one before is forgotten first."""
    made = chronologies.make(title)
    _forget(made.name)
    return made.title


def _show_one(one: Chronology, *, is_current: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        state = " (shown now)" if is_current else " (archived)" if one.archived else ""
        st.text(f"{one.title}{state}", width="stretch")
        if one.archived:
            if st.button("Bring back", key=f"bring back {one.name}"):
                _attempt(partial(chronologies.bring_back, one.name))
            return
        if not is_current and st.button("Show it", key=f"show {one.name}"):
            _attempt(partial(_show, one.name))
        if st.button("Archive", key=f"archive {one.name}"):
            _attempt(partial(_archive, one.name))


def _attempt(action: Callable[[], Any]) -> None:
    """Do what is of the chronologies themselves, and so is right whichever was chosen elsewhere."""
    try:
        action()
    except LibraryError as error:
        shell.show_refusal(error)
        return
    st.rerun()


def _show(name: str) -> None:
    _forget(chronologies.use(name).name)


def _archive(name: str) -> None:
    """Put one away; the tab shows the chosen one then, where it showed that."""
    was_current = chronologies.current().name == name
    chronologies.archive(name)
    if was_current:
        _forget(chosen_name(data_folder()))


def _switch(shown: str) -> None:
    chosen = st.session_state.get(f"{_SWITCH} {shown}")
    if chosen is None:
        return
    with contextlib.suppress(LibraryError):  # it is gone: the page shows those that there are
        _show(chosen)


def _forget(now: str) -> None:
    """Let nothing of the chronology that was shown before be done or told of this one."""
    kept = {shell.PAGES, shell.LINKS}
    for key in [key for key in st.session_state if key not in kept]:
        del st.session_state[key]
    shown.show(now)
    st.query_params.clear()


def _offered() -> list[Chronology]:
    if not shown.may_switch():
        return []
    now = chronologies.current().name
    return [one for one in chronologies.chronologies() if not one.archived or one.name == now]
