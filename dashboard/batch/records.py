"""The record of a chunk: what made it, its files with their hashes, and the counts of their rows.

What lies in a data set is held against its record before it is believed. This tells damage, and
files that others laid there; who may write there could also write a record that fits.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dashboard.batch.index import INDEX
from dashboard.batch.tables import COLUMNS
from dashboard.errors import DashboardError

CHUNKS = "chunks"
_CHUNK_OF = re.compile(r"-(\d{8,})\.parquet")


class DamageError(DashboardError):
    """A file of a data set is not as it was made; the message names it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a chunk was made of and by, its files by their names in the data set, its counts."""

    form: str
    input: str
    parser: str
    rows: str
    files: Mapping[str, str]
    counts: Mapping[str, int]

    def is_made_by(self, other: Record) -> bool:
        """Whether both were made of the same articles by the same program."""
        mine, others = ((r.form, r.input, r.parser, r.rows) for r in (self, other))
        return mine == others

    def written(self) -> bytes:
        """It as a file."""
        return as_json(asdict(self))


def as_json(value: Mapping[str, Any]) -> bytes:
    """A mapping as a file: the same one gives the same bytes."""
    return f"{json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def record_path(folder: Path, chunk: int) -> Path:
    """Where the record of a chunk lies."""
    return folder / CHUNKS / f"{chunk:08d}.json"


def read_record(folder: Path, chunk: int) -> Record | None:
    """The record of a chunk; None where there is none. Raises DamageError for what is no record."""
    path = record_path(folder, chunk)
    try:
        record = Record(**json.loads(path.read_text("utf-8")))
        made_by = (record.form, record.input, record.parser, record.rows)
        texts = (*made_by, *record.files, *record.files.values(), *record.counts)
        sound = all(isinstance(text, str) for text in texts)
        sound &= all(type(count) is int for count in record.counts.values())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamageError(f"{path}: cannot be read ({error})") from error
    if not sound:
        raise DamageError(f"{path}: is no record of a chunk")
    return record


def read_file(folder: Path, name: str, sha256: str) -> bytes:
    """The bytes of a file of a data set. Raises DamageError where the hash is not theirs."""
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        why = "is missing" if isinstance(error, FileNotFoundError) else f"cannot be read ({error})"
        raise DamageError(f"{path}: {why}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamageError(f"{path}: is not as it was made: it was damaged or changed")
    return data


def hold(folder: Path, chunk: int, record: Record, there: Collection[str]) -> None:
    """Hold the files of a chunk against its record; ``there`` names those that lie there.

    Raises DamageError, naming the first that is missing, damaged, or not of the record.
    """
    if strange := sorted(set(there) - record.files.keys()):
        raise DamageError(f"{folder / strange[0]}: is not of the record of its chunk")
    if missing := sorted(record.files.keys() - set(there)):
        raise DamageError(f"{folder / missing[0]}: is missing")
    rows: Counter[str] = Counter(dict.fromkeys(COLUMNS, 0))
    for name, sha256 in sorted(record.files.items()):
        table = name.partition("/")[0]
        data = read_file(folder, name, sha256)
        if table in COLUMNS:
            rows[table] += _rows_in(folder / name, data)
    if dict(rows) != dict(record.counts):
        raise DamageError(f"{record_path(folder, chunk)}: counts other rows than there are")


def _rows_in(path: Path, data: bytes) -> int:
    try:
        return int(parquet.read_metadata(pa.BufferReader(data)).num_rows)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise DamageError(f"{path}: is no Parquet ({error})") from error


def lying(folder: Path) -> dict[int, set[str]]:
    """The names of the parts that lie in a data set, by the number of their chunk."""
    found: dict[int, set[str]] = defaultdict(set)
    for place in (*(f"{table}/month=*" for table in COLUMNS), f"{INDEX}/parts"):
        for path in folder.glob(f"{place}/*.parquet"):
            if numbered := _CHUNK_OF.search(path.name):
                found[int(numbered[1])].add(path.relative_to(folder).as_posix())
    return found
