"""Lets a person take articles of a data set into the library, where they can be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from dashboard.corpus.articles import articles_of
from dashboard.corpus.opened import Corpus
from dashboard.corpus.part import articles_left
from dashboard.errors import DashboardError
from dashboard.library.articles import add_many
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
        lines = take(find())
    except DashboardError as error:
        lines = [str(error)]
    for line in lines:
        st.text(line)


def take(articles: Iterable[Article]) -> list[str]:
    """Keep the articles; gives a line on those that are kept now, and one for each refused.

    One that was there keeps what the data set does not know of it. Raises LibraryError where none
    could be kept.
    """
    added = add_many(articles)
    kept = sum(one.kept is not None for one in added)
    told = "1 article is" if kept == 1 else f"{kept} articles are"
    line = f"{told} in {library_file()} now. “dashboard serve” without a data set shows them."
    return [line, *(f"Not taken: {one.refusal}" for one in added if one.refusal)]
