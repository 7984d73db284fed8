"""CSL-JSON: the articles as references, for Zotero, pandoc, and all that cites by CSL 1.0.2.

``custom``, which that schema leaves to whoever writes it, has the article's hash, where the export
comes from, and the events that the article tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.contract import to_record
from dashboard.exports import Options
from dashboard.proof.blocks import Part, Piece
from dashboard.proof.carriers import json_list
from dashboard.proof.claims import Proof
from dashboard.timeline.records import records
from dashboard.timeline.selection import Selection

MEDIA_TYPE, ENDING, STREAMS = "application/vnd.citationstyles.csl+json", ".csl.json", True
LABEL = "Articles as references (CSL-JSON)"
# Of an event: what it is called by, when it was, and what people said of it.
_OF_EVENT = ("id", "headline", "date", "modality", "actors", "source", "link", "entry", "review")


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """A list with an item an article, empty if there is none; it has no options."""
    del options
    proof = Proof(selection)
    yield from json_list(_parts(selection, proof), proof.made_with, after=b"}}\n]\n")


def _parts(selection: Selection, proof: Proof) -> Iterator[Part]:
    """The items, each but for its end, which stands before the next."""
    before = b"[\n"
    for record, events in records(selection, to_record):
        custom = {"sha256": record["article"]["sha256"], "export": record["export"]}
        item = _json({**reference(record["article"]), "custom": custom}).removesuffix("}}")
        pieces = [Piece(before + f'{item},"events":['.encode())]
        rows = [proof.of_event(*one) for one in events]
        told = record.get("own_events") or record["events"]
        for number, (event, row) in enumerate(zip(told, rows, strict=True)):
            pieces.append(Piece(b",\n " if number else b"\n "))
            shown = {key: event[key] for key in _OF_EVENT if key in event}
            pieces.append(Piece(_json(shown).encode(), row))
        yield proof.part([*pieces, Piece(b'],\n "proof": ')])
        before = b"}},\n"


def reference(article: Mapping[str, Any]) -> dict[str, Any]:
    """An article of the output contract as an item of CSL; what is not known is left out."""
    kind = "article-newspaper" if article["source"] else "webpage" if article["url"] else "document"
    day = (article["published"] or "").partition("T")[0]
    issued = {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
    item = {
        "id": article["id"],
        "type": kind,
        "title": article["title"],
        "container-title": article["source"],
        "issued": issued,
        "URL": article["url"],
        "license": article.get("licence"),
    }
    return {key: value for key, value in item.items() if value}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
