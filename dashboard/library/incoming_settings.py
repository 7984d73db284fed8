"""What a library says of itself as a whole, as it goes out in one file and comes in again.

That is what the chronology is called, and which articles took the place of earlier versions.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.library import settings
from dashboard.library.database import SET
from dashboard.library.json_values import check
from dashboard.library.stored import write
from dashboard.limits import cut
from dashboard.timeline.selection import About

ABOUT, VERSION = "about", "version"  # the kinds of lines in the file
_LIMITS = {"title": "title", "scope": "scope", "author": "person"}  # of each part of an About


@dataclass(frozen=True, slots=True)
class Described:
    """Title, scope and author of a chronology, each of which may be empty.

    Raises ValueError for what is none.
    """

    title: str
    scope: str
    author: str

    def __post_init__(self) -> None:
        words = (self.title, self.scope, self.author)
        check(*words)
        if not all(isinstance(word, str) for word in words):
            raise ValueError("title, scope and author must be text")


@dataclass(frozen=True, slots=True)
class Version:
    """The id of an article whose place a newer one took, and the id of that.

    Raises ValueError for what is none.
    """

    earlier: str
    later: str

    def __post_init__(self) -> None:
        check(self.earlier, self.later)
        if not (isinstance(self.earlier, str) and isinstance(self.later, str)):
            raise ValueError("both versions must be ids")
        if self.earlier == self.later:
            raise ValueError("an article is no version of itself")


def going_out(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines of the file on the library as a whole, each with its kind; none for a bare one."""
    told = settings.about_in(connection)
    if any(dataclasses.astuple(told)):
        yield ABOUT, dataclasses.asdict(told)
    for earlier, later in sorted(settings.replaced_in(connection).items()):
        yield VERSION, {"earlier": earlier, "later": later}


def take_settings(
    items: Iterable[object], ids: Mapping[str, str], connection: sqlite3.Connection
) -> list[str]:
    """Put them into the library; gives what a person should know.

    ``ids`` has for the id of each article that came the one that it has here. What the library is
    called here stays.
    """
    given = tuple(items)
    _take_versions((one for one in given if isinstance(one, Version)), ids, connection)
    return [
        note
        for one in given
        if isinstance(one, Described)
        for note in _take_described(one, connection)
    ]


def _take_described(item: Described, connection: sqlite3.Connection) -> Iterator[str]:
    here = settings.about_in(connection)
    if not any(dataclasses.astuple(here)):
        for name, limit in _LIMITS.items():
            write(connection, "setting", SET, (name, cut(limit, getattr(item, name))))
    elif here != About(item.title, item.scope, item.author):
        yield "title, scope and author of the chronology: what this library has stays"


def _take_versions(
    items: Iterable[Version], ids: Mapping[str, str], connection: sqlite3.Connection
) -> None:
    here = settings.replaced_in(connection)
    came = set[Version]().union(*(_under_ids(one, ids) for one in items))
    every = {**one_each(came), **here}
    if every != here:
        pairs = one_each(Version(*pair) for pair in every.items())
        write(connection, "setting", SET, (settings.REPLACED, json.dumps(pairs)))


def _under_ids(one: Version, ids: Mapping[str, str]) -> set[Version]:
    """The version by other ids; nothing where an article is gone, or both are one text there."""
    earlier, later = ids.get(one.earlier), ids.get(one.later)
    return {Version(earlier, later)} if earlier and later and earlier != later else set()


def one_each(versions: Iterable[Version]) -> dict[str, str]:
    """Each earlier version with one that took its place, and none that leads back to itself.

    In whichever order they are given: of several the first by its id.
    """
    found: dict[str, str] = {}
    for one in sorted(versions, key=lambda version: (version.earlier, version.later)):
        at: str | None = one.later
        while at is not None and at != one.earlier:
            at = found.get(at)
        if at is None:
            found.setdefault(one.earlier, one.later)
    return found


def of_both(
    both: Iterable[Iterable[object]], ids: Iterable[Mapping[str, str]]
) -> list[Described | Version]:
    """What two libraries say of themselves, together; which of them comes first changes nothing.

    ``ids`` has for each the ids that its articles have then. Of two titles, scopes or authors the
    first by the alphabet stands.
    """
    described: list[Described] = []
    versions: set[Version] = set()
    for items, named in zip(both, ids, strict=True):
        for one in items:
            if isinstance(one, Described):
                described.append(one)
            if isinstance(one, Version):
                versions |= _under_ids(one, named)
    told = [
        min((value for one in described if (value := getattr(one, name))), default="")
        for name in _LIMITS
    ]
    pairs = one_each(versions).items()
    return [*([Described(*told)] if any(told) else []), *(Version(*pair) for pair in pairs)]
