"""Why words stand for an actor, and for whom words may stand that nobody is sure of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dashboard.entities.mention import NAMED
from dashboard.model import Actor, Mention, Span
from dashboard.reasons import reason

_FORMS = NAMED | {"family", "title", "nickname"}


class LinkReasons:
    """Tells of the mentions of one article why each is that of its actor."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._mentions: Mapping[str, Sequence[Mention]] = {
            a.id: sorted(a.mentions, key=lambda m: m.span.start) for a in actors
        }

    def of(self, actor_id: str, words: Span) -> str | None:
        """Why words stand for an actor, in a sentence that can be checked against the text.

        None where they are its name, or no mention of it covers them.
        """
        actor, mentions = self._actors.get(actor_id), self._mentions.get(actor_id, ())
        after = bisect_left(mentions, words.end, key=lambda m: m.span.start)
        covering = [m for m in mentions[:after] if words.end <= m.span.end]
        if actor is None or not covering:
            return None
        mention = covering[-1]
        told = {"words": _plain(mention.span), "actor": actor.name}
        if told["words"] == actor.name:
            return None
        if mention.type in _FORMS:
            return reason("entities.form", **told)
        start = mention.span.start
        back = [m for m in mentions if m.span.end <= start]
        if back:
            return reason("entities.back", **told, before=_plain(back[-1].span))
        ahead = next((m for m in mentions if m.span.start > start), None)
        if ahead is not None:
            return reason("entities.ahead", **told, behind=_plain(ahead.span))
        return reason("entities.described", **told)

    def names(self, actor_ids: Sequence[str]) -> str:
        """The names of actors as those between whom something is open."""
        named = (self._actors[one].name for one in actor_ids if one in self._actors)
        return reason("entities.or").join(f"“{name}”" for name in named)


def _plain(span: Span) -> str:
    return " ".join(span.text.split())
