"""What a person says of an actor of the timeline, put into the log of actors.

``article`` is the id of the one article in which it shall hold; None: everywhere, in articles that
come later, too. Each function returns the line, and raises LibraryError where there is no such
actor, or the line cannot be written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

from dashboard.errors import LibraryError
from dashboard.library.actor_log import say
from dashboard.linkage import TYPES, ActorCorrection, Kind, Ref
from dashboard.model import Timeline
from dashboard.timeline.build import members
from dashboard.timeline.merging.names import key
from dashboard.timeline.people import articles_of, followings, is_nameless, ref_of


class Details(TypedDict, total=False):
    """Where a line holds, why it is said, and the library that it is put into."""

    article: str | None
    why: str
    place: Path | None


def join(timeline: Timeline, actor: str, other: str, **details: Unpack[Details]) -> ActorCorrection:
    """Hold two actors for one, which goes by the name of the first, or of the one that has one."""
    if is_nameless(timeline, timeline.who(actor)) > is_nameless(timeline, timeline.who(other)):
        actor, other = other, actor
    actors = _two(timeline, actor, other)
    _check_article(timeline, details, actor, other)
    return say(Kind.JOIN, actors, **details)


def split(
    timeline: Timeline, actor: str, words: str, at: int | None = None, **details: Unpack[Details]
) -> ActorCorrection:
    """Hold words that name an actor for somebody else's; without words all that an article says.

    ``at`` is where they begin in the article, for words that mean whom those before them mean.
    """
    _check_article(timeline, details, actor)
    ref, article = _ref(timeline, actor), details.get("article")
    if at is not None:
        here = [f for f in followings(timeline, actor) if (f.article.id, f.start) == (article, at)]
        if not any(key(f.words) == key(words) for f in here):
            told = f"{words}: do not mean {actor} where {article or 'no article'} has letter {at}"
            raise LibraryError(told, field="words")
        ref = Ref(ref.name, f"{article}:{at}")
    return say(Kind.SPLIT, [ref], name=words, **details)


def rename(
    timeline: Timeline, actor: str, name: str, **details: Unpack[Details]
) -> ActorCorrection:
    """Call an actor by another name."""
    _check_article(timeline, details, actor)
    return say(Kind.RENAME, [_ref(timeline, actor)], name=name, **details)


def set_type(
    timeline: Timeline, actor: str, kind: str, **details: Unpack[Details]
) -> ActorCorrection:
    """Say of what kind an actor is. Raises LibraryError for a kind that is none of ``TYPES``."""
    _check_article(timeline, details, actor)
    if kind not in TYPES:
        told = f"{kind}: is no kind of actor; give one of {', '.join(sorted(TYPES))}"
        raise LibraryError(told, field="type")
    return say(Kind.TYPE, [_ref(timeline, actor)], name=kind, **details)


def put_under(
    timeline: Timeline, actor: str, whole: str | None, **details: Unpack[Details]
) -> ActorCorrection:
    """Say to whom an actor belongs, and to nobody else; None: to nobody.

    Raises LibraryError where that one belongs to the actor itself.
    """
    _check_article(timeline, details, actor)
    if whole is None:
        return say(Kind.MEMBER, [_ref(timeline, actor)], **details)
    if timeline.who(whole) in members(timeline.actors).get(timeline.who(actor), ()):
        raise LibraryError(f"{whole}: belongs to {actor} itself", field="other")
    return say(Kind.MEMBER, [_ref(timeline, actor), _ref(timeline, whole)], **details)


def mark_as_none(timeline: Timeline, actor: str, **details: Unpack[Details]) -> ActorCorrection:
    """Hold words that were read as an actor for none: it takes part in nothing."""
    _check_article(timeline, details, actor)
    return say(Kind.NONE, [_ref(timeline, actor)], **details)


def keep_apart(
    timeline: Timeline, actor: str, other: str, *, why: str = "", place: Path | None = None
) -> ActorCorrection:
    """Say that two actors are two: it is not suggested again that they may be one."""
    return say(Kind.APART, _two(timeline, actor, other), why=why, place=place)


def _two(timeline: Timeline, actor: str, other: str) -> list[Ref]:
    if timeline.who(actor) == timeline.who(other):
        raise LibraryError(f"{actor}: is one with {other} already")
    return [_ref(timeline, actor), _ref(timeline, other)]


def _ref(timeline: Timeline, actor: str) -> Ref:
    found = ref_of(timeline, timeline.who(actor))
    if found is None:
        raise LibraryError(f"{actor}: is no actor of these articles")
    return found


def _check_article(timeline: Timeline, details: Details, *actors: str) -> None:
    """Nothing. Raises LibraryError where an article is named in which none of the actors is."""
    article = details.get("article")
    named = {a.id for actor in actors for a in articles_of(timeline, timeline.who(actor))}
    if article is not None and article not in named:
        raise LibraryError(
            f"{article}: is no article that names {' or '.join(actors)}", field="article"
        )
