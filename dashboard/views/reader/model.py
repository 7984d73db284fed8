"""What the reader says: a whole article with its times, names, quotes and events marked.

Below each paragraph stands what was read from it, and each sentence that names a time from which no
event was read, so that nothing is dropped in silence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dashboard.model import Event, ParsedArticle, Span
from dashboard.timeline.passed_over import passed_over
from dashboard.timeline.wording.citation import said_by
from dashboard.timeline.wording.dates import both_ends, in_words, published, with_capital
from dashboard.timeline.wording.labels import kind_label
from dashboard.timeline.wording.pieces import Block, Mark, cut_pieces, quoted

_LEGEND: tuple[Block, ...] = (
    {"text": "Marked are "},
    {"text": "times", "mark": "time"},
    {"text": " ("},
    {"text": "dotted", "mark": "spare"},
    {"text": ": no event has its date from it), "},
    {"text": "names", "mark": "who"},
    {"text": ", "},
    {"text": "what is quoted", "said": "who said it"},
    {"text": " and "},
    {"text": "the words that tell of an event", "mark": "trigger"},
    {"text": ". Pick an event to open it."},
)
_LONGEST_CHOICE = 70  # characters of a title in a list of choices
_LONGEST = 160  # characters of a sentence that are shown below its paragraph


def find_article(articles: Sequence[ParsedArticle], wanted: str | None) -> ParsedArticle | None:
    """The article of an id, else the first; None where there are no articles."""
    return next((p for p in articles if p.article.id == wanted), articles[0] if articles else None)


def title_of(parsed: ParsedArticle) -> str:
    """What an article is called: its title, or its id."""
    return parsed.article.name


def choice_of(parsed: ParsedArticle) -> str:
    """An article in a list of choices: both ends of its title, its source and its day."""
    article = parsed.article
    told = ", ".join(filter(None, (article.source, published(article))))
    return f"{both_ends(title_of(parsed), _LONGEST_CHOICE)}{f' ({told})' if told else ''}"


def nothing_to_read(*, of_a_data_set: bool) -> str:
    """What to do where there is no article to read."""
    if of_a_data_set:
        return "Open an event in the timeline, and from there its article."
    return "There is no article yet. Add one on the page of the articles."


def read(
    parsed: ParsedArticle, event: str | None = None, hidden: Sequence[Event] = ()
) -> list[Block]:
    """The blocks of an article; ``event`` is the one that is marked as open.

    ``hidden`` are its events that people took off the timeline: each is told to be so. An article
    without a word gives its title and a line that says so.
    """
    article = parsed.article
    told = [article.source, published(article)]
    blocks: list[Block] = [
        {"kind": "date", "text": ", ".join(part for part in told if part)},
        {"kind": "title", "text": title_of(parsed)},
        {"kind": "text", "pieces": list(_LEGEND), "dim": True},
    ]
    if not parsed.paragraphs:
        return [*blocks, {"kind": "text", "text": "This article holds no text."}]
    marks = sorted(_marks(parsed, hidden), key=lambda mark: mark[:2])
    starts = [mark[0] for mark in marks]
    for paragraph in parsed.paragraphs:
        inside = marks[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        blocks.append({"kind": "text", "pieces": _pieces(parsed, paragraph, inside, event)})
        rows = list(_rows(parsed, paragraph, hidden))
        blocks += [{"kind": "links", "rows": rows, "aside": True}] if rows else []
    return blocks


def _marks(parsed: ParsedArticle, hidden: Sequence[Event]) -> Iterator[Mark]:
    for event in parsed.events:
        for told in (event.trigger, *event.mentions):
            yield told.start, told.end, "trigger", f"{kind_label(event)}\0{event.id}"
    used = {event.date.timex for event in (*parsed.events, *hidden)}
    for timex in parsed.timexes:
        kind = "time" if timex.id in used else "spare"
        yield timex.span.start, timex.span.end, kind, timex.value or ""
    for actor in parsed.actors:
        for mention in actor.mentions:
            yield mention.span.start, mention.span.end, "who", actor.name


def _quotes(parsed: ParsedArticle, paragraph: Span) -> list[Mark]:
    """What is quoted in a paragraph, and by whom; the innermost first."""
    start, end = paragraph.start, paragraph.end
    inside = [q for q in parsed.quotes if q.span.start < end and start < q.span.end]
    ordered = sorted(inside, key=lambda q: q.span.end - q.span.start)
    return [(q.span.start, q.span.end, "said", said_by(q, parsed.actors)) for q in ordered]


_FIRST = ("trigger", "time", "spare", "who")  # where marks overlap, the first of these is shown


def _pieces(
    parsed: ParsedArticle, paragraph: Span, marks: Sequence[Mark], event: str | None
) -> list[Block]:
    """A paragraph in pieces; the words of an event carry its id, by which they open it."""
    around = (paragraph.start, paragraph.end)
    ordered = sorted(marks, key=lambda mark: _FIRST.index(mark[2]))
    cut = cut_pieces(parsed.article.text, around, ordered, around)
    pieces = list(quoted(cut, paragraph.start, _quotes(parsed, paragraph)))
    for piece in pieces:
        if piece.get("mark") == "trigger":
            label, _, told = piece["title"].partition("\0")
            piece.update(title=label, event=told, here=told == event)
    return pieces


def _rows(parsed: ParsedArticle, paragraph: Span, hidden: Sequence[Event]) -> Iterator[Block]:
    """What was read from a paragraph, in the order of its words."""
    events = [e for e in parsed.events if _holds(paragraph, e.trigger.start)]
    for event in events:
        text = with_capital(event.headline)
        yield {"name": in_words(event.date), "text": text, "event": event.id}
    for event in parsed.events:
        if event not in events and any(_holds(paragraph, m.start) for m in event.mentions):
            text = f"Told again: {with_capital(event.headline)}"
            yield {"name": in_words(event.date), "text": text, "event": event.id}
    for event in hidden:
        if _holds(paragraph, event.trigger.start):
            text = f"Hidden from the timeline: {with_capital(event.headline)}"
            yield {"name": in_words(event.date), "text": text, "event": event.id}
    for one in passed_over(parsed, (*parsed.events, *hidden), paragraph):
        text = " ".join(one.sentence.text.split())
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
        yield {"name": one.when, "text": f"No event was read from: {short}"}


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end
