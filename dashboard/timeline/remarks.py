"""What people said of an entry, and what its sources say of each other, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.model import Disagreement, Modality, Report, Role, TimelineEntry
from dashboard.review import BY_HAND, Correction, Field, State
from dashboard.timeline.corrections.follow import moved_with
from dashboard.timeline.corrections.reported import of_report, report_of_line
from dashboard.timeline.samples import paper_name
from dashboard.timeline.wording.actor_remarks import told_meant
from dashboard.timeline.wording.dates import in_words
from dashboard.timeline.wording.labels import (
    BY_A_PERSON,
    FIELDS,
    MODALITIES,
    ROLES,
    STATES,
    kind_name,
)

_NOTHING = "nothing"
# An allegation, and what stands against one: that it was so, or that it was not.
_SIDES = frozenset({Modality.REPORTED, Modality.ASSERTED, Modality.NEGATED})


def remarks(entry: TimelineEntry, event: str | None = None) -> list[str]:
    """Whether it was checked, what people changed and noted, and where its sources differ.

    With the id of the ``event`` of one of its reports: what people changed of that report alone.
    """
    edits = (*changes(entry, event), *moved(entry, event), *named(entry, event))
    return [*checked(entry), *edits, *folded(entry), *noted(entry), *disagreement(entry)]


def checked(entry: TimelineEntry) -> Iterator[str]:
    """Who checked or disputed it, when and why; nothing for what is unchecked."""
    line = entry.review.latest.get(Field.STATE)
    if line is not None and entry.review.state is not State.UNCHECKED:
        yield f"{STATES[entry.review.state]} by {_by(line)}"


def changes(entry: TimelineEntry, event: str | None = None) -> Iterator[str]:
    """Each thing that a person changed: what was read, what it is now, who, when and why.

    Of an entry of several reports it is told in which, or what was changed of the one ``event``.
    """
    review = entry.review if event is None else of_report(entry, event)
    for line in review.changed:
        name = FIELDS[line.field].capitalize()
        left = still_holds(entry, line)
        was, now = (told(line.field, v) for v in (review.readings.get(line.field), left))
        place = _place(entry, line) if event is None else ""
        match line.field:
            case Field.OWN:
                yield f"Own event, written down by {_by(line)}"
            case Field.ADDED | Field.HIDDEN:
                yield f"{name} by {_by(line)}"
            case Field.APART | Field.JOINED:
                if left:
                    yield f"{name}: {now}, by {_by(line)}"
            case _:
                yield f"{name} changed from {was} to {now} by {_by(line)}{place}"


def moved(entry: TimelineEntry, event: str | None = None) -> Iterator[str]:
    """Which dates moved as one on which they lean was corrected, or should be looked at again."""
    dates = (report.event.date for report in entry.reports if event in (None, report.event.id))
    yield from (f"Date: {words}" for words in dict.fromkeys(map(moved_with, dates)) if words)


def named(entry: TimelineEntry, event: str | None = None) -> Iterator[str]:
    """Who of those who take part was read as somebody else: who said who they are, when and why."""
    reports: Sequence[Report] = [r for r in entry.reports if event in (None, r.event.id)]
    told = (told_meant(one) for report in reports for one in report.meant)
    yield from (f"Who: {words}" for words in dict.fromkeys(told))


def _place(entry: TimelineEntry, line: Correction) -> str:
    """In which of several reports a line changed something; empty for the only one."""
    report = report_of_line(entry, line) if len(entry.reports) > 1 else None
    return "" if report is None else f" (in the report of {paper_name(report.article)})"


def still_holds(entry: TimelineEntry, line: Correction) -> Any:
    """What a line sets that still holds: of reports that were joined those that are of the entry.

    And of those that were kept apart the others: a later act, of another event, may be against it.
    """
    reports = {report.event.id for report in entry.reports}
    match line.field:
        case Field.JOINED:
            return [event for event in line.now or () if event in reports]
        case Field.APART:
            return [event for event in line.now or () if event not in reports]
        case _:
            return line.now


def folded(entry: TimelineEntry) -> Iterator[str]:
    """Where people said different things of what is one event now: each of them, and which holds.

    Nothing where they agree, or only one did.
    """
    review = entry.review
    for name in review.contested:
        each = "; ".join(f"{told(name, line.now)} by {_by(line)}" for line in review.said(name))
        rule = "stricter" if name is Field.STATE else "later"
        yield (
            f"{FIELDS[name].capitalize()} was set for several events that are one now: {each}. "
            f"All are kept; the {rule} holds."
        )
    if not review.value(Field.HIDDEN):
        for line in review.said(Field.HIDDEN):
            if line.now:
                told_too = "It tells of an event, too, that was hidden by"
                yield f"{told_too} {_by(line)}. This one is shown."


def noted(entry: TimelineEntry) -> Iterator[str]:
    """The star, the note and the tags."""
    if entry.review.value(Field.STARRED):
        yield "Starred"
    lines = entry.review.said(Field.NOTE)
    notes = dict.fromkeys(line.now for line in lines if line.now)
    yield from (f"Note: {note}" for note in notes)
    if tags := entry.review.value(Field.TAGS):
        yield f"Tags: {', '.join(tags)}"


def disagreement(entry: TimelineEntry) -> Iterator[str]:
    """The number of independent sources where several report it, and what each says it was."""
    if len(entry.reports) > 1:
        sources = f"{entry.sources} independent source{'' if entry.sources == 1 else 's'}"
        yield f"Told in {len(entry.reports)} articles, {sources}"
    if entry.disagreement is not None:
        zones = entry.disagreement is Disagreement.TIME_ZONES
        why = "A difference of time zones" if zones else "The sources do not agree"
        dates = (f"{day_of(r)} ({paper_name(r.article)})" for r in entry.reports)
        yield f"{why}: {', '.join(dates)}."
    if apart := told_apart(entry):
        yield apart


def day_of(report: Report) -> str:
    """The date of a report in words; one that a person set is told to be no source's."""
    by_hand = f", {BY_A_PERSON}" if report.event.date.rule == BY_HAND else ""
    return f"{in_words(report.event.date)}{by_hand}"


def told_apart(entry: TimelineEntry) -> str:
    """Which sources tell the event as a fact and which only as alleged; empty where all tell alike.

    What a source tells as a fact in one article is none of its allegations in another.
    """
    how: dict[str, Modality] = {}
    for report in entry.reports:
        name, modality = paper_name(report.article), report.event.modality
        if modality in _SIDES and how.get(name, Modality.REPORTED) is Modality.REPORTED:
            how[name] = modality
    sides = {m: [name for name in how if how[name] is m] for m in MODALITIES if m in how.values()}
    if Modality.REPORTED not in sides or len(sides) < 2:
        return ""
    told = "; ".join(f"{MODALITIES[m].lower()}: {', '.join(who)}" for m, who in sides.items())
    return f"The sources do not tell it alike. {told[:1].upper()}{told[1:]}."


def told(name: Field, value: Any) -> str:
    """The value of a field as a person reads it."""
    match name:
        case Field.TYPE:
            return kind_name(str(value))
        case Field.MODALITY:
            known = value in set(Modality)
            return MODALITIES[Modality(value)].lower() if known else str(value or _NOTHING)
        case Field.ACTORS:
            return ", ".join(f"{who} ({_role(role)})" for who, role in value or []) or _NOTHING
        case Field.ADDED:
            return "added by a person"
        case Field.OWN:
            told_of = (value or {}).get("source") or "no source named"
            return f"written down by a person ({told_of})"
        case Field.APART | Field.JOINED:
            return f"{len(value or [])} other report{'' if len(value or []) == 1 else 's'}"
        case Field.STARRED | Field.HIDDEN:
            return "yes" if value else "no"
        case Field.TAGS:
            return ", ".join(value or []) or _NOTHING
        case Field.STATE:
            return str(value or State.UNCHECKED)
        case _:
            return str(value or "undated" if name is Field.DATE else value or _NOTHING)


def _role(role: str) -> str:
    return ROLES[Role(role)] if role in set(Role) else role


def _by(line: Correction) -> str:
    return f"{line.by}, {line.at[:10]}" + (f": {line.why}" if line.why else "")
