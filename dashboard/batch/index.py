"""The index of a data set: one narrow row an event, by which it is filtered, counted and searched.

Each chunk has its part, made where the article is parsed. When all is done the parts become one
file with large row groups, names as numbers, so that a question reads a few columns of one file.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dashboard.library.whole_file import write_whole
from dashboard.model import DateStatus, Modality, ParsedArticle, Role, Timeline, TimelineEntry
from dashboard.picture.columns import fades
from dashboard.timeline.build import build
from dashboard.timeline.query import search_text
from dashboard.timeline.words import in_words

INDEX = "index"
ENTRIES, PEOPLE, ARTICLES = "entries.parquet", "people.parquet", "articles.parquet"
TYPES = "types.json"  # the types of events in the order of their numbers
OPEN = -(2**31)  # stands for a day that is not known
ROW_GROUP = 2**16  # rows; they are read and counted at once
_PARTS = "parts"
_EPOCH = dt.date(1970, 1, 1).toordinal()
_TEXT, _NUMBER = pa.string(), pa.int32()
_SHARED = {
    "number": _NUMBER,
    "first": _NUMBER,
    "last": _NUMBER,
    "fades": pa.uint8(),
    "status": pa.uint8(),
    "modality": pa.uint8(),
    "roles": pa.list_(pa.uint8()),
    **dict.fromkeys(("id", "title", "when", "words"), _TEXT),
    "others": pa.list_(_TEXT),
}
_NAMES = pa.list_(_TEXT)
_NUMBERS = pa.list_(_NUMBER)
_PERSON = {"id": _TEXT, "name": _TEXT, "kind": _TEXT}
# ``who`` and ``said`` are those who are one person in all articles, ``others`` the names of those
# who are known in this article alone. ``roles`` has one for each of both, in this order.
PART_COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "entries": {**_SHARED, "type": _TEXT, "who": _NAMES, "said": _NAMES},
    "people": {**_PERSON, "parents": _NAMES},
    "sources": {
        "number": _NUMBER,
        "chunk": _NUMBER,
        "published": _NUMBER,
        "quotes": _NUMBER,
        **dict.fromkeys(("id", "title", "source", "month"), _TEXT),
    },
}
# Of the whole: ``inside`` has those who take part and all above them, each once.
_WHOLE = {
    "people": {**_PERSON, "parents": _NUMBERS},
    "sources": PART_COLUMNS["sources"],
    "entries": {
        **_SHARED,
        "type": pa.uint16(),
        **dict.fromkeys(("who", "inside", "said"), _NUMBERS),
    },
}
SCHEMAS = {name: pa.schema(list(columns.items())) for name, columns in _WHOLE.items()}


def index_rows(parsed: ParsedArticle) -> dict[str, list[dict[str, Any]]]:
    """The rows of an article for the parts of the index; an article without events has no entry."""
    timeline = build([parsed])
    article = parsed.article
    local = f" ({article.id})"
    shared = {a.id for a in timeline.actors if not a.id.endswith(local)}
    day = None if article.published is None else article.published.day
    source = {
        "published": _day(day),
        "quotes": len(parsed.quotes),
        "id": article.id,
        "title": article.title or article.id,
        "source": article.source,
    }
    people = [
        {
            "id": a.id,
            "name": a.name,
            "kind": str(a.kind),
            "parents": [above for above in a.member_of if above in shared],
        }
        for a in timeline.actors
        if a.id in shared
    ]
    entries = [_entry_row(entry, timeline, shared) for entry in timeline.entries]
    return {"entries": entries, "people": people, "sources": [source]}


def _entry_row(entry: TimelineEntry, timeline: Timeline, shared: set[str]) -> dict[str, Any]:
    event, names = entry.event, {actor.id: actor.name for actor in timeline.actors}
    ours = [p for p in event.participants if p.actor in shared]
    others = [p for p in event.participants if p.actor in names and p.actor not in shared]
    said = dict.fromkeys(q.speaker for q in entry.quotes if q.speaker in shared)
    return {
        "first": _day(event.date.earliest),
        "last": _day(event.date.latest),
        "fades": int(fades(entry)),
        "type": event.type,
        "status": list(DateStatus).index(event.date.status),
        "modality": list(Modality).index(event.modality),
        "who": [p.actor for p in ours],
        "others": [names[p.actor] for p in others],
        "roles": [list(Role).index(p.role) for p in (*ours, *others)],
        "said": list(said),
        "id": event.id,
        "title": event.headline,
        "when": in_words(event.date),
        "words": search_text(entry),
    }


def _day(day: dt.date | None) -> int:
    return OPEN if day is None else day.toordinal() - _EPOCH


def part_path(folder: Path, table: str, chunk: int) -> Path:
    """Where a chunk's part of the index lies."""
    return folder / INDEX / _PARTS / f"{table}-{chunk:08d}.parquet"


def to_part(table: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as the part of a chunk; the same rows give the same bytes."""
    schema = pa.schema(list(PART_COLUMNS[table].items()))
    return _bytes(pa.Table.from_pylist(list(rows), schema))


def join_parts(folder: Path, chunks: int) -> None:
    """Make the index of the parts of so many chunks. Raises OSError.

    What is in memory is a row group, and what is known of each who is one person in all articles.
    """
    (folder / INDEX).mkdir(exist_ok=True)
    people = _People()
    for part in _parts(folder, "people", chunks):
        people.meet(part)
    _write(folder / INDEX / PEOPLE, SCHEMAS["people"], [people.table()])
    _write(folder / INDEX / ARTICLES, SCHEMAS["sources"], _parts(folder, "sources", chunks))
    entries = map(people.numbered, _parts(folder, "entries", chunks))
    _write(folder / INDEX / ENTRIES, SCHEMAS["entries"], entries)
    write_whole(folder / INDEX / TYPES, [json.dumps(list(people.types)).encode()])


def _parts(folder: Path, table: str, chunks: int) -> Iterator[pa.Table]:
    for chunk in range(chunks):
        yield parquet.read_table(part_path(folder, table, chunk))


class _People:
    """Who is one person in all articles, and the types of events, by their numbers.

    Of each the fullest name, and all that an article says it belongs to, as on a timeline.
    """

    def __init__(self) -> None:
        self.types: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._kinds: list[str] = []
        self._parents: list[tuple[str, ...]] = []
        self._above: dict[int, tuple[int, ...]] = {}  # itself and all above it, once it was asked

    def meet(self, part: pa.Table) -> None:
        """Take note of the people of a part."""
        for row in part.to_pylist():
            number = self._numbers.setdefault(row["id"], len(self._numbers))
            if number == len(self._names):
                self._names.append(row["name"])
                self._kinds.append(sys.intern(row["kind"]))
                self._parents.append(())
            if len(row["name"].split()) > len(self._names[number].split()):
                self._names[number] = row["name"]
            new = [above for above in row["parents"] if above not in self._parents[number]]
            if new:
                self._parents[number] += tuple(map(sys.intern, new))

    def table(self) -> pa.Table:
        """All of them, in the order of their numbers."""
        parents = [[self._numbers[above] for above in own] for own in self._parents]
        columns = {"id": list(self._numbers), "name": self._names, "kind": self._kinds}
        return pa.table({**columns, "parents": parents}, SCHEMAS["people"])

    def _inside(self, person: int) -> tuple[int, ...]:
        if person not in self._above:
            found = [person]
            for one in found:
                direct = (self._numbers[above] for above in self._parents[one])
                found += [above for above in direct if above not in found]
            self._above[person] = tuple(found)
        return self._above[person]

    def numbered(self, part: pa.Table) -> pa.Table:
        """The rows with numbers in the place of names and types."""
        columns = {name: part[name] for name in _SHARED}
        types = [self.types.setdefault(name, len(self.types)) for name in part["type"].to_pylist()]
        who, said = (
            [[self._numbers[one] for one in own] for own in part[name].to_pylist()]
            for name in ("who", "said")
        )
        inside = [list(dict.fromkeys(a for one in own for a in self._inside(one))) for own in who]
        lists = {"who": who, "inside": inside, "said": said}
        return pa.table({**columns, "type": types, **lists}, SCHEMAS["entries"])


def _write(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    """Write the tables as one file with row groups of an even size, whole or not at all."""
    temporary = path.with_name(f".{path.name}.part")
    with ExitStack() as stack:
        stack.callback(temporary.unlink, missing_ok=True)
        # The words are searched whole: what unpacks fast is found fast.
        packed = {name: "lz4" if name == "words" else "zstd" for name in _leaves(schema)}
        with parquet.ParquetWriter(temporary, schema, compression=packed) as writer:
            for group in _groups(tables, schema):
                writer.write_table(group, row_group_size=ROW_GROUP)
        temporary.replace(path)


def _leaves(schema: pa.Schema) -> Iterator[str]:
    """The columns as Parquet names them."""
    for field in schema:
        yield f"{field.name}.list.element" if pa.types.is_list(field.type) else field.name


def _groups(tables: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    waiting: list[pa.Table] = []
    rows = 0
    for table in tables:
        waiting.append(table)
        rows += table.num_rows
        if rows >= ROW_GROUP:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, ROW_GROUP)
            waiting = [whole.slice(ROW_GROUP)]
            rows = waiting[0].num_rows
    yield pa.concat_tables([*waiting, schema.empty_table()])


def _bytes(table: pa.Table) -> bytes:
    out = pa.BufferOutputStream()
    parquet.write_table(table, out, compression="zstd")
    return bytes(out.getvalue().to_pybytes())
