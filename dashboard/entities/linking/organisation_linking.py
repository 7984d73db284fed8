"""Links names of organisations, places, groups and things: longer ones first, then their parts."""

from __future__ import annotations

import re

from dashboard.entities.linking.registry import Entities, Entity, slug
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.repeated_names import acronym_beside
from dashboard.entities.names.knowledge import load_knowledge
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.types.place_evidence import is_of_a_place
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import PREMODIFIERS, acts, is_behind_preposition
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import undergoer_of
from dashboard.nlp.tokens import Token


def link_seats(names: list[FoundMention], entities: Entities, analysis: Analysis) -> None:
    """Brussels, where it acts and the article names the European Union, is the Union."""
    for mention in names:
        seated = entities.knowledge.seats.get(" ".join(mention.words))
        if seated is None or mention.type != "capital" or not entities.is_named(seated):
            continue
        if acts(analysis.head_of(mention)):
            entities.move(mention, entities.known(seated))


def link_organisations(
    names: list[FoundMention],
    entities: Entities,
    found: tuple[FoundMention, ...],
    analysis: Analysis,
    *,
    words: NameWords,
    foreign: frozenset[tuple[str, ...]],
) -> None:
    """Organisations, places and groups: longer names first, so that acronyms find them."""
    _link_things([m for m in names if m.kind is ActorKind.THING], entities)
    others = [m for m in names if m.kind not in {ActorKind.PERSON, ActorKind.THING}]
    formed = {m.words for m in others if _has_legal_form(m, words)}
    prose = (m for m in reversed(others) if not analysis.part_of(m).is_heading)
    firsts = {m.words: m.span.start for m in others} | {m.words: m.span.start for m in prose}
    called: set[tuple[str, ...]] = set()  # parts of names by which firms go where they act
    places = {m.words for m in others if is_of_a_place(analysis.head_of(m), words)}
    where = {m.place: m.words in places or is_only_where(m, analysis, words) for m in others}
    placed = {m.words for m in others if where[m.place]}
    for mention in sorted(others, key=lambda m: (len(m.words) == 1, where[m.place], m.span.start)):
        own = mention.words in foreign or _is_seat(mention, entities, analysis)
        known = None if own else entities.known_by_name(mention.words)
        known = known or (None if own else entities.known_of_country(mention.words))
        entity = (
            known or entities.organisation(mention.words) or entities.inverted(mention.words, words)
        )
        whence = _says_whence(mention, analysis)
        stands = where[mention.place] or (
            whence and (mention.words in placed or _is_of_a_person(mention, analysis, words))
        )
        short = mention.words in called or not stands
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
        acronym = acronym_beside(analysis.part_of(mention), mention)
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


def city_of(mention: FoundMention, entities: Entities) -> Entity:
    """The town that a capital is where it only says where: "met in Doha" names no state."""
    assert mention.known is not None
    own = entities.by_id.get(slug(mention.words))
    if own is not None and own.kind is ActorKind.PLACE:
        return own
    entity = Entity(slug(mention.words), _name_of(mention), ActorKind.PLACE, mention.words)
    entity.country = entities.knowledge.actors[mention.known].country
    entity.member_of[mention.known] = None
    return entities.add(entity)


def is_only_where(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a place is named as one: "in Lindau", "gunmen attacked Lima", not "urged Lima"."""
    token = analysis.head_of(mention)
    struck = load_label_scheme().lemmas["of_places"]
    if mention.type == "capital" and undergoer_of(token.head) == token:
        return token.head.lemma_.lower() in struck
    local = token.dependency == Dependency.PREPOSITIONAL_OBJECT and token.head.lower_ in words.where
    local = local or is_of_a_place(token, words)  # "the nation of Tamoa"
    local = local or _is_goal(token, words)
    local = local and (mention.kind is ActorKind.PLACE or mention.type == "capital")
    return local or token.name_kind == NameKind.LOCATION  # "the Pacific island"


def _says_whence(mention: FoundMention, analysis: Analysis) -> bool:
    """Whether a name before a noun tells where that is from: "[Miami] relatives"."""
    token = analysis.head_of(mention)
    return mention.kind is ActorKind.PLACE and token.dependency in PREMODIFIERS


def _is_of_a_person(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a name stands before a noun for a person: "an [Ohio] man", of no Ohio University."""
    lemma = analysis.head_of(mention).head.lemma_.lower()
    return lemma in words.persons


def _is_goal(name: Token, words: NameWords) -> bool:
    """Whether a name is that of where one goes: "a visit to Lima", "flew to Lima"."""
    behind = is_behind_preposition(name) and name.head.lower_ in words.kinds.goal_links
    return behind and name.head.head.lemma_.lower() in words.kinds.goals


def _is_seat(mention: FoundMention, entities: Entities, analysis: Analysis) -> bool:
    """Whether a name is that of a town where a body sits, and does not act: "Brussels airport"."""
    seat = " ".join(mention.words) in entities.knowledge.seats
    return seat and mention.kind is ActorKind.PLACE and not acts(analysis.head_of(mention))


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
    divisions = [
        d for d in bodies if d.words[-1:] and d.words[-1].lower() in words.body_names.divisions
    ]
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
    tokens = analysis.part_of(mention).doc[mention.first : mention.last + 1]
    owned = [t.i for t in tokens if t.tag == Tag.POSSESSIVE_ENDING and t.i < mention.head]
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
