"""Links mentions to actors: one actor for each real one, a name that is not settled stays apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.entities.coreference.descriptions.decisions import Decisions
from dashboard.entities.coreference.resolution import Coreference
from dashboard.entities.linking.acronyms import foreign_acronyms, with_acronyms
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.organisation_linking import (
    city_of,
    is_only_where,
    link_organisations,
    link_seats,
)
from dashboard.entities.linking.person_linking import PersonNameLinker
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import NAMED, FoundMention
from dashboard.entities.names.knowledge import Knowledge, load_knowledge
from dashboard.entities.names.name_words import load_name_words
from dashboard.entities.speech import Speech
from dashboard.model import Actor, ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.registry import OWN


@dataclass(frozen=True, slots=True)
class LinkedActors:
    """The actors in the order of their first mention, and who stands at which token.

    ``at`` maps (paragraph, head token of a mention) to ids of actors: several where one mention
    names several. ``whose`` maps nouns to those whose doing they are: "the decision". ``unsure``:
    the pronouns at which another antecedent is nearly as likely. ``candidates``: at each pronoun
    for a person the ids of those it may be, the likeliest first. ``kept_open``: at those left open
    the name of the veto on the likeliest (``coreference/pronouns/vetoes.py``).
    """

    actors: tuple[Actor, ...]
    at: Mapping[tuple[int, int], tuple[str, ...]]
    whose: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    unsure: frozenset[tuple[int, int]] = frozenset()
    candidates: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    kept_open: Mapping[tuple[int, int], str] = field(default_factory=dict)


def link_actors(
    found: tuple[FoundMention, ...],
    analysis: Analysis,
    speech: Speech | None = None,
    *,
    language: str = OWN,
) -> LinkedActors:
    """The actors that the mentions name; no mentions give no actors. ``speech``: who is heard.

    Full names come first, then short ones, then what only refers back (roles, pronouns), so that a
    headline's "Brown" meets the "Charles Q. Brown" of the text below.
    """
    knowledge, words = load_knowledge(), load_name_words(language)
    speech = speech or Speech()
    entities = Entities(knowledge, words.kinds.forms)
    names = [m for m in found if m.type in NAMED]
    foreign = foreign_acronyms(names, knowledge, words, analysis)
    names = [
        replace(m, known=None, kind=ActorKind.ORGANISATION) if m.words in foreign else m
        for m in names
    ]
    for mention in names:
        if (
            mention.known is not None
            and mention.type == "capital"
            and is_only_where(mention, analysis, words)
        ):
            entities.mention(city_of(mention, entities), mention)
        elif mention.known is not None:
            entities.mention(entities.known(mention.known), mention)
    link_seats(names, entities, analysis)
    unknown = with_acronyms([m for m in names if m.known is None], analysis)
    link_organisations(unknown, entities, found, analysis, words=words, foreign=foreign)
    people = [m for m in names if m.known is None and m.kind is ActorKind.PERSON]
    PersonNameLinker(people, analysis, entities, words, speech=speech).link()
    attributes = Attributes(found, analysis, entities, words)
    attributes.read()
    coreference = Coreference(found, analysis, entities, words, attributes, speech=speech)
    coreference.resolve()
    attributes.read_again()
    decisions = Decisions(coreference.discourse).find()
    pronouns = coreference.pronouns
    return replace(
        _finish(entities, knowledge),
        whose=decisions,
        unsure=frozenset(pronouns.unsure),
        candidates=pronouns.candidates,
        kept_open=pronouns.kept_open,
    )


def _finish(entities: Entities, knowledge: Knowledge) -> LinkedActors:
    """Actors with their parents; a parent that the text does not name is skipped for its own."""
    used = [d for d in entities.by_id.values() if d.mentions]
    named = {d.id for d in used}
    members: dict[str, tuple[str, ...]] = {}
    for entity in used:
        parents = dict.fromkeys(p for p in entity.member_of if p != entity.id)
        if entity.known:
            parents.update(dict.fromkeys(knowledge.parents(entity.id)))
        members[entity.id] = tuple(
            dict.fromkeys(p for parent in parents for p in _nearest(parent, named, knowledge))
        )
    extra = {p for parents in members.values() for p in parents} - named
    everyone = [*used, *(entities.known(actor_id) for actor_id in sorted(extra))]
    members = {key: _without_detours(value, members) for key, value in members.items()}
    actors = [_actor(d, members.get(d.id, ())) for d in everyone]
    actors.sort(key=lambda a: (a.mentions[0].span.start if a.mentions else 10**9, a.id))
    return LinkedActors(tuple(actors), entities.at)


def _nearest(parent: str, named: set[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The parent if the text names it or it is a country, else those above it."""
    if parent in named or not knowledge.parents(parent):
        return (parent,)
    return tuple(p for up in knowledge.parents(parent) for p in _nearest(up, named, knowledge))


def _without_detours(
    parents: tuple[str, ...], members: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Parents that are not already above another parent."""
    above = {up for parent in parents for up in _all_above(parent, members)}
    return tuple(p for p in parents if p not in above)


def _all_above(actor: str, members: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    todo = list(members.get(actor, ()))
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo.extend(members.get(parent, ()))
    return found


def _actor(entity: Entity, member_of: tuple[str, ...]) -> Actor:
    mentions = sorted(entity.mentions.values(), key=lambda m: (m.span.start, -m.span.end))
    aliases = dict.fromkeys(
        " ".join(m.span.text.split()) for m in mentions if m.type in NAMED | {"role", "body"}
    )
    return Actor(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        aliases=tuple(a for a in aliases if a != entity.name),
        member_of=member_of,
        mentions=tuple(mentions),
        office=entity.office,
    )
