"""What could not be read, each article that reached a limit with a way to try it again."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.widgets import shell, store
from dashboard.widgets.reading import LIMIT, limits_memory

_NO_LIMIT = (
    "This system cannot limit the memory of the process that reads articles: a text that was made "
    "to be slow may take all there is until its time is over."
)


def show_problems() -> None:
    """One line for each problem, and a button for each article that can be tried again."""
    shell.show_problems([*store.faults(), *[_NO_LIMIT] * (not limits_memory())])
    for parsed in store.over_limit():
        article = parsed.article
        why = next(d.message for d in parsed.diagnostics if d.stage == LIMIT)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{article.name}\n{why[:1].upper()}{why[1:]}.")
            if st.button("Try again", key=f"try {article.id}"):
                shell.attempt_quietly(partial(store.try_again, article))
