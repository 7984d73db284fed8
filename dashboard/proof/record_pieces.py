"""A record of the output contract as JSON in pieces: which of its events hangs on which words."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dashboard.model import Event, ParsedArticle
from dashboard.proof.blocks import Json, Piece

Rows = tuple[int, ...]
_OF_EVENTS = ("events", "own_events")


def record_pieces(
    record: Json, events: Iterable[tuple[ParsedArticle, Event]], rows: Sequence[Rows], *, wide: bool
) -> Iterator[Piece]:
    """The record as ``json.dumps`` writes it, but for its end, up to a last key ``proof``.

    ``rows`` has the rows of its events, in their order. ``wide``: indented by one, as for reading.
    To a row belong its event, the actors, quotes and times of it, and its sentence in the text.
    """
    writer = _Writer(wide=wide)
    of = _rows_of(record, rows)
    yield Piece(b"{")
    for number, (key, value) in enumerate(record.items()):
        yield writer.key(key, 1, first=number == 0)
        if key in of and value:
            yield from writer.items(value, of[key])
        elif key == "article" and "text" in value:
            sentences = [event.sentence for _, event in events]
            places = [(s.start, s.end, row) for s, row in zip(sentences, rows, strict=True)]
            yield from writer.article(value, places)
        else:
            yield writer.value(value, 1)
    yield writer.key("proof", 1, first=False)


def _rows_of(record: Json, rows: Sequence[Rows]) -> dict[str, list[Rows]]:
    """For each list of the record the rows to which its items belong."""
    used: dict[str, dict[str, set[int]]] = {"actors": {}, "quotes": {}, "timexes": {}}
    speakers = {quote["id"]: quote["speaker"] for quote in record["quotes"]}
    for event, row in zip(record["events"], rows, strict=False):
        ids = {
            "actors": [p["actor"] for p in event["participants"]],
            "quotes": event["quotes"],
            "timexes": [event["date"]["timex"]],
        }
        ids["actors"] += [speakers.get(quote) for quote in event["quotes"]]
        for key, names in ids.items():
            for name in filter(None, names):
                used[key].setdefault(name, set()).update(row)
    found = {
        key: [tuple(sorted(of.get(item["id"], ()))) for item in record[key]]
        for key, of in used.items()
    }
    return {**found, **{key: list(rows) for key in _OF_EVENTS if record.get(key)}}


class _Writer:
    """Writes JSON with or without breaks of lines."""

    def __init__(self, *, wide: bool) -> None:
        self._wide = wide

    def key(self, name: str, depth: int, *, first: bool) -> Piece:
        """What stands before a value: the comma of the one before it, and its name."""
        comma, colon = "" if first else ",", ": " if self._wide else ":"
        return Piece(f"{comma}{self._line(depth)}{json.dumps(name)}{colon}".encode())

    def value(self, value: Any, depth: int, rows: Rows = ()) -> Piece:
        """A value that stands so deep."""
        if not self._wide:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        else:
            text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", self._line(depth))
        return Piece(text.encode(), rows)

    def items(self, values: Sequence[Any], rows: Sequence[Rows]) -> Iterator[Piece]:
        """A list that is not empty, each item with its rows."""
        for number, (value, of) in enumerate(zip(values, rows, strict=True)):
            yield Piece(f"{',' if number else '['}{self._line(2)}".encode())
            yield self.value(value, 2, of)
        yield Piece(f"{self._line(1)}]".encode())

    def article(
        self, article: Mapping[str, Any], places: Sequence[tuple[int, int, Rows]]
    ) -> Iterator[Piece]:
        """The article, its text cut where the sentences of events begin and end."""
        yield Piece(b"{")
        for number, (key, value) in enumerate(article.items()):
            yield self.key(key, 2, first=number == 0)
            if key != "text":
                yield self.value(value, 2)
                continue
            yield Piece(b'"')
            for stretch, rows in stretches(value, places):
                yield Piece(json.dumps(stretch, ensure_ascii=False)[1:-1].encode(), rows)
            yield Piece(b'"')
        yield Piece(f"{self._line(1)}}}".encode())

    def _line(self, depth: int) -> str:
        return f"\n{' ' * depth}" if self._wide else ""


def stretches(text: str, places: Sequence[tuple[int, int, Rows]]) -> Iterator[tuple[str, Rows]]:
    """The text in stretches, each with the rows of the sentences that it lies in."""
    ends = {0, len(text), *(at for start, end, _ in places for at in (start, end))}
    opened: dict[int, list[int]] = {}
    closed: dict[int, list[int]] = {}
    for start, end, rows in places:
        if start < end:
            opened.setdefault(start, []).extend(rows)
            closed.setdefault(end, []).extend(rows)
    within: list[int] = []
    for start, end in itertools.pairwise(sorted(ends)):
        for row in closed.get(start, ()):
            within.remove(row)
        within += opened.get(start, ())
        yield text[start:end], tuple(sorted(within))
