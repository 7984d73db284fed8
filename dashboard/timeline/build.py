"""Makes one timeline of many parsed articles: who is the same, and what comes before what."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dashboard.model import (
    Actor,
    ActorKind,
    Event,
    ParsedArticle,
    Quote,
    Timeline,
    TimelineEntry,
)
from dashboard.review import NOTHING, Review
from dashboard.timeline.correct import by_article, correct

_FIRST_DAY = dt.date.min
_NAMING = frozenset({"name", "demonym", "capital", "title"})  # what names an actor by itself


def build(
    parsed: Iterable[ParsedArticle], said: Mapping[str, Review] = MappingProxyType({})
) -> Timeline:
    """The timeline of the articles: entries in order of time, undated last; empty for none.

    ``said`` is what people said of events, by id: they are shown as corrected.

    Actors of different articles are one if they carry the same full name; those that an article
    only describes ("the mayor", "witnesses") stay apart. In the entries, the
    participants and speakers are named by the ids of the timeline's actors.
    """
    of_article = by_article(said)
    corrected = [correct(p, of_article.get(p.article.id, {})) for p in parsed]
    articles = tuple(c.parsed for c in corrected)
    names = [_timeline_ids(article) for article in articles]
    actors = _join_actors(zip(articles, names, strict=True))
    entries = [
        dataclasses.replace(
            _entry(event, one.parsed, ids, actors),
            review=one.reviews.get(event.id, NOTHING),
            as_read=one.as_read.get(event.id),
        )
        for one, ids in zip(corrected, names, strict=True)
        for event in one.parsed.events
    ]
    entries.sort(key=lambda entry: order(entry.event))
    lost = tuple(event for one in corrected for event in one.lost)
    return Timeline(tuple(entries), tuple(actors.values()), articles, lost)


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


def _timeline_ids(article: ParsedArticle) -> dict[str, str]:
    """The id on the timeline of each actor of an article."""
    return {actor.id: timeline_id(actor, article.article.id) for actor in article.actors}


def timeline_id(actor: Actor, article: str) -> str:
    """A country's code or the full name; what may name another elsewhere keeps to its article.

    A body of state is one in all articles, though none names it: "the Chinese government".
    """
    if actor.kind is ActorKind.COUNTRY and actor.country:
        return actor.country
    name = " ".join(actor.name.split()).casefold()
    alone = actor.kind is ActorKind.PERSON and " " not in name
    of_state = actor.country is not None and actor.id.startswith(f"{actor.country}.")
    apart = alone or actor.kind is ActorKind.GROUP or (_is_only_described(actor) and not of_state)
    return f"{name} ({article})" if apart else name


def _is_only_described(actor: Actor) -> bool:
    """Whether no mention names the actor, so that the same words elsewhere may mean another."""
    return bool(actor.mentions) and all(m.how not in _NAMING for m in actor.mentions)


def _join_actors(
    articles: Iterable[tuple[ParsedArticle, Mapping[str, str]]],
) -> dict[str, Actor]:
    joined: dict[str, Actor] = {}
    for article, ids in articles:
        for actor in article.actors:
            mine = ids[actor.id]
            above = [ids[a] for a in actor.member_of if a in ids and ids[a] != mine]
            known = joined.get(mine)
            joined[mine] = dataclasses.replace(
                known or actor,
                id=mine,
                mentions=(),
                member_of=_union(known.member_of if known else (), above),
                aliases=_union(known.aliases if known else (), actor.aliases),
                office=(known.office if known else None) or actor.office,
            )
    return joined


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _entry(
    event: Event, article: ParsedArticle, ids: Mapping[str, str], actors: Mapping[str, Actor]
) -> TimelineEntry:
    participants = tuple(
        dataclasses.replace(p, actor=ids[p.actor]) for p in event.participants if p.actor in ids
    )
    told = set(event.quotes)
    quotes = tuple(_renamed(quote, ids) for quote in article.quotes if quote.id in told)
    who = tuple(actors[a] for a in dict.fromkeys(p.actor for p in participants))
    return TimelineEntry(
        dataclasses.replace(event, participants=participants), article.article, who, quotes
    )


def _renamed(quote: Quote, ids: Mapping[str, str]) -> Quote:
    return dataclasses.replace(
        quote,
        speaker=ids.get(quote.speaker or ""),
        via=ids.get(quote.via or ""),
    )
