"""Tells to whom one speaks from those of whom one does, by the preposition before them."""

from __future__ import annotations

from dashboard.events.find import ACCUSE
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.model import Role
from dashboard.nlp.tokens import Token


def role_towards(link: Token, kind: EventType, words: ClauseWords) -> Role:
    """The role of who stands behind a preposition that an event of a type is directed with.

    One tells to some, and of others: "expressed support for [Reed]". To whom one complains is not
    who is accused: "lodged a complaint with [the council]".
    """
    if kind.code == ACCUSE:
        above, link_word = link.head.lemma_.lower(), link.lower_
        lodged = words.has("complaint", "lodging", above) and words.has(
            "complaint", "lodged", link_word
        )
        said = words.has("complaint", "voicing", above) or words.has("message", "nouns", above)
        said = said and words.has("complaint", "links", link_word)
        return Role.ADDRESSEE if lodged or said else kind.hearer
    if kind.hearer is not Role.ADDRESSEE or words.has("addressing", "links", link.lower_):
        return kind.hearer
    return Role.TOPIC if words.has("addressing", "topical", link.lower_) else Role.AFFILIATION
