"""Which events of a data set are one: told in several articles, they become one entry.

By the rules of a timeline (``timeline.merge``), but that reports meet only where their last days
are near; what is undated is taken as of the day of its article. Reports are put away by kind and by
a stretch of time, then taken up stretch by stretch: in memory are those of one stretch that share a
block with another article, and what is near its end. So nothing is compared with everything, and
what it takes grows with what is told of a few days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute, ipc

from dashboard.batch.reports import Told, read_reports, shared_keys
from dashboard.growing import growing
from dashboard.model import Actor, TimelineEntry
from dashboard.timeline.merging.entry import make_entry
from dashboard.timeline.merging.merge import LONGEST, merge, zones_apart
from dashboard.timeline.merging.names import join_actors
from dashboard.timeline.merging.sources import all_origins, copies

_STRETCH = 16  # days
_REACH = LONGEST + 1  # days before its own last one on which a report may meet another
_AT_ONCE = 2**13  # rows that wait in memory to be put away
_PACKED = ipc.IpcWriteOptions(compression="zstd")
Row = dict[str, Any]
Group = list[Told]


class PutAway:
    """Rows on the disk by a key, to be taken up again key by key."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._waiting: dict[Any, list[pa.Table]] = defaultdict(list)
        self._files: dict[Any, Path] = {}
        self._rows = self._number = 0

    def put(self, key: Any, table: pa.Table) -> None:
        """Put rows away under a key. Raises OSError."""
        self._waiting[key].append(table)
        self._rows += table.num_rows
        if self._rows >= _AT_ONCE:
            for one, tables in self._waiting.items():
                self._add(one, pa.concat_tables(tables))
            self._waiting.clear()
            self._rows = 0

    def _add(self, key: Any, table: pa.Table) -> None:
        """Write rows behind those that the file of their key has; each time a stream of its own."""
        if key not in self._files:
            self._files[key] = self._folder / f".{self._name}-{self._number}.part"
            self._number += 1
        with (
            self._files[key].open("ab") as file,
            ipc.new_stream(file, table.schema, options=_PACKED) as stream,
        ):
            stream.write_table(table)

    def take(self, key: Any) -> list[Row]:
        """The rows of a key in the order in which they came, which are then gone."""
        tables = self._waiting.pop(key, [])
        path = self._files.pop(key, None)
        if path is not None:
            tables = [*_streams(path), *tables]
            path.unlink()
        return [row for table in tables for row in table.to_pylist()]

    def known(self) -> list[Any]:
        """The keys, in order."""
        return sorted({*self._files, *self._waiting})


@dataclass(frozen=True, slots=True)
class Joined:
    """An event that several articles tell: its entry, who is in it, its reports, the lead first."""

    entry: TimelineEntry
    actors: tuple[Actor, ...]
    reports: tuple[Told, ...]


def _streams(path: Path) -> Iterator[pa.Table]:
    size = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < size:
            with ipc.open_stream(file) as stream:
                yield stream.read_all()


def put_reports(tables: Iterable[pa.Table], folder: Path) -> tuple[PutAway, list[int]]:
    """The reports that may be joined, by kind and stretch of time, with their places.

    Beside them the place at which each table begins.
    """
    away, at, starts = PutAway(folder, "reports"), 0, []
    for table in tables:
        starts.append(at)
        places = pa.array(range(at, at + table.num_rows), pa.int64())
        at += table.num_rows
        dated = table.append_column("place", places).filter(compute.greater(table["last"], 0))
        stretches, kinds = np.asarray(dated["last"]) // _STRETCH, np.asarray(dated["kind"])
        for kind, stretch in sorted(set(zip(kinds.tolist(), stretches.tolist(), strict=True))):
            mine = pa.array((kinds == kind) & (stretches == stretch))
            away.put((kind, stretch), dated.filter(mine))
    return away, starts


def groups(away: PutAway) -> Iterator[Joined]:
    """Each event that several articles tell."""
    kind, rows, begun = None, list[Row](), list[Group]()
    for key in away.known():
        begin = key[1] * _STRETCH - _REACH
        if key[0] != kind:
            yield from map(_entry, begun)
            kind, rows, begun = key[0], [], []
        yield from (_entry(group) for group in begun if _last(group) < begin)
        begun = [group for group in begun if _last(group) >= begin]
        rows = [row for row in rows if row["last"] >= begin] + away.take(key)
        begun = _joined(rows, begun)
        taken = {told.place for group in begun for told in group}
        rows = [row for row in rows if row["place"] not in taken]
    yield from map(_entry, begun)


def _last(group: Group) -> int:
    return max(told.last for told in group)


def _joined(rows: Sequence[Row], begun: Sequence[Group]) -> list[Group]:
    """The groups of several reports each, those that were begun with what comes to them."""
    with growing():
        near = list(shared_keys(rows, (told for group in begun for told in group)))
        known = {told.facts.id: told for told in read_reports(near)}
        new = [told.facts for told in known.values()]
        known |= {told.facts.id: told for group in begun for told in group}
        found = merge(new, {}, [[told.facts for told in group] for group in begun])
        return [[known[facts.id] for facts in group] for group in found if len(group) > 1]


def _entry(group: Group) -> Joined:
    parsed, names = [told.parsed for told in group], [dict(told.names) for told in group]
    actors = join_actors(parsed, names)
    copied = copies({told.parsed.article.id: told.sketch for told in group})
    known = {
        one: replace(told.origin, text=copied.get(one, ""))
        for told in group
        for one in [told.parsed.article.id]
    }
    entry = make_entry(
        (told.report for told in group),
        actors,
        origins=all_origins(known),
        zones=zones_apart([told.facts for told in group]),
    )
    of = {told.facts.id: told for told in group}
    ordered = tuple(of[report.event.id] for report in entry.reports)
    return Joined(entry, tuple(actors.values()), ordered)
