"""The rows of an article for the index of a data set, made where it is parsed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import pyarrow as pa

from dashboard.batch import reports
from dashboard.model import (
    Actor,
    ActorKind,
    DateStatus,
    Modality,
    ParsedArticle,
    Role,
    TimelineEntry,
)
from dashboard.picture.columns import fades
from dashboard.timeline.build import build
from dashboard.timeline.levels import RANKS, shown_from
from dashboard.timeline.query import search_text
from dashboard.timeline.wording.dates import in_words, with_capital

OPEN = -(2**31)  # stands for a day that is not known
_EPOCH = dt.date(1970, 1, 1).toordinal()
_TEXT, _NUMBER = pa.string(), pa.int32()
SHARED = {
    "number": _NUMBER,
    "first": _NUMBER,
    "last": _NUMBER,
    "fades": pa.uint8(),
    "status": pa.uint8(),
    "modality": pa.uint8(),
    "level": pa.uint8(),  # the first at which it is shown
    "roles": pa.list_(pa.uint8()),
    **dict.fromkeys(("id", "title", "when", "words"), _TEXT),
    "others": pa.list_(_TEXT),
    "kinds": pa.list_(pa.uint8()),
    # Of what other articles tell, too: the numbers of those articles and the ids that it has there,
    # how many independent sources there are, and whether they name different days.
    "also": pa.list_(_NUMBER),
    "also_id": pa.list_(_TEXT),
    "sources": pa.uint16(),
    "dissent": pa.uint8(),
}
_NAMES = pa.list_(_TEXT)
PERSON = {"id": _TEXT, "name": _TEXT, "kind": _TEXT}
# ``who`` and ``said`` are those who are one person in all articles, ``others`` the names of those
# who are known in this article alone, ``kinds`` what those are. ``roles`` has one for each of
# both, in this order. Where it was is none of them: ``words`` has it.
PART_COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "entries": {**SHARED, "type": _TEXT, "who": _NAMES, "said": _NAMES},
    "people": {**PERSON, "parents": _NAMES},
    "sources": {
        "number": _NUMBER,
        "chunk": _NUMBER,
        "published": _NUMBER,
        "quotes": _NUMBER,
        **dict.fromkeys(("id", "title", "source", "month"), _TEXT),
    },
    "reports": reports.COLUMNS,  # a row for each of the entries
}


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
        "title": article.name,
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
    known = {actor.id: actor for actor in timeline.actors}
    entries = [entry_row(entry, known, shared) for entry in timeline.entries]
    told = reports.report_rows(timeline, parsed)
    return {"entries": entries, "people": people, "sources": [source], "reports": told}


def entry_row(
    entry: TimelineEntry, known: Mapping[str, Actor], shared: Collection[str]
) -> dict[str, Any]:
    """The row of an entry. ``known`` are all actors by id, ``shared`` those known elsewhere."""
    event = entry.event
    taking = [p for p in event.participants if p.role is not Role.PLACE]
    ours = [p for p in taking if p.actor in shared]
    others = [p for p in taking if p.actor in known and p.actor not in shared]
    said = dict.fromkeys(q.speaker for q in entry.quotes if q.speaker in shared)
    return {
        "first": _day(event.date.earliest),
        "last": _day(event.date.latest),
        "fades": int(fades(entry)),
        "type": " ".join(filter(None, (event.type, event.subtype))),  # one number stands for both
        "status": list(DateStatus).index(event.date.status),
        "modality": list(Modality).index(event.modality),
        "level": RANKS[shown_from(entry)],
        "who": [p.actor for p in ours],
        "others": [known[p.actor].name for p in others],
        "kinds": [list(ActorKind).index(known[p.actor].kind) for p in others],
        "roles": [list(Role).index(p.role) for p in (*ours, *others)],
        "said": list(said),
        "id": event.id,
        "title": with_capital(event.headline),
        "when": in_words(event.date),
        "words": search_text(entry),
        "also": [],
        "also_id": [],
        "sources": entry.sources,
        "dissent": int(entry.disagreement is not None),
    }


def _day(day: dt.date | None) -> int:
    return OPEN if day is None else day.toordinal() - _EPOCH
