"""Finds names in a paragraph: of the data files, of the analysis, and names with titles."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.mentions.demonyms import are_some_of_a_people, is_one_of_a_people
from dashboard.entities.mentions.institutions import InstitutionFinder
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.mentions.person_name_parsing import PersonNameParser
from dashboard.entities.mentions.things import ThingFinder, is_where
from dashboard.entities.mentions.unrecognised_names import UnrecognisedNames
from dashboard.entities.names.knowledge import KnownName, load_knowledge
from dashboard.entities.names.name_bounds import (
    strip,
    with_first_word,
    without_office,
    without_preposition,
    without_trade,
)
from dashboard.entities.types.body_evidence import is_of_a_longer_name
from dashboard.entities.types.entity_typing import THING, EntityTypes, ends_as_a_place, is_human
from dashboard.entities.types.place_evidence import is_named_as_a_place, place_around
from dashboard.entities.types.thing_evidence import is_called_a_vessel
from dashboard.model import ActorKind
from dashboard.nlp.analysis import phrase_matcher
from dashboard.nlp.noun_phrases import is_common_noun, is_modifier, is_noun, is_plural

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

ENTITY_KINDS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "GPE": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
    THING: ActorKind.THING,
}
# Labels that the model gives to people, too.
MISTAKEN = frozenset({"ORG", "GPE", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW", "LOC"})


@functools.cache
def _known_matcher(language: str) -> tuple[PhraseMatcher, dict[str, KnownName]]:
    names = [name for name in load_knowledge().names if name.type != "seat"]
    by_key = {str(i): name for i, name in enumerate(names)}
    matcher = phrase_matcher({k: (n.text,) for k, n in by_key.items()}, language=language)
    return matcher, by_key


class NameFinder:
    """Finds the names of one paragraph, and notes in its layout which tokens they take."""

    def __init__(self, layout: Layout, types: EntityTypes, language: str) -> None:
        self.layout, self.types, self.language = layout, types, language
        self.doc, self.words = layout.doc, layout.words
        self.people = PersonNameParser(layout)

    def find(self) -> list[FoundMention]:
        """Known names first, then things, entities, and what stands behind a title."""
        unrecognised = UnrecognisedNames(self.layout, self.people)
        known, torn = [*self._known()], [*unrecognised.torn()]
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

    def _known(self) -> Iterator[FoundMention]:
        from spacy.util import filter_spans

        matcher, by_key = _known_matcher(self.language)
        knowledge = load_knowledge()
        country_end = -1  # behind the last name of a country or its people
        for span in filter_spans(matcher(self.layout.part.source, as_spans=True)):
            name = by_key[span.label_]
            if (place := self._place_around(span.start, span.end - 1, name)) is not None:
                yield place
                continue
            if not self._is_really(span.start, span.end - 1, name):
                yield from self._body_of_country(span.start, span.end - 1, name)
                continue
            for i in range(span.start, span.end):
                self.layout.taken[i] = span.end - 1
            kind = knowledge.actors[name.actor].kind
            head = self.doc.stretch(span.start, span.end).root.i
            plural = is_plural(self.doc[head])
            within = plural and country_end == span.start  # "Bosnian Serbs", "Kosovo Albanians"
            country_end = span.end if kind is ActorKind.COUNTRY else -1
            if name.type == "demonym" and (within or self._is_minority(span.start)):
                if plural:
                    group = ActorKind.GROUP
                    yield self.layout.make(span.start - 1, span.end - 1, head, "name", group)
                continue
            how, chunk = name.type, self.layout.chunk_of.get(head)
            phrase = None
            if how == "demonym" and is_one_of_a_people(self.doc, head, chunk, self.words):
                how, kind = "role", ActorKind.PERSON
            elif how == "demonym" and are_some_of_a_people(self.doc, head, chunk, self.words):
                how, kind = "role", ActorKind.GROUP
            if how == "role":
                phrase = self.layout.part.span(chunk.first if chunk else head, span.end)
            yield self.layout.make(
                span.start, span.end - 1, head, how, kind, known=name.actor, phrase=phrase
            )

    def _place_around(self, first: int, last: int, name: KnownName) -> FoundMention | None:
        """The place in whose name a country's is only a part: "New Mexico"."""
        country = load_knowledge().actors[name.actor].kind is ActorKind.COUNTRY
        named = country and name.type in {"name", "demonym"}
        edges = place_around(self.doc, first, last, self.words) if named else None
        return None if edges is None else self.layout.make_name(*edges, ActorKind.PLACE)

    def _is_of_longer(self, first: int, last: int, name: KnownName) -> bool:
        """Whether a known name is the end of another's: "Air France", "Social Democrats"."""
        kinds, kind = self.words.kinds, load_knowledge().actors[name.actor].kind
        leads = kinds.before_country if kind is ActorKind.COUNTRY else kinds.before_party
        return name.type == "name" and is_of_a_longer_name(self.doc, first, last, leads)

    def _is_only_kind(self, last: int, name: KnownName) -> bool:
        """Whether a demonym only tells kinds apart: "Swiss francs", "the Australian Open"."""
        kinds, behind = self.words.kinds, self.doc[last + 1 : last + 2]
        money = any(t.lemma_.lower() in kinds.currencies for t in behind)
        return name.type == "demonym" and (money or any(t.text in kinds.contests for t in behind))

    def _body_of_country(self, first: int, last: int, name: KnownName) -> Iterator[FoundMention]:
        """The body whose name ends in that of a country: "Police Scotland"."""
        country = load_knowledge().actors[name.actor].kind is ActorKind.COUNTRY
        if country and first - 1 not in self.layout.taken and self._is_of_longer(first, last, name):
            yield self.layout.make_name(first - 1, last, ActorKind.ORGANISATION)

    def _is_minority(self, demonym: int) -> bool:
        """Whether a word before a demonym tells a people from the state: "ethnic Albanians"."""
        return demonym > 0 and self.doc[demonym - 1].lower_ in self.words.minorities

    def _is_really(self, first: int, last: int, name: KnownName) -> bool:
        """Whether a known spelling is that name here, not part of a person's or a longer one."""
        doc = self.doc
        if first == last and doc[first].pos_ not in {"PROPN", "ADJ", "NOUN"}:
            return False
        if doc.words(first, last + 1) in self.types.people or (
            doc[last].tag_ == "POS" and doc.words(first, last) in self.types.people
        ):
            return False
        if self._is_of_longer(first, last, name) or self._is_only_kind(last, name):
            return False
        if name.type == "capital" and self._is_town_alone(last):
            return False
        kind = load_knowledge().actors[name.actor].kind
        ent = self.layout.ent_of.get(first)
        edges = strip(doc, ent.start, ent.end - 1) if ent is not None else None
        if ent is not None and edges is not None and (edges[0] < first or edges[1] > last):
            titled = any(self.words.is_title(t.text) for t in doc[last + 1 : ent.end])
            if ent.label_ == "PERSON" and not titled:
                return False
            if ent.label_ == "ORG" and kind is ActorKind.ORGANISATION and not titled:
                return False
        if first == last and kind is ActorKind.ORGANISATION:
            if self._is_field(first, last):
                return self._is_of_party(first)
            return doc[first].tag_ in {"NNP", "NNPS"} and not self._inside_longer(first)
        return True

    def _is_town_alone(self, capital: int) -> bool:
        """Whether a capital is part of a name or where a thing is: "Sofia Moreno", "a Lima plant".

        Before people and bodies it may be the country: "Moscow officials", "the Oslo government".
        """
        name = self.doc[capital]
        noun = name.head
        if noun.i <= capital or not is_modifier(name) or not is_noun(noun):
            return False
        if not is_common_noun(noun):
            return noun.i == capital + 1 and not self.words.is_title(noun.text)
        lemma = noun.lemma_.lower()
        state = lemma in self.words.bodies or lemma in self.words.offices
        return not (state or self.words.is_people(noun.lower_, lemma) or self.words.is_role(lemma))

    def _is_field(self, first: int, last: int) -> bool:
        """Whether a word says of what somebody is a minister: "Labour Minister Ana Ruiz"."""
        following = self.doc[last + 1].text if last + 1 < len(self.doc) else ""
        field = first == last and not self.doc[first].text.isupper()  # no "EU Commissioner"
        longer = self.doc.words(last + 1, last + 3).lower() in self.words.offices
        return field and following in self.words.offices_of_a_field and not longer

    def _is_of_party(self, party: int) -> bool:
        """Whether a body stands before an office, and no name behind it: "a Labour minister, Eva".

        "Labour minister Eva Lund" may have the field of labour.
        """
        name, office, *behind = self.doc[party : party + 3]
        named = any(t.tag_ == "NNP" for t in behind)
        return name.ent_type_ == "ORG" and office.is_lower and not named

    def _inside_longer(self, token: int) -> bool:
        """Whether a one-word body is a part of a longer proper name ("House of Cards")."""
        doc = self.doc
        following = doc[token + 1] if token + 1 < len(doc) else None
        return (
            following is not None
            and following.tag_ in {"NNP", "NNPS"}
            and not self.words.is_title(following.text)
            and following.ent_type_ not in {"PERSON"}
        )

    # ------------------------------------------------------------------ named entities

    def _entities(self) -> Iterator[FoundMention]:
        for ent in self.doc.ents:
            edges = self._without_thing(self._without_part(ent.start, ent.end - 1), ent.end - 1)
            if edges is not None and ent.label_ in {"ORG", "PERSON"}:
                edges = self._without_sum(*edges)
            if edges is not None and ent.label_ == "GPE":
                edges = self._without_kind(*edges)
            if edges is None:
                continue
            edges = without_preposition(self.doc, *edges)
            edges = without_office(self.doc, *edges, self.words)
            if self._is_covered(*edges):
                continue
            edges = without_trade(self.doc, *edges, self.words)
            if edges[0] - 1 not in self.layout.taken:
                edges = with_first_word(self.doc, *edges, self.words)
            text = self.doc.words(edges[0], edges[1] + 1)
            label = self._corrected(self.types.labels.get(text, ent.label_), *edges)
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
                or (label != "PERSON" and self._is_title_run(*edges))
                or (label == "ORG" and self._is_field(*edges))
            ):
                continue
            mention = self.people.read(*edges) if label == "PERSON" else self._named(*edges, label)
            if mention is not None:
                for i in range(*edges):
                    self.layout.taken.setdefault(i, edges[1])
                self.layout.taken.setdefault(edges[1], edges[1])
                yield mention

    def _leads_an_office(self, first: int, last: int) -> bool:
        """Whether a word is the first of an office of two: "State" of "State Senator Lee"."""
        both = self.doc.words(first, last + 2).lower()
        return first == last and both in self.words.offices

    def _without_thing(self, first: int, last: int) -> tuple[int, int] | None:
        """An entity up to the name of a thing in it: "Air France" of "Air France Flight"."""
        thing = next((i for i in range(first, last + 1) if i in self.layout.things), last + 1)
        while thing > first and thing <= last and self.doc[first].like_num:
            first += 1
        return strip(self.doc, first, thing - 1)

    def _without_part(self, first: int, last: int) -> int:
        """Where a name begins behind "Shares of", or whose somebody is: "Ohio's Maria Berg"."""
        for i in range(first, last - 1):
            if self.doc[i].tag_ == "POS" and self.doc[i + 1].text in self.words.given_names:
                return i + 1
            if self._ends_an_office(first, i) and self.doc[i + 1].text in self.words.given_names:
                return i + 1  # "Minister of Scotland Ana Reid"
        part = first + 1 < last and self.doc[first].lower_ in self.words.parts_of_bodies
        return first + 2 if part and self.doc[first + 1].tag_ == "IN" else first

    def _ends_an_office(self, first: int, last: int) -> bool:
        """Whether a stretch is the whole name of a place behind "of", so that a name is none."""
        of_office = first > 0 and self.doc[first - 1].lower_ in self.words.office_prepositions
        return of_office and all(self.layout.taken.get(i) == last for i in range(first, last + 1))

    def _without_sum(self, first: int, last: int) -> tuple[int, int]:
        """A name without the sum that the analysis took into it: "Norsk Air 25 million"."""
        end = last
        while end > first and (self.doc[end].like_num or self.doc[end].tag_ in {"$", "CD"}):
            end -= 1
        counted = end < last and not self.doc[last].text.isdigit()
        return (first, end) if counted else (first, last)

    def _without_kind(self, first: int, last: int) -> tuple[int, int]:
        """A place's name without the noun that says what it is: "Bavaria state"."""
        while last > first and self.doc[last].tag_ == "NN" and self.doc[last].is_lower:
            last -= 1
        return first, last

    def _corrected(self, label: str, first: int, last: int) -> str:
        """The label of an entity, mended where its words or what is said of it tell better."""
        tokens = self.doc.stretch(first, last + 1)
        apposed = [t for token in tokens for t in token.children if t.dep_ == "appos"]
        sure = tokens.text in self.types.people
        apposed += [t.head for t in tokens if t.dep_ == "appos"]
        if label in ENTITY_KINDS and is_called_a_vessel(tokens, self.words):
            return THING
        if label in ENTITY_KINDS and ends_as_a_place(self.doc, first, last, self.words):
            return "GPE"
        called = {self.words.anaphors.get(t.lower_) for t in apposed} - {None}
        if label == "PERSON" and not sure and called:
            return "GPE" if called == {"country"} else "ORG"
        heads = {self.words.anaphors.get(t.head.lower_) for t in tokens if t.dep_ == "appos"}
        if label == "GPE" and heads & {"company", "institution"}:
            return "ORG"  # "a consumer group, Testhuis, announced"
        stranger = not sure and tokens[0].text not in self.words.given_names
        alone = label in {"PERSON", "PRODUCT"} and len(tokens) == 1 and stranger
        if alone and (
            is_where(tokens[0], self.words)
            or is_named_as_a_place(tokens[0], self.types.acting, self.words)
        ):
            return "GPE"
        if (
            label == "ORG"
            and len(tokens) == 1
            and is_named_as_a_place(tokens[0], self.types.acting, self.words)
        ):
            return "GPE"
        if label == "PERSON" and self._is_acronym(first, last):
            return "ORG"
        last_word = tokens[-1].lower_
        after = self.doc[last + 1].lower_ if last + 1 < len(self.doc) else ""
        made = self.words.indices if label == "ORG" else self.words.things
        law = last_word in self.words.laws and label != "PERSON"
        if label in ENTITY_KINDS and (last_word in made or law) and len(tokens) > 1:
            return THING
        if label == "ORG" and after in self.words.indices:
            return THING
        if label in MISTAKEN and is_human(self.doc, first, last, self.words):
            return "PERSON"
        return label

    def _is_acronym(self, first: int, last: int) -> bool:
        """Whether capitals in brackets shorten the body before them: "… of Teachers (NUT)"."""
        doc = self.doc
        if first != last or first < 2 or last + 1 >= len(doc) or not doc[first].text.isupper():
            return False
        bracketed = doc[first - 1].text == "(" and doc[last + 1].text == ")"
        return bracketed and doc[first - 2].ent_type_ == "ORG"

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
        begin = self.layout.owner_before(first) if kind is ActorKind.ORGANISATION else first
        head = self.layout.head_of(first, last)
        return self.layout.make(begin, last, head, "name", kind, words=tuple(words))

    def _is_legal_form(self, token: int) -> bool:
        here = self.doc[token]
        return here.tag_ == "NNP" and here.lower_ in self.words.legal_forms

    def _titled(self) -> Iterator[FoundMention]:
        """Names behind a title that the analysis took for no entity: "General Petr Malina"."""
        for chunk in self.layout.chunks:
            head = self.doc[chunk.head]
            if head.tag_ != "NNP" or head.ent_type_ or chunk.head in self.layout.taken:
                continue
            lead = [t.i for t in self.doc[chunk.first : chunk.head]]
            titles = [i for i in lead if self._is_title_of_name(i)]
            if not titles or self.words.is_title(head.text):
                continue
            name = self.doc[titles[-1] + 1 : chunk.head + 1]
            if all(t.tag_ == "NNP" and t.text[:1].isupper() and not t.ent_type_ for t in name):
                mention = self.people.read(titles[-1] + 1, chunk.head)
                if mention is not None:
                    self.layout.taken[chunk.head] = chunk.head
                    yield mention

    def _is_title_of_name(self, token: int) -> bool:
        lower = self.doc[token].lower_
        return (
            lower in self.words.courtesy
            or lower in self.words.ranks
            or (lower in self.words.offices and self.doc[token].text[:1].isupper())
        )
