"""The columns as bytes: numbers lie in arrays that a browser takes as they are, without reading.

Four bytes, little-endian, are the length of the head; the head is JSON, with blanks at its end so
that what follows stands at a multiple of eight; then come the arrays, each at such a place too,
counted from the end of the head. ``arrays`` of the head says of each its name, kind, place and
length. ``widgets/chart/js/packed.js`` reads it.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.picture.columns import DAY_MS, Columns

MOST_WITH_LABELS = 20_000  # events; of more, the page asks for titles and dates in words as it goes
OPEN = -(2**31)  # stands for a day that is not known
_STEP = 8
_KINDS = {"B": "Uint8", "H": "Uint16", "I": "Uint32", "i": "Int32"}
_NUMBERS = (
    *(
        "fades",
        "type",
        "subtype",
        "status",
        "modality",
        "article",
        "level",
        "state",
        "sources",
        "dissent",
    ),
)
_LABELS = ("title", "when")
_ID = re.compile(r"(?s)(.*):(\d{1,9}):([^:]*)")


def pack(columns: Columns) -> bytes:
    """The columns as bytes; no events give empty arrays."""
    events = columns["events"]
    arrays = {
        "from": _days(events["from"]),
        "to": _days(events["to"]),
        **{name: _smallest(events[name]) for name in _NUMBERS if name in events},
        **_lists("who", events["who"]),
    }
    for name, flat in (("said", "saidBy"), ("where", "whereAt")):
        if name in events:
            arrays[name] = _smallest([len(own) for own in events[name]])
            arrays[flat] = _smallest([actor for own in events[name] for actor in own])
    starts, odd = _starts(columns)
    arrays["start"] = _smallest(starts)
    few = len(events["id"]) <= MOST_WITH_LABELS
    sparse = ("also", "marks", "by_hand", "own", "edited", "partly", "since", "whole")
    told = (*(_LABELS if few else ()), "sentence", "quotes", "retold", *sparse)
    rest = {name: events[name] for name in told if name in events}
    return _join({**columns, "events": {**rest, "odd": odd}}, arrays)


def _join(head: dict[str, Any], arrays: Mapping[str, array[int]]) -> bytes:
    places, body = [], bytearray()
    for name, numbers in arrays.items():
        if sys.byteorder == "big":
            numbers.byteswap()
        places.append([name, _KINDS[numbers.typecode], len(body), len(numbers)])
        body += numbers.tobytes()
        body += bytes(-len(body) % _STEP)
    text = json.dumps({**head, "arrays": places}, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 4) % _STEP)
    return len(text).to_bytes(4, "little") + text + bytes(body)


def _days(times: Sequence[float | None]) -> array[int]:
    return array("i", [OPEN if time is None else int(time // DAY_MS) for time in times])


def _smallest(numbers: Sequence[int]) -> array[int]:
    """The numbers, none below nought, in as few bytes each as the largest needs."""
    most = max(numbers, default=0)
    kind = "B" if most < 2**8 else "H" if most < 2**16 else "I"
    return array(kind, numbers)


def _lists(name: str, pairs: Sequence[Sequence[Sequence[int]]]) -> dict[str, array[int]]:
    """How many pairs each event has, then what stands first in all pairs, and what second."""
    return {
        name: _smallest([len(own) for own in pairs]),
        "actor": _smallest([actor for own in pairs for actor, _ in own]),
        "role": _smallest([role for own in pairs for _, role in own]),
    }


def _starts(columns: Columns) -> tuple[list[int], dict[int, str]]:
    """What tells the ids apart within article and type; and in full the ids of another form."""
    events = columns["events"]
    articles = [article["id"] for article in columns["articles"]]
    types = [one["id"] for one in columns["types"]]
    starts, odd = [], {}
    for i, own in enumerate(events["id"]):
        found = _ID.fullmatch(own)
        usual = (articles[events["article"][i]], types[events["type"][i]])
        start = int(found[2]) if found else 0
        if found is None or f"{usual[0]}:{start}:{usual[1]}" != own:
            odd[i] = own
        starts.append(start)
    return starts, odd
