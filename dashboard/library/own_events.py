"""Events that a person writes down without an article, put into the log: one line each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.identity import OWN
from dashboard.library.checking import check_link, kind_code, named
from dashboard.library.corrections import Change, record_all
from dashboard.limits import check_length
from dashboard.model import Modality
from dashboard.review import Correction, Field
from dashboard.timeline.corrections.kinds import OTHER, type_and_subtype
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.corrections.typed_date import read_typed


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """What happened, when, and where it is known from.

    ``date`` is in any words that are read, or EDTF; ``type`` a kind, by its code or as the page
    calls it; ``actors`` pairs of a name and a role; ``link`` the address of a page, or nothing.
    """

    headline: str
    date: str = ""
    type: str = OTHER
    actors: tuple[tuple[str, str], ...] = ()
    source: str = ""
    link: str = ""
    note: str = ""
    modality: str = Modality.ASSERTED
    why: str = ""


def write_down(
    events: Iterable[OwnEvent], order: Order | None = None, *, place: Path | None = None
) -> list[Correction]:
    """Add the events in one act: all of them, or none; the id of each is in its line.

    ``order`` is that of dates in numbers. Raises QueryError for a date that is none or may be two
    days, LibraryError for a kind, role or link that is none, for no words, or where it cannot be
    written.
    """
    changes = [change for event in events for change in _changes(event, order)]
    return record_all(changes, place=place)


def _changes(event: OwnEvent, order: Order | None) -> Iterable[Change]:
    headline = _plain("headline", event.headline)
    if not headline:
        raise LibraryError("say what happened", field="headline")
    kind = kind_code(event.type)
    if event.modality not in set(Modality):
        told = f"{event.modality!r}: choose one of {', '.join(Modality)}"
        raise LibraryError(told, field="modality")
    value = {
        "headline": headline,
        "type": kind,
        "date": read_typed(event.date, order),
        "actors": named(event.actors),
        "modality": str(event.modality),
        "source": _plain("source", event.source),
        "link": check_link(event.link),
    }
    event_type, _ = type_and_subtype(kind)
    own = f"{OWN}{uuid.uuid4().hex[:12]}:0:{event_type}"
    yield Change(own, Field.OWN, value, why=event.why)
    if note := event.note.strip():
        yield Change(own, Field.NOTE, note)


def _plain(field: str, words: str) -> str:
    words = " ".join(words.split())
    check_length(field, words)
    return words
