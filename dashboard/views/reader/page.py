"""The page on which an article is read as a whole, with all that was found in it."""

from __future__ import annotations

import streamlit as st

from dashboard.timeline.corrections.added_events import read_articles
from dashboard.views.reader.model import choice_of, find_article, nothing_to_read, read
from dashboard.widgets import shell, store
from dashboard.widgets.added_event import show_adding
from dashboard.widgets.marked import component as marked
from dashboard.widgets.notices import show_notices

TITLE, ICON, ORDER = "Reader", ":material/menu_book:", 1
FROM = {"menu"}
OF_A_DATA_SET = True
_FOLLOW = "follow"  # the event that was picked, until the timeline opens it


def show() -> None:
    """Show the page."""
    if event := st.session_state.pop(_FOLLOW, None):
        shell.go_to("timeline", {"event": event})
    wanted = st.query_params.get("article")
    timeline = store.timeline(wanted)
    articles = read_articles(timeline.articles)
    chosen = find_article(articles, wanted)
    with shell.show_page():
        show_notices()
        if chosen is None:
            st.text(nothing_to_read(of_a_data_set=store.corpus() is not None))
            return
        if len(articles) > 1:
            chosen = st.selectbox(
                "Article", articles, articles.index(chosen), format_func=choice_of, key="read"
            )
            st.query_params["article"] = chosen.article.id
        event = store.now_of(st.query_params.get("event"))
        hidden = [e for e in timeline.hidden if e.id.startswith(f"{chosen.article.id}:")]
        marked.show(read(chosen, event, hidden), event=event, on_opened=_picked)
        if store.corpus() is None:
            show_adding(chosen)


def _picked() -> None:
    st.session_state[_FOLLOW] = marked.opened()
