"""Holds chronologies against happenings that people read in the same articles.

A folder of them has ``NAME.txt`` and ``NAME.gold.json`` with a list ``happenings``: each has its
``mentions`` (offsets), ``weight`` (main, side, optional), ``reality``, ``earliest``, ``latest``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.model import DateStatus, Event, Modality
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse

_CLAIMED = frozenset({DateStatus.STATED, DateStatus.INFERRED})
_FACT = "fact"
Entries = Sequence[Mapping[str, Any]]


def score_happenings(folder: Path) -> dict[str, float]:
    """The figures of all articles of a folder together.

    In percent, of the rows: ``rows clean`` (of a happening that no earlier row tells) and ``false
    facts`` (told as a fact and none); of the happenings: ``found main``, ``found all`` (main and
    side). ``dates wrong`` counts dates that are claimed and have no day in common with the true
    ones. Empty where the folder holds no articles.
    """
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        entries = json.loads(path.read_text("utf-8"))["happenings"]
        total += score_events(parse(read_article(folder / f"{name}.txt")).events, entries)
    if not total:
        return {}
    return {
        "rows clean": _percent(total["clean"], total["rows"]),
        "found main": _percent(total["found main"], total["main"]),
        "found all": _percent(total["found all"], total["all"]),
        "false facts": _percent(total["false facts"], total["facts"]),
        "dates wrong": float(total["dates wrong"]),
    }


def score_events(events: Sequence[Event], entries: Entries) -> Counter[str]:
    """The counts of one article, from which the figures are made."""
    count: Counter[str] = Counter(rows=len(events))
    seen: set[int] = set()
    for event in events:
        home = home_of(event, entries)
        if home is None:
            continue
        entry = entries[home]
        count["clean"] += home not in seen
        seen.add(home)
        if event.modality is Modality.ASSERTED:
            count["facts"] += 1
            count["false facts"] += entry["reality"] != _FACT
        count["dates wrong"] += _is_wrong(event, entry)
    for number, entry in enumerate(entries):
        main, side = (entry["weight"] == weight for weight in ("main", "side"))
        count.update({"main": main, "all": main or side})
        if number in seen:
            count.update({"found main": main, "found all": main or side})
    return count


def home_of(event: Event, entries: Entries) -> int | None:
    """The place of the happening whose mentions the trigger of an event touches; None: of none."""
    at = event.trigger
    touched = (
        number
        for number, entry in enumerate(entries)
        if any(m["start"] < at.end and at.start < m["end"] for m in entry["mentions"])
    )
    return next(touched, None)


def _is_wrong(event: Event, entry: Mapping[str, Any]) -> bool:
    """Whether a claimed date has no day in common with the true one."""
    return event.date.status in _CLAIMED and is_apart(event, entry)


def is_apart(event: Event, entry: Mapping[str, Any]) -> bool:
    """Whether the date of an event has no day in common with the true one of a happening."""
    first, last = (_day(entry.get(end)) for end in ("earliest", "latest"))
    early, late = event.date.earliest, event.date.latest
    before = late is not None and first is not None and late < first
    after = early is not None and last is not None and early > last
    return before or after


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text[:10])


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)
