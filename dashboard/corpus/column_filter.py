"""Which events a query leaves, field by field: as ``timeline.query.choose``, but in columns."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from pyarrow import compute

from dashboard.batch.index_rows import OPEN
from dashboard.corpus.local import LOCAL_COLUMNS, local_rows
from dashboard.corpus.opened import Corpus, Flags, Numbers, Rows
from dashboard.model import DateStatus, Modality
from dashboard.review import State
from dashboard.timeline.levels import RANKS, STATEMENT, Level
from dashboard.timeline.query import LOOSE, Query, split_words

FIELDS = (
    *("actors", "without", "types", "statuses", "modalities", "articles"),
    *("speakers", "states", "marks", "level", "statements", "loose", "window", "words"),
)
BIT = {field: 1 << n for n, field in enumerate(FIELDS)}
_READ = (
    *("number", "also", "first", "last", "type", "status", "modality", "level"),
    *("inside", "said"),
)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_MOST = 2**31 - 1  # the highest number of an article
_SEARCHES = 8  # answers of searches that are kept
Bits = NDArray[np.uint16]
Kept = tuple[str, Flags]  # a field of a query, and the rows that it keeps


def name_article(number: int, article: str) -> str:
    """The name of an article of a data set, in which two may have the same id."""
    return f"{number}-{article}"


def article_number(name: str) -> int | None:
    """The number in such a name; None if it is none."""
    number = name.partition("-")[0]
    known = number.isascii() and number.isdigit() and len(number) <= len(str(_MOST))
    return int(number) if known and int(number) <= _MOST else None


class ColumnFilter:
    """A query as it is asked of a corpus: what is looked up once, then asked of many rows."""

    def __init__(self, corpus: Corpus, query: Query) -> None:
        people = len(corpus.people)
        self._query = query
        self._actors = _flags((corpus.number_of(a) for a in query.actors), people)
        self._without = _flags((corpus.number_of(a) for a in query.without), people)
        asked = dict.fromkeys((*query.actors, *query.without))
        self._local = {one for one in asked if corpus.number_of(one) is None}
        self.read = (*_READ, *LOCAL_COLUMNS) if self._local else _READ  # the columns
        self._speakers = _flags((corpus.number_of(a) for a in query.speakers), people)
        self._kinds = corpus.is_of_kind(query.types)
        self._statuses = _chosen(list(DateStatus), query.statuses)
        self._loose = _chosen(list(DateStatus), LOOSE)
        self._modalities = _chosen(list(Modality), query.modalities)
        numbers = [article_number(name) for name in query.articles]
        spoken = corpus.is_of_kind([STATEMENT])
        self._spoken: Bits = np.where(spoken, BIT["statements"], 0).astype(np.uint16)
        self._articles = np.asarray([n for n in numbers if n is not None], dtype=np.int64)
        self._found = _SEARCH.found(corpus, split_words(query.words))

    def out(self, rows: Rows) -> Bits:
        """For each row the fields that leave it out, a bit for each."""
        query, out = self._query, np.zeros(rows.size, dtype=np.uint16)
        for field, keeps in chain(self._by_actors(rows), self._by_codes(rows), self._by_rest(rows)):
            out[~keeps] |= BIT[field]
        if query.states and State.UNCHECKED not in query.states:
            out |= BIT["states"]  # nothing of a data set was looked at by a person
        if query.marks:
            out |= BIT["marks"]
        return out if query.statements else out | self._spoken[rows.numbers("type")]

    def _by_actors(self, rows: Rows) -> Iterator[Kept]:
        """Of each field that names actors the rows that it keeps."""
        query = self._query
        if query.actors:
            yield "actors", self._take_part(rows, self._actors, query.actors)
        if query.without:
            yield "without", ~self._take_part(rows, self._without, query.without)
        if query.speakers:
            yield "speakers", rows.lists("said").touch(self._speakers)

    def _by_codes(self, rows: Rows) -> Iterator[Kept]:
        """Of each field whose values are codes of a column the rows that it keeps."""
        query = self._query
        for field, asked, keeps, column in (
            ("types", query.types, self._kinds, "type"),
            ("statuses", query.statuses, self._statuses, "status"),
            ("loose", not query.loose, ~self._loose, "status"),
            ("modalities", query.modalities, self._modalities, "modality"),
        ):
            if asked:
                yield field, keeps[rows.numbers(column)]

    def _by_rest(self, rows: Rows) -> Iterator[Kept]:
        """Of the level, the articles, the window and the words the rows that they keep."""
        query = self._query
        if query.level is not Level.ALL:
            yield "level", rows.numbers("level") <= RANKS[query.level]
        if query.articles:
            also = rows.lists("also")
            told = also.have(np.isin(also.values, self._articles))
            yield "articles", told | np.isin(rows.numbers("number"), self._articles)
        if query.since or query.until:
            yield "window", _in_window(*known_days(rows, open_ends=True), query)
        if self._found is not None:
            yield "words", self._found[rows.at : rows.at + rows.size]

    def _take_part(self, rows: Rows, people: Flags, ids: Iterable[str]) -> Flags:
        """For each row whether one of them takes part, known in one article only or in all."""
        found = rows.lists("inside").touch(people)
        local = [one for one in ids if one in self._local]
        return np.logical_or(found, local_rows(rows, local)) if local else found


def known_days(rows: Rows, *, open_ends: bool = False) -> tuple[Numbers, Numbers]:
    """The days from which and up to which (not included) each row counts: an undated one on none.

    A bound counts on its last or first day; ``open_ends``: it reaches without end to its open side.
    """
    first, last = rows.numbers("first"), rows.numbers("last")
    begin, end = first.copy(), last + 1
    far = 10**8
    no_first, no_last = first == OPEN, last == OPEN
    begin[no_first] = -far if open_ends else last[no_first]
    end[no_last] = far if open_ends else first[no_last] + 1
    undated = no_first & no_last
    begin[undated] = end[undated] = 0
    return begin, end


def is_undated(rows: Rows) -> Flags:
    """For each row whether no date is known of it."""
    no_first, no_last = (np.equal(rows.numbers(name), OPEN) for name in ("first", "last"))
    return np.logical_and(no_first, no_last)


def _in_window(begin: Numbers, end: Numbers, query: Query) -> Flags:
    inside = np.greater(end, begin)
    if query.until:
        inside &= begin <= query.until.toordinal() - _EPOCH
    if query.since:
        inside &= end > query.since.toordinal() - _EPOCH
    return inside


def _flags(numbers: Iterable[int | None], size: int) -> Flags:
    flags = np.zeros(max(size, 1), dtype=bool)
    for number in numbers:
        if number is not None:
            flags[number] = True
    return flags


def _chosen(every: Iterable[str], chosen: Iterable[str]) -> Flags:
    names = set(chosen)
    return np.asarray([str(one) in names for one in every], dtype=bool)


class _Searches:
    """The answers of the last searches: a text is looked through once for a set of words."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, tuple[str, ...]], Flags] = {}
        self._lock = threading.Lock()

    def found(self, corpus: Corpus, words: tuple[str, ...]) -> Flags | None:
        """For each row whether all of the words stand in its text; None for no words."""
        if not words:
            return None
        key = (corpus.stamp, words)
        with self._lock:
            if key not in self._kept:
                while len(self._kept) >= _SEARCHES:
                    del self._kept[next(iter(self._kept))]
                self._kept[key] = _search(corpus, words)
            return self._kept[key]


def _search(corpus: Corpus, words: tuple[str, ...]) -> Flags:
    found = np.zeros(corpus.size, dtype=bool)
    for rows in corpus.rows(["words"]):
        texts, places = rows.batch.column("words"), np.arange(rows.at, rows.at + rows.size)
        for word in sorted(words, key=len, reverse=True):  # the rarest first, likely
            has = compute.match_substring(texts, word)
            texts, places = texts.filter(has), places[np.asarray(has, dtype=bool)]
        found[places] = True
    return found


_SEARCH = _Searches()
