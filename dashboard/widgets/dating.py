"""Fields for the date of publication and the source of an article, with the way to save them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.limits import LIMITS
from dashboard.model import Article
from dashboard.nlp.publication import proposed_day
from dashboard.widgets import shell

HELP = "Words like “Tuesday” or “last month” are counted from it: 2024-10-23, or 23 October 2024."


SOURCE_HELP = "The paper or site. Two articles of one count as one source, not as two."


def show_day(
    article: Article,
    save: Callable[[Article, str, str], Any],
    *,
    remove: Callable[[Article], Any] | None = None,
    below: bool = False,
) -> None:
    """The day on which an article was published, to be given or corrected.

    ``below``: it stands under the list, and so does what comes of it; the source stands beside it.
    """
    key = f"{article.id} {below}"
    known = str(article.published or proposed_day(article))
    with st.container(
        horizontal=True, vertical_alignment="bottom", key="edit" if below else "day of the new"
    ):
        day = st.text_input(
            "Date of publication",
            known,
            max_chars=LIMITS["date"],
            key=f"day {key}",
            placeholder="YYYY-MM-DD",
            help=HELP,
        )
        source = article.source or ""
        if below:
            source = st.text_input(
                "Source",
                source,
                max_chars=LIMITS["source"],
                key=f"source {key}",
                help=SOURCE_HELP,
            )
        label = "Save" if below else "Save the date"
        saved = st.button(label, type="primary", key=f"save {key}")
        gone = remove is not None and st.button("Remove", key=f"remove {key}")
    if gone and remove is not None:
        shell.attempt(partial(remove, article), below=below)
    if saved:
        shell.attempt(partial(save, article, day, source), below=below)
