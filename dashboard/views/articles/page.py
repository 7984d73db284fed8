"""The page with the articles: dates that are missing, add, change several at once, remove."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.inbox.fetch import may_fetch
from dashboard.inbox.header_lines import line_of
from dashboard.model import Article
from dashboard.views.articles import edits, model
from dashboard.widgets import acting, shell, store, unread
from dashboard.widgets.article_lines import HELP, SOURCE_HELP, show_missing
from dashboard.widgets.article_list import Acts, show_list
from dashboard.widgets.chronologies import show_chronologies
from dashboard.widgets.fields import show_line
from dashboard.widgets.library_panel import show_library
from dashboard.widgets.newer import show_versions

TITLE, ICON, ORDER = "Articles", ":material/article:", 9
FROM = {"menu"}


def show() -> None:
    """Show the page."""
    with shell.show_page():
        shell.show_outcome(edits.restore)
        unread.show_problems()
        undated = [one for one in store.articles() if one.article.published is None]
        show_missing(list(map(line_of, undated)), edits.save)
        _show_form()
        show_chronologies()
        show_library(model.own_ids(), model.take_in)
        show_versions()
        acts = Acts(edits.save, edits.withdraw, _tag, edits.restore)
        show_list(edits.row, edits.notes, model.own_ids(), acts)


def _tag(articles: Sequence[Article], tag: str) -> model.Outcome:
    lines = edits.tag_events(store.timeline(), {article.id for article in articles}, tag)
    acting.remember(lines)
    return edits.tagged(lines, tag)


def _show_form() -> None:
    st.subheader("Add an article")
    with st.container(key="adding"), st.form(f"add {shell.done()}", border=False):
        text = st.text_area("Text in English", height=200, placeholder="Paste the article here")
        files = st.file_uploader(model.FILES, type=model.endings(), accept_multiple_files=True)
        first, second, third = st.columns(3)
        title = show_line(first, "title", "Title", "as in its header, or the first words")
        day = show_line(second, "date", "Date of publication", "YYYY-MM-DD", HELP)
        source = show_line(third, "source", "Source", "the paper or site", SOURCE_HELP)
        url = show_line(st, "url", "or the address of a web page") if may_fetch() else ""
        if not st.form_submit_button("Add to the timeline", type="primary"):
            return
    given = tuple((file.name, file.getvalue()) for file in files)
    shell.attempt(partial(model.keep, model.Draft(text, given, url, title, day, source)))
