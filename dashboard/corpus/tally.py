"""Counts over a whole corpus: how many events a query leaves, by field, by lane and by time."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.corpus.column_filter import BIT, Bits, ColumnFilter, is_undated, known_days
from dashboard.corpus.local import has_local
from dashboard.corpus.opened import Corpus, Flags, Numbers, Rows
from dashboard.model import DateStatus, Modality
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Lanes, Query

_SHARES = ((0.9, 0.2, 1), (0.8, 0.1, 4), (0.7, 0.1, 4))  # those of widgets/chart/js/window.js
_LEAST, _BESIDE = 5, 0.25  # from there, too
SHELVED = 60  # events without a date that are shown; as in widgets/chart/js/legend.js
_AIR, _LEAST_AIR = 0.04, 4  # days
_WINDOW = np.uint16(~BIT["window"] & 0xFFFF)
Stretch = tuple[float, float]  # days since 1970, the end not included


@dataclass(frozen=True)
class Tally:
    """What a query leaves. ``out`` has for each event the fields that leave it out.

    ``facets``: by field the number of events for each value, were that field left open; those of
    actors and speakers by their numbers, of articles by the number of the article, of statements by
    the type. ``lanes``: the number of dated events in each lane, the window left open; so are
    ``begins`` and ``ends``, the sorted days of the events; ``undated`` are the places of the first
    events without a date, and ``without_date`` how many there are.
    """

    out: Bits
    facets: dict[str, Numbers]
    lanes: Numbers
    begins: NDArray[np.int32]
    ends: NDArray[np.int32]
    undated: tuple[int, ...]
    without_date: int

    @property
    def chosen(self) -> Flags:
        """For each event whether the query leaves it."""
        return np.equal(self.out, 0)

    def lifted(self, field: str) -> int:
        """How many events there would be were the field left open."""
        return int(((self.out & np.uint16(~BIT[field] & 0xFFFF)) == 0).sum())

    @property
    def extent(self) -> Stretch | None:
        """All the time that the events take, with some air; None where no date is known."""
        if not len(self.begins):
            return None
        begin, end = float(self.begins[0]), float(self.ends[-1])
        air = max((end - begin) * _AIR, _LEAST_AIR)
        return begin - air, end + air

    def dense(self) -> Stretch | None:
        """The part of the time in which most of the events lie; None where none is dense."""
        number = len(self.begins)
        extent = self.extent
        if number < _LEAST or extent is None:
            return None
        for share, part, days in _SHARES:
            most = int(np.ceil(share * number))
            lengths = self.begins[most - 1 :] - self.begins[: number - most + 1]
            at = int(np.argmin(lengths))
            begin, end = float(self.begins[at]), float(self.begins[at + most - 1]) + 1
            several = len(np.unique(self.begins[at : at + most])) >= days
            if several and end - begin < part * (extent[1] - extent[0]):
                return self._with_near(begin, end)
        return None

    def _with_near(self, begin: float, end: float) -> Stretch:
        """The stretch with the events that begin just outside of it, and some air.

        Of a library the page asks for their ends, too (``window.js``): here only begins are sorted
        beside each other.
        """
        beside = _BESIDE * (end - begin)
        near = self.begins[(self.begins >= begin - beside) & (self.begins < end + beside)]
        first, last = float(near[0]), float(near[-1]) + 1
        air = max((last - first) * _AIR, 2)
        return first - air, last + air

    def histogram(self, stretch: Stretch, number: int) -> list[int]:
        """How many events touch each of so many equal parts of the stretch."""
        edges = np.linspace(*stretch, number + 1)
        begun = np.searchsorted(self.begins, edges[1:], side="left")
        over = np.searchsorted(self.ends, edges[:-1], side="right")
        return [int(n) for n in begun - over]

    def beyond(self, stretch: Stretch) -> tuple[int, int]:
        """How many events lie before the stretch, and how many after it."""
        before = np.searchsorted(self.ends, stretch[0], side="right")
        after = len(self.begins) - np.searchsorted(self.begins, stretch[1], side="left")
        return int(before), int(after)


@functools.lru_cache(maxsize=4)
def tally(corpus: Corpus, query: Query) -> Tally:
    """The counts for a query, in one go through the index; no events give nought everywhere."""
    column_filter, lanes = ColumnFilter(corpus, query), LanesOf(corpus, query)
    columns = tuple(dict.fromkeys((*column_filter.read, *lanes.read)))
    sizes = {
        "actors": len(corpus.people),
        "speakers": len(corpus.people),
        "types": len(corpus.kinds),
        "statuses": len(DateStatus),
        "modalities": len(Modality),
        "level": len(Level),
        "statements": len(corpus.kinds),
        "loose": len(DateStatus),
        "articles": int(corpus.article_numbers.max(initial=-1)) + 1,
    }
    facets = {field: np.zeros(size, dtype=np.int64) for field, size in sizes.items()}
    per_lane = np.zeros(lanes.size, dtype=np.int64)
    outs, begins, ends = [], [], []
    undated: list[int] = []
    without_date = 0
    for rows in corpus.rows(columns):
        out = column_filter.out(rows)
        outs.append(out)
        for field, values in _values(rows):
            own = (out & np.uint16(~BIT[field] & 0xFFFF)) == 0
            facets[field] += np.bincount(values(own), minlength=sizes[field])
        unwindowed, no_date = (out & _WINDOW) == 0, is_undated(rows)
        places = np.flatnonzero(unwindowed & no_date)
        without_date += len(places)
        undated += (places[: max(0, SHELVED - len(undated))] + rows.at).tolist()
        dated = unwindowed & ~no_date
        begin, end = known_days(rows)
        begins.append(begin[dated].astype(np.int32))
        ends.append(end[dated].astype(np.int32))
        per_lane += np.bincount(lanes.pairs(rows, dated)[1], minlength=lanes.size)
    return Tally(
        np.concatenate([np.zeros(0, np.uint16), *outs]),
        facets,
        per_lane,
        np.sort(_joined(begins)),
        np.sort(_joined(ends)),
        tuple(undated),
        without_date,
    )


def cells(
    corpus: Corpus, query: Query, out: Bits, *, lanes: Numbers, stretch: Stretch, number: int
) -> Numbers:
    """How many chosen events touch each of so many equal parts of the stretch, in each lane."""
    of, places = LanesOf(corpus, query), np.full(LanesOf(corpus, query).size, -1)
    places[lanes] = np.arange(len(lanes))
    begin_at, width = stretch[0], (stretch[1] - stretch[0]) / number
    changes = np.zeros((len(lanes), number + 1), dtype=np.int64)
    for rows in corpus.rows(tuple(dict.fromkeys(("first", "last", *of.read)))):
        begin, end = known_days(rows)
        inside = (out[rows.at : rows.at + rows.size] == 0) & (end > begin)
        inside &= (begin < stretch[1]) & (end > stretch[0])
        row, lane = of.pairs(rows, inside)
        row, lane = row[places[lane] >= 0], places[lane][places[lane] >= 0]
        starts = np.clip(np.floor((begin[row] - begin_at) / width), 0, number - 1).astype(int)
        stops = np.clip(np.ceil((end[row] - begin_at) / width), 1, number).astype(int)
        np.add.at(changes, (lane, starts), 1)
        np.add.at(changes, (lane, stops), -1)
    return np.cumsum(changes, axis=1)[:, :number]


class LanesOf:
    """In which lanes events lie, by a query: as ``widgets/chart/js/lanes.js`` has it."""

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self._lanes = query.lanes
        if query.lanes is Lanes.TYPES:
            self.read: tuple[str, ...] = ("type",)
            self.size = max(len(corpus.types), 1)
            self._of = corpus.type_of
        elif query.lanes is Lanes.ARTICLES:
            self.read = ("number", "also")
            self.size = int(corpus.article_numbers.max(initial=0)) + 1
        else:
            self.read = ("who", "roles")
            # After those of the people one of all who are known in one article only, and the last
            # of events without anybody who is named.
            self.size = len(corpus.people) + 2
            self._of = _lane_of(corpus, query)

    def pairs(self, rows: Rows, kept: Flags) -> tuple[Numbers, Numbers]:
        """For the rows that are kept the row and a lane, once for each lane."""
        if self._lanes in (Lanes.TYPES, Lanes.ARTICLES):
            row = np.flatnonzero(kept)
            lane = rows.numbers(self.read[0])[row]
            return (
                (row, self._of[lane]) if self._lanes is Lanes.TYPES else _with_also(rows, row, lane)
            )
        who, named = rows.lists("who"), np.diff(rows.lists("roles").starts)
        inside = kept[who.rows]
        row, lane = who.rows[inside], self._of[who.values[inside]]
        again = np.zeros(len(row), dtype=bool)
        for back in range(1, int(np.diff(who.starts).max(initial=0))):  # few take part in an event
            again[back:] |= (row[back:] == row[:-back]) & (lane[back:] == lane[:-back])
        local, nobody = np.flatnonzero(kept & has_local(rows)), np.flatnonzero(kept & (named == 0))
        rest = np.repeat([self.size - 2, self.size - 1], [len(local), len(nobody)])
        return (
            np.concatenate([row[~again], local, nobody]),
            np.concatenate([lane[~again], rest]),
        )


def _with_also(rows: Rows, row: Numbers, number: Numbers) -> tuple[Numbers, Numbers]:
    """The rows with the numbers of their articles, and again with those that tell them, too."""
    also, kept = rows.lists("also"), np.zeros(rows.size, dtype=bool)
    kept[row] = True
    inside = kept[also.rows]
    again = np.concatenate([row, also.rows[inside]])
    return again, np.concatenate([number, also.values[inside]])


def _lane_of(corpus: Corpus, query: Query) -> Numbers:
    """The lane of each person: its own, that of the whole it acts for, or one that is closed."""
    closed = {corpus.number_of(one) for one in query.folded} - {None}
    sides = query.lanes is Lanes.SIDES
    lanes = np.arange(len(corpus.people))
    for one in np.flatnonzero(corpus.parent >= 0).tolist():
        line = line_of(corpus, one)
        if sides:
            lanes[one] = line[-1]
            continue
        shut = [a for a in reversed(line) if a in closed]
        own = [a for a in line if corpus.is_person[a] or corpus.parent[a] < 0]
        lanes[one] = shut[0] if shut else own[0] if own else one
    return lanes


def line_of(corpus: Corpus, person: int) -> list[int]:
    """The number of a person and of all above by the first whole of each, nearest first."""
    line = [person]
    while (above := int(corpus.parent[line[-1]])) >= 0 and above not in line:
        line.append(above)
    return line


def _values(rows: Rows) -> Iterable[tuple[str, _Values]]:
    for field, column in (
        ("types", "type"),
        ("statuses", "status"),
        ("modalities", "modality"),
        ("level", "level"),
        ("statements", "type"),
        ("loose", "status"),
        ("articles", "number"),
    ):
        yield field, _Values(rows, column)
    for field, column in (("actors", "inside"), ("speakers", "said")):
        yield field, _Values(rows, column, several=True)


class _Values:
    """The values of a column in the rows that are kept."""

    def __init__(self, rows: Rows, column: str, *, several: bool = False) -> None:
        self._rows, self._column, self._several = rows, column, several

    def __call__(self, kept: Flags) -> Numbers:
        if self._column == "number":
            row = np.flatnonzero(kept)
            return _with_also(self._rows, row, self._rows.numbers("number")[row])[1]
        if not self._several:
            return self._rows.numbers(self._column)[kept]
        lists = self._rows.lists(self._column)
        return lists.values[kept[lists.rows]]


def _joined(parts: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, np.int32), *parts])
