"""Show how each date of an article came about: words, rule, anchor, value; then each event."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.cli import plain
from dashboard.commands._input import add_files, open_input

if TYPE_CHECKING:
    from dashboard.model import Event, ParsedArticle, TemporalExpression

HELP = "how each date of an article came about"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_files(parser, nargs=None)


def run(arguments: argparse.Namespace) -> int:
    """Print the account; 2 if the article could not be read."""
    from dashboard.pipeline import parse

    articles = open_input(arguments)
    for parsed in articles.parsed(parse):
        for line in explain(parsed):
            print(line)
    return articles.status


def explain(parsed: ParsedArticle) -> Iterator[str]:
    """The lines that account for every date of a parsed article."""
    published = parsed.article.published
    yield f"{plain(parsed.article.title or parsed.article.id)}"
    yield f"published: {published or 'not known; what is relative to it stays unresolved'}"
    yield f"\n{len(parsed.timexes)} words for times"
    for timex in parsed.timexes:
        yield from _timex(timex)
    yield f"\n{len(parsed.events)} events"
    words = {timex.id: timex.span.text for timex in parsed.timexes}
    for event in parsed.events:
        yield from _event(event, words)


def _timex(timex: TemporalExpression) -> Iterator[str]:
    words = plain(timex.span.text)
    yield f"\n  “{words}” at {timex.span.start} -> {timex.type} {timex.value or '?'}"
    yield f"    leans on: {timex.anchoring}{f' ({timex.anchor})' if timex.anchor else ''}"
    if timex.interval is not None:
        first, last = timex.interval.earliest, timex.interval.latest
        yield f"    days: {first or 'open'} to {last or 'open'} (by {timex.granularity})"
    if timex.rule:
        yield f"    rule: {timex.rule}"
    for step in timex.derivation:
        yield f"    - {plain(step)}"
    if timex.alternatives:
        yield f"    might also be: {', '.join(timex.alternatives)}"


def _event(event: Event, words: dict[str, str]) -> Iterator[str]:
    from dashboard.timeline.words import in_words

    yield f"\n  {event.type} “{plain(event.headline)}” ({event.modality})"
    date = event.date
    yield f"    when: {in_words(date)} ({date.status}; EDTF {date.edtf or 'none'})"
    yield f"    because: {plain(date.because)}"
    if date.timex in words:
        yield f"    read from: “{plain(words[date.timex or ''])}”"
    if date.rule:
        yield f"    rule: {date.rule}"
    yield f"    trigger “{plain(event.trigger.text)}” in: {plain(event.sentence.text)}"
