"""Who is known in one article of a data set only: without a number, but can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from dashboard.corpus.opened import Flags, Rows

KNOWN_IN_ONE = "known in one article only"  # all of them: their lane, and what is asked for it
LOCAL_COLUMNS = ("number", "who", "others", "roles")  # that are read where one of them is asked for
_NAMED = re.compile(r"(.+) \(([0-9]{1,10})\)", re.DOTALL)


def local_id(name: str, number: int) -> str:
    """The id of who is known in the article of that number only."""
    return f"{name} ({number})"


def local_name(one: str) -> str:
    """The name in such an id; what is none stays as it is."""
    found = _NAMED.fullmatch(one)
    return found[1] if found else one


def has_local(rows: Rows) -> Flags:
    """For each row whether somebody takes part in it who is known in one article only."""
    who, roles = (np.diff(rows.lists(name).starts) for name in ("who", "roles"))
    return np.greater(roles, who)


def local_rows(rows: Rows, ids: Iterable[str]) -> Flags:
    """For each row whether one of these takes part in it; ids of nobody have no row."""
    found = np.zeros(rows.size, dtype=bool)
    for one in ids:
        if one == KNOWN_IN_ONE:
            found |= has_local(rows)
        elif named := _NAMED.fullmatch(one):
            for row in np.flatnonzero(rows.numbers("number") == int(named[2])).tolist():
                found[row] |= named[1] in rows.batch.column("others")[row].as_py()
    return found
