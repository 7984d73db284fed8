"""Markdown: a chronology to read, each event with a footnote that says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dashboard.exports import Options
from dashboard.model import ParsedArticle, TimelineEntry
from dashboard.timeline.build import build
from dashboard.timeline.citation import cited_quote, told_in
from dashboard.timeline.labels import MODALITIES, NOT_YET, STATUSES
from dashboard.timeline.words import UNDATED, in_words

MEDIA_TYPE, ENDING = "text/markdown", ".md"
LABEL = "Chronology with sources (Markdown)"
# What Markdown, or HTML within it, would take for more than a letter: anywhere, and at the start.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_STARTS = re.compile(r"^(\d*)([#+\-=.)])")


def write(parsed: Iterable[ParsedArticle], options: Options) -> Iterator[bytes]:
    """The events in order of time, those without a date last, then the footnotes."""
    del options
    entries = build(parsed).entries
    yield b"# Chronology\n"
    undated = False
    for number, entry in enumerate(entries, 1):
        if not undated and in_words(entry.event.date) == UNDATED:
            undated = True
            yield b"\n## Without a date\n"
        yield _item(entry, number).encode()
    for number, entry in enumerate(entries, 1):
        yield _footnote(entry, number).encode()


def escape(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    return _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _item(entry: TimelineEntry, number: int) -> str:
    """When and how well that is known, what, who, and what was said."""
    event = entry.event
    words = in_words(event.date)
    told = [] if words == UNDATED else [STATUSES[event.date.status].lower()]
    told += [MODALITIES[event.modality].lower()] if event.modality in NOT_YET else []
    when = "" if words == UNDATED else f"**{words}** "
    how = f"({', '.join(told)}) " if told else ""
    who = ", ".join(escape(actor.name) for actor in entry.actors)
    lines = [f"\n- {when}{how}{escape(event.headline)}{f' — {who}' if who else ''}[^{number}]"]
    lines += [f"  > {escape(cited_quote(quote, entry.actors))}" for quote in entry.quotes]
    return "\n\n".join(lines) + "\n"


def _footnote(entry: TimelineEntry, number: int) -> str:
    told = [f"“{entry.event.sentence.text}”", *told_in(entry.article), entry.article.url]
    return f"\n[^{number}]: {escape(', '.join(part for part in told if part))}\n"
