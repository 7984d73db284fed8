"""JSON: one list, indented for reading, with one object of the output contract an article.

Each object holds the text of its article, too, so that ``read`` gives back what was written, and
the lines of the log of corrections that speak of it: ``dashboard library import`` takes both in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dashboard.contract import from_whole_record, to_whole_record
from dashboard.errors import ArticleError
from dashboard.exports import Options
from dashboard.identity import article_of, group_of
from dashboard.linkage import ActorCorrection
from dashboard.model import ParsedArticle
from dashboard.proof.blocks import Part, Piece
from dashboard.proof.carriers import json_list
from dashboard.proof.claims import Proof
from dashboard.proof.record_pieces import record_pieces
from dashboard.timeline.records import records
from dashboard.timeline.selection import Selection

MEDIA_TYPE, ENDING, STREAMS = "application/json", ".json", True
LABEL = "Data of the articles (JSON)"


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A list, empty if there is no article; it has no options."""
    del options
    proof = Proof(selection)
    yield from json_list(_parts(selection, proof), proof.made_with, after=b"\n}\n]\n")


def _parts(selection: Selection, proof: Proof) -> Iterator[Part]:
    """The records, each but for its end, which stands before the next."""
    before = b"[\n"
    lines: dict[str, list[Any]] = {}
    for line in selection.log:
        name = group_of(article_of(line.event))
        lines.setdefault(name, []).append(asdict(line))
    for record, events in records(selection, to_whole_record):
        name = record["article"]["id"]
        record["corrections"] = lines.get(name, [])
        if said := selection.who.get(name):
            record["actor_corrections"] = [_of_actors(line) for line in said]
        rows = [proof.of_event(*one) for one in events]
        yield proof.part([Piece(before), *record_pieces(record, events, rows, wide=True)])
        before = b"\n},\n"


def _of_actors(line: ActorCorrection) -> dict[str, Any]:
    """A line of the log of actors, its actors as pairs of name and place."""
    return {**asdict(line), "actors": [[actor.name, actor.place] for actor in line.actors]}


def read(data: bytes) -> tuple[ParsedArticle, ...]:
    """The parsed articles of such a list, equal to those written; own events are none.

    Raises ArticleError if it is no such list, or an article is not the one of its hash.
    """
    try:
        records = (record for record in json.loads(data) if "own_events" not in record)
        return tuple(from_whole_record(record) for record in records)
    except (ValueError, KeyError, TypeError) as error:
        raise ArticleError(
            f"this is no export of articles as JSON ({error!r}); make one with `--format json`"
        ) from error
