"""Who tells of an event: each source with its own words and date, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.identity import is_own
from dashboard.ledger.history import Step, history, is_telling
from dashboard.ledger.since import Since
from dashboard.model import Disagreement, Report, Timeline, TimelineEntry
from dashboard.timeline.index import index_of
from dashboard.timeline.merging.copied_text import sketch
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.merging.sources import copies, origins, ties
from dashboard.timeline.remarks import day_of, told_apart
from dashboard.timeline.wording.dates import published, show_day
from dashboard.timeline.wording.pieces import Block, Mark, cut_pieces

_LONGEST = 600  # characters of a sentence
_DISAGREEMENTS = {
    Disagreement.TIME_ZONES: "The sources name two days: a difference of time zones. {days}.",
    Disagreement.DATES: "The sources do not agree on the date. {days}.",
}


def told_by(entry: TimelineEntry, timeline: Timeline) -> list[Block]:
    """The blocks of the sources where there are several; none for an event with one report.

    Each source has its paper, the day of publication, its sentence, and the date that it gives.
    """
    if len(entry.reports) < 2:
        return []
    blocks: list[Block] = [{"kind": "heading", "text": "Told by"}]
    if entry.disagreement is not None:
        blocks.append({"kind": "text", "text": _side_by_side(entry, entry.disagreement)})
    if apart := told_apart(entry):
        blocks.append({"kind": "text", "text": apart})
    blocks.append({"kind": "text", "text": _count(entry), "dim": True})
    blocks += [{"kind": "text", "text": why, "dim": True} for why in _one_source(entry, timeline)]
    return [*blocks, *({"kind": "text", "pieces": _sentence(r, timeline)} for r in entry.reports)]


def reported(entry: TimelineEntry, timeline: Timeline) -> list[Block]:
    """Who told it first, and what later reports tell otherwise; nothing where none does."""
    if is_own(entry.article.id):
        return []
    steps = history(entry, timeline)
    if not is_telling(steps):
        return []
    heading: Block = {"kind": "heading", "text": "How it was reported"}
    return [heading, *({"kind": "text", "pieces": list(_step(step))} for step in steps)]


def became(since: Since | None) -> list[Block]:
    """What later reports made of an event that is shown as of an earlier day."""
    heading: Block = {"kind": "heading", "text": "Since then"}
    words = " ".join(since.words) if since else "Nothing else was reported of it."
    return [heading, {"kind": "text", "text": words}]


def _step(step: Step) -> Iterator[Block]:
    """The source and its day, what is new in it, and the way to a report that is kept apart."""
    article = step.report.article
    when = ", ".join(filter(None, (published(article), source_name(article))))
    yield {"text": f"{when}: ", "mark": "rest"}
    yield {"text": "; ".join(step.words) or "the same"}
    if step.apart:
        yield {"text": " — "}
        yield {"text": "shown as another event", "event": step.report.event.id}


def _count(entry: TimelineEntry) -> str:
    """How many reports there are, and how many of their sources are independent."""
    sources = (
        "1 independent source" if entry.sources == 1 else (f"{entry.sources} independent sources")
    )
    alike = "" if entry.sources == len(entry.reports) else f", {len(entry.reports)} reports"
    return f"{sources}{alike}. A paper, an agency and a text that is reprinted count once."


def _one_source(entry: TimelineEntry, timeline: Timeline) -> list[str]:
    """Why reports count as one source, a line for each two of them."""
    of = {report.article.id: report.article for report in entry.reports}
    articles = [index_of(timeline).articles[one] for one in of]
    copied = copies({one: sketch(article.text) for one, article in of.items()})
    found = ties(entry.reports, origins(articles, copied))
    return [f"{source_name(of[t.one])} and {source_name(of[t.other])} {t.why}." for t in found]


def _side_by_side(entry: TimelineEntry, disagreement: Disagreement) -> str:
    days: dict[str, list[str]] = {}
    for report in entry.reports:
        days.setdefault(day_of(report), []).append(source_name(report.article))
    told = "; ".join(f"{when}: {', '.join(dict.fromkeys(who))}" for when, who in days.items())
    return _DISAGREEMENTS[disagreement].format(days=told)


def _sentence(report: Report, timeline: Timeline) -> list[Block]:
    """The paper and its day, the words of its report with the times marked, and what they mean."""
    event, article = report.event, report.article
    when = "" if article.published is None else f", {show_day(article.published.day)}"
    start = event.sentence.start
    around = (start, min(event.sentence.end, start + _LONGEST))
    times = index_of(timeline).articles[article.id].timexes
    marks: list[Mark] = [
        (t.span.start, t.span.end, "time", t.value or "")
        for t in times
        if start <= t.span.start < around[1]
    ]
    marks.insert(0, (event.trigger.start, event.trigger.end, "trigger", ""))
    return [
        {"text": f"{source_name(article)}{when}: “"},
        *cut_pieces(article.text, around, marks, around),
        {"text": f"” — {day_of(report)}"},
    ]
