"""Show how an article was read: each date, each quotation with its speaker, and each event.

Of a date its words, rule, anchor and value; of a quotation and an event who it is, and why.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.cli import plain
from dashboard.commands._input import add_files, open_input

if TYPE_CHECKING:
    from dashboard.dates import Found
    from dashboard.model import (
        Article,
        Event,
        EventDate,
        Modality,
        ParsedArticle,
        Participant,
        Quote,
        TemporalExpression,
    )
    from dashboard.rules.propose import Proposal, Trace

HELP = "how each date, speaker and event of an article came about"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_files(parser, nargs=None)


def run(arguments: argparse.Namespace) -> int:
    """Print the account; 2 if the article could not be read."""
    from dashboard.pipeline import parse
    from dashboard.rules.propose import tracing

    articles = open_input(arguments)
    with tracing() as trace:

        def parse_anew(article: Article) -> ParsedArticle:
            trace.clear()  # what was decided at the offsets of the article before
            return parse(article)

        for parsed in articles.parsed(parse_anew):
            for line in explain(parsed, trace):
                print(line)
    return articles.status


def explain(parsed: ParsedArticle, trace: Trace) -> Iterator[str]:
    """The lines that account for every date, quotation and event of a parsed article.

    ``trace`` followed what was decided: of an event is told what else was proposed.
    """
    published = parsed.article.published
    yield f"{plain(parsed.article.name)}"
    yield f"published: {published or 'not known; what is relative to it stays unresolved'}"
    yield f"\n{len(parsed.timexes)} words for times"
    words = {timex.id: timex.span.text for timex in parsed.timexes}
    day = "which is not known" if published is None else f"{published.day}"
    found = _found(parsed.article)
    for timex in parsed.timexes:
        yield from _timex(timex, day, words, found.get((timex.span.start, timex.span.end)))
    names = {actor.id: actor.name for actor in parsed.actors}
    yield f"\n{len(parsed.quotes)} quotations"
    for quote in parsed.quotes:
        yield from _quote(quote, names)
    headlines = {event.id: event.headline for event in parsed.events}
    yield f"\n{len(parsed.events)} events"
    for event in parsed.events:
        yield from _event(event, words, names, headlines, trace=trace)
        decided = trace.decided[event.trigger.start]
        for proposals in decided:
            if not isinstance(proposals[0].value, tuple):
                yield from _overruled(event, proposals, names, headlines)
        related = [of for of in decided if isinstance(of[0].value, tuple)]
        yield from _related(event, related, headlines)


def _timex(
    timex: TemporalExpression, published: str, words: dict[str, str], found: Found | None
) -> Iterator[str]:
    value = " ".join(filter(None, (timex.value or "no value", timex.mod)))
    yield f"\n  {timex.id} “{plain(timex.span.text)}” at {timex.span.start} -> {timex.type} {value}"
    yield f"    leans on: {_leaning(timex, published, words)}"
    if timex.interval is not None:
        first, last = timex.interval.earliest, timex.interval.latest
        yield f"    days: {first or 'open'} to {last or 'open'} (by {timex.granularity})"
    if found is None and timex.rule:
        yield f"    rule: {timex.rule}"
    elif found is not None:
        yield from _rules(found)
    for number, step in enumerate(timex.derivation, 1):
        yield f"    {number}. {plain(step)}"
    for other in timex.alternatives:
        yield f"    might also be: {other}{_in_words(other)}"


def _found(article: Article) -> dict[tuple[int, int], Found]:
    """The expressions of an article with the rules that read them and their parts, by offsets."""
    from dashboard.dates import find_timexes
    from dashboard.nlp.analysis import Depth, analyse

    analysis = analyse(article.text, depth=Depth.TAGS)
    return {(one.start, one.end): one for one in find_timexes(analysis)}


def _rules(found: Found, depth: int = 0) -> Iterator[str]:
    """The rule of an expression with its operator, and below it those of its parts."""
    from dashboard.dates import Found

    part = f"{'  ' * depth}of “{plain(found.text)}”, " if depth else ""
    yield f"    {part}rule: {found.rule.name} (operator: {found.rule.operator})"
    for inner in found.fields.values():
        if isinstance(inner, Found):
            yield from _rules(inner, depth + 1)


def _leaning(timex: TemporalExpression, published: str, words: dict[str, str]) -> str:
    """What an expression leans on, in words."""
    if timex.anchor is not None:
        return f"{timex.anchor} “{plain(words.get(timex.anchor, '?'))}”"
    if timex.type in ("DURATION", "SET"):
        return "nothing, it names no day"
    return {
        "published": f"the day of publication, {published}",
        "absolute": "nothing, the words say it all",
        "vague": "nothing, the words are vague",
    }.get(timex.anchoring, "nothing that is known")


def _in_words(value: str) -> str:
    """A value in words and in brackets; empty if it names no part of the calendar."""
    from dashboard.dates.explanations import tell
    from dashboard.dates.timex3 import read_value

    meaning = read_value(value)
    in_words = "" if meaning is None else tell(meaning)
    return f" ({in_words})" if in_words not in ("", value) else ""


def _quote(quote: Quote, names: dict[str, str]) -> Iterator[str]:
    """What was said, by whom, and why that is its speaker."""
    yield f"\n  {quote.id} “{plain(' '.join(quote.span.text.split()))}” ({quote.kind})"
    if quote.speaker is not None:
        yield f"    speaker: {plain(names.get(quote.speaker, quote.speaker))}"
    elif quote.speaker_mention is not None:
        yield f"    speaker: nobody who is sure; “{plain(quote.speaker_mention.text)}” says it"
    else:
        yield "    speaker: the text names none"
    if quote.because is not None:
        yield f"    because: {plain(quote.because)}"
    if quote.via is not None:
        yield f"    by way of: {plain(names.get(quote.via, quote.via))}"


def _participants(event: Event, names: dict[str, str]) -> Iterator[str]:
    """Who takes part, by which words and why, and who may."""
    from dashboard.timeline.wording.labels import ROLES

    for one in event.participants:
        name = plain(names.get(one.actor, one.actor))
        said = "" if one.mention is None else f", by “{plain(one.mention.text)}”"
        why = "" if one.because is None else f": {plain(one.because)}"
        yield f"    who: {name} ({ROLES[one.role].lower()}{said}){why}"
    for open_one in event.open_participants:
        may = " or ".join(plain(names.get(actor, actor)) for actor in open_one.candidates)
        yield f"    not sure: “{plain(open_one.mention.text)}” may be {may}"


def _by_rule(event: Event, trace: Trace) -> str:
    """The rule by which an event is told as it is, in words; empty where none was taken."""
    decided = (proposals[0] for proposals in trace.decided[event.trigger.start])
    taken = (p.rule for p in decided if p.value is event.modality)
    return next((f", by the rule “{rule}”" for rule in taken), "")


def _overruled(
    event: Event,
    proposals: Sequence[Proposal[Any]],
    names: dict[str, str],
    headlines: dict[str, str],
) -> Iterator[str]:
    """What else was proposed of an event, with the rule that did so and why.

    Nothing for the very same as what was taken, or as what the event has in the end.
    """
    held = [event.modality, event.date, *event.participants]
    held += [event.part_of] if event.part_of else []
    told = {_value(value, names, headlines) for value in (proposals[0].value, *held)}
    for proposal in proposals[1:]:
        value = _value(proposal.value, names, headlines)
        if value not in told:
            told.add(value)
            why = "" if proposal.because in ("", proposal.rule) else f": {plain(proposal.because)}"
            yield f"    not taken: {value}, by the rule “{proposal.rule}”{why}"


def _related(
    event: Event, related: Iterable[Sequence[Proposal[Any]]], headlines: dict[str, str]
) -> Iterator[str]:
    """How an event stands to others, by which rule and word; and what else was proposed."""
    from dashboard.timeline.wording.labels import RELATIONS

    for proposals in related:
        for place, proposal in enumerate(proposals):
            for relation in proposal.value:
                ends = {relation.source, relation.target}
                if event.id not in ends or not ends <= headlines.keys():
                    continue
                told = "not taken" if place else "relation"
                one, other = (plain(headlines[e]) for e in (relation.source, relation.target))
                stands = f"“{one}” {RELATIONS[relation.type]} “{other}”"
                why = f"by the rule “{proposal.rule}”: {plain(proposal.because)}"
                yield f"    {told}: {stands}, {why}"


def _value(
    value: Modality | EventDate | Participant | str,
    names: dict[str, str],
    headlines: dict[str, str],
) -> str:
    """What a rule proposed, in words."""
    from dashboard.model import EventDate, Modality, Participant
    from dashboard.timeline.wording.dates import in_words
    from dashboard.timeline.wording.labels import MODALITIES, ROLES

    if isinstance(value, Modality):
        return f"told as {MODALITIES[value].lower()}"
    if isinstance(value, EventDate):
        return f"when {in_words(value)}"
    if isinstance(value, Participant):
        return f"who {plain(names.get(value.actor, value.actor))} ({ROLES[value.role].lower()})"
    return f"part of “{plain(headlines.get(value, value))}”"


def _event(
    event: Event,
    words: dict[str, str],
    names: dict[str, str],
    headlines: dict[str, str],
    *,
    trace: Trace,
) -> Iterator[str]:
    from dashboard.model import Modality
    from dashboard.timeline.levels import weigh
    from dashboard.timeline.wording.dates import in_words, with_capital
    from dashboard.timeline.wording.labels import MODALITIES, STATUSES, WEIGHTS, kind_label
    from dashboard.timeline.wording.rule_records import tell_record

    told = MODALITIES[event.modality].lower()
    yield f"\n  {kind_label(event)} “{plain(with_capital(event.headline))}” ({told})"
    kinds = f"{event.type}, {event.subtype or 'no subtype'}"
    yield f"    kind: by “{plain(event.trigger.text)}” ({kinds})"
    for line in dict.fromkeys(trace.accounts[event.trigger.start]):
        yield f"    {plain(line)}"
    if event.modality is Modality.ASSERTED:
        yield f"    told {told}: no rule keeps it from being one"
    elif event.modality_because is not None:
        yield f"    told as {told}{_by_rule(event, trace)}: {plain(event.modality_because)}"
    yield from _participants(event, names)
    date = event.date
    status = STATUSES[date.status].lower()
    yield f"    when: {in_words(date)} ({status}; EDTF {date.edtf or 'none'})"
    yield f"    because: {plain(date.because)}"
    if date.timex in words:
        yield f"    read from: “{plain(words[date.timex or ''])}”"
    if date.rule:
        yield f"    rule: {date.rule}; {tell_record(date)}"
    weight = weigh(event.salience)
    if weight is not None:
        yield f"    weight: {WEIGHTS[weight]} (salience {event.salience})"
        parts = (f"{sign} {part:+}" for sign, part in trace.sums.get(event.trigger.start, ()))
        yield f"    weighed by: {', '.join(parts) or 'nothing'}"
    if event.part_of in headlines:
        yield f"    part of: “{plain(with_capital(headlines[event.part_of]))}”"
    yield f"    trigger “{plain(event.trigger.text)}” in: {plain(event.sentence.text)}"
