"""Made-up articles in which each name is an actor, for the tests of who is who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.linkage import ActorCorrection, Kind, Ref
from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    DateStatus,
    Event,
    EventDate,
    Granularity,
    Mention,
    Modality,
    ParsedArticle,
    Participant,
    Quote,
    QuoteKind,
    Role,
)

_UNDATED = EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, "no time is told")
_PRONOUNS = ("He", "She")


def article(name: str, text: str, actors: Mapping[str, Sequence[str]]) -> ParsedArticle:
    """An article with an event a sentence: who begins it acts, another who is named suffers.

    ``actors`` are the words for each actor, by the name that it has. A sentence with “said” is a
    quotation by who begins it.
    """
    told = Article(name, text, title=name.title())
    made = [
        Actor(
            full.casefold().replace(" ", "-"),
            full,
            ActorKind.PERSON,
            aliases=tuple(w for w in words if w != full and w not in _PRONOUNS),
            mentions=tuple(sorted(_mentions(told, words), key=lambda m: m.span)),
        )
        for full, words in actors.items()
    ]
    events, quotes = [], []
    for number, found in enumerate(re.finditer(r"[^.]+\.", text)):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        sentence = told.span(start, found.end())
        inside = sorted(
            (m.span, actor.id)
            for actor in made
            for m in actor.mentions
            if start <= m.span.start < found.end()
        )
        roles = [Role.ACTOR, *[Role.RECIPIENT] * len(inside)]
        said = "said" in found[0]
        if said and inside:
            span, speaker = inside[0]
            quotes.append(Quote(f"q{number}", sentence, QuoteKind.INDIRECT, None, speaker, span))
        events.append(
            Event(
                f"{name}:{start}:OTHER",
                "OTHER",
                sentence.text,
                sentence,
                sentence,
                _UNDATED,
                Modality.ASSERTED,
                participants=tuple(
                    Participant(actor, role, span)
                    for (span, actor), role in zip(inside, roles, strict=False)
                ),
                quotes=(f"q{number}",) if said else (),
            )
        )
    return ParsedArticle(told, actors=tuple(made), events=tuple(events), quotes=tuple(quotes))


def _mentions(told: Article, words: Iterable[str]) -> Iterable[Mention]:
    """Each place of these words that is no part of a longer name among them."""
    longest = sorted(words, key=len, reverse=True)
    for found in re.finditer("|".join(rf"\b{re.escape(w)}(?!\w)" for w in longest), told.text):
        how = "pronoun" if found[0] in _PRONOUNS else "name"
        yield Mention(told.span(*found.span()), how)


def line(
    number: int,
    kind: Kind,
    *actors: str | Ref,
    name: str = "",
    article: str | None = None,
    undoes: int | None = None,
) -> ActorCorrection:
    """A line of the log of actors, which are given by their names."""
    refs = tuple(actor if isinstance(actor, Ref) else Ref(actor) for actor in actors)
    at = "2026-01-02T03:04:05Z"
    return ActorCorrection(number, at, "Ann", kind, refs, name, article, "", undoes)
