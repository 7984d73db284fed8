"""The entries of all articles, of which those that tell of one event are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.batch.index_rows import PART_COLUMNS, entry_row
from dashboard.batch.joining import Joined, PutAway, groups, put_reports

_SCHEMA = pa.schema([*PART_COLUMNS["entries"].items(), ("place", pa.int64())])


def merged_entries(
    entries: Iterable[pa.Table], reports: Iterable[pa.Table], folder: Path
) -> Iterator[pa.Table]:
    """The tables of entries, each event once, in the place of its best report.

    ``reports`` has the same tables with the rows of ``batch.reports``. Raises OSError.
    """
    away, starts = put_reports(reports, folder)
    merged, gone = PutAway(folder, "merged"), set[int]()
    for joined in groups(away):
        lead = joined.reports[0]
        gone.update(told.place for told in joined.reports)
        row = pa.Table.from_pylist([_row(joined)], _SCHEMA)
        merged.put(int(np.searchsorted(starts, lead.place, side="right")) - 1, row)
    for number, (start, table) in enumerate(zip(starts, entries, strict=True)):
        places = range(start, start + table.num_rows)
        placed = table.append_column("place", pa.array(places, pa.int64()))
        stays = placed.filter(pa.array([place not in gone for place in places], pa.bool_()))
        new = pa.Table.from_pylist(merged.take(number), placed.schema)
        yield pa.concat_tables([stays, new]).sort_by("place").drop_columns("place")


def _row(joined: Joined) -> dict[str, Any]:
    lead, *others = joined.reports
    known = {actor.id: actor for actor in joined.actors}
    local = {one for told in joined.reports for one in told.local}
    return {
        **entry_row(joined.entry, known, known.keys() - local),
        "place": lead.place,
        "number": lead.number,
        "id": lead.id,
        "also": [told.number for told in others],
        "also_id": [told.id for told in others],
    }
