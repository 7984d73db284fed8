"""What a person can do with the library as a whole: search, show samples, take all of it along."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.archive import write_archive
from dashboard.library.articles import search
from dashboard.library.place import library_file
from dashboard.library.versions import counted
from dashboard.limits import LIMITS
from dashboard.widgets import shell, store
from dashboard.widgets.two_readers import show_two_readers
from dashboard.widgets.upgraded import show_report


def show_library(own: Collection[str], take_in: Callable[[str, bytes], Any]) -> None:
    """A search in the articles that are kept, all of them as one file, and what takes it in again.

    Also the report of the last upgrade, where there was one.

    ``own`` are the ids of those that are kept; ``take_in`` gives what came of a file by its name
    and bytes.
    """
    if own:
        with st.container(key="kept"):
            words = st.text_input(
                "Search the texts of your articles", max_chars=LIMITS["search"], placeholder="words"
            )
            if words.strip():
                _show_hits(words)
            _show_samples()
            st.text(f"{counted(own)} kept in {library_file()}")
            for line in store.unread():
                st.text(f"Not in that file: {line}")
            st.download_button(
                "Save the whole library as one file",
                _whole,
                "library.jsonl",
                "application/jsonl",
                help="Articles, what was changed, and views under names; it can be imported again.",
            )
    with st.expander("Import a saved library"):
        st.text("The corrections that come in hold, also where the same was corrected here.")
        st.text(
            "“dashboard library import FILE” on the command line takes files that are too large "
            "for this page."
        )
        file = st.file_uploader(
            "“Data of the articles (JSON)”, or a whole library",
            type=["json", "jsonl"],
            key=f"import {shell.done()}",
        )
        if file is not None and st.button("Import it"):
            shell.attempt(partial(take_in, file.name, file.getvalue()))
    show_two_readers()
    show_report()


def _whole() -> bytes:
    return b"".join(write_archive())


def _show_hits(words: str) -> None:
    try:
        hits = search(words)
    except LibraryError as error:
        shell.show_refusal(error)
        return
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
