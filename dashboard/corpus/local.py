"""Who is known in one article of a data set only: without a number, but can be asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import numpy as np

from dashboard.corpus.opened import Corpus, Flags, Rows

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


def local_counts(corpus: Corpus, ids: Collection[str], left: Flags) -> dict[str, int]:
    """For each id how many of the events that are left it takes part in; nought for nobody."""
    counts = dict.fromkeys(ids, 0)
    numbers = [int(named[2]) for one in ids if (named := _NAMED.fullmatch(one))]
    columns = LOCAL_COLUMNS if numbers else ("who", "roles")
    for rows in corpus.rows(columns) if ids else ():
        kept = left[rows.at : rows.at + rows.size]
        if KNOWN_IN_ONE in counts:
            counts[KNOWN_IN_ONE] += int((has_local(rows) & kept).sum())
        if not numbers:
            continue
        told, others = rows.numbers("number"), rows.batch.column("others")
        for row in np.flatnonzero(kept & np.isin(told, numbers)).tolist():
            for one in {local_id(name, int(told[row])) for name in others[row].as_py()}:
                if one in counts:
                    counts[one] += 1
    return counts
