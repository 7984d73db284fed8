"""What the page draws of a corpus: its events where they are few, else counts by lane and time.

The page gets columns of the same form as those of a timeline (``picture.columns``), and under
``part`` what it cannot count itself, as it has not all of the events.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from pyarrow import compute

from dashboard.batch.index_rows import OPEN
from dashboard.corpus.column_filter import BIT, FIELDS, article_number, name_article
from dashboard.corpus.local import KNOWN_IN_ONE, local_counts, local_id, local_name
from dashboard.corpus.opened import Corpus, Numbers
from dashboard.corpus.tally import Stretch, Tally, cells, line_of, tally
from dashboard.limits import cut
from dashboard.model import ActorKind, DateStatus
from dashboard.picture.columns import DAY_MS, Columns, named_lists, named_subtypes
from dashboard.review import State
from dashboard.timeline.levels import STATEMENT
from dashboard.timeline.query import LOOSE, Lanes, Query
from dashboard.timeline.wording.dates import show_day

MOST_APART = 2000  # events that are sent one by one
_MOST_LANES = 60  # as a picture that is saved has; the page shows fewer until all are asked for
_MOST_LISTED = 200  # values of a filter
_BARS = 160  # of the strip with all the time
_NOTHING = (10957.0, 11323.0)  # the year 2000, where no event has a date
_EPOCH = dt.date(1970, 1, 1).toordinal()
_READ = (
    *("number", "id", "title", "when", "first", "last", "fades", "type", "status", "modality"),
    *("level", "who", "others", "kinds", "roles", "said", "also", "also_id", "sources", "dissent"),
)


def part(corpus: Corpus, query: Query, *, number: int, view: Stretch | None = None) -> Columns:
    """The columns of what the query leaves. Nothing left gives columns without events.

    ``view`` are the days that the picture shows, ``number`` the stretches in which they are
    counted where there are more than ``MOST_APART`` events.
    """
    asked = replace(query, event=None, order=())
    found = tally(corpus, asked)
    shown = view or _first_view(found, query)
    chosen = int(found.chosen.sum())
    drawn: _Events
    if chosen <= MOST_APART:
        drawn = _apart(corpus, found)
    else:
        drawn = _counted(corpus, asked, found, stretch=shown, number=number)
    listed = _Listed(corpus, found, query, drawn)
    return {
        "events": drawn.columns(listed),
        "actors": listed.actors(),
        **named_lists(corpus.types),
        "subtypes": named_subtypes(corpus.subtypes, corpus.types),
        "marks": [],
        "articles": listed.articles(),
        "relations": [],
        "part": {
            **_numbers(corpus, found, shown),
            "chosen": chosen,
            "facets": listed.facets(chosen),
            "weighed": bool(tally(corpus, Query()).facets["level"][1:].any()),
            "lifted": {field: found.lifted(field) for field in FIELDS},
            "grid": drawn.grid,
            "shelf": drawn.shelf,
        },
    }


def _first_view(found: Tally, query: Query) -> Stretch:
    """The window of the query, else where most events lie, else all the time that there is."""
    begin, end = found.extent or _NOTHING
    if query.since is None and query.until is None:
        return found.dense() or (begin, end)
    begin = query.since.toordinal() - _EPOCH if query.since else begin
    end = query.until.toordinal() - _EPOCH + 1 if query.until else end
    return (begin, end) if begin < end else (begin, begin + 1)


def _numbers(corpus: Corpus, found: Tally, view: Stretch) -> Columns:
    extent = found.extent or _NOTHING
    days = corpus.articles["published"]
    known = days.filter(compute.not_equal(days, OPEN))
    limits = compute.min_max(known).as_py() if len(known) else {}
    return {
        "size": corpus.size,
        "articles": len(corpus.articles),
        "published": [_show(day) for day in dict.fromkeys(limits.values())],
        "actors": int((found.facets["actors"] > 0).sum()),
        "undated": found.without_date,
        "extent": [day * DAY_MS for day in extent],
        "view": [day * DAY_MS for day in view],
        "overview": found.histogram(extent, _BARS),
        "beyond": found.beyond(view),
        "lanes": int((found.lanes > 0).sum()),
    }


class _Other(NamedTuple):
    """Who is known in one article only, or all of them."""

    id: str
    name: str
    kind: str


class _Events:
    """Events or counts as they are drawn, with the people and articles that they name."""

    grid: Columns | None = None
    shelf: list[list[str]] | None = None  # of counts the ids and titles of events without a date
    people: Iterable[int] = ()
    numbers: Iterable[int] = ()
    others: Sequence[_Other] = ()

    def columns(self, listed: _Listed) -> Columns:
        """The columns of the events; people and articles as positions in the lists."""
        raise NotImplementedError


class _Apart(_Events):
    """Few events, each by itself."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._rows = rows
        self.people = [p for row in rows for p in (*row["who"], *row["said"])]
        self.numbers = [number for row in rows for number in (row["number"], *row["also"])]
        self.others = list({one.id: one for row in rows for one in _others(row)}.values())

    def columns(self, listed: _Listed) -> Columns:
        rows = self._rows
        first, last = ([row[name] for row in rows] for name in ("first", "last"))
        return {
            "id": [name_article(row["number"], row["id"]) for row in rows],
            "from": [None if day == OPEN else day * DAY_MS for day in first],
            "to": [None if day == OPEN else (day + 1) * DAY_MS for day in last],
            **{name: [row[name] for row in rows] for name in ("title", "when", "fades")},
            **listed.kinds([row["type"] for row in rows]),
            **{name: [row[name] for row in rows] for name in ("status", "modality", "level")},
            "article": [listed.article_at[row["number"]] for row in rows],
            "also": {i: _also(row, listed) for i, row in enumerate(rows) if row["also"]},
            **{name: [row[name] for row in rows] for name in ("sources", "dissent")},
            **_without_hands(len(rows)),
            "who": [_roles(row, listed) for row in rows],
            "said": [[listed.person_at[p] for p in row["said"]] for row in rows],
        }


def _roles(row: Mapping[str, Any], listed: _Listed) -> list[list[int]]:
    own = [listed.person_at[person] for person in row["who"]]
    own += [listed.other_at[other.id] for other in _others(row)]
    return [[actor, role] for actor, role in zip(own, row["roles"], strict=True)]


def _others(row: Mapping[str, Any]) -> list[_Other]:
    """Who takes part that is known in this article only."""
    kinds, number = list(ActorKind), row["number"]
    named = zip(row["others"], row["kinds"], strict=True)
    return [_Other(local_id(name, number), name, str(kinds[kind])) for name, kind in named]


def _without_hands(size: int) -> Columns:
    """What people say of events, which nobody said of those of a data set."""
    return {"state": [0] * size, "marks": {}}


def _also(row: Mapping[str, Any], listed: _Listed) -> list[list[Any]]:
    """The other articles that tell of an event, each with the name that it has there."""
    told = zip(row["also"], row["also_id"], strict=True)
    return [[listed.article_at[number], name_article(number, event)] for number, event in told]


def _apart(corpus: Corpus, found: Tally) -> _Apart:
    """The chosen events in order of time, and some of those without a date."""
    places = list(dict.fromkeys((*np.flatnonzero(found.chosen).tolist(), *found.undated)))
    rows = corpus.take(places, _READ)
    return _Apart(sorted(rows, key=_order))


def _order(row: Mapping[str, Any]) -> tuple[bool, int, int, int, str]:
    first, last = row["first"], row["last"]
    begin, end = (last if first == OPEN else first), (first if last == OPEN else last)
    return begin == OPEN, begin, end, row["number"], row["id"]


class _Counted(_Events):
    """Many events: how many there are in each lane and each stretch of the view."""

    def __init__(self, counts: Numbers, lanes: Sequence[int], by: Lanes, stretch: Stretch) -> None:
        self._lanes, self._by = lanes, by
        self._cells = [(b, n) for b, n in np.argwhere(counts.T > 0).tolist()]
        self._counts = counts
        number = counts.shape[1]
        self._width = (stretch[1] - stretch[0]) / number
        self._begin = stretch[0]
        self.grid = {
            "begin": stretch[0] * DAY_MS,
            "length": self._width * DAY_MS,
            "at": [b for b, _ in self._cells],
            "count": [int(counts[n, b]) for b, n in self._cells],
        }
        if by in (Lanes.ACTORS, Lanes.SIDES):
            self.people, self.others = (
                lanes,
                [_Other(KNOWN_IN_ONE, KNOWN_IN_ONE.capitalize(), str(ActorKind.GROUP))],
            )
        if by is Lanes.ARTICLES:
            self.numbers = lanes

    def columns(self, listed: _Listed) -> Columns:
        of = [self._lanes[n] for _, n in self._cells]
        days = [self._days(b) for b, _ in self._cells]
        size = len(of)
        by_type, by_article = self._by is Lanes.TYPES, self._by is Lanes.ARTICLES
        return {
            "id": [f"counted {b} {n}" for b, n in self._cells],
            "title": [f"{self._counts[n, b]:,} events" for b, n in self._cells],
            "when": [_show(a) if a == b else f"{_show(a)} to {_show(b)}" for a, b in days],
            "from": [first * DAY_MS for first, _ in days],
            "to": [(last + 1) * DAY_MS for _, last in days],
            "type": of if by_type else [0] * size,
            "article": [listed.article_at[n] for n in of] if by_article else [0] * size,
            **{name: [0] * size for name in ("fades", "status", "modality", "level", "dissent")},
            "also": {},
            "sources": [1] * size,
            **_without_hands(size),
            "who": [[] if by_type or by_article else listed.of_lane(n) for n in of],
            "said": [[] for _ in of],
        }  # fmt: skip

    def _days(self, stretch: int) -> tuple[int, int]:
        """The first and the last day that a stretch touches."""
        begin = self._begin + stretch * self._width
        return math.floor(begin), max(math.floor(begin), math.ceil(begin + self._width) - 1)


def _counted(
    corpus: Corpus, query: Query, found: Tally, *, stretch: Stretch, number: int
) -> _Counted:
    ranked = np.argsort(-found.lanes, kind="stable")[:_MOST_LANES]
    lanes = ranked[found.lanes[ranked] > 0]
    counts = cells(corpus, query, found.out, lanes=lanes, stretch=stretch, number=number)
    drawn = _Counted(counts, lanes.tolist(), query.lanes, stretch)
    undated = corpus.take(found.undated, ("number", "id", "title"))
    drawn.shelf = [[name_article(r["number"], r["id"]), r["title"]] for r in undated]
    return drawn


class _Listed:
    """The people and articles that the page knows: of all there are, those that matter now."""

    def __init__(self, corpus: Corpus, found: Tally, query: Query, drawn: _Events) -> None:
        self._corpus, self._found = corpus, found
        everybody = range(len(corpus.people))
        asked = (corpus.number_of(a) for a in (*query.actors, *query.without, *query.speakers))
        wanted = {a for a in (*asked, *drawn.people) if a is not None and a in everybody}
        wanted |= {*_top(found.facets["actors"]), *_top(found.facets["speakers"])}
        wanted |= {above for one in tuple(wanted) for above in line_of(corpus, one)}
        weight = tally(corpus, Query()).facets["actors"]
        self._people = sorted(wanted, key=lambda one: (-weight[one], one))
        self.person_at = {person: n for n, person in enumerate(self._people)}
        others = {one.id: one for one in drawn.others}
        for one in (*query.actors, *query.without):
            if corpus.number_of(one) is None:
                others.setdefault(one, _Other(one, local_name(one), str(ActorKind.GROUP)))
        self._others = list(others.values())
        self.other_at = {one: n for n, one in enumerate(others, len(self._people))}
        rows = {int(number): row for row, number in enumerate(corpus.article_numbers)}
        named = (article_number(name) for name in query.articles)
        numbers = (*drawn.numbers, *_top(found.facets["articles"]), *named)
        kept = sorted({n for n in numbers if n is not None and n in rows})
        self._rows = [rows[number] for number in kept]
        self.article_at = {number: n for n, number in enumerate(kept)}

    def of_lane(self, lane: int) -> list[list[int]]:
        """Who takes part in what lies in a lane of people; nobody in the last one."""
        local = lane == len(self._corpus.people)
        at = self.other_at.get(KNOWN_IN_ONE) if local else self.person_at.get(lane)
        return [] if at is None else [[at, 0]]

    def actors(self) -> Columns:
        """The columns of the actors."""
        people = self._corpus.people.take(np.asarray(self._people, dtype=np.int64)).to_pylist()
        parents = [[self.person_at[a] for a in p["parents"] if a in self.person_at] for p in people]
        return {
            "id": [*(p["id"] for p in people), *(o.id for o in self._others)],
            "name": [*(p["name"] for p in people), *(o.name for o in self._others)],
            "kind": [*(p["kind"] for p in people), *(o.kind for o in self._others)],
            "parents": [*parents, *([] for _ in self._others)],
        }

    def articles(self) -> list[Columns]:
        """The articles."""
        rows = self._corpus.articles.take(np.asarray(self._rows, dtype=np.int64)).to_pylist()
        return [
            {
                "id": name_article(row["number"], row["id"]),
                "title": cut("title", row["title"]),  # a data set may be older than the limits
                "source": row["source"] and cut("source", row["source"]),
                "published": None if row["published"] == OPEN else row["published"] * DAY_MS,
                "when": None if row["published"] == OPEN else _show(row["published"]),
                "quotes": row["quotes"],
            }
            for row in rows
        ]

    def kinds(self, of: Sequence[int]) -> Columns:
        """Type and subtype of events, by the positions of their kinds."""
        types, subtypes = (n[list(of)] for n in (self._corpus.type_of, self._corpus.subtype_of))
        return {"type": types.tolist(), "subtype": subtypes.tolist()}

    def facets(self, chosen: int) -> Columns:
        """How many events there are for each value of each list."""
        facets = self._found.facets
        none = [0] * len(self._others)
        left = (self._found.out & np.uint16(~BIT["actors"] & 0xFFFF)) == 0
        local = local_counts(self._corpus, [one.id for one in self._others], left)
        numbers = list(self.article_at)
        return {
            "actors": [*facets["actors"][self._people].tolist(), *local.values()],
            "speakers": [*facets["speakers"][self._people].tolist(), *none],
            "articles": facets["articles"][numbers].tolist(),
            **_of_kinds(self._corpus, facets["types"]),
            **{name: facets[name].tolist() for name in ("statuses", "modalities")},
            "level": facets["level"].tolist(),
            "statements": _spoken(self._corpus, facets["statements"]),
            "loose": _loose(facets["loose"]),
            "states": [chosen, *([0] * (len(State) - 1))],
            "marks": [],
        }


def _of_kinds(corpus: Corpus, by_kind: Numbers) -> Columns:
    """How many are of each type, and of each subtype."""
    types = np.bincount(corpus.type_of, by_kind, len(corpus.types)).astype(int)
    subtypes = np.bincount(corpus.subtype_of, by_kind, len(corpus.subtypes) + 1).astype(int)
    return {"types": types.tolist(), "subtypes": subtypes[1:].tolist()}


def _loose(by_status: Numbers) -> list[int]:
    """How many have a date of their own, and how many have none, or only a limit."""
    loose = sum(int(n) for s, n in zip(DateStatus, by_status, strict=True) if s in LOOSE)
    return [int(by_status.sum()) - loose, loose]


def _spoken(corpus: Corpus, by_kind: Numbers) -> list[int]:
    """How many are no statements, and how many are."""
    spoken = int(by_kind[corpus.is_of_kind([STATEMENT])].sum())
    return [int(by_kind.sum()) - spoken, spoken]


def _top(counts: Numbers) -> list[int]:
    """The numbers that have most, none with nought."""
    number = min(_MOST_LISTED, len(counts))
    best = np.argpartition(-counts, number - 1)[:number] if number else np.zeros(0, int)
    return [int(n) for n in best if counts[n] > 0]


def _show(day: float) -> str:
    """A day since 1970 in words; one beyond the calendar as the last of it."""
    return show_day(dt.date.fromordinal(min(max(int(day) + _EPOCH, 1), dt.date.max.toordinal())))


def articles_left(corpus: Corpus, query: Query, most: int) -> list[str]:
    """The names of the first articles of which the query leaves an event, no more than ``most``."""
    found = tally(corpus, replace(query, event=None, order=()))
    numbers = np.flatnonzero(_told(corpus, found))[:most]
    ids = corpus.articles["id"]
    rows = np.searchsorted(corpus.article_numbers, numbers)
    return [
        name_article(int(n), ids[int(row)].as_py()) for n, row in zip(numbers, rows, strict=True)
    ]


def _told(corpus: Corpus, found: Tally) -> Numbers:
    """By the number of an article how many of the chosen events it tells."""
    told = np.zeros(len(found.facets["articles"]), dtype=np.int64)
    for rows in corpus.rows(["number", "also"]):
        kept = found.chosen[rows.at : rows.at + rows.size]
        also = rows.lists("also")
        for numbers in (rows.numbers("number")[kept], also.values[kept[also.rows]]):
            told += np.bincount(numbers, minlength=len(told))
    return told
