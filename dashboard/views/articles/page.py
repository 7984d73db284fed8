"""The page with the articles: add one, give or correct its date and source, remove it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.inbox.fetch import may_fetch
from dashboard.views.articles import model
from dashboard.widgets import shell, store, unread
from dashboard.widgets.dating import HELP, SOURCE_HELP, show_day
from dashboard.widgets.fields import show_line
from dashboard.widgets.kept import show_library

TITLE, ICON, ORDER = "Articles", ":material/article:", 9


def show() -> None:
    """Show the page."""
    with shell.show_page():
        shell.show_outcome(model.restore)
        for article in model.undated(shell.outcome_article()):
            show_day(article, model.dated)
        _show_form()
        show_library(len(model.own_ids()), model.take_in)
        _show_list()


def _show_form() -> None:
    st.subheader("Add an article")
    with st.form(f"add {shell.done()}", border=False):
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


def _show_list() -> None:
    st.subheader("In the timeline")
    unread.show_problems()
    parsed = store.articles()
    key = f"articles {shell.done()}"  # a table of its own after each action: nothing is chosen
    rows = [model.row(one.article, len(one.events)) for one in parsed]
    picked = st.dataframe(
        rows, hide_index=True, on_select="rerun", selection_mode="single-row", key=key
    )
    for article in [parsed[i].article for i in picked["selection"]["rows"] if i < len(parsed)]:
        remove = model.withdraw if article.id in model.own_ids() else None
        show_day(article, model.dated, remove=remove, below=True)
    shell.show_outcome(model.restore, below=True)
    if not picked["selection"]["rows"]:
        st.text("Choose a row to give or correct its date of publication and its source.")
