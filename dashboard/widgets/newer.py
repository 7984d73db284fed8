"""Articles that came again with changes: what is different, and the way back to showing both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import chain

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import versions
from dashboard.library.articles import read_own
from dashboard.library.place import library_file
from dashboard.library.read_days import read_days
from dashboard.model import Article, DocumentCreationTime, ParsedArticle
from dashboard.timeline.corrections.beside import rows_beside
from dashboard.timeline.corrections.versions import Difference, Kind, compare
from dashboard.widgets import shell, store
from dashboard.widgets.marked import component as marked
from dashboard.widgets.reading import read_article

Days = Mapping[str, DocumentCreationTime]  # of publication, by the id of the article
_SHOWN = {Kind.CAME: "new", Kind.WENT: "gone", Kind.CHANGED: "changed"}


def show_versions() -> None:
    """Each article whose place a newer version took, with what changed; nothing for none."""
    try:
        found = list(versions.pairs(read_own().articles, library_file()))
    except LibraryError:  # the page says what is wrong
        return
    if not found:
        return
    days = read_days(chain.from_iterable(found))
    st.subheader("Newer versions")
    with st.container(key="versions"):
        for earlier, later in found:
            _show_pair(earlier, later, days)


def _show_pair(earlier: Article, later: Article, days: Days) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        told = f"{_name(later, days)}\ntook the place of {_name(earlier, days)}"
        st.text(told, width="stretch")
        if st.button("Show both", key=f"both {earlier.id}"):
            shell.attempt_quietly(partial(versions.show_both, earlier.id))
    _show_texts(earlier, later, days)
    fold = st.expander("What changed", key=f"changed {earlier.id}", on_change="rerun")
    if not fold.open:
        return
    is_read = any(parsed.article.id == later.id for parsed in store.articles())
    with fold:
        if not is_read:
            st.text("It is still being read.")
            return
        # both as they were read: what people corrected or hid, the article has not changed
        _show_differences(compare(_read(earlier), _read(later)))


def _show_texts(earlier: Article, later: Article, days: Days) -> None:
    """Both texts in full, paragraph beside paragraph."""
    fold = st.expander("The two texts, side by side", key=f"texts {earlier.id}", on_change="rerun")
    if not fold.open:
        return
    rows = [list(row) for row in rows_beside(earlier.text, later.text)]
    heads = [f"Before: {_name(earlier, days)}", f"Now: {_name(later, days)}"]
    with fold:
        block = {"kind": "beside", "heads": heads, "rows": rows}
        marked.show([block], event=None, on_opened=_nothing, key=f"beside {earlier.id}")


def _nothing() -> None:
    """No event can be picked there."""


@st.cache_resource(show_spinner="Reading both versions …", max_entries=16)
def _read(article: Article) -> ParsedArticle:
    return read_article(article)


def _show_differences(found: list[Difference]) -> None:
    if not found:
        st.text("The same events, with the same dates, words and names.")
        return
    counts = Counter(difference.kind for difference in found)
    st.text(", ".join(f"{counts[kind]} {_SHOWN[kind]}" for kind in Kind if counts[kind]))
    rows = [
        {"": ", ".join((_SHOWN[one.kind], *one.what)), "Before": one.before, "Now": one.now}
        for one in found
    ]
    widths = {"": 120, "Before": 290, "Now": 290}  # else a sentence goes on beyond its column
    config = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    st.dataframe(rows, hide_index=True, row_height=78, column_config=config)


def _name(article: Article, days: Days) -> str:
    published = days.get(article.id)
    day = f" ({published.day.isoformat()})" if published else ""
    return f"“{article.name}”{day}"
