"""The rows of the ledger as blocks of marked text, made without Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dashboard.ledger.compare import Kind, about_label, kind_label, kind_means
from dashboard.ledger.ledger import Row, Side
from dashboard.model import Event
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.wording.dates import in_words, published, with_capital
from dashboard.timeline.wording.pieces import Block, Mark, cut_pieces

ALL = "all"
MOST = 60  # rows in one part of the page
APART = "The timeline shows two events."
_LONGEST = 600  # characters of a sentence


def choices(rows: Sequence[Row]) -> dict[str, str]:
    """The kinds that there are with their numbers, and all of them first."""
    counts = Counter(row.kind for row in rows)
    kinds = {str(kind): f"{kind_label(kind)} ({counts[kind]})" for kind in Kind if counts[kind]}
    return {ALL: f"All ({len(rows)})", **kinds}


def chosen(rows: Sequence[Row], kind: str) -> list[Row]:
    """The rows of a kind, or all."""
    return [row for row in rows if kind in (ALL, row.kind)]


def meanings(rows: Iterable[Row]) -> list[str]:
    """What the kinds of these rows mean, a line each."""
    there = {row.kind for row in rows}
    return [f"{kind_label(kind)}: {kind_means(kind)}" for kind in Kind if kind in there]


def blocks(rows: Iterable[Row]) -> list[Block]:
    """Each row: what it is about, its event, both sentences with the words in question, and why."""
    return [block for row in rows for block in _row(row)]


def _row(row: Row) -> Iterator[Block]:
    about = f"{about_label(row.about)} ({row.unit})" if row.unit else about_label(row.about)
    events = [row.event, row.apart] if row.apart else [row.event]
    yield {"kind": "heading", "text": f"{about}: {kind_label(row.kind)}"}
    yield {"kind": "links", "rows": list(map(_link, events)), "dated": True}
    yield from ({"kind": "text", "pieces": _side(side)} for side in (row.one, row.other))
    yield {"kind": "text", "text": f"{row.why} {APART}" if row.apart else row.why, "dim": True}


def _link(event: Event) -> Block:
    headline = " ".join(with_capital(event.headline).split())
    return {"name": in_words(event.date), "text": headline, "event": event.id}


def _side(side: Side) -> list[Block]:
    """Who told it and when, the sentence with the words in question marked, and what they give."""
    article, sentence = side.article, side.sentence
    when = published(article)
    around = (sentence.start, min(sentence.end, sentence.start + _LONGEST))
    at = article.text.find(side.value, *around)
    marks: list[Mark] = [(at, at + len(side.value), "time", "")] if at >= 0 else []
    return [
        {"text": f"{source_name(article)}{f', {when}' if when else ''}: “"},
        *cut_pieces(article.text, around, marks, around),
        {"text": "”" if at >= 0 else f"” — {side.value}"},
    ]
