"""TimeML 1.2.1: each article with its times, events and signals marked in the text, and the links.

One article is one file, several are a zip. Marks do not nest in TimeML: where two meet, a time goes
before an event, an event before a signal, and what has no place of its own is told in a comment.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from dashboard.exports import Options
from dashboard.model import (
    Anchoring,
    DateStatus,
    Event,
    Modality,
    ParsedArticle,
    RelationType,
    Span,
    TemporalExpression,
    TimelineEntry,
)
from dashboard.proof.blocks import Json, Piece
from dashboard.proof.carriers import CARRIERS, with_blocks
from dashboard.proof.claims import Proof
from dashboard.proof.packages import with_list
from dashboard.proof.record_pieces import stretches
from dashboard.timeline.corrections.added_events import read_articles
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Manifest, Selection, told

MEDIA_TYPE, ENDING, STREAMS = "application/xml", ".tml", False
LABEL = "Articles with times and events marked (TimeML)"
_SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
# What XML 1.0 cannot hold, and what a reader would make another character of.
_OUTSIDE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHARACTER = "character"  # the name of the instruction that stands for one of these
_CLASSES = {"STATEMENT": "REPORTING", "STATE": "STATE", "POSITION": "I_STATE"}
_RELATIONS = {
    RelationType.BEFORE: "BEFORE",
    RelationType.AFTER: "AFTER",
    RelationType.INCLUDES: "INCLUDES",
    RelationType.IS_INCLUDED: "IS_INCLUDED",
    RelationType.SIMULTANEOUS: "SIMULTANEOUS",
    RelationType.STARTS: "BEGINS",
    RelationType.ENDS: "ENDS",
}
_NO_VALUE = {"DATE": "XXXX-XX-XX", "TIME": "XXXX-XX-XXTXX:XX", "DURATION": "PXX", "SET": "XXXX"}


class Mark(NamedTuple):
    """A stretch of the text and the tag that goes around it."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str]


def kind(selection: Selection) -> tuple[str, str]:
    """The media type and the ending: those of a zip where there is not just one article."""
    single = len(read_articles(selection.articles)) == 1
    return (MEDIA_TYPE, ENDING) if single else ("application/zip", ".timeml.zip")


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """The file of the one article, or a zip with one for each; each ends with its proof."""
    del options
    entries, proof = selection.entry_of(), Proof(selection)
    files = [
        (parsed.article.id, _document(parsed, entries, selection.manifest, proof))
        for parsed in read_articles(selection.articles)
    ]
    yield files[0][1] if len(files) == 1 else _zip(files, proof.made_with)


def read_text(document: bytes) -> str:
    """The text of the article, to the letter. Raises ElementTree.ParseError for what is no XML."""
    builder = ElementTree.TreeBuilder(insert_pis=True)
    root = ElementTree.fromstring(document, ElementTree.XMLParser(target=builder))  # noqa: S314
    text = root.find("TEXT")
    return "" if text is None else "".join(_letters(text))


def _letters(element: ElementTree.Element) -> Iterator[str]:
    if callable(element.tag):  # so ElementTree marks an instruction
        yield chr(int((element.text or "").split()[-1]))
    else:
        yield element.text or ""
    for inner in element:
        yield from _letters(inner)
        yield inner.tail or ""


def _zip(files: Iterable[tuple[str, bytes]], made_with: Json) -> bytes:
    """The files under numbers: the id of an article need not be a name for a file."""
    parts = {}
    for number, (article, data) in enumerate(files, 1):
        safe = re.sub(r"[^\w-]+", "_", article, flags=re.ASCII)[:60]
        parts[f"{number:04}-{safe}{ENDING}"] = data
    return with_list(parts, made_with)


def _document(
    parsed: ParsedArticle, entries: Mapping[str, TimelineEntry], manifest: Manifest, proof: Proof
) -> bytes:
    proof.restart()
    pieces = list(_pieces(parsed, entries, manifest, proof))
    carrier = CARRIERS["comment"]
    part = proof.part([*pieces, Piece(carrier.before.encode())])
    after = f"{carrier.behind}\n</TimeML>\n".encode()
    return b"".join(with_blocks([part], carrier, proof.made_with, after=after))


def _pieces(
    parsed: ParsedArticle, entries: Mapping[str, TimelineEntry], manifest: Manifest, proof: Proof
) -> Iterator[Piece]:
    """The lines of the file; to a row belong the sentence of its event, its instance and links."""
    article = parsed.article
    times = {timex.id: f"t{number}" for number, timex in enumerate(parsed.timexes, 1)}
    rows = {event.id: proof.of_event(parsed, event) for event in parsed.events}
    marks, events, signals = _marks(parsed, times)
    origin = "; ".join(f"{name}: {words}" for name, words in told(manifest))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:noNamespaceSchemaLocation="{_SCHEMA}">',
        _comment(f"{origin}; SHA-256 of the text: {article.sha256}"),
        f"<DOCID>{_text(article.id)}</DOCID>",
        *_published(parsed),
        f"<TITLE>{_text(article.title or '')}</TITLE>",
    )
    yield Piece("\n".join([*head, "<TEXT>"]).encode())
    places = [(e.sentence.start, e.sentence.end, rows[e.id]) for e in parsed.events]
    yield from _marked(article.text, marks, places)
    yield Piece(b"</TEXT>\n")
    for line, of in _instances(parsed, events, entries):
        yield Piece(f"{line}\n".encode(), rows[of])
    for line, ends in _links(parsed, events, times, signals):
        together = tuple(sorted({row for end in ends for row in rows[end]}))
        yield Piece(f"{line}\n".encode(), together)


def _published(parsed: ParsedArticle) -> Iterator[str]:
    published = parsed.article.published
    if published is not None:
        attributes = {
            "tid": "t0",
            "type": "TIME" if published.has_time else "DATE",
            "value": str(published),
            "temporalFunction": "false",
            "functionInDocument": "CREATION_TIME",
        }
        yield f"<DCT>{_tag('TIMEX3', attributes)}{published}</TIMEX3></DCT>"


def _marks(
    parsed: ParsedArticle, times: Mapping[str, str]
) -> tuple[list[Mark], dict[str, str], dict[Span, str]]:
    """The marks in the order of the text, the ids of the events' marks, and of the signals'."""
    marks = [
        Mark(t.span.start, t.span.end, "TIMEX3", _timex(t, times, parsed)) for t in parsed.timexes
    ]
    events: dict[str, str] = {}
    of_trigger: dict[Span, str] = {}
    for event in parsed.events:
        span = event.trigger
        if span not in of_trigger and _is_free(span, marks):
            of_trigger[span] = f"e{len(of_trigger) + 1}"
            attributes = {"eid": of_trigger[span], "class": _CLASSES.get(event.type, "OCCURRENCE")}
            marks.append(Mark(span.start, span.end, "EVENT", attributes))
        if span in of_trigger:
            events[event.id] = of_trigger[span]
    signals: dict[Span, str] = {}
    for relation in parsed.relations:
        signal = relation.signal
        if signal is not None and signal not in signals and _is_free(signal, marks):
            signals[signal] = f"s{len(signals) + 1}"
            marks.append(Mark(signal.start, signal.end, "SIGNAL", {"sid": signals[signal]}))
    return sorted(marks, key=lambda mark: mark.start), events, signals


def _is_free(span: Span, marks: Iterable[Mark]) -> bool:
    return span.start < span.end and not any(
        span.start < mark.end and mark.start < span.end for mark in marks
    )


def _timex(
    timex: TemporalExpression, times: Mapping[str, str], parsed: ParsedArticle
) -> dict[str, str]:
    leans = timex.anchoring in (Anchoring.PUBLISHED, Anchoring.NARRATIVE)
    attributes = {
        "tid": times[timex.id],
        "type": str(timex.type),
        "value": timex.value or _NO_VALUE[timex.type],
        "temporalFunction": "true" if leans else "false",
        "functionInDocument": "NONE",
    }
    anchor = times.get(timex.anchor or "")
    if anchor is None and timex.anchoring is Anchoring.PUBLISHED and parsed.article.published:
        anchor = "t0"
    if timex.mod:
        attributes["mod"] = timex.mod
    return attributes if anchor is None else {**attributes, "anchorTimeID": anchor}


def _marked(
    text: str, marks: Iterable[Mark], places: Sequence[tuple[int, int, tuple[int, ...]]]
) -> Iterator[Piece]:
    """The text with its marks; a mark belongs to the rows of all sentences that it lies in."""
    cut = list(stretches(text, places))
    begins = list(itertools.accumulate((len(words) for words, _ in cut), initial=0))

    def plain(start: int, end: int) -> Iterator[Piece]:
        for number in _between(begins, start, end):
            part = text[max(start, begins[number]) : min(end, begins[number + 1])]
            yield Piece(_text(part).encode(), cut[number][1])

    at = 0
    for mark in marks:
        yield from plain(at, mark.start)
        within = _between(begins, mark.start, mark.end)
        rows = tuple(sorted({row for number in within for row in cut[number][1]}))
        told = f"{_tag(mark.tag, mark.attributes)}{_text(text[mark.start : mark.end])}"
        yield Piece(f"{told}</{mark.tag}>".encode(), rows)
        at = mark.end
    yield from plain(at, len(text))


def _between(begins: Sequence[int], start: int, end: int) -> range:
    """The numbers of the stretches that have letters between two places."""
    if start >= end:
        return range(0)
    return range(bisect.bisect_right(begins, start) - 1, bisect.bisect_left(begins, end))


def _instances(
    parsed: ParsedArticle, events: Mapping[str, str], entries: Mapping[str, TimelineEntry]
) -> Iterator[tuple[str, str]]:
    """An instance for each event, and what people said of it; what has no mark is told.

    With each line the id of its event.
    """
    for number, event in enumerate(parsed.events, 1):
        told = "; ".join(remarks(entries[event.id], event.id)) if event.id in entries else ""
        if event.id not in events:
            why = f"{event.id} has no mark: its words are those of a time. {told}"
            yield _comment(why), event.id
            continue
        if told:
            yield _comment(f"ei{number}, {event.id}: {told}"), event.id
        made = _instance(event, number, events[event.id])
        yield _tag("MAKEINSTANCE", made, closed=True), event.id


def _instance(event: Event, number: int, mark: str) -> dict[str, str]:
    attributes = {
        "eiid": f"ei{number}",
        "eventID": mark,
        "pos": "OTHER",
        "tense": "NONE",
        "aspect": "NONE",
        "polarity": "NEG" if event.modality is Modality.NEGATED else "POS",
    }
    facts = (Modality.ASSERTED, Modality.NEGATED)
    return attributes if event.modality in facts else {**attributes, "modality": event.modality}


def _links(
    parsed: ParsedArticle,
    events: Mapping[str, str],
    times: Mapping[str, str],
    signals: Mapping[Span, str],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A link from each event to the time that gives its date, then the relations of events.

    With each line the ids of the events that it speaks of.
    """
    instances = {e.id: f"ei{n}" for n, e in enumerate(parsed.events, 1) if e.id in events}
    links: list[tuple[dict[str, str], tuple[str, ...]]] = []
    for event in parsed.events:
        time, status = times.get(event.date.timex or ""), event.date.status
        if event.id in instances and time and status is DateStatus.STATED:
            ends = {"eventInstanceID": instances[event.id], "relatedToTime": time}
            links.append(({"relType": "IS_INCLUDED", **ends}, (event.id,)))
    for relation in parsed.relations:
        type_ = _RELATIONS.get(relation.type)
        if type_ is None or not {relation.source, relation.target} <= instances.keys():
            continue
        link = {
            "relType": type_,
            "eventInstanceID": instances[relation.source],
            "relatedToEventInstance": instances[relation.target],
        }
        signal = signals.get(relation.signal) if relation.signal else None
        link |= {} if signal is None else {"signalID": signal}
        links.append((link, (relation.source, relation.target)))
    for number, (link, of) in enumerate(links, 1):
        yield _tag("TLINK", {"lid": f"l{number}", **link}, closed=True), of


def _tag(name: str, attributes: Mapping[str, str], *, closed: bool = False) -> str:
    told = "".join(f" {key}={quoteattr(_plain(value))}" for key, value in attributes.items())
    return f"<{name}{told}{'/' if closed else ''}>"


def _text(text: str) -> str:
    """The text as XML; what XML cannot hold is an instruction with the number of the character."""
    return _OUTSIDE.sub(lambda found: f"<?{_CHARACTER} {ord(found[0])}?>", escape(text))


def _plain(text: str) -> str:
    return _OUTSIDE.sub("\N{REPLACEMENT CHARACTER}", text)


def _comment(text: str) -> str:
    """The text as a comment, in which two hyphens may not stand together."""
    return f"<!-- {re.sub('-(?=-)', '- ', _plain(' '.join(text.split())))} -->"
