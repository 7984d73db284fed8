"""The page with the articles: add one, give or correct its date of publication, remove it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.views.articles.model import Draft, dated, keep, own_ids, restore, row, withdraw
from dashboard.widgets import shell, store

TITLE, ICON, ORDER = "Articles", ":material/article:", 9


def show() -> None:
    """Show the page."""
    with shell.show_page():
        shell.show_outcome(restore)
        _show_form()
        _show_list()


def _show_form() -> None:
    st.subheader("Add an article")
    with st.form(f"add {shell.done()}", border=False):
        text = st.text_area("Text in English", height=200, placeholder="Paste the article here")
        file = st.file_uploader("or a text file", type=["txt", "md"])
        first, second = st.columns(2)
        title = first.text_input("Title", placeholder="as in its header, or the first words")
        day = second.text_input("Date of publication", placeholder="YYYY-MM-DD")
        if not st.form_submit_button("Add to the timeline", type="primary"):
            return
    data = None if file is None else file.getvalue()
    draft = Draft(text, data, "" if file is None else file.name, title, day)
    shell.attempt(partial(keep, draft))


def _show_list() -> None:
    st.subheader("In the timeline")
    shell.show_problems(store.problems())
    articles = [parsed.article for parsed in store.timeline().articles]
    rows = [row(parsed.article, len(parsed.events)) for parsed in store.timeline().articles]
    key = f"articles {shell.done()}"  # a table of its own after each action: nothing is chosen
    picked = st.dataframe(
        rows, hide_index=True, on_select="rerun", selection_mode="single-row", key=key
    )
    chosen = [articles[i] for i in picked["selection"]["rows"] if i < len(articles)]
    for article in chosen:
        with st.container(horizontal=True, vertical_alignment="bottom", key="edit"):
            day = st.text_input(
                "Date of publication", str(article.published or ""), key=f"day {article.id}"
            )
            save = st.button("Save the date", type="primary")
            gone = article.id in own_ids() and st.button("Remove")
        if save or gone:
            action = partial(withdraw, article) if gone else partial(dated, article, day)
            shell.attempt(action, below=True)
    shell.show_outcome(restore, below=True)
    if not chosen:
        st.text("Choose a row to give or correct its date of publication.")
