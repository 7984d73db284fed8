"""Lets a person take articles of a data set into the library, where they can be corrected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.corpus.articles import articles_of
from dashboard.corpus.opened import Corpus
from dashboard.corpus.part import articles_left
from dashboard.errors import DashboardError
from dashboard.library.articles import add_all
from dashboard.library.place import library_file
from dashboard.model import Article
from dashboard.timeline.query import Query

MOST = 200  # articles that are taken at once


def show_taking(corpus: Corpus, query: Query) -> None:
    """A button for the article of the open event, and one for all that the filters leave."""
    with st.container(key="taking"):
        if query.event is not None and st.button("Take its article into your library"):
            _take(partial(articles_of, corpus, [query.event]))
        names = articles_left(corpus, query, MOST + 1)
        if len(names) > MOST:
            st.text(f"Narrow the choice to {MOST} articles or fewer to take all of them.")
        elif names and st.button(f"Take the chosen articles ({len(names)}) into your library"):
            _take(partial(articles_of, corpus, names))


def _take(find: Callable[[], list[Article]]) -> None:
    try:
        kept = add_all(find())
    except DashboardError as error:
        st.text(str(error))
        return
    told = "1 article is" if len(kept) == 1 else f"{len(kept)} articles are"
    st.text(f"{told} in {library_file()} now. `dashboard serve` without a data set shows them.")
