"""Reads many articles in the background: how far it is can be asked, and it can be stopped."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence

from dashboard.errors import LibraryError
from dashboard.inbox.parser import LimitError, ParserProcess, StoppedError
from dashboard.library.parses import (
    earlier_parses,
    forget_parse,
    keep_parse,
    kept_parses,
    parse_kept,
    parse_key,
)
from dashboard.library.place import library_file
from dashboard.model import Article, Diagnostic, ParsedArticle
from dashboard.nlp.segments import find_paragraphs

AT_ONCE = 25_000  # characters are read while the page waits; more are read in the background
_LOG = logging.getLogger(__name__)
_FAILED = Diagnostic("pipeline", "its events could not be read, by a fault of this program")
_UNREAD = (
    "its events were not read: {}; it is not tried again by itself; cut it into smaller articles, "
    "or press “Try again” on the page Articles"
)
LIMIT = "limit"  # the stage of the note on an article that reached one
_PARSER = ParserProcess()


class Reader:
    """The parses of the articles that are shown, shared by all sessions of the server."""

    def __init__(self) -> None:
        self._parsed: dict[str, ParsedArticle] = {}
        self._earlier: dict[str, ParsedArticle] = {}  # of those that wait, by an earlier parser
        self._shown: int | None = None  # how many were read when what is read was asked for last
        self._waiting: list[Article] = []
        self._lock = threading.Lock()  # all that stands here is read and written under it
        self._runs = False
        self._total = 0
        self._stopped = False
        self.tries = 0  # how often an article was to be read once more

    def read(self, keys: Mapping[str, Article]) -> tuple[ParsedArticle, ...]:
        """The parses of those articles that are read: of all but for those in the background.

        ``keys`` are the articles by ``parse_key``. Parses of other articles are forgotten. Of an
        article that waits there is what an earlier parser read of it, if it was read before.
        """
        new = self._unknown(keys)
        kept = _looked_up(kept_parses, new.values())
        for key, article in list(new.items()):
            if article.id in kept:
                self._keep(key, kept[article.id])
                del new[key]
        if not self._runs and sum(len(article.text) for article in new.values()) <= AT_ONCE:
            for key, article in new.items():
                self._keep(key, read_article(article))
        else:
            self._begin(new, _looked_up(earlier_parses, new.values()))
        with self._lock:
            known = self._earlier | self._parsed
        return tuple(known[key] for key in keys if key in known)

    def _unknown(self, keys: Mapping[str, Article]) -> dict[str, Article]:
        """The articles that are neither read nor wait; what is not among the keys is forgotten."""
        with self._lock:
            self._parsed = {k: p for k, p in self._parsed.items() if k in keys}
            missing = {k: a for k, a in keys.items() if k not in self._parsed}
            waiting = [a for a in self._waiting if parse_key(a) in missing]
            self._total -= len(self._waiting) - len(waiting)
            self._waiting = waiting
            self._earlier = {k: p for k, p in self._earlier.items() if k in missing}
            waits = {article.id for article in waiting}
        return {key: article for key, article in missing.items() if article.id not in waits}

    def count(self, keys: Mapping[str, Article]) -> int:
        """How many of the articles this parser has read; it grows once what is read is asked for.

        Where nothing of an earlier parser is shown for the rest, each that is read counts at once.
        """
        self.read(keys)
        with self._lock:
            if self._shown is None or not self._earlier or not self._waiting:
                self._shown = sum(key in self._parsed for key in keys)
            return self._shown

    def show(self) -> None:
        """Let the next count be of what is read by then."""
        with self._lock:
            self._shown = None

    def reads_anew(self) -> bool:
        """Whether what waits was read before, by an earlier parser, and is shown as it was."""
        with self._lock:
            return bool(self._earlier and self._waiting)

    def progress(self) -> tuple[int, int, bool] | None:
        """How many are read, of how many, and whether it goes on; None where none are waiting."""
        with self._lock:
            left = len(self._waiting)
            return (self._total - left, self._total, not self._stopped) if left else None

    def stop(self) -> None:
        """Leave the rest unread, once the article in hand is done."""
        with self._lock:
            self._stopped = True

    def go_on(self) -> None:
        """Read what was left."""
        with self._lock:
            self._stopped = False
            self._run()

    def forget(self, article: Article) -> None:
        """Read an article anew when it is asked for next. Raises LibraryError."""
        forget_parse(article)
        with self._lock:
            self._parsed.pop(parse_key(article), None)
            self.tries += 1

    def _keep(self, key: str, parsed: ParsedArticle) -> None:
        with self._lock:
            self._parsed[key] = parsed

    def _begin(self, new: Mapping[str, Article], earlier: Mapping[str, ParsedArticle]) -> None:
        """Let articles wait behind those that do; reading goes on, even if it was stopped."""
        with self._lock:
            waits = {article.id for article in self._waiting}  # another session may have been here
            added = {k: a for k, a in new.items() if a.id not in waits and k not in self._parsed}
            self._total = (self._total if waits else 0) + len(added)
            self._waiting += added.values()
            self._earlier |= {k: earlier[a.id] for k, a in added.items() if a.id in earlier}
            if added:
                self._stopped = False
            self._run()

    def _run(self) -> None:
        """Start a thread if none reads; the lock is held."""
        if not self._runs and not self._stopped and self._waiting:
            self._runs = True
            threading.Thread(target=self._work, name="reading", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._stopped or not self._waiting:
                    self._runs = False
                    return
                article = self._waiting[0]
            parsed = read_article(article)
            with self._lock:
                self._parsed[parse_key(article)] = parsed
                self._waiting = [other for other in self._waiting if other is not article]


def read_article(article: Article) -> ParsedArticle:
    """The parse of an article; one on which it fails has no events, and says so.

    That one reaches a limit is kept as its parse is, so that it is not read again at each start.
    """
    try:
        return parse_kept(article, parse)
    except LimitError as error:
        return _kept_unread(article, str(error))
    except StoppedError:
        return _without_events(article, _FAILED)
    except Exception:
        _LOG.exception("%s could not be parsed", article.id)
        return _without_events(article, _FAILED)


def parse(article: Article) -> ParsedArticle:
    """The parse of an article, made in the process that reads; raises as it does."""
    return _PARSER.parse(article)


def stop_parsing() -> None:
    """End the process that reads, whatever it is at: the program ends."""
    _PARSER.close()


def _kept_unread(article: Article, why: str) -> ParsedArticle:
    unread = _without_events(article, Diagnostic(LIMIT, _UNREAD.format(why)))
    if library_file().exists():
        with contextlib.suppress(LibraryError):  # a full disk: it is only tried anew next time
            keep_parse(unread, parse_key(article))
    return unread


def _without_events(article: Article, why: Diagnostic) -> ParsedArticle:
    """An article with its text alone."""
    return ParsedArticle(
        article,
        paragraphs=tuple(article.span(p.start, p.end) for p in find_paragraphs(article.text)),
        diagnostics=(*article.diagnostics, why),
    )


def limits_memory() -> bool:
    """Whether the memory of the process that reads is limited, as far as is known."""
    return _PARSER.is_limited


def is_over_limit(parsed: ParsedArticle) -> bool:
    """Whether an article was not read, as it reached a limit of time or memory."""
    return any(diagnostic.stage == LIMIT for diagnostic in parsed.diagnostics)


def has_failed(parsed: ParsedArticle) -> bool:
    """Whether an article could not be read, by a fault of this program."""
    return _FAILED in parsed.diagnostics


def _looked_up(
    look_up: Callable[[Sequence[Article]], Mapping[str, ParsedArticle]],
    articles: Iterable[Article],
) -> Mapping[str, ParsedArticle]:
    try:
        return look_up(list(articles))
    except LibraryError:
        return {}
