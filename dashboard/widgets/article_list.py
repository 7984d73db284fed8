"""The list of the articles: one line each, and below it the fields of those that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard.inbox.header_lines import Line, line_of
from dashboard.limits import LIMITS
from dashboard.model import Article, ParsedArticle
from dashboard.widgets import shell, store
from dashboard.widgets.article_lines import show_chosen
from dashboard.widgets.field_errors.component import FieldErrors

_HINT = (
    "Choose rows to change title, date and source, to tag what they tell, to remove them, and to "
    "see in full how they were read."
)


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done with the chosen articles; each gives an outcome to be told."""

    save: Callable[[Sequence[Line]], Any]
    remove: Callable[[Sequence[Article]], Any]
    tag: Callable[[Sequence[Article], str], Any]
    restore: Callable[[Sequence[Article]], Any]


def show_list(
    row: Callable[[ParsedArticle], Mapping[str, Any]],
    notes: Callable[[ParsedArticle], Sequence[str]],
    own: Collection[str],
    acts: Acts,
) -> None:
    """The list, and what can be done with those of it that are chosen; ``own`` can be removed."""
    st.subheader("In the timeline")
    articles = store.articles()
    picked = st.dataframe(
        [row(parsed) for parsed in articles],
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"articles {shell.done()}",  # anew after each action: nothing is chosen then
    )
    chosen = [articles[i] for i in picked["selection"]["rows"] if i < len(articles)]
    if chosen:
        _show_form(chosen, notes, own, acts)
    shell.show_outcome(acts.restore, below=True)
    if not chosen:
        st.text(_HINT)


def _show_form(
    chosen: Sequence[ParsedArticle],
    notes: Callable[[ParsedArticle], Sequence[str]],
    own: Collection[str],
    acts: Acts,
) -> None:
    articles = [parsed.article for parsed in chosen]
    key = " ".join(article.id for article in articles)
    errors = FieldErrors("list", of=key)
    with st.container(key="edit"), st.form(f"edit {shell.done()} {key}", border=False):
        written = show_chosen(list(map(line_of, chosen)), list(map(notes, chosen)), errors)
        tag = st.text_input(
            "Tag for the events of these articles", max_chars=LIMITS["tag"], key=f"tag {key}"
        )
        errors.below("tag")
        with st.container(horizontal=True):
            saved = st.form_submit_button("Save", type="primary")
            marked = st.form_submit_button("Tag their events")
            removable = [article for article in articles if article.id in own]
            gone = bool(removable) and st.form_submit_button("Remove")
    if len(chosen) == 1:
        with st.container(horizontal=True):
            shell.show_link("reader", "Read it", {"article": articles[0].id})
            shell.show_link("timeline", "Show it in the timeline", {"in": articles[0].id})
    if gone:
        shell.attempt(partial(acts.remove, removable), below=True)
    if marked:
        shell.attempt(partial(acts.tag, articles, tag), below=True, beside=errors.tell)
    if saved:
        shell.attempt(partial(acts.save, written), below=True, beside=errors.tell)
