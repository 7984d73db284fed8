"""Lets a person write down an event that stands in no article: a docket, a call, a document."""

from __future__ import annotations

import streamlit as st

from dashboard.library.own_events import OwnEvent, write_down
from dashboard.limits import LIMITS
from dashboard.timeline.corrections.kinds import OTHER
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.fields import show_actors, show_date, show_kind, show_line, show_told_as
from dashboard.widgets.fold import show_folded
from dashboard.widgets.live_region import component as live_region

WRITE = "Add an event of your own"
_NUMBER = "own events that were written"  # in the session: the form is empty after each


def show_writing() -> None:
    """The form, behind a fold: what happened, when, what kind, who, and where it is known from."""
    show_folded(WRITE, _show_form)


def _show_form() -> None:
    number = st.session_state.get(_NUMBER, 0)
    errors = FieldErrors("write", of=str(number))
    with st.form(f"write {number}", border=False):
        headline = st.text_input("What happened", max_chars=LIMITS["headline"])
        errors.below("headline")
        date = show_date("", errors)
        kind = show_kind(OTHER, errors)
        modality = show_told_as(None, errors)
        actors = show_actors(errors)
        source = show_line(st, "source", "Source", "a docket, a call, a document")
        errors.below("source")
        link = show_line(st, "url", "Link", "https://…")
        errors.below("url")
        note = st.text_area("Note", max_chars=LIMITS["note"], height=80)
        errors.below("note")
        sent = st.form_submit_button("Add the event", type="primary")
    if sent:
        own = OwnEvent(headline, date.words, kind, actors, source, link, note, modality)

        def write() -> str:
            write_down([own], date.order)
            st.session_state[_NUMBER] = number + 1
            return f"Added: {' '.join(headline.split())}"

        live_region.attempt_and_say(write, str, at=WRITE, beside=errors.tell)
