"""Markdown: a chronology to read, each event with a footnote that says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from dashboard.exports import Options
from dashboard.model import Dissent, ParsedArticle, Report, TimelineEntry
from dashboard.timeline.build import build
from dashboard.timeline.citation import cited_quote, told_in
from dashboard.timeline.entry import source_name
from dashboard.timeline.labels import MODALITIES, NOT_YET, STATUSES
from dashboard.timeline.words import UNDATED, in_words

MEDIA_TYPE, ENDING = "text/markdown", ".md"
LABEL = "Chronology with sources (Markdown)"
# What Markdown, or HTML within it, would take for more than a letter: anywhere, and at the start.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_STARTS = re.compile(r"^(\d*)([#+\-=.)])")


def write(parsed: Iterable[ParsedArticle], options: Options) -> Iterator[bytes]:
    """The events in order of time, those without a date last, then a footnote for each report."""
    del options
    entries = build(parsed).entries
    yield b"# Chronology\n"
    undated = False
    numbers = list(accumulate((len(entry.reports) for entry in entries), initial=1))
    for number, entry in zip(numbers, entries, strict=False):
        if not undated and in_words(entry.event.date) == UNDATED:
            undated = True
            yield b"\n## Without a date\n"
        yield _item(entry, number).encode()
    reports = (report for entry in entries for report in entry.reports)
    for number, report in enumerate(reports, 1):
        yield _footnote(report, number).encode()


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
    notes = "".join(f"[^{number + i}]" for i in range(len(entry.reports)))
    who = ", ".join(escape(actor.name) for actor in entry.actors)
    lines = [f"\n- {when}{how}{escape(event.headline)}{f' — {who}' if who else ''}{notes}"]
    lines += [f"  {escape(_disagreement(entry))}"] if entry.dissent else []
    lines += [f"  > {escape(cited_quote(quote, entry.actors))}" for quote in entry.quotes]
    return "\n\n".join(lines) + "\n"


def _disagreement(entry: TimelineEntry) -> str:
    """The date that each source gives."""
    told = (f"{in_words(r.event.date)} ({source_name(r.article)})" for r in entry.reports)
    zones = entry.dissent is Dissent.TIME_ZONES
    why = "A difference of time zones" if zones else "The sources do not agree"
    return f"{why}: {', '.join(told)}."


def _footnote(report: Report, number: int) -> str:
    told = [f"“{report.event.sentence.text}”", *told_in(report.article), report.article.url]
    return f"\n[^{number}]: {escape(', '.join(part for part in told if part))}\n"
