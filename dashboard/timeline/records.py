"""The contract's records of a selection, with what people said and where the export comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from dashboard.identity import GROUP, is_own
from dashboard.linkage import Meant
from dashboard.model import Article, Event, ParsedArticle, TimelineEntry
from dashboard.review import Field, Review, State
from dashboard.timeline.corrections.added_events import TITLES
from dashboard.timeline.corrections.reported import of_report
from dashboard.timeline.selection import Manifest, Selection
from dashboard.timeline.wording.actor_remarks import meant_words
from dashboard.timeline.wording.dates import in_words

Json = dict[str, Any]
WHO_IS_WHO = "who is who"  # the field of a change that a person made of an actor, not of an event


def records(
    selection: Selection, to_record: Callable[[ParsedArticle], Json]
) -> Iterator[tuple[Json, list[tuple[ParsedArticle, Event]]]]:
    """One record an article; its events tell their entry and review where there are entries.

    Behind them one without text for the events that people wrote down, where there are any: its
    ``own_events`` has them. With each record the events in it, and their articles.
    """
    about, entries = about_export(selection.manifest), selection.entry_of()
    own: list[Json] = []
    written: list[tuple[ParsedArticle, Event]] = []
    for parsed in selection.articles:
        if is_own(parsed.article.id):
            own += [_own_record(event, parsed, entries.get(event.id)) for event in parsed.events]
            written += [(parsed, event) for event in parsed.events]
            continue
        record = to_record(parsed)
        for event in record["events"]:
            entry = entries.get(event["id"])
            event.update({} if entry is None else _of_entry(entry, event["id"]))
        yield {**record, "export": about}, [(parsed, event) for event in parsed.events]
    if own:
        none = ParsedArticle(Article(GROUP, "", title=TITLES))
        yield {**to_record(none), "own_events": own, "export": about}, written


def _own_record(event: Event, parsed: ParsedArticle, entry: TimelineEntry | None) -> Json:
    """An event that a person wrote down: what, when, who, and where it is known from."""
    names = {actor.id: actor.name for actor in parsed.actors}
    date = event.date
    return {
        "id": event.id,
        "headline": event.headline,
        "type": event.type,
        "modality": str(event.modality),
        "date": {
            "earliest": date.earliest and date.earliest.isoformat(),
            "latest": date.latest and date.latest.isoformat(),
            "edtf": date.edtf,
            "words": in_words(date),
        },
        "actors": [
            {"name": names.get(p.actor, p.actor), "role": str(p.role)} for p in event.participants
        ],
        "source": parsed.article.source,
        "link": parsed.article.url,
        **({} if entry is None else _of_entry(entry, event.id)),
    }


def about_export(manifest: Manifest) -> Json:
    """The manifest without its articles: a record knows its own."""
    about: Json = {"program": manifest.program, "parser": manifest.parser}
    if manifest.counts is not None:
        about |= {
            "filters": list(manifest.filters),
            "query": manifest.query,
            "counts": asdict(manifest.counts),
        }
    return about


def changes(review: Review) -> Iterator[dict[str, Any]]:
    """What a person changed: the field, what was read, what it is now, by whom, when and why."""
    for line in review.changed:
        yield {
            "field": str(line.field),
            "was": review.readings.get(line.field),
            "now": line.now,
            "by": line.by,
            "at": line.at,
            "why": line.why,
        }


def named(entry: TimelineEntry, event: str | None = None) -> Iterator[dict[str, Any]]:
    """Who was read as somebody else, in the same form; of one ``event``, else of all reports."""
    reports = (report for report in entry.reports if event in (None, report.event.id))
    found = dict.fromkeys(meant for report in reports for meant in report.meant)
    yield from map(_named, found)


def _named(meant: Meant) -> dict[str, Any]:
    line = meant.line
    now = meant_words(meant)
    return {
        "field": WHO_IS_WHO,
        "was": meant.read,
        "now": now,
        "by": line.by,
        "at": line.at,
        "why": line.why,
    }


def review_record(review: Review, mine: Review) -> Json:
    """What people said of an event: its state with who, when and why, and each change.

    ``mine`` is what holds of the one report of it. ``folded`` has what was said differently of
    several events that are one now.
    """
    state = review.latest.get(Field.STATE)
    by = {}
    if state is not None and review.state is not State.UNCHECKED:
        by = {"by": state.by, "at": state.at, "why": state.why}
    return {
        "state": str(review.state),
        **by,
        "changed": list(changes(mine)),
        "folded": [
            {
                "event": line.event,
                "field": str(name),
                "now": line.now,
                "by": line.by,
                "at": line.at,
                "why": line.why,
            }
            for name in review.contested
            for line in review.said(name)
        ],
        "starred": bool(review.value(Field.STARRED)),
        "note": review.value(Field.NOTE) or "",
        "tags": list(review.value(Field.TAGS) or ()),
    }


def _of_entry(entry: TimelineEntry, event: str) -> Json:
    told = review_record(entry.review, of_report(entry, event))
    told["changed"] += named(entry, event)
    return {"entry": entry.event.id, "review": told}
