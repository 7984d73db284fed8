"""A data set that is open to be read: its index, and who is meant by the numbers in it."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute, parquet

from dashboard.batch.dataset import FORM, MANIFEST, hash_of_records, hashes_of_index
from dashboard.batch.index import ARTICLES, ENTRIES, INDEX, PEOPLE, ROW_GROUP, TYPES
from dashboard.batch.records import CHUNKS
from dashboard.errors import DashboardError
from dashboard.model import ActorKind
from dashboard.picture.columns import subtypes_of

if TYPE_CHECKING:
    from pyarrow.dataset import Dataset

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_AGAIN = "run `dashboard batch` on it once more"


@dataclass(frozen=True)
class Lists:
    """Lists of numbers one after another: those of row ``i`` begin at ``starts[i]``."""

    starts: Numbers
    values: Numbers

    @functools.cached_property
    def rows(self) -> Numbers:
        """For each value the row that it belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def touch(self, wanted: Flags) -> Flags:
        """For each row whether one of its values is wanted."""
        return self.have(wanted[self.values])

    def have(self, chosen: Flags) -> Flags:
        """For each row whether one of its values is among those that are chosen, by their place."""
        found = np.zeros(len(self.starts) - 1, dtype=bool)
        found[self.rows[chosen]] = True
        return found


@dataclass(frozen=True)
class Rows:
    """Some rows of the index: the place of the first, and the columns that were asked for."""

    at: int
    size: int
    batch: pa.RecordBatch

    def numbers(self, name: str) -> Numbers:
        """A column of numbers."""
        return np.asarray(self.batch.column(name)).astype(np.int64, copy=False)

    def lists(self, name: str) -> Lists:
        """A column of lists of numbers."""
        column = self.batch.column(name)
        starts = np.asarray(column.offsets).astype(np.int64)
        values = np.asarray(column.values)[starts[0] : starts[-1]].astype(np.int64, copy=False)
        return Lists(starts - starts[0], values)


@dataclass(frozen=True)
class Corpus:
    """An open data set. ``stamp`` changes when its contents do; ``errors`` is their number.

    ``kinds`` has each type with each subtype that occurs with it ("JUSTICE Justice.Arrest"), and
    those alone that have none: the column ``type`` of the index holds positions in it.

    Whatever reads it raises DashboardError where its files are gone or damaged.
    """

    folder: Path
    stamp: str
    size: int
    errors: int
    kinds: tuple[str, ...]

    def rows(self, columns: Sequence[str]) -> Iterator[Rows]:
        """The rows of the index in order, some at a time, with these columns."""
        at = 0
        with readable(self.folder):
            for batch in self._entries.to_batches(columns=list(columns), batch_size=ROW_GROUP):
                if batch.num_rows:
                    yield Rows(at, batch.num_rows, batch)
                    at += batch.num_rows

    def take(self, places: Sequence[int], columns: Sequence[str]) -> list[dict[str, Any]]:
        """The rows at these places, as mappings; the rest of the index is not read."""
        file, found, at = self._file(ENTRIES), [], 0
        wanted = np.sort(np.asarray(places, dtype=np.int64))
        for group in range(file.num_row_groups):
            end = at + file.metadata.row_group(group).num_rows
            inside = wanted[(wanted >= at) & (wanted < end)] - at
            if len(inside):
                with readable(self.folder):
                    own = file.read_row_group(group, list(columns))
                found += own.take(inside).to_pylist()
            at = end
        order = {place: n for n, place in enumerate(wanted.tolist())}
        return [found[order[place]] for place in places]

    def reports(self, number: int, event: str) -> list[tuple[int, str]]:
        """All reports of the entry of an event: the number of each article and its id there.

        The lead's is the first; none for what is no event of the article of that number.
        """
        columns = ["number", "id", "also", "also_id"]
        with readable(self.folder):
            own = self._entries.to_table(columns, filter=compute.field("number") == number)
        for row in own.to_pylist():
            if row["id"] == event:
                return _reports(row)
        for rows in self.rows(["also"]):
            places = np.flatnonzero(rows.lists("also").have(rows.lists("also").values == number))
            for found in self.take((places + rows.at).tolist(), columns):
                if (number, event) in (reports := _reports(found)):
                    return reports
        return []

    @functools.cached_property
    def types(self) -> tuple[str, ...]:
        """The types of events, each once."""
        return tuple(dict.fromkeys(of for of, _ in self._pairs))

    @functools.cached_property
    def type_of(self) -> Numbers:
        """The position of the type of each of the ``kinds``."""
        return np.asarray([self.types.index(of) for of, _ in self._pairs], dtype=np.int64)

    @functools.cached_property
    def subtypes(self) -> Mapping[str, str]:
        """The subtypes of events, each with a type with which it occurs."""
        return subtypes_of(self._pairs)

    @functools.cached_property
    def subtype_of(self) -> Numbers:
        """One more than the position of the subtype of each of the ``kinds``; 0 for none."""
        place = {code: n for n, code in enumerate(self.subtypes, start=1)}
        return np.asarray([place.get(subtype or "", 0) for _, subtype in self._pairs], np.int64)

    def is_of_kind(self, codes: Collection[str]) -> Flags:
        """For each of the ``kinds`` whether its type or its subtype is among these codes."""
        return np.asarray([of in codes or subtype in codes for of, subtype in self._pairs], bool)

    @functools.cached_property
    def _pairs(self) -> list[tuple[str, str | None]]:
        parts = (kind.partition(" ") for kind in self.kinds)
        return [(of, subtype or None) for of, _, subtype in parts]

    @functools.cached_property
    def articles(self) -> pa.Table:
        """All articles: a narrow row each."""
        return self._whole(ARTICLES)

    @functools.cached_property
    def article_numbers(self) -> Numbers:
        """The numbers of the articles, in the order of their rows."""
        return np.asarray(self.articles["number"]).astype(np.int64)

    @functools.cached_property
    def people(self) -> pa.Table:
        """All who are one person in all articles, in the order of their numbers."""
        return self._whole(PEOPLE)

    @functools.cached_property
    def parent(self) -> Numbers:
        """For each of them the number of the first whole that it is a part of; -1: of none."""
        lists = self.people["parents"].combine_chunks()
        first = [own[0] if own else -1 for own in lists.to_pylist()]
        return np.asarray(first, dtype=np.int64)

    @functools.cached_property
    def is_person(self) -> Flags:
        """For each of them whether it is a human being."""
        return np.asarray(compute.equal(self.people["kind"], str(ActorKind.PERSON)), dtype=bool)

    def number_of(self, person: str) -> int | None:
        """The number of who has this id; None if nobody has."""
        found = compute.index(self.people["id"], person).as_py()
        return None if found < 0 else int(found)

    @functools.cached_property
    def _entries(self) -> Dataset:
        from pyarrow import dataset  # it brings pandas along, which a library needs later or never

        return dataset.dataset(self.folder / INDEX / ENTRIES)

    def _file(self, name: str) -> parquet.ParquetFile:
        with readable(self.folder):
            return parquet.ParquetFile(self.folder / INDEX / name)

    def _whole(self, name: str) -> pa.Table:
        with readable(self.folder), parquet.ParquetFile(self.folder / INDEX / name) as file:
            return file.read()


@contextlib.contextmanager
def readable(folder: Path) -> Iterator[None]:
    """Within it what is missing or damaged in a data set is told: as a DashboardError."""
    try:
        yield
    except (OSError, ValueError, KeyError, IndexError, TypeError, pa.ArrowException) as error:
        raise DashboardError(f"{folder}: is damaged ({error}); {_AGAIN}") from error


def stamp_of(folder: Path) -> str | None:
    """What the stamp of the data set is that lies in the folder now; None where none is whole."""
    try:
        return _stamp((folder / MANIFEST).read_bytes())
    except OSError:
        return None


def _stamp(manifest: bytes) -> str:
    return hashlib.sha256(manifest).hexdigest()[:16]


def _reports(row: dict[str, Any]) -> list[tuple[int, str]]:
    also = zip(row["also"], row["also_id"], strict=True)
    return [(row["number"], row["id"]), *also]


def open_corpus(folder: Path) -> Corpus:
    """Open a data set, whose index and records are held against its manifest first.

    Raises DashboardError if there is none, it is not done, or it is not as it was made.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        unfinished = " yet" if (folder / INDEX).is_dir() else ""
        raise DashboardError(
            f"{folder}: is no finished data set{unfinished} ({MANIFEST} is missing); make one with "
            "`dashboard batch SOURCE --to FOLDER`"
        )
    with readable(folder):
        text = manifest.read_bytes()
        told = json.loads(text)
        if told["form"] != FORM:
            raise DashboardError(f"{folder}: is of the form {told['form']}, not {FORM}; {_AGAIN}")
        _hold(folder, told)
        files = (ENTRIES, PEOPLE, ARTICLES)
        size, *_ = (parquet.read_metadata(folder / INDEX / name).num_rows for name in files)
        kinds = tuple(json.loads((folder / INDEX / TYPES).read_text("utf-8")))
        errors = int(told["counts"].get("errors", 0))
    return Corpus(folder, _stamp(text), size, errors, kinds)


def _hold(folder: Path, told: Mapping[str, Any]) -> None:
    """Raises DashboardError, naming what is damaged, OSError or KeyError where it is not there."""
    own, hashes = told["sha256_of_index"], hashes_of_index(folder)
    wrong = [f"{INDEX}/{name}" for name, sha256 in hashes.items() if own[name] != sha256]
    if hash_of_records(folder, told["chunks"]) != told["sha256_of_chunks"]:
        wrong.append(CHUNKS)
    if wrong:
        raise DashboardError(
            f"{folder / wrong[0]}: is damaged, or was changed since it was made; {_AGAIN}"
        )
