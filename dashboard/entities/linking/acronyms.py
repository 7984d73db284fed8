"""Acronyms of bodies: what a text gives as one, and those of bodies of which it does not tell."""

from __future__ import annotations

from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.repeated_names import acronym_beside
from dashboard.entities.names.knowledge import LONGEST_ACRONYM, Knowledge, KnownActor
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis


def foreign_acronyms(
    names: list[FoundMention], knowledge: Knowledge, words: NameWords, analysis: Analysis
) -> frozenset[tuple[str, ...]]:
    """The acronyms of bodies of countries of which nothing else in the text tells.

    "The regulator, FSA," of a text without Syria is no Syrian army. Of some countries the acronyms
    are known to all readers of the language. What the text gives as another body's acronym is that
    one's: "the Election Commission (EC)".
    """
    given: dict[tuple[str, ...], str | None] = {
        (acronym,): m.known
        for m in names
        if m.kind is ActorKind.ORGANISATION and (acronym := acronym_beside(analysis.part_of(m), m))
    }
    other = {m.words for m in names if m.known and given.get(m.words, m.known) != m.known}
    told = {m.known for m in names if m.known is not None and not _is_acronym(m)}
    told |= {own for i in told if i in knowledge.actors and (own := knowledge.actors[i].country)}
    found = ((m.words, knowledge.actors[m.known]) for m in names if m.known and _is_acronym(m))
    return frozenset(other | {name for name, actor in found if _is_foreign(actor, told, words)})


def _is_acronym(mention: FoundMention) -> bool:
    """Whether a name of a known body is a few capitals: "FSA"."""
    known = mention.known is not None and len(mention.words) == 1
    return known and mention.words[0].isupper() and len(mention.words[0]) <= LONGEST_ACRONYM


def _is_foreign(actor: KnownActor, told: set[str], words: NameWords) -> bool:
    """Whether a body is of a country that the text does not name, nor the body by its name."""
    own = actor.country
    home = own is None or own == actor.id or own in words.kinds.at_home
    return not home and own not in told and actor.id not in told


def with_acronyms(names: list[FoundMention], analysis: Analysis) -> list[FoundMention]:
    """The names; what the text gives as the acronym of a body is one, whatever it was read as."""
    bodies = (m for m in names if m.kind is ActorKind.ORGANISATION)
    given = {acronym_beside(analysis.part_of(m), m) for m in bodies}
    return [
        replace(m, kind=ActorKind.ORGANISATION)
        if len(m.words) == 1 and m.words[0] in given and m.kind is not ActorKind.PERSON
        else m
        for m in names
    ]
