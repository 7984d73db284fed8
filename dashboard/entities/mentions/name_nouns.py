"""Nouns that an article puts in or before names, so that they may point back to these."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind


def name_nouns(found: Iterable[FoundMention], prepositions: frozenset[str]) -> frozenset[str]:
    """The nouns in names of bodies and things: "festival" of "Lindau Film Festival"."""
    nouns: set[str] = set()
    for mention in found:
        if mention.type != "name" or mention.kind not in {ActorKind.ORGANISATION, ActorKind.THING}:
            continue
        ends = [i for i, word in enumerate(mention.words) if word in prepositions][:1]
        nouns.update(mention.words[i - 1].lower() for i in [*ends, 0] if len(mention.words) > 1)
    return frozenset(noun for noun in nouns if noun.isalpha())


def person_nouns(found: Iterable[FoundMention]) -> frozenset[str]:
    """The nouns that the article puts before names of people: "inventor Ana Lind"."""
    before = (m.titles[-1] for m in found if m.kind is ActorKind.PERSON and m.titles)
    return frozenset(noun for noun in before if noun.isalpha() and noun.islower())
