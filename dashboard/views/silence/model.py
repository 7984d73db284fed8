"""The stretches without an event and what the articles hold, made without Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.model import ParsedArticle
from dashboard.timeline.coverage import Silence, Sums, Week
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.query import NAMES
from dashboard.timeline.silence_words import reason_words
from dashboard.timeline.wording.dates import published, show_day
from dashboard.timeline.wording.pieces import Block

MOST = 5  # sentences or articles that are listed of a stretch
MOST_STRETCHES = 200
_READ, _WINDOW = "read:", "window:"  # what a click opens: an article, or a stretch of time


def blocks(found: Iterable[Silence]) -> list[Block]:
    """Each stretch with its length, its reason, and the ways to what it speaks of."""
    every = list(found)
    told = [block for silence in every[:MOST_STRETCHES] for block in _stretch(silence)]
    if len(every) > MOST_STRETCHES:
        text = f"{len(every) - MOST_STRETCHES:,} more stretches are not listed here."
        told.append({"kind": "text", "text": text, "dim": True})
    return told


def _stretch(silence: Silence) -> Iterator[Block]:
    first, last = show_day(silence.first), show_day(silence.last)
    yield {"kind": "heading", "text": f"{first} to {last}: {silence.days:,} days"}
    yield {"kind": "text", "text": reason_words(silence)}
    rows = [*_sentences(silence), *map(_article, silence.articles[:MOST])]
    if rows:
        yield {"kind": "links", "rows": rows, "dated": True}
    window = f"{_WINDOW}{silence.first}:{silence.last}"
    look = {"text": "Show this time on the timeline, with all details", "event": window}
    yield {"kind": "text", "pieces": [look]}


def _sentences(silence: Silence) -> Iterator[Block]:
    for one in silence.sentences[:MOST]:
        words = " ".join(one.sentence.text.split())
        where = ", ".join(filter(None, (source_name(one.article), published(one.article))))
        event = f"{_READ}{one.article.id}"
        yield {"name": one.when, "text": words, "event": event, "when": where}


def _article(parsed: ParsedArticle) -> Block:
    article = parsed.article
    return {
        "name": published(article),
        "text": article.name,
        "event": f"{_READ}{article.id}",
        "when": source_name(article),
    }


def opens(picked: str | None) -> tuple[str, dict[str, str | list[str]]] | None:
    """The page and the address that a click opens; None for nothing."""
    kind, _, rest = (picked or "").partition(":")
    if f"{kind}:" == _READ:
        return "reader", {"article": rest}
    if f"{kind}:" == _WINDOW:
        first, _, last = rest.partition(":")
        window = {NAMES["since"]: first, NAMES["until"]: last, NAMES["level"]: "all"}
        return "timeline", dict(window)
    return None


def counted(sums: Sums) -> str:
    """How many days are told and how many not: the numbers add up to all days."""
    silent = sum(sums.silent.values())
    return (
        f"Of {sums.days:,} days {sums.told:,} have an event; {silent:,} are in stretches of a week "
        f"or more without one, {sums.short:,} in shorter ones."
    )


def rows(weeks: Iterable[Week]) -> list[dict[str, object]]:
    """The coverage, a row a week; without a day for articles that have no date of publication."""
    return [
        {
            "Week from": week.monday,
            "Articles": week.articles,
            "Sentences": week.sentences,
            "Dated sentences": week.dated,
            "Dated, nothing read": week.unread,
            "Events": week.events,
        }
        for week in weeks
    ]
