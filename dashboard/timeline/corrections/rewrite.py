"""Rewrites who is who within one article: an actor taken out, divided, or several made one.

Each function gives a new article and leaves the one that it was given as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboard.model import (
    Actor,
    ActorKind,
    Event,
    Mention,
    ParsedArticle,
    Participant,
    Quote,
    Role,
    Span,
)
from dashboard.timeline.merging.names import is_naming, key, kind_of

APART = "apart:"  # begins the id, within its article, of an actor that a person split off
_PRONOUN = "pronoun"
FOLLOWING = frozenset({_PRONOUN, "anaphor"})  # such words mean whom the words before them mean


def without(parsed: ParsedArticle, gone: Collection[str]) -> ParsedArticle:
    """The article without these actors: they take part in nothing, say nothing and head nothing."""
    return dataclasses.replace(
        parsed,
        actors=tuple(
            dataclasses.replace(a, member_of=tuple(m for m in a.member_of if m not in gone))
            for a in parsed.actors
            if a.id not in gone
        ),
        events=tuple(_event_without(event, gone) for event in parsed.events),
        quotes=tuple(_quote_without(quote, gone) for quote in parsed.quotes),
    )


def split_off(
    parsed: ParsedArticle, actor: str, words: str, at: int | None = None
) -> tuple[ParsedArticle, str] | None:
    """The article with an actor of its own for words that name another, and the id of that.

    With an office before them they are the same words, and so is a longer form of a whole name.
    Pronouns after them go with them, and so does what is done or said by them. Words that mean whom
    the words before them mean ("the company") are taken at one place, where they begin ``at``. The
    actor itself where it has no other words. None where it has not these words.
    """
    own = next(a for a in parsed.actors if a.id == actor)
    taken, left = _divided(own, words)
    new = f"{APART}{actor}:{key(words)}"
    if not taken and at is not None:
        taken, left = _divided_at(own, words, at)
        new = f"{new}:{at}"
    if not taken:
        return None
    if all(mention.type in FOLLOWING for mention in left):
        return parsed, actor
    kind = ActorKind.GROUP if own.kind is ActorKind.COUNTRY else own.kind
    made = Actor(new, _shown(taken, words), kind, mentions=taken)
    moved = [mention.span for mention in taken]
    others = (a for a in parsed.actors if a.id != new)
    actors = [_rest(a, left, words) if a.id == actor else a for a in others]
    changed = dataclasses.replace(
        parsed,
        actors=(*actors, made),
        events=tuple(_moved_event(event, actor, new, moved) for event in parsed.events),
        quotes=tuple(_moved_quote(quote, actor, new, moved) for quote in parsed.quotes),
    )
    return changed, new


def made_one(
    parsed: ParsedArticle, groups: Iterable[Sequence[str]], names: Mapping[str, str]
) -> ParsedArticle:
    """The article with one actor for each group of ids, under the first; ``names`` rename by id."""
    groups = [group for group in groups if len(group) > 1]
    now = {actor: group[0] for group in groups for actor in group}
    known = {actor.id: actor for actor in parsed.actors}
    joined = {group[0]: _one([known[actor] for actor in group], now) for group in groups}
    actors: dict[str, Actor] = {}
    for actor in parsed.actors:
        mine = now.get(actor.id, actor.id)
        one = joined.get(mine) or dataclasses.replace(actor, member_of=_above(actor, mine, now))
        actors.setdefault(mine, renamed(one, names.get(mine, one.name)))
    return dataclasses.replace(
        parsed,
        actors=tuple(actors.values()),
        events=tuple(_event_of(event, now) for event in parsed.events) if now else parsed.events,
        quotes=tuple(_quote_of(quote, now) for quote in parsed.quotes) if now else parsed.quotes,
    )


def told_of(
    parsed: ParsedArticle, types: Mapping[str, ActorKind], above: Mapping[str, tuple[str, ...]]
) -> ParsedArticle:
    """The article with these kinds of its actors, and those to whom they belong, by id."""
    actors = tuple(
        dataclasses.replace(
            actor,
            kind=types.get(actor.id, actor.kind),
            member_of=above.get(actor.id, actor.member_of),
        )
        for actor in parsed.actors
    )
    return dataclasses.replace(parsed, actors=actors)


def with_names(parsed: ParsedArticle, before: ParsedArticle) -> ParsedArticle:
    """The article with the names of now behind pronouns of its headlines: "It [Acme] closed"."""
    was, now = ({a.id: a.name for a in each.actors} for each in (before, parsed))
    read = {event.id: event for event in before.events}
    events = tuple(
        _named(event, was, now, read[event.id]) if event.id in read else event
        for event in parsed.events
    )
    return dataclasses.replace(parsed, events=events) if events != parsed.events else parsed


def _named(event: Event, was: Mapping[str, str], now: Mapping[str, str], read: Event) -> Event:
    named = {p.mention: was.get(p.actor, "") for p in read.participants}
    headline = event.headline
    for p in event.participants:
        if p.mention is not None and named.get(p.mention):
            old, new = named[p.mention], now.get(p.actor, named[p.mention])
            words = p.mention.text
            headline = headline.replace(f"{words} [{old}]", f"{words} [{new}]")
    return event if headline == event.headline else dataclasses.replace(event, headline=headline)


def renamed(actor: Actor, name: str) -> Actor:
    """The actor under another name; the one that it had is among its aliases."""
    if name == actor.name:
        return actor
    aliases = dict.fromkeys((actor.name, *actor.aliases))
    aliases.pop(name, None)
    return dataclasses.replace(actor, name=name, aliases=tuple(aliases))


def _shown(mentions: Iterable[Mention], words: str) -> str:
    """The words as the text writes them; as they were given where it has them in a longer form."""
    forms = (" ".join(mention.span.text.split()) for mention in mentions)
    return next((form for form in forms if key(form) == key(words)), " ".join(words.split()))


def _divided(actor: Actor, words: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mentions with these words and what follows them, and the others."""
    taken: list[Mention] = []
    left: list[Mention] = []
    here = False
    for mention in sorted(actor.mentions, key=lambda m: m.span):
        if mention.type not in FOLLOWING:
            here = _means(mention.span.text, words, actor)
        (taken if here else left).append(mention)
    return tuple(taken), tuple(left)


def _divided_at(
    actor: Actor, words: str, at: int
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mention at a place with the pronouns after it, none if its words are others; the rest."""
    found = sorted(actor.mentions, key=lambda m: m.span)
    begin = next((n for n, m in enumerate(found) if _follows(m, words, at)), len(found))
    later = range(begin + 1, len(found))
    end = next((n for n in later if found[n].type != _PRONOUN), len(found))
    return tuple(found[begin:end]), (*found[:begin], *found[end:])


def _follows(mention: Mention, words: str, at: int) -> bool:
    is_here = mention.span.start == at and mention.type in FOLLOWING
    return is_here and key(mention.span.text) == key(words)


def _means(form: str, words: str, actor: Actor) -> bool:
    """Whether a form of a name is these words, with an office before them or not."""
    told, asked = key(form).split(), key(words).split()
    before = told[: len(told) - len(asked)]
    office = key(actor.office or "").split()
    return told[len(before) :] == asked and (len(asked) > 1 or all(b in office for b in before))


def _rest(actor: Actor, left: tuple[Mention, ...], words: str) -> Actor:
    """The actor without words that a person took out; named by the fullest name that is left."""
    aliases = tuple(alias for alias in actor.aliases if not _means(alias, words, actor))
    kept = dataclasses.replace(actor, mentions=left, aliases=aliases)
    if not _means(actor.name, words, actor):
        return kept
    told = [m for m in left if is_naming(m)] or [m for m in left if m.type not in FOLLOWING]
    fullest = max(told, key=lambda m: len(m.span.text.split()))
    return dataclasses.replace(kept, name=" ".join(fullest.span.text.split()))


def _touches(span: Span | None, moved: Iterable[Span]) -> bool:
    return span is not None and any(m.start < span.end and span.start < m.end for m in moved)


def _moved_event(event: Event, actor: str, new: str, moved: Sequence[Span]) -> Event:
    participants = tuple(
        _as_said(p, new) if p.actor == actor and _touches(p.mention, moved) else p
        for p in event.participants
    )
    if participants == event.participants:
        return event
    return dataclasses.replace(event, participants=participants)


def _as_said(participant: Participant, actor: str) -> Participant:
    """A participant as a person named it: why it was read otherwise tells no more."""
    if participant.actor == actor:
        return participant
    return dataclasses.replace(participant, actor=actor, because=None)


def _moved_quote(quote: Quote, actor: str, new: str, moved: Sequence[Span]) -> Quote:
    if quote.speaker == actor and _touches(quote.speaker_mention, moved):
        return dataclasses.replace(quote, speaker=new, because=None)
    return quote


def _event_without(event: Event, gone: Collection[str]) -> Event:
    left = tuple(p for p in event.participants if p.actor not in gone)
    if len(left) == len(event.participants):
        return event
    return dataclasses.replace(event, participants=left)


def _quote_without(quote: Quote, gone: Collection[str]) -> Quote:
    if quote.speaker in gone:
        quote = dataclasses.replace(quote, speaker=None, speaker_mention=None)
    return dataclasses.replace(quote, via=None) if quote.via in gone else quote


def _one(actors: Sequence[Actor], now: Mapping[str, str]) -> Actor:
    """Several actors as the first of them, with all that is known of each."""
    first = actors[0]
    aliases = dict.fromkeys(name for a in actors for name in (a.name, *a.aliases))
    aliases.pop(first.name, None)
    mentions = {m.span: m for a in reversed(actors) for m in a.mentions}
    above = dict.fromkeys(m for a in actors for m in _above(a, first.id, now))
    return dataclasses.replace(
        first,
        kind=kind_of(actors),
        country=next((a.country for a in actors if a.country), None),
        office=next((a.office for a in actors if a.office), None),
        aliases=tuple(aliases),
        mentions=tuple(mentions[span] for span in sorted(mentions)),
        member_of=tuple(above),
    )


def _above(actor: Actor, mine: str, now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(m for m in dict.fromkeys(now.get(m, m) for m in actor.member_of) if m != mine)


def _event_of(event: Event, now: Mapping[str, str]) -> Event:
    """The event with the actors of now; one who takes part twice in a role does so once."""
    may_be = {one for unsure in event.open_participants for one in unsure.candidates}
    if now.keys().isdisjoint(may_be.union(p.actor for p in event.participants)):
        return event
    seen: dict[tuple[str, Role], Participant] = {}
    for p in event.participants:
        one = _as_said(p, now.get(p.actor, p.actor))
        seen.setdefault((one.actor, one.role), one)
    unsure = tuple(
        dataclasses.replace(one, candidates=_now(one.candidates, now))
        for one in event.open_participants
    )
    return dataclasses.replace(event, participants=tuple(seen.values()), open_participants=unsure)


def _now(actors: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(now.get(actor, actor) for actor in actors))


def _quote_of(quote: Quote, now: Mapping[str, str]) -> Quote:
    speaker, via = (now.get(a, a) if a else a for a in (quote.speaker, quote.via))
    via = None if via == speaker else via
    because = quote.because if speaker == quote.speaker else None
    candidates = _now(quote.candidates, now)
    return dataclasses.replace(
        quote, speaker=speaker, via=via, because=because, candidates=candidates
    )
