"""All that a page needs to draw a timeline, as bytes that can be kept."""

from __future__ import annotations

import functools
import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.model import Timeline
from dashboard.picture.columns import Columns, columns
from dashboard.picture.packed import pack

_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline as the page draws it. ``stamp`` changes with what is drawn.

    ``packed`` are the columns, packed and gzipped; ``labels`` the titles of the events and their
    dates in words, which the page asks for where there are many (JSON, by zlib).
    """

    stamp: str
    packed: bytes = field(repr=False)
    labels: bytes = field(repr=False)
    size: int = 0  # events; nought where it is not known any more


def draw(
    timeline: Timeline, stamp: str, also: Callable[[Columns], Columns] | None = None
) -> Drawing:
    """The drawing of a timeline; the same timeline and stamp give the same bytes.

    ``also`` adds to its columns what the timeline itself does not tell.
    """
    made = columns(timeline)
    drawn = {"stamp": stamp, **(made if also is None else also(made))}
    events = drawn["events"]
    labels = json.dumps([events["title"], events["when"]], separators=(",", ":"))
    return Drawing(
        stamp,
        gzip.compress(pack(drawn), compresslevel=_LEVEL, mtime=0),
        zlib.compress(labels.encode(), _LEVEL),
        len(events["id"]),
    )


@functools.lru_cache(maxsize=2)
def labels(drawing: Drawing) -> tuple[list[str], list[str]]:
    """The titles of the events, and their dates in words, in their order."""
    titles, dates = json.loads(zlib.decompress(drawing.labels))
    return titles, dates
