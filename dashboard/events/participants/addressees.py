"""Tells to whom one speaks from those of whom one does, by the preposition before them."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.events.trigger import ACCUSE
from dashboard.model import Role
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token


def role_towards(link: Token, kind: EventType, words: ClauseWords) -> Role:
    """The role of who stands behind a preposition that an event of a type is directed with.

    One tells to some, and of others: "expressed support for [Reed]". To whom one complains is not
    who is accused: "lodged a complaint with [the council]". With whom one does harm does not suffer
    it: "killed a guard with [Reed]".
    """
    if kind.code == ACCUSE:
        above, link_word = link.head.lemma_.lower(), link.lower_
        lodged = words.has("complaint", "lodging", above) and words.has(
            "complaint", "lodged", link_word
        )
        said = words.has("complaint", "voicing", above) or words.has("message", "nouns", above)
        said = said and words.has("complaint", "links", link_word)
        return Role.ADDRESSEE if lodged or said else kind.hearer
    if _is_in_company(link, kind, words):
        return Role.AFFILIATION
    if kind.hearer is not Role.ADDRESSEE or words.has("addressing", "links", link.lower_):
        return kind.hearer
    return Role.TOPIC if words.has("addressing", "topical", link.lower_) else Role.AFFILIATION


def _is_in_company(link: Token, kind: EventType, words: ClauseWords) -> bool:
    """Whether one does harm to somebody else with who stands behind a preposition (comitative).

    Whom one fights is no company: "exchanged fire with the rebels".
    """
    noun = link.head
    verb = noun.head if noun.dependency == Dependency.OBJECT else noun
    lemma = verb.lemma_.lower()
    harms = words.has("company", "types", kind.code) or words.has("harmful", "wrongs", lemma)
    company = words.has("company", "links", link.lower_) and verb.has_child(Dependency.OBJECT)
    return harms and company and not words.has("company", "reciprocal", lemma)
