"""The index of a data set: one narrow row an event, by which it is filtered, counted and searched.

Each chunk has its part, made where the article is parsed. When all is done the parts become one
file with large row groups, names as numbers, so that a question reads a few columns of one file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dashboard.batch.index_rows import PART_COLUMNS, PERSON, SHARED
from dashboard.batch.merged import merged_entries
from dashboard.library.atomic_write import write_whole

INDEX = "index"
ENTRIES, PEOPLE, ARTICLES = "entries.parquet", "people.parquet", "articles.parquet"
TYPES = "types.json"  # types of events, "JUSTICE" or "JUSTICE Justice.Arrest", by their numbers
FILES = (ENTRIES, PEOPLE, ARTICLES, TYPES)
ROW_GROUP = 2**16  # rows; they are read and counted at once
_PARTS = "parts"
_NUMBER = pa.int32()
_NUMBERS = pa.list_(_NUMBER)
# Of the whole: ``inside`` has those who take part and all above them, each once.
_WHOLE = {
    "people": {**PERSON, "parents": _NUMBERS},
    "sources": PART_COLUMNS["sources"],
    "entries": {
        **SHARED,
        "type": pa.uint16(),
        **dict.fromkeys(("who", "inside", "said"), _NUMBERS),
    },
}
SCHEMAS = {name: pa.schema(list(columns.items())) for name, columns in _WHOLE.items()}


def part_path(folder: Path, table: str, chunk: int) -> Path:
    """Where a chunk's part of the index lies."""
    return folder / INDEX / _PARTS / f"{table}-{chunk:08d}.parquet"


def to_part(table: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as the part of a chunk; the same rows give the same bytes."""
    schema = pa.schema(list(PART_COLUMNS[table].items()))
    return _bytes(pa.Table.from_pylist(list(rows), schema))


def join_parts(folder: Path, chunks: int) -> int:
    """Make the index of the parts of so many chunks; returns its number of entries. Raises OSError.

    What several articles tell is one entry. What is in memory is a row group, what is told of a few
    days, and what is known of each who is one person in all articles.
    """
    (folder / INDEX).mkdir(exist_ok=True)
    people = _People()
    for part in _parts(folder, "people", chunks):
        people.meet(part)
    _write(folder / INDEX / PEOPLE, SCHEMAS["people"], [people.table()])
    _write(folder / INDEX / ARTICLES, SCHEMAS["sources"], _parts(folder, "sources", chunks))
    told, reports = (_parts(folder, table, chunks) for table in ("entries", "reports"))
    merged = merged_entries(told, reports, folder / INDEX)
    _write(folder / INDEX / ENTRIES, SCHEMAS["entries"], map(people.numbered, merged))
    write_whole(folder / INDEX / TYPES, [json.dumps(list(people.types)).encode()])
    return int(parquet.read_metadata(folder / INDEX / ENTRIES).num_rows)


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
        columns = {name: part[name] for name in SHARED}
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
