"""What all sessions share: the parsed articles, kept by text and header, and their timeline."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import threading
from collections.abc import AsyncIterator

import streamlit as st

from dashboard.library.folder import read_library
from dashboard.model import Article, Diagnostic, ParsedArticle, Timeline
from dashboard.picture.columns import Columns
from dashboard.picture.columns import columns as make_columns
from dashboard.pipeline import parse
from dashboard.timeline.build import build

_LOG = logging.getLogger(__name__)
_FAILED = Diagnostic("pipeline", "its events could not be read, by a fault of this program")


@contextlib.asynccontextmanager
async def warm(_app: object) -> AsyncIterator[None]:
    """Read the articles while the server starts, so that the first visitor waits for less."""
    threading.Thread(target=columns, name="warm", daemon=True).start()
    yield


def timeline() -> Timeline:
    """The timeline of the samples and the user's articles, as they are on the disk now."""
    articles = read_library().articles
    return _timeline(_stamp(articles), articles)


def columns() -> Columns:
    """The columns of the timeline, with a stamp that changes when they do."""
    articles = read_library().articles
    return _columns(_stamp(articles), articles)


def problems() -> list[str]:
    """What could not be read, and what a reader should know of what could, one line each."""
    lines = [problem.message for problem in read_library().problems]
    for parsed in timeline().articles:
        name = parsed.article.title or parsed.article.id
        of_note = [d for d in parsed.diagnostics if d.start is None]
        lines += [d.message if name in d.message else _worded(name, d.message) for d in of_note]
    return lines


def _worded(name: str, message: str) -> str:
    """The message as a sentence about the article: what it has, or what is so of it."""
    verb = " has" if message.startswith("no ") else ":"
    return f"“{name}”{verb} {message}."


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4)
def _timeline(stamp: str, _articles: tuple[Article, ...]) -> Timeline:
    return build(_parsed(_key(article), article) for article in _articles)


@st.cache_resource(show_spinner=False, max_entries=4)
def _columns(stamp: str, _articles: tuple[Article, ...]) -> Columns:
    return {"stamp": stamp, **make_columns(_timeline(stamp, _articles))}


@st.cache_resource(show_spinner=False, max_entries=2000)
def _parsed(key: str, _article: Article) -> ParsedArticle:
    """The parse; an article on which it fails has no events on the timeline, and says so."""
    try:
        return parse(_article)
    except Exception:
        _LOG.exception("%s could not be parsed", _article.id)
        return ParsedArticle(_article, diagnostics=(*_article.diagnostics, _FAILED))


def _key(article: Article) -> str:
    """All of an article that its parse hangs on or shows."""
    header = (article.id, article.published, article.title, article.source, article.url)
    return "\0".join((article.sha256, *map(str, header)))


def _stamp(articles: tuple[Article, ...]) -> str:
    """A name for these articles as they are: it changes when one is added, changed or removed."""
    keys = "\n".join(map(_key, articles))
    return hashlib.sha256(keys.encode("utf-8", "surrogatepass")).hexdigest()[:16]
