"""Makes one timeline of many parsed articles: who is the same, and what comes before what."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from dashboard.growing import growing
from dashboard.identity import article_of, is_own
from dashboard.linkage import ActorCorrection, Meant
from dashboard.model import (
    Actor,
    DateStatus,
    Event,
    EventDate,
    Granularity,
    ParsedArticle,
    Quote,
    QuoteKind,
    Report,
    Timeline,
)
from dashboard.review import Field, Review
from dashboard.timeline.corrections.added_events import own_articles
from dashboard.timeline.corrections.correct import Corrected, by_article, by_shown_name, correct
from dashboard.timeline.corrections.link import Linked, link
from dashboard.timeline.merging.copied_text import sketch
from dashboard.timeline.merging.entry import make_entry, review_entry
from dashboard.timeline.merging.facts import Facts, facts, named_in_sentences, setting_of
from dashboard.timeline.merging.merge import together, zones_apart
from dashboard.timeline.merging.names import by_name, join_actors
from dashboard.timeline.merging.sources import copies, origins

_FIRST_DAY = dt.date.min


def build(
    parsed: Iterable[ParsedArticle],
    said: Mapping[str, Review] = MappingProxyType({}),
    one: Collection[str] = (),
    who: Sequence[ActorCorrection] = (),
) -> Timeline:
    """The timeline of the articles: entries in order of time, undated last; empty for none.

    ``said`` is what people said of events, by id: they are shown as corrected, and those that they
    wrote down themselves are among them; ``who`` what they
    said of actors. ``one`` are the ids of reports that are known to be of one event.

    Actors of different articles are one if they carry the same full name, or people say so; those
    that an article only describes ("the mayor", "witnesses") stay apart. In the entries, the
    participants and speakers are named by the ids of the timeline's actors. Reports of one event
    in several articles are one entry.
    """
    with growing():
        corrected = _corrected((*parsed, *own_articles(said)), said, who)
        linked = link((c.parsed for c in corrected), who)
        return _built(corrected, linked, said, frozenset(one))


def _built(
    corrected: Sequence[Corrected],
    linked: Linked,
    said: Mapping[str, Review],
    one: frozenset[str],
) -> Timeline:
    articles, names = linked.articles, linked.names
    actors = join_actors(articles, names, linked.given, linked.above)
    copied = copies({p.article.id: sketch(p.article.text) for p in articles})
    of_source = origins(articles, copied)
    reviews = {event: review for one in corrected for event, review in one.reviews.items()}
    as_read = {event: read for one in corrected for event, read in one.as_read.items()}
    own = frozenset().union(*(one.own for one in corrected))
    read = {event: found for event, found in as_read.items() if event not in own}
    every = ((parsed, parsed.events) for parsed in articles)
    changed = ((p, [read[e.id] for e in p.events if e.id in read]) for p in articles)
    reports = _compared(every, linked, actors, copied)
    groups = together(
        [found for found in reports if found.id not in one],
        said,
        [begun] if (begun := [found for found in reports if found.id in one]) else (),
        own=own,
        read={found.id: found for found in _compared(changed, linked, actors, copied)},
    )
    entries = [
        make_entry(
            (member.report for member in group),
            actors,
            origins=of_source,
            zones=zones_apart(group),
            reviews=reviews,
            as_read=as_read,
        )
        for group in groups
    ]
    entries.sort(key=lambda entry: order(entry.event))
    lost = tuple(event for one in corrected for event in one.lost)
    hidden = tuple(e for i, e in as_read.items() if _is_hidden(reviews.get(i)))
    return Timeline(
        tuple(entries),
        tuple(actors.values()),
        articles,
        lost,
        names,
        hidden,
        own,
        linked.was,
        linked.read,
        linked.refs,
        linked.held,
    )


def _compared(
    told: Iterable[tuple[ParsedArticle, Sequence[Event]]],
    linked: Linked,
    actors: Mapping[str, Actor],
    copied: Mapping[str, str],
) -> list[Facts]:
    """What is compared of some events of each article, those who take part named as in all."""
    above = above_of(actors.values())
    ids_of = {p.article.id: ids for p, ids in zip(linked.articles, linked.names, strict=True)}
    return [
        _facts(
            _as_meant(report_of(event, parsed, ids), linked.meant_in(event, parsed.article.id)),
            parsed,
            actors,
            above,
            setting=setting,
            around=named(event.sentence),
            text=copied.get(parsed.article.id),
        )
        for parsed, events in told
        if events
        for ids in [ids_of[parsed.article.id]]
        for setting, named in [(setting_of(parsed, ids), named_in_sentences(parsed, ids))]
        for event in events
    ]


def _as_meant(report: Report, meant: tuple[Meant, ...]) -> Report:
    return dataclasses.replace(report, meant=meant) if meant else report


def _facts(
    report: Report,
    parsed: ParsedArticle,
    actors: Mapping[str, Actor],
    above: Mapping[str, frozenset[str]],
    *,
    setting: Sequence[str],
    around: Sequence[str],
    text: str | None,
) -> Facts:
    """What of a report is compared; nothing of an own event, which people alone join to others."""
    if not is_own(parsed.article.id):
        return facts(report, parsed, actors, above, setting=setting, around=around, text=text)
    nothing = EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, "")
    bare = dataclasses.replace(report.event, participants=(), date=nothing)
    compared = facts(dataclasses.replace(report, event=bare), parsed, actors, above)
    return dataclasses.replace(compared, report=report)


def _is_hidden(review: Review | None) -> bool:
    return review is not None and bool(review.value(Field.HIDDEN))


def _corrected(
    articles: Sequence[ParsedArticle],
    said: Mapping[str, Review],
    who: Sequence[ActorCorrection],
) -> list[Corrected]:
    """Each article as people changed it; whom they named is looked up in all of them.

    That is by the names that are shown, which may be those that people gave.
    """
    of_article = by_article(said)
    nobody: Sequence[Mapping[str, Actor]] = [{}] * len(articles)
    named = any(review.value(Field.ACTORS) or review.value(Field.OWN) for review in said.values())
    known = by_name(articles) if named else nobody
    shown = by_shown_name(articles, link(articles, who)) if named and who else nobody
    return [
        correct(one, of_article.get(one.article.id, {}), names, given)
        for one, names, given in zip(articles, known, shown, strict=True)
    ]


def remarked(timeline: Timeline, said: Mapping[str, Review]) -> Timeline:
    """The timeline with the states, notes, stars and tags of now; nothing else of it is made anew.

    What ``said`` changes of the events themselves must be what the timeline was built with.
    """
    here = {parsed.article.id for parsed in timeline.articles}
    met: dict[str, list[Review]] = {}
    lost = []
    for event, review in said.items():
        now = timeline.resolve(event)
        if now is not None:
            met.setdefault(now, []).append(review)
        elif article_of(event) in here and review.holds:
            lost.append(event)
    entries = tuple(review_entry(entry, met) for entry in timeline.entries)
    return dataclasses.replace(timeline, entries=entries, lost=tuple(lost))


def order(event: Event) -> tuple[bool, dt.date, dt.date, str, int]:
    """The key by which events stand in order of time; undated ones come last, as in the text."""
    first = event.date.earliest or event.date.latest
    last = event.date.latest or event.date.earliest
    article = event.id.partition(":")[0]
    return first is None, first or _FIRST_DAY, last or _FIRST_DAY, article, event.trigger.start


def members(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """For each actor's id the ids of itself and of all who are members of it, at any depth."""
    parents = {actor.id: actor.member_of for actor in actors}
    found: dict[str, set[str]] = {actor: {actor} for actor in parents}
    for actor in parents:
        for above in _ancestors(actor, parents):
            found[above].add(actor)
    return {actor: frozenset(below) for actor, below in found.items()}


def _ancestors(actor: str, parents: Mapping[str, tuple[str, ...]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(parents[actor])
    while waiting:
        above = waiting.pop()
        if above in parents and above not in seen:
            seen.add(above)
            waiting.extend(parents[above])
    return seen


def above_of(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """For each actor's id itself and all that it is a member of."""
    parents = {actor.id: actor.member_of for actor in actors}
    return {actor: frozenset({actor, *_ancestors(actor, parents)}) for actor in parents}


def report_of(event: Event, parsed: ParsedArticle, ids: Mapping[str, str]) -> Report:
    """The event as its article tells it, those who take part and speak named as on the timeline."""
    participants = tuple(
        dataclasses.replace(p, actor=ids[p.actor]) for p in event.participants if p.actor in ids
    )
    unsure = tuple(
        dataclasses.replace(one, candidates=_all_of(one.candidates, ids))
        for one in event.open_participants
    )
    told = set(event.quotes)
    quotes = _outermost([_renamed(quote, ids) for quote in parsed.quotes if quote.id in told])
    event = dataclasses.replace(event, participants=participants, open_participants=unsure)
    return Report(event, parsed.article, quotes)


def _all_of(actors: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[actor] for actor in actors if actor in ids))


def _outermost(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Without the pieces in marks of a reported clause, which is shown with them."""
    clauses = [quote for quote in quotes if quote.kind is QuoteKind.INDIRECT]
    return tuple(quote for quote in quotes if not any(_is_piece(quote, c) for c in clauses))


def _is_piece(quote: Quote, clause: Quote) -> bool:
    inside = clause.span.start <= quote.span.start and quote.span.end <= clause.span.end
    return inside and quote.kind is QuoteKind.MIXED and quote.speaker == clause.speaker


def _renamed(quote: Quote, ids: Mapping[str, str]) -> Quote:
    return dataclasses.replace(
        quote,
        speaker=ids.get(quote.speaker or ""),
        via=ids.get(quote.via or ""),
        candidates=_all_of(quote.candidates, ids),
    )
