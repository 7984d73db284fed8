"""Single flipped bits over a library: each is found or harmless, and none hides another row.

``python -m tests.fuzz.flips [--flips 5000] [--seed 1]`` prints how many there were of each kind.
"""

from __future__ import annotations

import argparse
import collections
import random
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError, LibraryError
from dashboard.library import articles, database, settings
from dashboard.library.actor_log import read_actor_log, say, take_back
from dashboard.library.archive import write_archive
from dashboard.library.backup import check
from dashboard.library.corrections import not_understood, read_log, record, undo
from dashboard.library.drawings import keep_drawing, kept_drawing
from dashboard.library.parses import keep_parse, kept_parses, parse_key
from dashboard.library.place import FILE
from dashboard.library.saved_views import save_view, saved_views
from dashboard.library.stored import write
from dashboard.library.upgrades import is_pending, latest
from dashboard.linkage import Kind, Ref
from dashboard.model import Article, Diagnostic, ParsedArticle
from dashboard.picture.drawing import Drawing
from dashboard.review import Field

REFUSED, FOUND, HARMLESS = "refused to open", "found by check", "harmless (equal content)"
HIDDEN, LOST, TRACEBACK = "hid another row", "changed and not found", "traceback"
FAULTS = (HIDDEN, LOST, TRACEBACK)
_KEY = "the drawing"


def make(place: Path) -> Path:
    """A library with several rows of each sort; returns its file."""
    settings.name_person("Ann Archer", place)
    settings.show_samples(False, place)
    for i in range(12):
        kept = articles.add(
            Article(
                "x",
                f"The council of ward {i} met on Monday. " * (1 + 20 * (i % 4)),
                title=f"Ward {i} meets",
                source="Agder Post",
                diagnostics=(Diagnostic("text", f"note {i}"),),
            ),
            place,
        )
        keep_parse(ParsedArticle(kept), parse_key(kept), place)
        for note in ("asked the clerk", "in the minutes"):
            record(f"{kept.id}:4:CONSULT", Field.NOTE, f"{note} {i}", place=place, why="why")
        actor = Ref(f"Ward {i}", f"{kept.id}:4")
        say(Kind.RENAME, [actor], name=f"W {i}", article=kept.id, why="why", place=place)
        save_view(f"view {i}", {"words": [f"ward {i}"]}, place)
    undo(24, place=place)
    take_back(12, place)
    file = place / FILE
    keep_drawing(Drawing("stamp", b"packed" * 50, b"labels" * 50), _KEY, place)
    with database.changing(file, counts=False) as connection:
        names = "INSERT INTO upgrade (at, before, after, backup, standing, report)"
        values = ("2024-05-06T09:00:00Z", "1", "2", "before.sqlite", "{}", "[]")
        write(connection, "upgrade", f"{names} VALUES (?, ?, ?, ?, ?, ?)", values)
    return file


@dataclass
class Seen:
    """All that a library shows, what it tells of damage, and what its check finds."""

    rows: dict[str, set[Any]]
    others: list[Any]
    told: list[str]
    faults: tuple[str, ...]


def look(place: Path, every: list[Article]) -> Seen:
    """Read a library in every way in which the program reads it. Raises LibraryError."""
    own, failed = articles.read_own(place), []
    archive = b"".join(write_archive(place, failed=failed))
    rows: dict[str, set[Any]] = {
        "article": {(a.id, a.title, a.text, a.source) for a in own.articles},
        "correction": {(n.number, n.event, n.now, n.undoes) for n in read_log(place)},
        "actor_correction": {
            (n.number, n.kind, n.actors, n.name, n.article, n.undoes) for n in read_actor_log(place)
        },
        "saved_view": {(name, str(params)) for name, params in saved_views(place).items()},
    }
    parses = kept_parses(every, place)
    rows["parse"] = {name for name, parsed in parses.items() if parsed.article.text}
    others = [archive, settings.person(place), settings.shows_samples(place / FILE)]
    others += [kept_drawing(_KEY, place), latest(place), is_pending(place), not_understood(place)]
    others += [str(articles.search("ward council", place)), articles.state(place)]
    told = [problem.message for problem in own.problems]
    return Seen(rows, others, [*told, *failed], check(place).faults)


def judge(place: Path, whole: Seen, every: list[Article]) -> str:
    """Which kind of flip it was."""
    try:
        seen = look(place, every)
    except LibraryError:
        return REFUSED
    except DashboardError:
        return TRACEBACK
    except Exception:
        traceback.print_exc()
        return TRACEBACK
    equal = (seen.rows, seen.others) == (whole.rows, whole.others)
    if not seen.faults:
        return HARMLESS if equal and not seen.told else LOST
    for table in ("article", "correction", "actor_correction", "saved_view"):
        missing = whole.rows[table] - seen.rows[table]
        named = [line for line in seen.told if f"table {table}" in line]
        if len(missing) > len(set(named)):
            print(table, missing, seen.told, seen.faults)
            return HIDDEN
    return FOUND


def flip(data: bytes, bit: int) -> bytes:
    """The data with one bit turned over."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def run(flips: int, seed: int, folder: Path) -> collections.Counter[str]:
    """How many flips there were of each kind, at places drawn by the seed."""
    data = make(folder / "whole").read_bytes()
    every = list(articles.read_own(folder / "whole").articles)
    whole = look(folder / "whole", every)
    assert whole.faults == ()
    drawn, counts = random.Random(seed), collections.Counter[str]()
    place = folder / "flipped"
    place.mkdir()
    for _ in range(flips):
        bit = drawn.randrange(len(data) * 8)
        for old in place.iterdir():
            if old.is_file():
                old.unlink()
        (place / FILE).write_bytes(flip(data, bit))
        kind = judge(place, whole, every)
        counts[kind] += 1
        if kind in FAULTS:
            print(f"bit {bit} of {len(data) * 8:,}: {kind}", flush=True)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(given.flips, given.seed, Path(folder))
    for kind in (FOUND, REFUSED, HARMLESS, *FAULTS):
        print(f"{kind}: {counts[kind]:,}")
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if any(counts[kind] for kind in FAULTS) else 0


if __name__ == "__main__":
    sys.exit(main())
