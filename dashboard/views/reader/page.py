"""The page on which an article is read as a whole, with all that was found in it."""

from __future__ import annotations

import streamlit as st

from dashboard.views.reader.model import find_article, read, title_of
from dashboard.widgets import shell, store
from dashboard.widgets.marked import component as marked
from dashboard.widgets.own_event import show_adding

TITLE, ICON, ORDER = "Reader", ":material/menu_book:", 1
_FOLLOW = "follow"  # the event that was picked, until the timeline opens it


def show() -> None:
    """Show the page."""
    if event := st.session_state.pop(_FOLLOW, None):
        shell.go_to("timeline", {"event": event})
    articles = store.timeline().articles
    chosen = find_article(articles, st.query_params.get("article"))
    with shell.show_page():
        shell.show_problems(store.problems(), dismissible=True)
        if chosen is None:
            st.text("There is no article yet. Add one on the page of the articles.")
            return
        if len(articles) > 1:
            chosen = st.selectbox(
                "Article", articles, articles.index(chosen), format_func=title_of, key="read"
            )
            st.query_params["article"] = chosen.article.id
        event = st.query_params.get("event")
        marked.show(read(chosen, event), event=event, on_opened=_picked)
        show_adding(chosen)


def _picked() -> None:
    st.session_state[_FOLLOW] = marked.opened()
