"""The form in which an article is given: its text, files or an address, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.inbox.fetch import may_fetch
from dashboard.inbox.submission import Submission
from dashboard.widgets import shell
from dashboard.widgets.article_lines import HELP, SOURCE_HELP
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.fields import show_line


def show_new_article(label: str, endings: Sequence[str], errors: FieldErrors) -> Submission | None:
    """The form; gives what is in it once it is sent, else None. ``label``: which files it takes."""
    st.subheader("Add an article")
    with st.container(key="adding"), st.form(f"add {shell.done()}", border=False):
        text = st.text_area("Text in English", height=200, placeholder="Paste the article here")
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
