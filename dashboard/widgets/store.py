"""What all sessions share: the articles that are shown, their parses, and their timeline."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard.corpus.articles import timeline_of
from dashboard.corpus.opened import Corpus, open_corpus, stamp_of
from dashboard.errors import DashboardError, LibraryError
from dashboard.library import settings, upgrades
from dashboard.library.actor_log import read_actor_log
from dashboard.library.articles import read_library
from dashboard.library.articles import state as library_state
from dashboard.library.backup import back_up_daily
from dashboard.library.corrections import not_understood, read_log
from dashboard.library.drawings import drawing_key, keep_drawing, kept_drawing
from dashboard.library.parses import parse_key
from dashboard.library.place import DATA_SET_VARIABLE, library_file
from dashboard.library.placed import Fate
from dashboard.library.samples import Reading
from dashboard.library.upgrades import Upgrade
from dashboard.linkage import ActorCorrection
from dashboard.model import Article, ParsedArticle, Timeline
from dashboard.picture.drawing import Drawing, draw
from dashboard.registry import parser_version
from dashboard.review import Correction, Review, reviews
from dashboard.timeline.alike import Suggestion, suggest
from dashboard.timeline.build import build, remarked
from dashboard.timeline.corrections.added_events import read_articles
from dashboard.timeline.query import Query, as_of_now
from dashboard.timeline.selection import About
from dashboard.widgets.reading import Reader, has_failed, is_over_limit, stop_parsing

WORTH_KEEPING = 2000  # events; fewer are drawn at once as it is
_READER = Reader()
_LOADER = "loader"  # the thread that loads the timeline behind a drawing
_LOADING = threading.Lock()
_LOADED: set[str] = set()  # the states of the library whose timeline is there


@contextlib.asynccontextmanager
async def warm(_app: object) -> AsyncIterator[None]:
    """Read the articles while the server starts, so that the first visitor waits for less.

    Where there is a drawing it is taken up alone: loading would hold up the page that shows it.
    """
    if not os.environ.get(DATA_SET_VARIABLE):
        threading.Thread(target=drawing, name="warm", daemon=True).start()
    try:
        yield
    finally:
        stop_parsing()


def corpus() -> Corpus | None:
    """The data set that is shown in the place of the library; None where the library is.

    It is as its folder is now. Raises DashboardError where it cannot be read, or is being written.
    """
    folder = os.environ.get(DATA_SET_VARIABLE)
    if not folder:
        return None
    stamp = stamp_of(Path(folder))
    if stamp is None:
        raise DashboardError(
            f"{folder}: is being written, or is gone; it is shown once `dashboard batch` is done "
            "there: then load the page anew"
        )
    return _opened(Path(folder), stamp)


@functools.lru_cache(maxsize=1)
def _opened(folder: Path, _stamp: str) -> Corpus:
    return open_corpus(folder)


def timeline(of: str | None = None) -> Timeline:
    """The timeline of the articles that are shown, as the library is now.

    Of a data set it is that of the one article which the event or article ``of`` names: no other
    is read. None gives an empty timeline.
    """
    data_set = corpus()
    return _timeline(*state()) if data_set is None else timeline_of(data_set, of)


def articles() -> tuple[ParsedArticle, ...]:
    """The articles of the timeline as the library is now, without what stands for own events."""
    return read_articles(timeline().articles)


def as_read() -> tuple[ParsedArticle, ...]:
    """The same articles as the program read them, whatever people said of them since."""
    return articles() if corpus() is not None else readings()[0]


def now_of(event: str | None) -> str | None:
    """The id that the event of an address has now; as it is where nothing is known of it yet."""
    if event is None or corpus() is not None or is_loading():
        return event
    return timeline().resolve(event) or event


def of_now(query: Query) -> Query:
    """The query of an address with the ids that its event and actors have now, as ``now_of``."""
    if corpus() is not None or is_loading():
        return query
    return as_of_now(timeline(), replace(query, event=now_of(query.event)))


def drawing() -> Drawing:
    """What the page draws of the timeline: as it is kept, while that is still being loaded."""
    stamp = _stamp()
    kept = None if stamp in _LOADED else _kept(stamp)
    if kept is None:
        made = _drawing(*state())
        _LOADED.add(stamp)
        return made
    return kept


def is_loading() -> bool:
    """Whether the picture is there, and what else there is of its events is still being loaded."""
    if corpus() is not None:
        return False
    stamp = _stamp()
    return stamp not in _LOADED and _kept(stamp) is not None


def log() -> tuple[Correction, ...]:
    """The log of what people changed, as the library is now; empty where it cannot be read."""
    return _log(_stamp())


def actor_log() -> tuple[ActorCorrection, ...]:
    """The log of what people said of actors, as the library is now; empty as ``log`` is."""
    return _actor_log(_stamp())


def suggested() -> list[Suggestion]:
    """Who of the library as it is now may be one; nobody of a data set, which is only read."""
    return [] if corpus() is not None else _suggested(*state())


def readings() -> tuple[tuple[ParsedArticle, ...], dict[str, Review], tuple[ActorCorrection, ...]]:
    """What the timeline of now is made of: the articles as read, and what people said of them."""
    stamp, _ = state()
    return _parsed(stamp), _said(stamp), _actor_log(stamp)


def about() -> About:
    """Title, scope and author of the chronology that is shown; of a data set nothing."""
    return About() if corpus() is not None else _about(_stamp())


def progress() -> tuple[int, int, bool] | None:
    """How many articles are read of how many, and whether it goes on; None where all are."""
    return _READER.progress()


def stop_reading() -> None:
    """Leave the articles that are not read yet."""
    _READER.stop()


def show_read() -> None:
    """Let the timeline be made anew of what is read by now."""
    _READER.show()


def reads_anew() -> bool:
    """Whether the articles that wait are shown as an earlier version of the program read them."""
    return _READER.reads_anew()


def go_on_reading() -> None:
    """Read the articles that were left."""
    _READER.go_on()


def over_limit() -> list[ParsedArticle]:
    """The articles that were not read, as they reached a limit of time or memory."""
    if corpus() is not None or is_loading():
        return []
    return [parsed for parsed in timeline().articles if is_over_limit(parsed)]


def try_again(article: Article) -> None:
    """Read an article anew that reached a limit. Raises LibraryError."""
    _READER.forget(article)


def faults() -> list[str]:
    """What of the library or data set cannot be read or has no place any more, one line each."""
    if (data_set := corpus()) is not None:
        return _lost(data_set)
    stamp = _stamp()
    lines = [*(problem.message for problem in _shown(stamp).problems), *_not_understood(stamp)]
    if is_loading():
        return lines
    report = upgrade()
    told = {one.event for one in report.of(Fate.LOST)} if report else set()
    lines += [
        f"What was said of {event} has no event any more: the article is read otherwise now."
        for event in timeline().lost
        if event not in told
    ]
    return lines


def upgrade() -> Upgrade | None:
    """The report of the last upgrade, made where one is due and all is read; None without one."""
    if corpus() is not None or is_loading():
        return None
    try:
        if upgrades.is_pending():
            stamp, read = state()
            if read == len(_keys(stamp)):
                upgrades.finish(p for p in _parsed(stamp) if not has_failed(p))
        return upgrades.latest()
    except LibraryError:  # among the problems already
        return None


def shows_samples() -> bool:
    """Whether all that is shown are samples, as there is no article of the person's own yet."""
    return corpus() is None and _shown(_stamp()).samples


def unread() -> list[str]:
    """What of the library cannot be read, and so is in no file that is made of it."""
    return [problem.message for problem in _shown(_stamp()).problems]


def _lost(data_set: Corpus) -> list[str]:
    """That articles of a data set could not be read, where there are any."""
    number = data_set.errors
    told = "article of this data set" if number == 1 else "articles of this data set"
    return [f"{number:,} {told} could not be read: its table errors says which and why."] * bool(
        number
    )


def state() -> tuple[str, int]:
    """What the timeline hangs on: the library as it is, and how many of its articles are read."""
    stamp = _stamp()
    return stamp, _READER.count(_keys(stamp))


def stamp() -> str:
    """A name for the library as it is now: what is shown of it by another name is past."""
    return _stamp()


def _stamp() -> str:
    """A name for the library and the parser as they are: it changes with every change of them."""
    try:
        shown = f"{library_file()}\0{library_state()}"
    except LibraryError as error:  # the same fault shows the same
        shown = str(error)
    return hashlib.sha256(f"{shown}\0{parser_version()}".encode()).hexdigest()[:16]


def _parsed(stamp: str) -> tuple[ParsedArticle, ...]:
    return _READER.read(_keys(stamp))


@st.cache_resource(show_spinner=False, max_entries=4)
def _shown(stamp: str) -> Reading:
    with contextlib.suppress(DashboardError):  # the page says what is wrong with the library
        back_up_daily()
        upgrades.begin()
    return read_library()


@st.cache_resource(show_spinner=False, max_entries=4)
def _keys(stamp: str) -> dict[str, Article]:
    return {parse_key(article): article for article in _shown(stamp).articles}


@st.cache_resource(show_spinner=False, max_entries=4)
def _log(stamp: str) -> tuple[Correction, ...]:
    try:
        return read_log()
    except LibraryError:  # among the problems already
        return ()


@st.cache_resource(show_spinner=False, max_entries=4)
def _actor_log(stamp: str) -> tuple[ActorCorrection, ...]:
    try:
        return read_actor_log()
    except LibraryError:  # among the problems already
        return ()


@st.cache_resource(show_spinner=False, max_entries=4)
def _suggested(stamp: str, read: int) -> list[Suggestion]:
    return suggest(_timeline(stamp, read), _actor_log(stamp))


@st.cache_resource(show_spinner=False, max_entries=4)
def _about(stamp: str) -> About:
    try:
        return settings.about(library_file())
    except LibraryError:  # among the problems already
        return About()


@st.cache_resource(show_spinner=False, max_entries=4)
def _said(stamp: str) -> dict[str, Review]:
    return reviews(_log(stamp))


@st.cache_resource(show_spinner=False, max_entries=4)
def _not_understood(stamp: str) -> list[str]:
    try:
        return not_understood()
    except LibraryError:  # among the problems already
        return []


@st.cache_resource(show_spinner=False, max_entries=4)
def _timeline(stamp: str, read: int) -> Timeline:
    """Built anew only where an event itself was changed: a state must show at once."""
    return remarked(_built(_structure(stamp), read, stamp), _said(stamp))


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4)
def _built(structure: str, read: int, _stamp: str) -> Timeline:
    return build(_parsed(_stamp), _said(_stamp), who=_actor_log(_stamp))


def _structure(stamp: str) -> str:
    """A name for all that the order and the shape of the events hang on."""
    changed = sorted(repr(line) for r in _said(stamp).values() for line in r.changed)
    parts = (*_keys(stamp), changed, _actor_log(stamp), _READER.tries)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@st.cache_resource(show_spinner=False, max_entries=4)
def _drawing(stamp: str, read: int) -> Drawing:
    """Kept in the library where it takes long to make, once all articles are read."""
    key = _key()
    kept = _kept(stamp)
    if kept is not None:
        return kept
    made = draw(_timeline(stamp, read), f"{stamp}-{read}")
    whole = read == len(_keys(stamp)) and not any(map(has_failed, _parsed(stamp)))
    is_now = (_stamp(), _key()) == (stamp, key)  # else it would stand for what was changed since
    if key and is_now and whole and made.size >= WORTH_KEEPING:
        with contextlib.suppress(LibraryError):  # a full disk: it is only made anew the next time
            keep_drawing(made, key)
    return made


@st.cache_resource(show_spinner=False, max_entries=4)
def _kept(stamp: str) -> Drawing | None:
    """The drawing of the library as it is, made when it was open before."""
    key = _key()
    with contextlib.suppress(LibraryError):  # among the problems already
        return kept_drawing(key) if key else None
    return None


def _key() -> str | None:
    try:
        return drawing_key()
    except LibraryError:
        return None


def load_behind() -> None:
    """Load the timeline in a thread of its own; nothing where it is there, or one is at it."""
    with _LOADING:
        if is_loading() and not any(thread.name == _LOADER for thread in threading.enumerate()):
            threading.Thread(target=_load, name=_LOADER, daemon=True).start()


def _load() -> None:
    stamp = _stamp()
    try:
        _drawing(*state())
        _timeline(*state())
    finally:  # what went wrong is then told to who asks for the timeline
        _LOADED.add(stamp)
