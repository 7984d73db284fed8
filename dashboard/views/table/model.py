"""The chosen events as a table of typed columns, made without Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from dashboard.ledger.since import Since, told_since
from dashboard.model import Timeline
from dashboard.picture.frame import frame, in_order_of_time
from dashboard.review import Correction
from dashboard.timeline.query import Query
from dashboard.timeline.selection import select
from dashboard.timeline.wording.dates import with_capital
from dashboard.timeline.wording.labels import STATES

if TYPE_CHECKING:
    from pandas import DataFrame

# The columns that are shown, by those of the files, with what they are called on the page.
SHOWN = {
    "when": "When",
    "headline": "What",
    "actors": "Who",
    "how known": "Date",
    "told as": "Told as",
    "kind": "Kind",
    "earliest": "First day",
    "latest": "Last day",
    "because": "Why this date",
    "quotes": "Said",
    "title": "Article",
    "source": "Source",
    "published": "Published",
    "sources": "Sources",
    "state": "State",
    "remarks": "Remarks",
}
DAYS = ("First day", "Last day", "Published")
# Pixels that hold the longest words of a column: of a limit that is cut short a day would be left.
WIDE = {"When": 175, "Date": 90}
SINCE = "Since then"  # a column of the table of an earlier day, behind who
ORDER_SHOWN = [*list(SHOWN.values())[:3], SINCE, *list(SHOWN.values())[3:]]
IDS = ["article", "entry"]  # which the page needs and does not show


def table(
    timeline: Timeline,
    query: Query,
    log: Iterable[Correction] = (),
    became: Mapping[str, Since] = MappingProxyType({}),
) -> DataFrame:
    """A row for each report of the chosen events in order of time, none for none; and its ids.

    Of an earlier day, with what ``became`` of its events since, by their ids, in one column more.
    """
    selection = select(timeline, query, log)
    found = in_order_of_time(frame(selection), selection.entries)
    found["state"] = found["state"].cat.rename_categories(STATES)
    found["headline"] = found["headline"].map(with_capital)
    rows = found[[*SHOWN, *IDS]].rename(columns=SHOWN)
    if query.known is not None:
        rows[SINCE] = [told_since(became.get(event)) for event in rows["entry"]]
    return rows


def told(rows: DataFrame) -> str:
    """How many events there are, and in how many rows."""
    events = rows["entry"].nunique()
    many = f"{events:,} event{'' if events == 1 else 's'} in order of time"
    if len(rows) == events:
        return f"{many}."
    return f"{many}, in {len(rows):,} rows: a row is what one article tells of an event."
