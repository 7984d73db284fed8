"""The form in which an article is given: its text, files or an address, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from dashboard.inbox.fetch import may_fetch
from dashboard.inbox.submission import Submission
from dashboard.widgets.article_lines import HELP, SOURCE_HELP
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.fields import show_line

READING = "Reading what you gave … The form is free again when that is done."
_TAKEN, _LAST, _TEXT = "articles taken", "article taken last", "article pasted"


@contextmanager
def taking(given: Submission) -> Iterator[None]:
    """Say that it is being read, for as long; unless that fails, the form is empty afterwards."""
    with st.container(key="taking"), st.spinner(READING):
        yield
        st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
        st.session_state[_LAST] = given.text


def _keep_late(number: int) -> None:
    """Put what was sent from the last form while its text was still being read into this one."""
    late = st.session_state.get(f"{_TEXT} {number - 1}")
    if late and late != st.session_state.get(_LAST):
        st.session_state[f"{_TEXT} {number}"] = late


def show_new_article(label: str, endings: Sequence[str], errors: FieldErrors) -> Submission | None:
    """The form; gives what is in it once it is sent, else None. ``label``: which files it takes.

    It is empty once what it held was taken, and only then.
    """
    st.subheader("Add an article")
    number = st.session_state.get(_TAKEN, 0)
    _keep_late(number)
    with st.container(key="adding"), st.form(f"add {number}", border=False):
        text = st.text_area(
            "Text in English",
            height=200,
            placeholder="Paste the article here",
            key=f"{_TEXT} {number}",
        )
        errors.below("text")
        files = st.file_uploader(label, type=endings, accept_multiple_files=True)
        first, second, third = st.columns(3)
        title = show_line(first, "title", "Title", "as in its header, or the first words")
        day = show_line(second, "date", "Date of publication", "YYYY-MM-DD", HELP)
        errors.below("date", place=second)
        source = show_line(third, "source", "Source", "the paper or site", SOURCE_HELP)
        url = show_line(st, "url", "or the address of a web page") if may_fetch() else ""
        errors.below("url")
        if not st.form_submit_button("Add to the timeline", type="primary"):
            return None
    given = tuple((file.name, file.getvalue()) for file in files)
    return Submission(text, given, url, title, day, source)
