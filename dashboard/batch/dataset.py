"""A data set on the disk: parts by month of publication, a record a chunk, and a manifest.

A chunk is a fixed number of articles in the order of the source. Its parts are written, then its
record, each whole or not at all: a chunk without a record counts as not done and is done again,
and so does one whose parts are not as their record says.
"""

from __future__ import annotations

import fnmatch
import functools
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dashboard.batch.index import FILES, INDEX, join_parts, part_path, to_part
from dashboard.batch.index_rows import PART_COLUMNS
from dashboard.batch.records import (
    CHUNKS,
    Record,
    as_json,
    hold,
    lying,
    read_record,
    record_path,
)
from dashboard.batch.tables import COLUMNS, described, to_parquet
from dashboard.batch.work import Row
from dashboard.errors import DashboardError
from dashboard.library.atomic_write import write_whole
from dashboard.locking import try_lock
from dashboard.registry import rows_version

FORM = "dashboard-data-set/6"
MANIFEST = "manifest.json"
_LOCK = ".lock"
_NO_MONTH = "unknown"
_FOLDERS = (CHUNKS, INDEX, *COLUMNS)
_AT_ONCE = 8  # parts: articles of many months are many files, and each waits for the disk
_UNFINISHED = f".{MANIFEST}-*.part"
_OF_THE_SYSTEM = {".DS_Store", "desktop.ini", "Thumbs.db"}  # laid there by who only looks

Rows = Mapping[str, list[tuple[str, Row]]]


@dataclass(frozen=True, slots=True)
class DataSet:
    """The folder of a data set, and which program and parser write it."""

    folder: Path
    program: str
    parser: str

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """Make the folder, and take away what a run that was killed had not finished.

        Within it nobody else writes there. Raises DashboardError if another does, or if something
        else lies there.
        """
        self._check()
        (self.folder / CHUNKS).mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("a+b") as lock:
            if not try_lock(lock.fileno()):
                raise DashboardError(
                    f"{self.folder}: another `dashboard batch` is writing there; wait until it is "
                    "done, or name another folder with --to"
                )
            for pattern in (_UNFINISHED, *(f"{own}/**/.*.part" for own in _FOLDERS)):
                for part in self.folder.glob(pattern):
                    part.unlink()
            (self.folder / MANIFEST).unlink(missing_ok=True)  # it is there when all is done
            yield

    def _check(self) -> None:
        """Nothing. Raises DashboardError if what lies in the folder is of no data set."""
        if self.folder.exists() and not self.folder.is_dir():
            raise DashboardError(f"{self.folder}: is a file; name a folder with --to")
        there = {p.name for p in self.folder.iterdir()} if self.folder.is_dir() else set()
        there -= _OF_THE_SYSTEM
        strange = there - {MANIFEST, _LOCK, *_FOLDERS}
        strange -= set(fnmatch.filter(strange, _UNFINISHED))
        if there.isdisjoint({MANIFEST, CHUNKS, _LOCK}):  # with none of these it is not ours
            strange = there
        if strange:
            raise DashboardError(
                f"{self.folder}: holds {sorted(strange)[0]}, which is of no data set; name "
                "an empty or new folder with --to"
            )

    def done(self, chunk: int, digest: str, there: Collection[str]) -> dict[str, int] | None:
        """The counts of a chunk that was done from the same articles; None: it is to be done.

        ``there`` are its parts that lie in the data set. Raises DamageError, naming the file, where
        one is not as it was made.
        """
        record = read_record(self.folder, chunk)
        if record is None or not record.is_made_by(self._new_record(digest)):
            return None
        hold(self.folder, chunk, record, there)
        return dict(record.counts)

    def lying(self) -> dict[int, set[str]]:
        """The names of the parts that lie in the data set, by the number of their chunk."""
        return lying(self.folder)

    def _new_record(
        self,
        digest: str,
        files: Mapping[str, str] = MappingProxyType({}),
        counts: Mapping[str, int] = MappingProxyType({}),
    ) -> Record:
        return Record(FORM, digest, self.parser, rows_version(), files, counts)

    def write(self, chunk: int, digest: str, rows: Rows) -> dict[str, int]:
        """Write a chunk's parts, then its record; returns its counts. Raises OSError."""
        self._remove(chunk)
        files: dict[str, str] = {}
        paths, makers = zip(*self._to_make(chunk, rows), strict=True)
        with ThreadPoolExecutor(_AT_ONCE, "part") as threads:
            for written in threads.map(self._write_part, paths, makers):
                files |= written
        counts = {table: len(rows.get(table, ())) for table in COLUMNS}
        record = self._new_record(digest, files, counts)
        write_whole(record_path(self.folder, chunk), [record.written()])
        return counts

    def _to_make(self, chunk: int, rows: Rows) -> Iterator[tuple[Path, Callable[[], bytes]]]:
        """Each part of a chunk: where it lies, and what makes it."""
        for table, month, some in _parts(rows):
            path = part_of(self.folder, table, month, chunk)
            yield path, functools.partial(to_parquet, table, some)
        for table in PART_COLUMNS:
            own = [{**row, "month": month, "chunk": chunk} for month, row in rows.get(table, ())]
            yield part_path(self.folder, table, chunk), functools.partial(to_part, table, own)

    def finish(self, chunks: int, counts: Mapping[str, int]) -> int:
        """Write the index and the manifest, after what lies beyond the last chunk is gone.

        Returns how many events there are, each counted once. Raises OSError.
        """
        recorded = (path.stem for path in (self.folder / CHUNKS).glob("*.json"))
        numbers = {int(stem) for stem in recorded if stem.isdecimal()} | self.lying().keys()
        for beyond in sorted(number for number in numbers if number >= chunks):
            self._remove(beyond)
        entries = join_parts(self.folder, chunks)
        manifest = {
            "form": FORM,
            "program": self.program,
            "parser": self.parser,
            "chunks": chunks,
            "sha256_of_chunks": hash_of_records(self.folder, chunks),
            "sha256_of_index": hashes_of_index(self.folder),
            "counts": dict(counts),
            "entries": entries,  # events, each once
            "schema": described(),
        }
        write_whole(self.folder / MANIFEST, [as_json(manifest)])
        return entries

    def _write_part(self, path: Path, make: Callable[[], bytes]) -> dict[str, str]:
        """Make and write a part; returns its name in the data set with its hash."""
        data = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, [data])
        return {path.relative_to(self.folder).as_posix(): hashlib.sha256(data).hexdigest()}

    def _remove(self, chunk: int) -> None:
        """Take away the record of a chunk, then its parts."""
        record_path(self.folder, chunk).unlink(missing_ok=True)
        for table in PART_COLUMNS:
            part_path(self.folder, table, chunk).unlink(missing_ok=True)
        for table in COLUMNS:
            for path in (self.folder / table).glob(f"month=*/{_part(chunk)}"):
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()


def hash_of_records(folder: Path, chunks: int) -> str:
    """One hash of the records of so many chunks, one after another. Raises OSError."""
    digest = hashlib.sha256()
    for chunk in range(chunks):
        digest.update(record_path(folder, chunk).read_bytes())
    return digest.hexdigest()


def hashes_of_index(folder: Path) -> dict[str, str]:
    """The hash of each file of the index, by its name. Raises OSError."""
    hashes = {}
    for name in FILES:
        with (folder / INDEX / name).open("rb") as file:
            hashes[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes


def month_of(published: str | None) -> str:
    """The month by which an article is put away: ``YYYY-MM``, or ``unknown``."""
    return published[:7] if published else _NO_MONTH


def part_of(folder: Path, table: str, month: str, chunk: int) -> Path:
    """Where the rows of a table lie that a chunk has of a month."""
    return folder / table / f"month={month}" / _part(chunk)


def _part(chunk: int) -> str:
    return f"part-{chunk:08d}.parquet"


def _parts(rows: Rows) -> Iterator[tuple[str, str, list[Row]]]:
    for table in COLUMNS:
        by_month: dict[str, list[Row]] = defaultdict(list)
        for month, row in rows.get(table, ()):
            by_month[month].append(row)
        for month in sorted(by_month):
            yield table, month, by_month[month]
