"""What the panel shows on demand: the paragraphs around an event, and where an actor is named.

A block of the kind ``more`` and a piece with ``more`` hold the address, below that of the panel,
of the blocks that take their place; Both sides are here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from dashboard.identity import is_own
from dashboard.model import Article, ParsedArticle, Span, Timeline, TimelineEntry
from dashboard.review import Field
from dashboard.timeline.index import index_of
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.query import NAMES
from dashboard.timeline.wording.labels import kind_label
from dashboard.timeline.wording.pieces import Block, Mark, cut_pieces

PARAGRAPH, MENTIONS = "paragraph.json", "mentions.json"
BEFORE, AFTER = "before", "after"
_WORDS = {BEFORE: "‹ the paragraph before", AFTER: "the paragraph after ›"}
_REACH = 3000  # characters of a paragraph that are shown at either side of the trigger
_BESIDE = 70  # characters at either side of a mention
_MOST = 40  # mentions that are shown at once


def paragraph(entry: TimelineEntry, parsed: ParsedArticle) -> list[Block]:
    """The event's paragraph, its sentence lit and its trigger marked, with the ways to the next."""
    event = entry.event
    if is_own(entry.article.id):
        return _written(entry)
    at, (start, end) = _place(event.sentence, parsed)
    around = (max(start, event.trigger.start - _REACH), min(end, event.trigger.end + _REACH))
    inside = (event.sentence.start, event.sentence.end)
    trigger: Mark = (event.trigger.start, event.trigger.end, "trigger", kind_label(event))
    marks = [trigger, *_marks(parsed, inside)]
    block: Block = {
        "kind": "text",
        "pieces": cut_pieces(parsed.article.text, around, marks, inside),
    }
    return [*_way(parsed, at, BEFORE), block, *_way(parsed, at, AFTER)]


def _written(entry: TimelineEntry) -> list[Block]:
    """Where a person knows an event from that they wrote down: in the place of a paragraph."""
    line = entry.review.latest[Field.OWN]
    told: Block = {"text": f"Own event, written down by {line.by}, {line.at[:10]}."}
    source, link = entry.article.source, entry.article.url
    pieces = [told, {"text": f" Source: {source}." if source else " No source is named."}]
    if link:
        pieces += [{"text": " "}, {"text": link, "link": link}]
    return [{"kind": "text", "pieces": pieces}]


def paragraph_at(timeline: Timeline, params: Mapping[str, str]) -> list[Block]:
    """The paragraph that a path names, and the way on from it; none where there is no such."""
    parsed = index_of(timeline).articles.get(params.get("article", ""))
    at, toward = params.get("at", ""), params.get("toward", "")
    if parsed is None or toward not in _WORDS or not (at.isascii() and at.isdigit()):
        return []
    place = int(at[:9])
    if place >= len(parsed.paragraphs):
        return []
    span = parsed.paragraphs[place]
    around = (span.start, min(span.end, span.start + 2 * _REACH))
    pieces = cut_pieces(parsed.article.text, around, _marks(parsed, around), around)
    block: Block = {"kind": "text", "pieces": pieces}
    way = _way(parsed, place, toward)
    return [*way, block] if toward == BEFORE else [block, *way]


def naming(
    timeline: Timeline, entry: TimelineEntry, actor: str, known: dt.date | None = None
) -> Block | None:
    """The piece that says how often the articles of an event name an actor, and leads to where.

    ``known`` is the day until which the articles of the timeline were published, if it has one.
    """
    number = sum(1 for _ in _mentions(timeline, entry, actor))
    if number == 0:
        return None
    day = {NAMES["known"]: str(known)} if known else {}
    path = f"{MENTIONS}?{urlencode({'event': entry.event.id, 'actor': actor, **day})}"
    return {"text": "1 mention" if number == 1 else f"{number} mentions", "more": path}


def mentions(timeline: Timeline, params: Mapping[str, str]) -> list[Block]:
    """Each place where the articles of an event name an actor, in its words; none for neither."""
    entry = index_of(timeline).entry(params.get("event"))
    found = [] if entry is None else [*_mentions(timeline, entry, params.get("actor", ""))]
    several = len({article.id for article, _ in found}) > 1
    blocks = [_mention(article, span, named=several) for article, span in found[:_MOST]]
    if len(found) > _MOST:
        text = f"and {len(found) - _MOST} more, marked in the articles"
        blocks.append({"kind": "text", "text": text, "dim": True})
    return blocks


def _place(sentence: Span, parsed: ParsedArticle) -> tuple[int | None, tuple[int, int]]:
    """The paragraph of a sentence; the line it stands on where paragraphs are not known."""
    for at, paragraph in enumerate(parsed.paragraphs):
        if paragraph.start <= sentence.start < paragraph.end:
            return at, (paragraph.start, max(paragraph.end, sentence.end))
    text = parsed.article.text
    end = text.find("\n", sentence.end)
    return None, (text.rfind("\n", 0, sentence.start) + 1, len(text) if end < 0 else end)


def _way(parsed: ParsedArticle, at: int | None, toward: str) -> list[Block]:
    """The way to the paragraph before or after; none where there is none."""
    place = -1 if at is None else at + (-1 if toward == BEFORE else 1)
    if not 0 <= place < len(parsed.paragraphs):
        return []
    path = urlencode({"article": parsed.article.id, "at": place, "toward": toward})
    return [{"kind": "more", "text": _WORDS[toward], "more": f"{PARAGRAPH}?{path}"}]


def _marks(parsed: ParsedArticle, around: tuple[int, int]) -> Iterator[Mark]:
    """The times of the article, and who is named within a stretch."""
    for timex in parsed.timexes:
        yield timex.span.start, timex.span.end, "time", timex.value or ""
    for actor in parsed.actors:
        for mention in actor.mentions:
            if around[0] <= mention.span.start < around[1]:
                yield mention.span.start, mention.span.end, "who", actor.name


def _mentions(
    timeline: Timeline, entry: TimelineEntry, actor: str
) -> Iterator[tuple[Article, Span]]:
    index = index_of(timeline)
    for article in dict.fromkeys(report.article.id for report in entry.reports):
        parsed, names = index.articles[article], index.names.get(article, {})
        spans = (m.span for a in parsed.actors if names.get(a.id) == actor for m in a.mentions)
        for span in sorted(spans, key=lambda span: span.start):
            yield parsed.article, span


def _mention(article: Article, span: Span, *, named: bool) -> Block:
    """A mention with the words around it on its line; ``named``: with the source before it."""
    start = max(article.text.rfind("\n", 0, span.start) + 1, span.start - _BESIDE)
    line = article.text.find("\n", span.end)
    end = min(len(article.text) if line < 0 else line, span.end + _BESIDE)
    mark: Mark = (span.start, span.end, "who", "")
    pieces = cut_pieces(article.text, (start, end), [mark], (start, end))
    source: list[Block] = [{"text": f"{source_name(article)}: ", "mark": "rest"}] if named else []
    return {"kind": "text", "pieces": [*source, {"text": "… "}, *pieces, {"text": " …"}]}
