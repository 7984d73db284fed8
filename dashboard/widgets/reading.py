"""Reads many articles in the background: how far it is can be asked, and it can be stopped."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence

from dashboard.errors import LibraryError
from dashboard.library.parses import earlier_parses, kept_parses, parse_kept, parse_key
from dashboard.model import Article, Diagnostic, ParsedArticle
from dashboard.pipeline import parse

AT_ONCE = 25_000  # characters are read while the page waits; more are read in the background
_LOG = logging.getLogger(__name__)
_FAILED = Diagnostic("pipeline", "its events could not be read, by a fault of this program")

_PARSING = threading.Lock()  # the linguistic model is loaded at the first parse, and but once


class Reader:
    """The parses of the articles that are shown, shared by all sessions of the server."""

    def __init__(self) -> None:
        self._parsed: dict[str, ParsedArticle] = {}
        self._earlier: dict[str, ParsedArticle] = {}  # of those that wait, by an earlier parser
        self._shown = 0  # how many were read when all of them were asked for last
        self._waiting: list[Article] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._total = 0
        self._stopped = False

    def read(self, keys: Mapping[str, Article]) -> tuple[ParsedArticle, ...]:
        """The parses of those articles that are read: of all but for those in the background.

        ``keys`` are the articles by ``parse_key``. Parses of other articles are forgotten. Of an
        article that waits there is what an earlier parser read of it, if it was read before.
        """
        with self._lock:
            missing = {k: a for k, a in keys.items() if k not in self._parsed}
            if len(self._parsed) > len(keys) - len(missing):
                self._parsed = {k: p for k, p in self._parsed.items() if k in keys}
            self._waiting = [a for a in self._waiting if parse_key(a) in missing]
            stopped = self._stopped and bool(self._waiting)
            waits = {article.id for article in self._waiting}
        new = {key: article for key, article in missing.items() if article.id not in waits}
        kept = _looked_up(kept_parses, new.values())
        for key, article in new.items():
            if article.id in kept:
                self._keep(key, kept[article.id])
                del missing[key]
        few = sum(len(article.text) for article in missing.values()) <= AT_ONCE
        if few and not stopped:
            for key, article in missing.items():
                self._keep(key, read_article(article))
        else:
            earlier = _looked_up(earlier_parses, (a for k, a in new.items() if k in missing))
            ids = {article.id: key for key, article in new.items()}
            self._earlier |= {ids[name]: parsed for name, parsed in earlier.items()}
            self._begin(missing)
        with self._lock:
            self._earlier = {k: p for k, p in self._earlier.items() if k in missing}
            known = self._earlier | self._parsed
        return tuple(known[key] for key in keys if key in known)

    def count(self, keys: Mapping[str, Article]) -> int:
        """How many of the articles this parser has read; it grows once what is read is asked for.

        Where nothing of an earlier parser is shown for the rest, each that is read counts at once.
        """
        self.read(keys)
        with self._lock:
            if not self._earlier or not self._waiting:
                self._shown = sum(key in self._parsed for key in keys)
            return self._shown

    def show(self) -> None:
        """Count what is read by now."""
        with self._lock:
            self._shown = len(self._parsed)

    def reads_anew(self) -> bool:
        """Whether what waits was read before, by an earlier parser, and is shown as it was."""
        return bool(self._earlier and self._waiting)

    def progress(self) -> tuple[int, int, bool] | None:
        """How many are read, of how many, and whether it goes on; None where none are waiting."""
        with self._lock:
            left = len(self._waiting)
            return (self._total - left, self._total, not self._stopped) if left else None

    def stop(self) -> None:
        """Leave the rest unread, once the article in hand is done."""
        self._stopped = True

    def go_on(self) -> None:
        """Read what was left."""
        with self._lock:
            left = {parse_key(article): article for article in self._waiting}
        self._stopped = False
        self._begin(left)

    def _keep(self, key: str, parsed: ParsedArticle) -> None:
        with self._lock:
            self._parsed[key] = parsed

    def _begin(self, missing: Mapping[str, Article]) -> None:
        with self._lock:
            articles = [a for key, a in missing.items() if key not in self._parsed]
            if self._waiting and self._thread and self._thread.is_alive():
                known = {article.id for article in self._waiting}
                new = [article for article in articles if article.id not in known]
                self._waiting += new
                self._total += len(new)
                return
            if self._stopped and {a.id for a in articles} <= {a.id for a in self._waiting}:
                return
            self._waiting, self._total, self._stopped = articles, len(articles), False
            self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while not self._stopped and (article := next(iter(self._waiting), None)):
            parsed = read_article(article)
            with self._lock:
                self._parsed[parse_key(article)] = parsed
                self._waiting = [other for other in self._waiting if other is not article]


def read_article(article: Article) -> ParsedArticle:
    """The parse of an article; one on which it fails has no events, and says so."""
    try:
        with _PARSING:
            return parse_kept(article, parse)
    except Exception:
        _LOG.exception("%s could not be parsed", article.id)
        return ParsedArticle(article, diagnostics=(*article.diagnostics, _FAILED))


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
