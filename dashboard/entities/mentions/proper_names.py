"""Finds names in a paragraph: known ones, those of the analysis, and names with titles."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.mentions.institutions import InstitutionFinder
from dashboard.entities.mentions.known_names import KnownNameFinder
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.mentions.person_name_parsing import PersonNameParser
from dashboard.entities.mentions.things import ThingFinder, is_where
from dashboard.entities.mentions.unrecognised_names import UnrecognisedNames
from dashboard.entities.names.knowledge import load_knowledge
from dashboard.entities.names.name_bounds import (
    behind_owner,
    is_family_name,
    strip,
    with_first_word,
    without_domain,
    without_office,
    without_participle,
    without_preposition,
    without_rank,
    without_trade,
)
from dashboard.entities.types.entity_typing import THING, EntityTypes
from dashboard.entities.types.person_evidence import is_human
from dashboard.entities.types.place_evidence import ends_as_a_place, is_named_as_a_place
from dashboard.entities.types.thing_evidence import (
    is_called_a_thing,
    is_called_a_vessel,
    is_led_noble,
)
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, NameKind, Tag

ENTITY_KINDS = {
    NameKind.PERSON: ActorKind.PERSON,
    NameKind.ORGANISATION: ActorKind.ORGANISATION,
    NameKind.GEOPOLITICAL: ActorKind.PLACE,
    NameKind.GROUP: ActorKind.GROUP,
    THING: ActorKind.THING,
}
# Labels that the model gives to people, too.
MISTAKEN = frozenset(
    {
        NameKind.ORGANISATION,
        NameKind.GEOPOLITICAL,
        NameKind.WORK_OF_ART,
        NameKind.FACILITY,
        NameKind.PRODUCT,
        NameKind.EVENT,
        NameKind.LAW,
        NameKind.LOCATION,
    }
)
_AMOUNTS = frozenset({Tag.CURRENCY, Tag.CARDINAL})


class NameFinder:
    """Finds the names of one paragraph, and notes in its layout which tokens they take."""

    def __init__(self, layout: Layout, types: EntityTypes, language: str) -> None:
        self.layout, self.types = layout, types
        self.doc, self.words = layout.doc, layout.words
        self.known = KnownNameFinder(layout, types, language)
        self.people = PersonNameParser(layout)

    def find(self) -> list[FoundMention]:
        """Known names first, then things, entities, and what stands behind a title."""
        unrecognised = UnrecognisedNames(self.layout, self.people)
        known, torn = [*self.known.find()], [*unrecognised.torn()]
        things = ThingFinder(self.layout, self.types.people).find()
        actors = load_knowledge().actors
        countries = {
            i
            for m in known
            if m.known and actors[m.known].kind is ActorKind.COUNTRY
            for i in range(m.first, m.last + 1)
        }
        bodies = InstitutionFinder(self.layout, countries, self.types.people).find()
        return [
            *known, *things, *bodies, *torn, *unrecognised.misread(), *self._entities(),
            *unrecognised.hyphenated(), *self._titled(), *unrecognised.called(),
        ]  # fmt: skip

    def _entities(self) -> Iterator[FoundMention]:
        for ent in self.doc.ents:
            edges = self._without_thing(self._without_part(ent.start, ent.end - 1), ent.end - 1)
            if edges is not None and ent.name_kind in {NameKind.ORGANISATION, NameKind.PERSON}:
                edges = self._without_sum(*edges)
            if edges is not None and ent.name_kind == NameKind.GEOPOLITICAL:
                edges = self._without_kind(*edges)
            if edges is None:
                continue
            people = self.types.people if ent.name_kind == NameKind.ORGANISATION else frozenset()
            edges = behind_owner(self.doc, *edges, people, self.words), edges[1]
            edges = without_participle(self.doc, *edges)
            edges = without_rank(self.doc, *edges, self.words)
            edges = without_preposition(self.doc, *edges, self.words)
            edges = without_office(self.doc, *edges, self.words)
            if self._is_covered(*edges):
                continue
            edges = without_trade(self.doc, *edges, self.words)
            if edges[0] - 1 not in self.layout.taken:
                edges = with_first_word(self.doc, *edges, self.words)
            text = self.doc.words(edges[0], edges[1] + 1)
            label = self._corrected(self.types.labels.get(text, ent.name_kind), *edges)
            if label not in ENTITY_KINDS:
                continue
            form = text.lower() in self.words.legal_forms
            office = self.doc.words(max(0, edges[0] - 2), edges[1] + 1).lower()
            if (
                form
                or len(text.rstrip(".")) == 1  # "he wrote on X."
                or office in self.words.offices  # "Secretary of State"
                or self._leads_an_office(*edges)  # "State Senator"
                or not any(c.isupper() for c in text)
                or (label != NameKind.PERSON and self._is_title_run(*edges))
                or (label == NameKind.ORGANISATION and self.known.is_field(*edges))
            ):
                continue
            holder = self._behind_office(*edges) if label == NameKind.ORGANISATION else None
            if holder is not None:
                edges, label = (holder, edges[1]), NameKind.PERSON
            mention = (
                self.people.read(*edges) if label == NameKind.PERSON else self._named(*edges, label)
            )
            if mention is not None:
                for i in range(*edges):
                    self.layout.taken.setdefault(i, edges[1])
                self.layout.taken.setdefault(edges[1], edges[1])
                yield mention

    def _leads_an_office(self, first: int, last: int) -> bool:
        """Whether a word is the first of an office of two: "State" of "State Senator Lee"."""
        both = self.doc.words(first, last + 2).lower()
        return first == last and both in self.words.offices

    def _behind_office(self, first: int, last: int) -> int | None:
        """Where a person begins in what was taken for a body: "Rio del Sur Governor [Ana Lind]".

        None where no office of one word stands within it before two names or more, none of which
        says that it is a body ("Norvik Chairman Tom Lind Fund").
        """
        offices = (self.doc[i] for i in range(first + 1, last - 1))
        titles = [t.i for t in offices if t.lower_ in self.words.offices and t.is_title]
        if not titles:
            return None
        name = self.doc[titles[-1] + 1 : last + 1]
        body = any(t.lower_ in self.words.anaphors for t in name)
        proper = all(t.tag == Tag.PROPER_NOUN and t.text[:1].isupper() for t in name)
        return name[0].i if proper and not body else None

    def _without_thing(self, first: int, last: int) -> tuple[int, int] | None:
        """An entity up to the name of a thing in it: "Air France" of "Air France Flight"."""
        thing = next((i for i in range(first, last + 1) if i in self.layout.things), last + 1)
        while thing > first and thing <= last and self.doc[first].like_num:
            first += 1
        return strip(self.doc, first, thing - 1)

    def _without_part(self, first: int, last: int) -> int:
        """Where a name begins behind "Shares of", or whose somebody is: "Ohio's Maria Berg"."""
        for i in range(first, last - 1):
            owner = self.doc[i].tag == Tag.POSSESSIVE_ENDING
            if owner and self.doc[i + 1].text in self.words.given_names:
                return i + 1
            if self._ends_an_office(first, i) and self.doc[i + 1].text in self.words.given_names:
                return i + 1  # "Minister of Scotland Ana Reid"
        part = first + 1 < last and self.doc[first].lower_ in self.words.parts_of_bodies
        return first + 2 if part and self.doc[first + 1].tag == Tag.PREPOSITION else first

    def _ends_an_office(self, first: int, last: int) -> bool:
        """Whether a stretch is the whole name of a place behind "of", so that a name is none."""
        of_office = first > 0 and self.doc[first - 1].lower_ in self.words.office_prepositions
        return of_office and all(self.layout.taken.get(i) == last for i in range(first, last + 1))

    def _without_sum(self, first: int, last: int) -> tuple[int, int]:
        """A name without the sum that the analysis took into it: "Norsk Air 25 million"."""
        end = last
        while end > first and self._is_figure(end):
            end -= 1
        signed = any(t.tag == Tag.CURRENCY for t in self.doc.stretch(end + 1, last + 1))
        counted = end < last and (signed or not self.doc[last].text.isdigit())
        return (first, end) if counted else (first, last)

    def _is_figure(self, at: int) -> bool:
        """Whether a token is part of a sum: a number, a sign for money, or "4bn" behind one."""
        token = self.doc[at]
        signed = at > 0 and self.doc[at - 1].tag == Tag.CURRENCY and token.text[0].isdigit()
        return token.like_num or token.tag in _AMOUNTS or signed

    def _without_kind(self, first: int, last: int) -> tuple[int, int]:
        """A place's name without the noun that says what it is: "Bavaria state"."""
        while last > first and self.doc[last].tag == Tag.NOUN and self.doc[last].is_lower:
            last -= 1
        return first, last

    def _corrected(self, label: str, first: int, last: int) -> str:
        """The label of an entity, mended where its words or what is said of it tell better."""
        tokens = self.doc.stretch(first, last + 1)
        apposed = [t for token in tokens for t in token.children_as(Dependency.APPOSITION)]
        sure = tokens.text in self.types.people
        apposed += [t.head for t in tokens if t.dependency == Dependency.APPOSITION]
        if label in ENTITY_KINDS and (
            is_called_a_vessel(tokens, self.words)
            or is_called_a_thing(self.doc, first, last, self.words)
        ):
            return THING
        if label in ENTITY_KINDS and ends_as_a_place(self.doc, first, last, self.words):
            return NameKind.GEOPOLITICAL
        called = {self.words.anaphors.get(t.lower_) for t in apposed} - {None}
        if label == NameKind.PERSON and not sure and called:
            return NameKind.GEOPOLITICAL if called == {"country"} else NameKind.ORGANISATION
        heads = {
            self.words.anaphors.get(t.head.lower_)
            for t in tokens
            if t.dependency == Dependency.APPOSITION
        }
        if label == NameKind.GEOPOLITICAL and heads & {"company", "institution"}:
            return NameKind.ORGANISATION  # "a consumer group, Testhuis, announced"
        unlisted = not sure and tokens[0].text not in self.words.given_names
        alone = label in {NameKind.PERSON, NameKind.PRODUCT} and len(tokens) == 1 and unlisted
        if alone and (
            is_where(tokens[0], self.words)
            or is_named_as_a_place(tokens[0], self.types.acting, self.words)
        ):
            return NameKind.GEOPOLITICAL
        if (
            label == NameKind.ORGANISATION
            and len(tokens) == 1
            and is_named_as_a_place(tokens[0], self.types.acting, self.words)
        ):
            return NameKind.GEOPOLITICAL
        if label == NameKind.PERSON and self._is_acronym(first, last):
            return NameKind.ORGANISATION
        last_word = tokens[-1].lower_
        after = self.doc[last + 1].lower_ if last + 1 < len(self.doc) else ""
        made = self.words.indices if label == NameKind.ORGANISATION else self.words.things
        law = last_word in self.words.laws and label != NameKind.PERSON
        if label in ENTITY_KINDS and (last_word in made or law) and len(tokens) > 1:
            return THING
        if label == NameKind.ORGANISATION and after in self.words.indices:
            return THING
        if label in MISTAKEN and is_human(self.doc, first, last, self.words):
            return NameKind.PERSON
        return label

    def _is_acronym(self, first: int, last: int) -> bool:
        """Whether capitals in brackets shorten the body before them: "… of Teachers (NUT)"."""
        doc = self.doc
        if first != last or first < 2 or last + 1 >= len(doc) or not doc[first].text.isupper():
            return False
        bracketed = doc[first - 1].text == "(" and doc[last + 1].text == ")"
        return bracketed and doc[first - 2].name_kind == NameKind.ORGANISATION

    def _is_covered(self, first: int, last: int) -> bool:
        """Whether a known name covers the whole stretch."""
        return first in self.layout.taken and self.layout.taken[first] >= last

    def _is_title_run(self, first: int, last: int) -> bool:
        return all(self.words.is_title(t.text) for t in self.doc[first : last + 1])

    def _named(self, first: int, last: int, label: str) -> FoundMention:
        kind = ENTITY_KINDS[label]
        while last + 1 < len(self.doc) and self._is_legal_form(last + 1):
            last += 1
            self.layout.taken[last] = last
        words = bare(self.doc.words(first, last + 1)).split()
        while len(words) > 1 and words[-1].lower() in self.words.legal_forms:
            words.pop()
        words[-1] = without_domain(words[-1], self.words)
        begin = self.layout.owner_before(first) if kind is ActorKind.ORGANISATION else first
        head = self.layout.head_of(first, last)
        return self.layout.make(begin, last, head, "name", kind, words=tuple(words))

    def _is_legal_form(self, token: int) -> bool:
        here = self.doc[token]
        return here.tag == Tag.PROPER_NOUN and here.lower_ in self.words.legal_forms

    def _titled(self) -> Iterator[FoundMention]:
        """Names behind a title that the analysis took for no entity: "General Petr Malina"."""
        for chunk in self.layout.chunks:
            head = self.doc[chunk.head]
            if head.tag != Tag.PROPER_NOUN or head.name_kind or chunk.head in self.layout.taken:
                continue
            lead = [t.i for t in self.doc[chunk.first : chunk.head]]
            titles = [i for i in lead if self._is_title_of_name(i)]
            titled = self.words.is_title(head.text)
            titled = titled and not is_family_name(self.doc, chunk.head, self.words)
            if not titles or titled:
                continue
            name = self.doc[titles[-1] + 1 : chunk.head + 1]
            free = all(t.text[:1].isupper() and not t.name_kind for t in name)
            if free and all(t.tag == Tag.PROPER_NOUN for t in name):
                mention = self.people.read(titles[-1] + 1, chunk.head)
                if mention is not None:
                    self.layout.taken[chunk.head] = chunk.head
                    yield mention

    def _is_title_of_name(self, token: int) -> bool:
        lower = self.doc[token].lower_
        return not is_led_noble(self.doc, token, self.words) and (
            lower in self.words.courtesy
            or lower in self.words.ranks
            or (lower in self.words.offices and self.doc[token].text[:1].isupper())
        )
