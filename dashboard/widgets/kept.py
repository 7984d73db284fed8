"""What a person can ask of the library as a whole: a search in all texts, and the samples."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.articles import search
from dashboard.library.place import library_file
from dashboard.widgets import shell


def show_library(own: int) -> None:
    """A search in the articles that are kept, and whether the samples stand beside them.

    ``own`` is how many are kept; nothing is shown for none.
    """
    if own == 0:
        return
    with st.container(key="kept"):
        words = st.text_input("Search the texts of your articles", placeholder="words")
        if words.strip():
            _show_hits(words)
        _show_samples()
        st.text(f"{own} kept in {library_file()}")


def _show_hits(words: str) -> None:
    hits = search(words)
    rows = [
        {"Title": h.title or h.id, "Published": h.published or "", "Text": h.words} for h in hits
    ]
    if not hits:
        st.text("No article holds all of these words.")
        return
    picked = st.dataframe(
        rows, hide_index=True, on_select="rerun", selection_mode="single-row", key=f"hits {words}"
    )
    for row in picked["selection"]["rows"]:
        shell.show_link("reader", "Read it", {"article": hits[row].id})
        shell.show_link("timeline", "Show it in the timeline", {"in": hits[row].id})


def _show_samples() -> None:
    try:
        now = settings.shows_samples(library_file())
    except LibraryError:  # said above
        return
    wanted = st.checkbox("Show the samples beside your own articles", now)
    if wanted is not now:
        shell.attempt_quietly(partial(settings.show_samples, wanted))
