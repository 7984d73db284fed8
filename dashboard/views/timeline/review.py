"""What the panel says of a person's hand in an event: what was changed, what to look at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.model import Timeline, TimelineEntry
from dashboard.review import Correction, Field
from dashboard.timeline.corrections.correct import as_read, overtaken
from dashboard.timeline.remarks import folded, still_holds, told
from dashboard.timeline.wording.dates import with_capital
from dashboard.timeline.wording.labels import FIELDS
from dashboard.timeline.wording.pieces import Block

_OF_REPORTS = (Field.JOINED, Field.APART)


def changed_blocks(entry: TimelineEntry, timeline: Timeline) -> list[Block]:
    """What people changed of the event, with what was read; nothing for one as it was read."""
    rows, met = [*_rows(entry, timeline)], "\n".join(folded(entry))
    blocks: list[Block] = []
    if rows:
        heading = {"kind": "heading", "text": "Changed by a person"}
        blocks += [heading, {"kind": "table", "rows": rows}]
    if met:
        heading = {"kind": "heading", "text": "Said of what is one event now"}
        blocks += [heading, {"kind": "text", "text": met}]
    return blocks


def taken_back(log: Iterable[Correction], event: str) -> str | None:
    """What is said of an event that a person had added and that was taken back; None of others."""
    lines = [line for line in log if line.event == event]
    added = [line for line in lines if line.field in (Field.ADDED, Field.OWN) and line.now]
    undone = {line.undoes for line in lines}
    if not added or any(line.number not in undone for line in added):
        return None
    headline = added[-1].now.get("headline")
    what = f"“{with_capital(headline)}”" if headline else "An event that was added here"
    return f"{what} was taken back: it is no longer among the events."


def _rows(entry: TimelineEntry, timeline: Timeline) -> Iterator[Block]:
    review = entry.review
    for line in review.changed:
        if line.field is Field.OWN:  # told in the place of its paragraph
            continue
        was, now = review.readings.get(line.field), still_holds(entry, line)
        if line.field in _OF_REPORTS and not now:
            continue
        unread = line.field in (Field.ADDED, *_OF_REPORTS)
        read = "" if unread else f" The program read: {told(line.field, was)}."
        yield _row(line.field, f"{told(line.field, now)}. {_by(line)}{read}")
    for line in review.clashes:
        yield _row(
            line.field,
            f"{line.by} set it without having seen what another had set shortly before. Both are "
            "kept in “What was changed”; the later holds. Set it once more to settle it.",
        )
    for line in overtaken(*as_read(entry, timeline), review):
        yield _row(
            line.field,
            "The program reads this otherwise now than when it was corrected: look at it again.",
        )


def _row(name: Field, text: str) -> Block:
    return {"name": FIELDS[name], "pieces": [{"text": text}]}


def _by(line: Correction) -> str:
    why = f": {line.why}" if line.why else ""
    return f"{line.by}, {line.at[:10]}{why}."
