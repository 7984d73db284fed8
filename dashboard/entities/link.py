"""Links mentions to actors: one actor for each real one, a name that is not settled stays apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.entities.coreference.decisions import Decisions
from dashboard.entities.coreference.resolution import Coreference
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.person_linking import PeopleLinker
from dashboard.entities.linking.registry import Entities, Entity, slug
from dashboard.entities.mention import NAMED, FoundMention
from dashboard.entities.mentions.repeated_names import acronym_beside
from dashboard.entities.names.knowledge import (
    LONGEST_ACRONYM,
    Knowledge,
    KnownActor,
    load_knowledge,
)
from dashboard.entities.names.name_words import NameWords, load_name_words
from dashboard.entities.speech import Speech
from dashboard.entities.types.entity_typing import is_of_a_place
from dashboard.model import Actor, ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammatical_roles import acts
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN


@dataclass(frozen=True, slots=True)
class LinkedActors:
    """The actors in the order of their first mention, and who stands at which token.

    ``at`` maps (paragraph, head token of a mention) to ids of actors: several where one mention
    names several. ``whose`` maps nouns to those whose doing they are: "the decision". ``unsure``:
    the pronouns at which a rival is nearly as likely.
    """

    actors: tuple[Actor, ...]
    at: Mapping[tuple[int, int], tuple[str, ...]]
    whose: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    unsure: frozenset[tuple[int, int]] = frozenset()


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
    entities = Entities(knowledge)
    names = [m for m in found if m.type in NAMED]
    strange = _strange_acronyms(names, knowledge, words)
    names = [
        replace(m, known=None, kind=ActorKind.ORGANISATION) if m.words in strange else m
        for m in names
    ]
    for mention in names:
        if (
            mention.known is not None
            and mention.type == "capital"
            and _is_where(mention, analysis, words)
        ):
            entities.mention(_city(mention, entities), mention)
        elif mention.known is not None:
            entities.mention(entities.known(mention.known), mention)
    _link_seats(names, entities, analysis)
    unknown = _with_acronyms([m for m in names if m.known is None], analysis)
    _link_organisations(unknown, entities, found, analysis, words=words, strange=strange)
    people = [m for m in names if m.known is None and m.kind is ActorKind.PERSON]
    PeopleLinker(people, analysis, entities, words, speech=speech).link()
    attributes = Attributes(found, analysis, entities, words)
    attributes.read()
    coreference = Coreference(found, analysis, entities, words, attributes, speech=speech)
    coreference.resolve()
    attributes.read_again()
    decisions = Decisions(analysis, entities, words, speech=speech).find()
    unsure = frozenset(coreference.pronouns.unsure)
    return replace(_finish(entities, knowledge), whose=decisions, unsure=unsure)


def _strange_acronyms(
    names: list[FoundMention], knowledge: Knowledge, words: NameWords
) -> frozenset[tuple[str, ...]]:
    """The acronyms of bodies of countries of which nothing else in the text tells.

    "The regulator, FSA," of a text without Syria is no Syrian army. Of some countries the acronyms
    are known to all readers of the language.
    """
    told = {m.known for m in names if m.known is not None and not _is_acronym(m)}
    told |= {own for i in told if i in knowledge.actors and (own := knowledge.actors[i].country)}
    found = ((m.words, knowledge.actors[m.known]) for m in names if m.known and _is_acronym(m))
    return frozenset(name for name, actor in found if _is_strange(actor, told, words))


def _is_acronym(mention: FoundMention) -> bool:
    """Whether a name of a known body is a few capitals: "FSA"."""
    known = mention.known is not None and len(mention.words) == 1
    return known and mention.words[0].isupper() and len(mention.words[0]) <= LONGEST_ACRONYM


def _is_strange(actor: KnownActor, told: set[str], words: NameWords) -> bool:
    """Whether a body is of a country that the text does not name, nor the body by its name."""
    own = actor.country
    home = own is None or own == actor.id or own in words.kinds.at_home
    return not home and own not in told and actor.id not in told


def _with_acronyms(names: list[FoundMention], analysis: Analysis) -> list[FoundMention]:
    """The names; what the text gives as the acronym of a body is one, whatever it was read as."""
    bodies = (m for m in names if m.kind is ActorKind.ORGANISATION)
    given = {acronym_beside(analysis.paragraphs[m.paragraph], m) for m in bodies}
    return [
        replace(m, kind=ActorKind.ORGANISATION)
        if len(m.words) == 1 and m.words[0] in given and m.kind is not ActorKind.PERSON
        else m
        for m in names
    ]


def _link_seats(names: list[FoundMention], entities: Entities, analysis: Analysis) -> None:
    """Brussels, where it acts and the article names the European Union, is the Union."""
    for mention in names:
        seated = entities.knowledge.seats.get(" ".join(mention.words))
        if seated is None or mention.type != "capital" or not entities.is_named(seated):
            continue
        if acts(analysis.paragraphs[mention.paragraph].doc[mention.head]):
            entities.move(mention, entities.known(seated))


def _link_organisations(
    names: list[FoundMention],
    entities: Entities,
    found: tuple[FoundMention, ...],
    analysis: Analysis,
    *,
    words: NameWords,
    strange: frozenset[tuple[str, ...]],
) -> None:
    """Organisations, places and groups: longer names first, so that acronyms find them."""
    _link_things([m for m in names if m.kind is ActorKind.THING], entities)
    others = [m for m in names if m.kind not in {ActorKind.PERSON, ActorKind.THING}]
    formed = {m.words for m in others if _has_legal_form(m, words)}
    prose = (m for m in reversed(others) if not analysis.paragraphs[m.paragraph].is_heading)
    firsts = {m.words: m.span.start for m in others} | {m.words: m.span.start for m in prose}
    called: set[tuple[str, ...]] = set()  # parts of names by which firms go where they act
    places = {m.words for m in others if is_of_a_place(_token(m, analysis), words)}
    where = {m.place: m.words in places or _is_where(m, analysis, words) for m in others}
    for mention in sorted(others, key=lambda m: (len(m.words) == 1, where[m.place], m.span.start)):
        own = mention.words in strange or _is_seat(mention, entities, analysis)
        known = None if own else entities.known_by_name(mention.words)
        entity = known or entities.organisation(mention.words)
        short = mention.words in called or not where[mention.place]
        if entity is None and short:
            whole = mention.words in formed
            first = firsts[mention.words]
            entity = entities.part_of_name(mention.words, words, whole=whole, start=first)
            called.update([mention.words] if entity is not None else [])
        if entity is None and mention.kind is ActorKind.PLACE:
            entity = entities.short_for_place(mention.words, words.features)
        if entity is None and mention.kind is not None:
            name = _own_name(mention, analysis, words)
            entity = entities.add(Entity(slug(mention.words), name, mention.kind, mention.words))
        if entity is None:
            continue
        entities.mention(entity, mention)
        acronym = acronym_beside(analysis.paragraphs[mention.paragraph], mention)
        if acronym is not None and acronym not in entity.words:
            entities.name_acronym(acronym, entity)
    _name_makers(entities, words)
    owners = _countries_inside(found)
    for entity in entities.of_kind(ActorKind.ORGANISATION):
        owner = next((owners[span] for span in entity.mentions if span in owners), None)
        if owner is not None and not entity.known:
            entity.country = owner
            entity.member_of.setdefault(owner)


def _has_legal_form(mention: FoundMention, words: NameWords) -> bool:
    """Whether a name ends in its legal form, so that it is whole: "Norvik Inc."."""
    written = mention.span.text.split()
    return len(written) > len(mention.words) and written[-1].lower() in words.legal_forms


def _city(mention: FoundMention, entities: Entities) -> Entity:
    """The town that a capital is where it only says where: "met in Doha" names no state."""
    assert mention.known is not None
    own = entities.by_id.get(slug(mention.words))
    if own is not None and own.kind is ActorKind.PLACE:
        return own
    entity = Entity(slug(mention.words), _name_of(mention), ActorKind.PLACE, mention.words)
    entity.country = entities.knowledge.actors[mention.known].country
    entity.member_of[mention.known] = None
    return entities.add(entity)


def _token(mention: FoundMention, analysis: Analysis) -> Token:
    return analysis.paragraphs[mention.paragraph].doc[mention.head]


def _is_where(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a place stands behind a preposition, so that it is no longer name: "in Lindau"."""
    token = _token(mention, analysis)
    local = token.dep_ == "pobj" and token.head.lower_ in words.where
    local = local or is_of_a_place(token, words)  # "the nation of Tamoa"
    local = local and (mention.kind is ActorKind.PLACE or mention.type == "capital")
    return local or token.ent_type_ == "LOC"  # "the Pacific island"


def _is_seat(mention: FoundMention, entities: Entities, analysis: Analysis) -> bool:
    """Whether a name is that of a town where a body sits, and does not act: "Brussels airport"."""
    seat = " ".join(mention.words) in entities.knowledge.seats
    return seat and mention.kind is ActorKind.PLACE and not acts(_token(mention, analysis))


def _link_things(things: list[FoundMention], entities: Entities) -> None:
    """Products, vehicles and indices: longer names first, so that a bare number finds them."""
    for mention in sorted(things, key=lambda m: (-len(m.words), m.span.start)):
        entity = entities.thing(mention.words)
        if entity is None:
            name = _as_written(mention)
            entity = entities.add(Entity(slug(mention.words), name, ActorKind.THING, mention.words))
        entities.mention(entity, mention)


def _name_makers(entities: Entities, words: NameWords) -> None:
    """A thing or a division belongs to whom its name begins with: the Airbus A380 to Airbus."""
    bodies = entities.of_kind(ActorKind.ORGANISATION)
    makers = {d.words: d.id for d in bodies}
    divisions = [d for d in bodies if d.words[-1:] and d.words[-1].lower() in words.kinds.divisions]
    for thing in (*entities.of_kind(ActorKind.THING), *divisions):
        for size in range(1, len(thing.words)):
            if thing.words[:size] in makers:
                thing.member_of.setdefault(makers[thing.words[:size]])


def _as_written(mention: FoundMention) -> str:
    """The words of a name with the hyphens that the text has between them: "Shangri-La"."""
    found = re.search(r"[\s-]+".join(map(re.escape, mention.words)), mention.span.text)
    return " ".join((found[0] if found else " ".join(mention.words)).split())


def _name_of(mention: FoundMention) -> str:
    return " ".join(mention.span.text.split())


def _own_name(mention: FoundMention, analysis: Analysis, words: NameWords) -> str:
    """A body's name; whose it is belongs to it in "Peru's Ministry of Health" alone."""
    said = {word.lower() for word in mention.words}
    tokens = analysis.paragraphs[mention.paragraph].doc[mention.first : mention.last + 1]
    owned = [t.i for t in tokens if t.tag_ == "POS" and t.i < mention.head]
    if not owned or said & (words.bodies | words.institutions) or len(mention.words) > 1:
        return _name_of(mention)
    return " ".join(mention.words)  # "Germany's Farbwerk"


def _countries_inside(found: tuple[FoundMention, ...]) -> dict[tuple[int, int], str]:
    """{stretch of a mention: the country named first inside it} ("China's Ministry of …")."""
    inside: dict[tuple[int, int], str] = {}
    open_mentions: list[tuple[int, int]] = []
    actors = load_knowledge().actors
    for mention in found:  # by start, the wider first
        span = (mention.span.start, mention.span.end)
        open_mentions = [outer for outer in open_mentions if outer[1] > span[0]]
        if mention.known and actors[mention.known].kind is ActorKind.COUNTRY:
            for outer in open_mentions:
                if outer[1] >= span[1] and outer != span:
                    inside.setdefault(outer, mention.known)
        open_mentions.append(span)
    return inside


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
        " ".join(m.span.text.split()) for m in mentions if m.how in NAMED | {"role", "body"}
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
