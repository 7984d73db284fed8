"""The actors of one article while they are being linked."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from dashboard.entities.linking.short_names import begins_with, is_headed_by, is_of_place
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.things import is_one_thing
from dashboard.entities.names.knowledge import Knowledge
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import (
    family_name,
    folded,
    is_initial,
    is_part,
    is_short_for,
    may_be_one,
)
from dashboard.model import ActorKind, Mention
from dashboard.nlp.tokens import Token


@dataclass(slots=True)
class Entity:
    """What mentions are of (ACE): an actor that still gathers them."""

    id: str
    name: str
    kind: ActorKind
    words: tuple[str, ...]
    country: str | None = None
    known: bool = False
    office: str | None = None
    offices: set[str] = field(default_factory=set)
    offices_at: dict[str, int] = field(default_factory=dict)  # offset at which each is first told
    # of each office the ranks in which the text gives it: none, or what makes it another one
    ranks: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    nicknames: set[str] = field(default_factory=set)
    gender: str | None = None
    member_of: dict[str, None] = field(default_factory=dict)
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    types: Counter[str] = field(default_factory=Counter)  # how many there are of each type
    seen_at: list[int] = field(default_factory=list)  # offsets, in order
    number: int = 0  # how many entities were made before
    moves: int = 0  # how many mentions were taken from it

    def is_only_later(self, nouns: Set[str], offset: int) -> bool:
        """Whether the text calls it by one of these nouns only behind an offset."""
        return min((self.offices_at.get(o, 0) for o in self.offices & nouns), default=0) > offset

    def last_before(self, offset: int) -> int:
        """The offset of the last mention before another offset; -1 without one."""
        before = bisect_left(self.seen_at, offset)
        return self.seen_at[before - 1] if before else -1


LONGEST_COUNTRY = 3  # words that the name of a country at either end of a body's may have
LEAST_INITIALS = 3  # letters of an acronym that leaves the country out


def _initials(words: tuple[str, ...]) -> str:
    """The first letters of the capitalised words of a name; empty if there are fewer than two."""
    letters = "".join(w[0] for w in words if w[0].isupper())
    return letters if len(letters) > 1 else ""


def slug(words: Iterable[str]) -> str:
    """Words as an id: lower case, ASCII where it has such letters, hyphens between."""
    return _slug(" ".join(words))


@functools.lru_cache(maxsize=4096)  # an article asks for each of its names several times
def _slug(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("'", "")
    return re.sub(r"[\W_]+", "-", text).strip("-") or "actor"


def _number(entity: Entity) -> int:
    return entity.number


def _key(words: tuple[str, ...]) -> tuple[str, str]:
    """The family name and the first letter of a person's name, as names are compared."""
    return folded([family_name(words)])[0], folded(words)[0][:1]


class Entities:
    """All entities of an article, found again by id, name or part of a name."""

    def __init__(
        self, knowledge: Knowledge, forms: Mapping[str, frozenset[str]] = MappingProxyType({})
    ) -> None:
        self.knowledge, self.forms = knowledge, forms  # of given names
        self.by_id: dict[str, Entity] = {}
        self.at: dict[tuple[int, int], tuple[str, ...]] = {}
        self._acronyms: dict[str, str] = {}
        self._initials: dict[tuple[str, ...], frozenset[str]] = {}  # of each name, once asked for
        self._by_slug: dict[str, Entity] = {}
        self._people: dict[str, dict[str, Entity]] = defaultdict(dict)  # by each word of the name
        self._called: dict[tuple[str, ...], dict[str, Entity]] = defaultdict(dict)  # by whole name
        self._families: dict[str, dict[str, Entity]] = defaultdict(dict)
        self._short: dict[tuple[str, str], dict[str, Entity]] = defaultdict(dict)  # "C. Brown"
        self._full: dict[tuple[str, str], dict[str, Entity]] = defaultdict(dict)

    # -------------------------------------------------------------- making

    def add(self, entity: Entity) -> Entity:
        """Keep a new entity; its id gets a number if another has it."""
        base, number = entity.id, 2
        while entity.id in self.by_id:
            entity.id = f"{base}-{number}"
            number += 1
        self.by_id[entity.id] = entity
        self.rename(entity, entity.words)
        return entity

    def rename(self, entity: Entity, words: tuple[str, ...]) -> None:
        """Give an entity the words of its name, by which it is found again."""
        is_person = entity.kind is ActorKind.PERSON
        if is_person:
            self._called[folded(entity.words)].pop(entity.id, None)
            self._families[_key(entity.words)[0]].pop(entity.id, None)
            self._called[folded(words)][entity.id] = entity
            self._families[_key(words)[0]][entity.id] = entity
        entity.words = words
        entity.number = entity.number or len(self.by_id)
        if is_person:
            for word in folded(words):
                self._people[word].setdefault(entity.id, entity)
            first = self._short if is_initial(words[0]) else self._full
            first[_key(words)].setdefault(entity.id, entity)
        else:
            self._by_slug.setdefault(slug(words), entity)

    def known(self, actor_id: str) -> Entity:
        """The entity of an actor of the data files, made when it is first asked for."""
        if actor_id not in self.by_id:
            actor = self.knowledge.actors[actor_id]
            words = tuple(actor.name.split())
            entity = Entity(
                actor_id, actor.name, actor.kind, words, country=actor.country, known=True
            )
            entity.offices.update(actor.nouns)
            self.by_id[actor_id] = entity
            self.rename(entity, words)
        return self.by_id[actor_id]

    def mention(self, entity: Entity, found: FoundMention) -> None:
        """Note that a mention names the entity; several may share one ("the two leaders")."""
        span = found.span.start, found.span.end
        if span not in entity.mentions:
            entity.mentions[span] = Mention(found.span, found.type)
            entity.types[found.type] += 1
        self.share(entity, found)

    def share(self, entity: Entity, found: FoundMention) -> None:
        """Note that an entity is among those whom a mention means, without being named by it."""
        insort(entity.seen_at, found.span.start)
        here = self.at.get(found.place, ())
        if entity.id not in here:
            self.at[found.place] = (*here, entity.id)

    def at_tokens(
        self, paragraph: int, tokens: Iterable[Token], kind: ActorKind | None = None
    ) -> list[Entity]:
        """Those whose mentions some tokens of a paragraph head, each once; of one kind, if told."""
        ids = dict.fromkeys(i for t in tokens for i in self.at.get((paragraph, t.i), ()))
        return [d for d in (self.by_id[i] for i in ids) if kind is None or d.kind is kind]

    def is_named(self, actor_id: str) -> bool:
        """Whether some mention names the actor."""
        return actor_id in self.by_id and bool(self.by_id[actor_id].mentions)

    def stands_before(self, entity: Entity, found: FoundMention) -> bool:
        """Whether the paragraph of a mention has told of somebody before it."""
        paragraph, head = found.place
        told = (at for at, ids in self.at.items() if entity.id in ids)
        return any(number == paragraph and i < head for number, i in told)

    def move(self, found: FoundMention, entity: Entity) -> None:
        """Give a mention to another entity than the one that has it."""
        for actor_id in self.at.pop(found.place, ()):
            old = self.by_id[actor_id]
            gone = old.mentions.pop((found.span.start, found.span.end), None)
            if gone is not None:
                old.types[gone.type] -= 1
                old.moves += 1
        self.mention(entity, found)

    def absorb(self, one: Entity, other: Entity) -> None:
        """Let an entity be another, which takes its mentions, places and what was told of it."""
        other.mentions |= one.mentions
        other.types.update(one.types)
        other.offices |= one.offices
        for office, ranks in one.ranks.items():
            other.ranks.setdefault(office, set()).update(ranks)
        other.gender = other.gender or one.gender
        for place, ids in self.at.items():
            self.at[place] = tuple(dict.fromkeys(other.id if i == one.id else i for i in ids))
        for entity in self.by_id.values():
            above = (other.id if i == one.id else i for i in entity.member_of)
            entity.member_of = dict.fromkeys(i for i in above if i != entity.id)
        one.mentions, one.types = {}, Counter()

    # -------------------------------------------------------------- finding

    def of_kind(self, kind: ActorKind) -> list[Entity]:
        """The entities of a kind in the order in which they were made."""
        return [d for d in self.by_id.values() if d.kind is kind]

    def known_by_name(self, words: tuple[str, ...]) -> Entity | None:
        """The actor of the data files that has exactly this name."""
        actor = self.knowledge.named.get(" ".join(words).replace(" '", "'").casefold())
        return None if actor is None else self.known(actor)

    def known_of_country(self, words: tuple[str, ...]) -> Entity | None:
        """The body of the data files behind its country's name: "U.K. Serious Fraud Office"."""
        for n in range(1, min(LONGEST_COUNTRY, len(words) - 1) + 1):
            country = self._country(words[:n])
            actor = self.knowledge.named.get(" ".join(words[n:]).casefold())
            if actor and country and self.knowledge.actors[actor].country == country != actor:
                return self.known(actor)
        return None

    def organisation(self, words: tuple[str, ...]) -> Entity | None:
        """The organisation, place or group of that name, or whose initials or acronym it is."""
        entity = self._by_slug.get(slug(words))
        if entity is not None and entity.kind is not ActorKind.COUNTRY:
            return entity
        if len(words) == 1 and words[0] in self._acronyms:
            return self.by_id.get(self._acronyms[words[0]])
        return None

    def inverted(self, words: tuple[str, ...], of_names: NameWords) -> Entity | None:
        """The only body whose name has these words around "of": "Fisheries Ministry".

        Not of a school, as "Halden University" may be another than the University of Halden.
        """
        noun = words[-1].lower()
        if len(words) < 2 or noun not in of_names.bodies or noun in of_names.body_names.of_towns:
            return None
        found = [
            d
            for d in self.of_kind(ActorKind.ORGANISATION)
            if d.words[0] == words[-1]
            and d.words[1:2]
            and d.words[1] in of_names.complements
            and d.words[2:] == words[:-1]
        ]
        return found[0] if len(found) == 1 else None

    def part_of_name(
        self, words: tuple[str, ...], of_names: NameWords, *, whole: bool, start: int
    ) -> Entity | None:
        """The one organisation of whose longer name these words are the end, the start or initials.

        "Air Force" after "United States Air Force", and a word for a body ("the Alliance" after
        "Civic Alliance", "the Bank" after "Bank of Tarn"); None if there is none, or are several. A
        name that bodies of many countries share is that of the data files only where its mention
        says so. A ``whole`` name ("EADS N.V.") is only the initials of another. ``start`` is where
        the name is first in prose: what comes before a division of its firm is the firm.
        """
        shared = " ".join(words) in self.knowledge.shared
        organisations = [
            d
            for d in self.of_kind(ActorKind.ORGANISATION)
            if len(d.words) > len(words) and not (shared and d.known)
        ]
        size = len(words)

        def may_begin(body: Entity) -> bool:
            known = min(body.mentions)[0] <= start
            return begins_with(body.words, words, of_names, is_known=known)

        bodies = of_names.bodies | of_names.institutions
        is_body = size == 1 and words[0].lower() in bodies  # no Senate is a Senate Committee
        fitting = [
            d
            for d in organisations
            if (size == 1 and words[0].replace(".", "") in self._initials_of(d.words))
            or (not whole and size > 1 and d.words[-size:] == words)
            or (not whole and size == 1 and d.words[-1:] == words and (is_body or not d.known))
            or (not (whole or d.known or is_body) and may_begin(d))
            or (not whole and is_body and is_headed_by(d.words, words[0], of_names))
        ]
        only = fitting[0] if len(fitting) == 1 else None
        return None if only is not None and is_of_place(only.words, words, of_names) else only

    def _initials_of(self, name: tuple[str, ...]) -> frozenset[str]:
        """The initials of a name, and of three words or more without the country it is of.

        "INS" of "U.S. Immigration and Naturalization Service", "NRU" of "National Rail Union of
        Peru".
        """
        if (known := self._initials.get(name)) is not None:
            return known
        found = {_initials(name)} - {""}
        sizes = range(1, min(LONGEST_COUNTRY, len(name) - 1) + 1)
        before = (name[n:] for n in sizes if self._country(name[:n]))
        behind = (name[:-n] for n in sizes if self._country(name[-n:]))
        linked = (own[:-1] for own in behind if own[-1].islower())
        short = (_initials(own) for own in (*before, *linked))
        found |= {letters for letters in short if len(letters) >= LEAST_INITIALS}
        return self._initials.setdefault(name, frozenset(found))

    def _country(self, words: tuple[str, ...]) -> str | None:
        return self.knowledge.countries.get(" ".join(words).casefold())

    def short_for_place(self, words: tuple[str, ...], features: Set[str]) -> Entity | None:
        """The one place whose longer name these words are, but for what it is.

        "Abaco" after "the Abaco Islands", "the Channel" after "the English Channel"; None if
        there is none, or are several.
        """
        size = len(words)
        is_feature = size == 1 and words[0].lower() in features
        fitting = [
            d
            for d in self.of_kind(ActorKind.PLACE)
            if size == len(d.words) - 1
            and (d.words[-1:] if is_feature else d.words[:-1]) == words
            and d.words[-1].lower() in features
        ]
        return fitting[0] if len(fitting) == 1 else None

    def thing(self, words: tuple[str, ...]) -> Entity | None:
        """The one thing that has these words for its name, or its name's end or number.

        "A380" after "Airbus A380", "the 787s" after "Boeing 787 Dreamliner"; None if there is
        none, or are several.
        """
        fitting = [d for d in self.of_kind(ActorKind.THING) if is_one_thing(words, d.words)]
        return fitting[0] if len(fitting) == 1 else None

    def name_acronym(self, acronym: str, entity: Entity) -> None:
        """Remember an acronym that the text gives ("the Central Command (CENTCOM)")."""
        self._acronyms.setdefault(acronym, entity.id)

    def person(self, words: tuple[str, ...]) -> list[Entity]:
        """The people whom a name may mean; several if the text does not settle it."""
        name = folded(words)
        exact = self._called.get(name)
        if exact:
            return sorted(exact.values(), key=_number)
        if len(words) > 1:
            alike = sorted(self._alike(words).values(), key=_number)
            full = [d for d in alike if len(d.words) > 1 and may_be_one(words, d.words, self.forms)]
            return [d for d in full if is_part(words, d.words)] or full
        by_family = self._families.get(name[0])
        if by_family:
            return sorted(by_family.values(), key=_number)
        people = sorted(self._people.get(name[0], {}).values(), key=_number)
        short = [d for d in people if is_short_for(words[0], d.words) or words[0] in d.nicknames]
        if short or is_initial(words[0]):
            return short
        return [d for d in people if name[0] in folded(d.words[1:-1])]  # "Rosa Salas Nieto"

    def of_family(self, name: str) -> list[Entity]:
        """The people with a family name, given names or not."""
        family = self._families.get(folded((name,))[0], {})
        return sorted(family.values(), key=_number)

    def _alike(self, words: tuple[str, ...]) -> dict[str, Entity]:
        """The people with a word of a name; of several words with two, or with its initial.

        Two names of several words that may be of one person share two of them, or the family name
        and the first letter: so who shares but the most common word need not be looked at. Where
        the first name is the family name, too ("Ana A."), one word is both.
        """
        name = folded(words)
        postings = [self._people.get(word, {}) for word in dict.fromkeys(name)]
        is_both = folded([family_name(words)])[0] == name[0]
        if is_both or len(postings) == 1 or len(postings) < len(words):
            return {i: d for posting in postings for i, d in posting.items()}
        postings.remove(max(postings, key=len))
        postings.append(self._short.get(_key(words), {}))
        if is_initial(words[0]):
            postings.append(self._full.get(_key(words), {}))
        family = folded([family_name(words)])[0]
        forms = self.forms.get(name[0], ())
        postings.extend(self._full.get((family, form[:1]), {}) for form in forms)
        return {i: d for posting in postings for i, d in posting.items()}

    def nickname(self, entity: Entity, names: Iterable[str]) -> None:
        """Remember a nickname that the text gives: “Magic” of "Earvin “Magic” Johnson"."""
        for name in names:
            entity.nicknames.add(name)
            self._people[folded([name])[0]].setdefault(entity.id, entity)
