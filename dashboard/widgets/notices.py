"""What a person must decide, in one banner: each thing once, and what was put away stays away.

What is only good to know of an article stands in the list of the articles, not here.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.place import library_file
from dashboard.widgets import shell, store
from dashboard.widgets.reading import has_failed, is_over_limit
from dashboard.widgets.shown import hold

_AWAY = "put away"  # in the session: the names of notices, where no library can keep them
_DATES = "Give their dates"
_ARTICLES = "Go to the articles"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line, the names of what it speaks of, and what the link to the articles is called."""

    words: str
    names: tuple[str, ...]
    link: str = _ARTICLES


def notices() -> list[Notice]:
    """What is to be decided now, what was put away left out."""
    gone = _away()
    return [notice for notice in _all(gone) if not gone.issuperset(notice.names)]


def _all(gone: frozenset[str]) -> list[Notice]:
    """All that is to be decided; of articles, without those that were put away."""
    found = [Notice(line, (_name("line", line),)) for line in store.faults()]
    if store.corpus() is None and not store.is_loading():
        found += _of_articles(gone)
    return found


def _of_articles(gone: frozenset[str]) -> list[Notice]:
    """Which articles have no date of publication, and which were not read."""
    articles = store.articles()
    undated = [_name("date", p.article.id) for p in articles if p.article.published is None]
    unread = [_name("unread", p.article.id) for p in articles if is_over_limit(p) or has_failed(p)]
    found = []
    if new := tuple(name for name in undated if name not in gone):
        found.append(Notice(_without_date(len(new)), new, _DATES))
    if new := tuple(name for name in unread if name not in gone):
        found.append(Notice(_not_read(len(new)), new))
    return found


def _without_date(number: int) -> str:
    one = number == 1
    return (
        f"{number:,} {'article has' if one else 'articles have'} no date of publication: words "
        f"like “Monday” or “last week” stay undated in {'it' if one else 'them'}."
    )


def _not_read(number: int) -> str:
    were = "article was" if number == 1 else "articles were"
    return (
        f"{number:,} {were} not read to the end, and may be tried again or cut into smaller ones."
    )


def show_notices(problems: Iterable[str] = ()) -> None:
    """The banner, below the problems of the address; nothing where there is nothing to decide."""
    shell.show_problems(problems)
    shown = notices()
    if not shown:
        return
    with st.container(key="notices", horizontal=True, vertical_alignment="center"):
        st.text("\n".join(notice.words for notice in shown))
        links = {notice.link for notice in shown}
        shell.show_link("articles", links.pop() if len(links) == 1 else _ARTICLES, {})
        names = tuple(name for notice in shown for name in notice.names)
        st.button("Dismiss", type="tertiary", on_click=partial(_put_away, names))


def _put_away(names: tuple[str, ...]) -> None:
    hold()
    still = [name for notice in _all(frozenset()) for name in notice.names]
    try:
        if store.corpus() is None and library_file().exists():
            settings.dismiss(names, still)
            return
    except LibraryError:  # a full disk: it is put away for this visit alone
        pass
    st.session_state[_AWAY] = _of_session() | set(names)


def _away() -> frozenset[str]:
    """The names of what was put away: in the library, or for this visit where it keeps none."""
    kept: frozenset[str] = frozenset()
    with contextlib.suppress(LibraryError):
        kept = settings.dismissed(library_file()) if store.corpus() is None else kept
    return kept | _of_session()


def _of_session() -> frozenset[str]:
    return frozenset(st.session_state.get(_AWAY, ()))


def _name(kind: str, of: str) -> str:
    """A short name for something to decide, the same at each visit."""
    return f"{kind} {hashlib.sha256(of.encode()).hexdigest()[:16]}"
