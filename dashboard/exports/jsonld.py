"""JSON-LD: an annotation of the W3C Web Annotation model for each event, with where it stands.

The collection has one page with all of them. A target is the article by its address, or else by
its hash (RFC 6920), which ``canonical`` has in any case; the date of a body is EDTF, as the Library
of Congress types it, and its words say what is not told as a fact. ``proof``, which lets a reader
check it, is no part of the graph.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from dashboard.exports import Options
from dashboard.model import Article, Report, TimelineEntry
from dashboard.proof.blocks import Piece
from dashboard.proof.carriers import CARRIERS, indented, with_blocks
from dashboard.proof.claims import Proof, target
from dashboard.timeline.remarks import changes, named, remarks
from dashboard.timeline.selection import Manifest, Selection, told
from dashboard.timeline.wording.labels import headline_and_how_told, kind_label

MEDIA_TYPE, ENDING, STREAMS = "application/ld+json", ".jsonld", False
LABEL = "Annotations with their places (W3C, JSON-LD)"
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "temporal": {
            "@id": "http://purl.org/dc/terms/temporal",
            "@type": "http://id.loc.gov/datatypes/edtf/EDTF",
        },
        "proof": None,
    },
]
Json = dict[str, Any]


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """One collection with one page, an annotation an event in order of time."""
    del options
    proof = Proof(selection)
    pieces = [Piece(_head(selection).encode())]
    for number, entry in enumerate(selection.entries, 1):
        row = proof.of_entry(entry)
        pieces.append(Piece(b",\n   " if number > 1 else b"\n   "))
        pieces.append(Piece(indented(_annotation(entry, number), 3).encode(), row))
    end = "\n  ]\n }" if selection.entries else "]\n }"
    pieces.append(Piece(f'{end},\n "proof": '.encode()))
    part = proof.part(pieces)
    yield from with_blocks([part], CARRIERS["json"], proof.made_with, after=b"\n}\n")


def _head(selection: Selection) -> str:
    """The collection and its page up to the list of annotations, which stays open."""
    page = {"id": "#page", "type": "AnnotationPage", "startIndex": 0, "partOf": "#chronology"}
    collection = {
        "@context": CONTEXT,
        "id": "#chronology",
        "type": "AnnotationCollection",
        "label": f"{selection.manifest.title}: {'; '.join(_origin(selection.manifest))}",
        "generator": {"type": "Software", "name": selection.manifest.program},
        "total": len(selection.entries),
        "first": page,
    }
    whole = indented(collection, 0)
    return whole.removesuffix("\n }\n}") + ',\n  "items": ['


def _origin(manifest: Manifest) -> Iterator[str]:
    """Versions, filters and counts, and the articles with their hashes."""
    yield from (f"{name}: {words}" for name, words in told(manifest))
    yield from (f"Article: {a.id}, SHA-256 {a.sha256}" for a in manifest.articles)


def _annotation(entry: TimelineEntry, number: int) -> Json:
    event = entry.event
    body = {**_words(headline_and_how_told(event), "describing"), "temporal": event.date.edtf}
    kinds = [_words(kind_label(event), "classifying")]
    names = [_words(actor.name, "tagging") for actor in (*entry.actors, *entry.places)]
    edited = [*changes(entry), *named(entry)]
    edits = [_words(change, "editing") for change in edited]
    said = [_words(words, "commenting") for words in remarks(entry) if words not in edited]
    people = dict.fromkeys(line.by for line in entry.review.changed)
    people |= dict.fromkeys(one.line.by for report in entry.reports for one in report.meant)
    return {
        "id": f"#line-{number}",
        "type": "Annotation",
        "motivation": "editing" if edits else "describing",
        "body": [
            {key: value for key, value in body.items() if value is not None},
            *kinds,
            *names,
            *edits,
            *said,
        ],
        "target": [_target(report) for report in entry.reports],
        **({"creator": [{"type": "Person", "name": name} for name in people]} if people else {}),
    }


def _words(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(report: Report) -> Json:
    article = report.article
    place = target(article, report.event.sentence)
    return {"type": "SpecificResource", "source": _source(article), "selector": place["selector"]}


def _source(article: Article) -> Json:
    """The article as a resource: its address, if it has one of the web, and its hash."""
    packed = base64.urlsafe_b64encode(bytes.fromhex(article.sha256)).decode().rstrip("=")
    named = f"ni:///sha-256;{packed}"
    address = article.url or ""
    is_address = address.startswith(("http://", "https://")) and not set(address) & set(
        ' "<>\\^`{|}'
    )
    return {
        "id": address if is_address else named,
        "type": "Text",
        "format": "text/plain",
        "canonical": named,
    }
