"""What stands in the panel where no event is open: the views kept under names, hidden events."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.identity import article_of
from dashboard.library.checking import bring_back
from dashboard.library.saved_views import remove_view, save_view, saved_views
from dashboard.limits import LIMITS
from dashboard.model import Timeline
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.wording.dates import both_ends, in_words, with_capital
from dashboard.widgets import shell
from dashboard.widgets.field_errors.component import FieldErrors

_LONGEST = 70  # characters of the words of an event in a list of choices


def show_hidden(timeline: Timeline) -> None:
    """The events that people took off the timeline, each to be brought back; nothing for none."""
    events = timeline.hidden
    if not events:
        return
    with st.container(key="hidden"):
        st.subheader("Hidden events", divider=False)
        sources = {p.article.id: source_name(p.article) for p in timeline.articles}
        shown = {event.id: both_ends(with_capital(event.headline), _LONGEST) for event in events}
        told = {
            event.id: f"{in_words(event.date)}: {shown[event.id]} "
            f"({sources.get(article_of(event.id), '')})"
            for event in events
        }
        event = st.selectbox(
            "Hidden", list(told), format_func=told.__getitem__, key=f"hidden {len(events)}"
        )
        if st.button("Bring it back"):
            shell.attempt_quietly(partial(bring_back, event, timeline))


def show_saved_views(params: dict[str, list[str]]) -> None:
    """A form that keeps the view as it is, and the views that are kept: to be opened or removed."""
    with st.container(key="views"):
        st.subheader("Saved views", divider=False)
        try:
            views = saved_views()
        except LibraryError:  # the page says above what is wrong
            return
        if views:
            name = st.selectbox("A view", list(views), key="view")
            with st.container(horizontal=True):
                if st.button("Open it", type="primary"):
                    shell.go_to("timeline", views[name])
                if st.button("Remove it"):
                    shell.attempt_quietly(partial(remove_view, name))
        errors = FieldErrors("views")
        with st.form("save view", border=False, clear_on_submit=True):
            new = st.text_input(
                "Keep what the filters show now as", max_chars=LIMITS["view"], placeholder="a name"
            )
            errors.below("view")
            if st.form_submit_button("Save the view"):
                shell.attempt_quietly(partial(save_view, new, params), beside=errors.tell)
