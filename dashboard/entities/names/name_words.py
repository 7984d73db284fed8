"""The words of a language that are part of names or stand for them: ``languages/*/names/``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Any

from dashboard.entities.names.body_name_words import BodyNameWords, load_body_name_words
from dashboard.entities.names.deed_words import DeedWords, load_deed_words
from dashboard.entities.names.kind_words import KindWords, groups_of_words, load_kind_words
from dashboard.entities.names.person_matching import marks_behind
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.errors import RuleError
from dashboard.registry import (
    AS_SPELLED,
    Words,
    language_file,
    lowered,
    read_record,
    read_toml,
    read_words,
)

_PAST = "past"  # the rank of whoever held an office before, by whatever word


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a language that are part of names or stand for them (all in lower case)."""

    masculine: Annotated[Words, "titles.courtesy.masculine"]
    feminine: Annotated[Words, "titles.courtesy.feminine"]
    courtesy: Words
    ranks: Annotated[Words, "titles.rank.words"]
    offices: Annotated[Words, "titles.office.words"]
    offices_of_a_field: Annotated[Words, "titles.office.of_a_field", AS_SPELLED]
    fields: Annotated[Words, "titles.office.fields"]
    peerage: Annotated[Words, "titles.peerage.titles", AS_SPELLED]
    past: Annotated[Words, "titles.office.past"]
    relations: Annotated[Words, "titles.office.relations"]
    qualifiers: Annotated[Words, "titles.office.qualifiers"]
    ranks_of_offices: Annotated[Words, "titles.office.ranks"]
    firms_too: Annotated[Words, "titles.office.firms_too"]
    markets: Annotated[Words, "titles.office.markets"]
    people: Annotated[Words, "titles.group.people"]
    persons: Annotated[Words, "titles.group.persons"]
    people_endings: Annotated[tuple[str, ...], "titles.group.endings"]
    person_endings: Annotated[tuple[str, ...], "quotes.speakers.endings"]
    speakers: Words
    no_persons: Annotated[Words, "quotes.speakers.never"]
    parts_of_people: Annotated[Words, "quotes.speakers.parts"]
    abstract: Annotated[Words, "titles.group.abstract"]
    abstract_before: Annotated[Words, "titles.group.abstract_before"]
    minorities: Annotated[Words, "titles.group.minorities"]
    language_links: Annotated[Words, "titles.group.language_links"]
    of_a_case: Annotated[Words, "titles.group.of_a_case"]
    evoked: Annotated[Words, "titles.group.evoked"]
    of_leaders: Annotated[Words, "titles.group.of_leaders"]
    of_any_leaders: Annotated[Words, "titles.group.of_any_leaders"]
    heads: Annotated[Words, "titles.group.heads"]
    belonging: Annotated[Words, "titles.group.belonging"]
    quantifiers: Annotated[Words, "titles.group.quantifiers"]
    complements: Annotated[Words, "titles.group.complements"]
    partitive: Annotated[Words, "titles.group.partitive"]
    alternative: Annotated[Words, "titles.group.alternative"]  # "the other"
    groups_alike: Annotated[tuple[Words, ...], "titles.group.alike"]
    generation: Words
    birth: Annotated[Words, "titles.name.birth"]
    aliases: Annotated[Words, "titles.name.aliases"]
    joined: Annotated[Words, "titles.name.joined"]
    prefixes: Annotated[Words, "titles.name.prefixes"]
    of_couples: Annotated[Words, "titles.couple.nouns"]
    spouses: Annotated[Words, "titles.couple.spouses"]  # of those, nouns for one of a couple
    wedding: Annotated[Words, "titles.couple.wedding"]  # verbs that tell that two are, or were
    family_first: Annotated[Words, "titles.name.family_first", AS_SPELLED]
    particles: Annotated[Words, "titles.name.particles"]
    definite: Annotated[Words, "bodies.determiner.definite"]
    where: Annotated[Words, "bodies.where.words"]
    parts_of_a_state: Annotated[Words, "bodies.state.parts"]
    assemblies_of_states: Annotated[Words, "bodies.state.assemblies"]
    titles_of_governors: Annotated[Words, "bodies.state.governors"]
    titles_of_a_country: Annotated[Words, "bodies.state.of_the_country"]
    indefinite: Annotated[Words, "bodies.determiner.indefinite"]
    articles: Annotated[Words, "bodies.determiner.articles"]
    bringing_in: Annotated[Words, "bodies.determiner.bringing_in"]
    without_article: Annotated[Words, "bodies.determiner.without"]
    pair: Annotated[Words, "bodies.determiner.pair"]
    copulas: Annotated[Words, "titles.copula.words"]
    office_prepositions: Annotated[Words, "titles.of.words"]
    counterparts: Annotated[Words, "titles.counterpart.words"]
    alike: Mapping[str, Words]
    pronouns: Mapping[str, PronounClass]
    reflexives: Annotated[Words, "titles.pronoun.reflexive"]
    later: Annotated[Mapping[str, Words], "titles.office.later"]
    of_state: Annotated[Mapping[str, Words], "titles.office.of_state"]
    men: Annotated[Words, "titles.gender.masculine"]
    women: Annotated[Words, "titles.gender.feminine"]
    minors: Annotated[Words, "titles.gender.minors"]
    legal_forms: Annotated[Words, "bodies.legal_form.words"]
    given_names: Words
    names_of_men: Words
    names_of_women: Words
    no_companies: Annotated[Words, "bodies.no_company.words"]
    members: Annotated[Words, "bodies.no_company.members"]
    documents: Words
    saying: Words
    bodies: Annotated[Words, "bodies.body.words"]
    parts_of_bodies: Annotated[Words, "bodies.body.parts"]
    loose_bodies: Annotated[Words, "bodies.body.loose"]
    bodies_brought_in: Annotated[Words, "bodies.body.brought_in"]
    whereabouts: Annotated[Words, "bodies.body.whereabouts"]
    corporal: Annotated[Words, "bodies.body.corporal"]
    bodies_that_act: Annotated[Words, "bodies.body.bodies_that_act"]
    leading: Annotated[Words, "titles.leading.verbs"]
    naming: Annotated[Words, "titles.naming.verbs"]
    named_as: Annotated[Words, "titles.naming.as"]
    nicknaming: Annotated[Words, "titles.nickname.verbs"]
    making: Annotated[Words, "titles.making.verbs"]
    acting_for: Annotated[Mapping[str, Words], "titles.acting_for"]
    acts_of_clients: Annotated[Words, "titles.group.acts_of_clients"]
    bridging: Annotated[Mapping[str, Words], "titles.bridging"]  # what an office goes with
    done_to: Annotated[Mapping[str, Words], "titles.done_to"]
    institutions: Annotated[Words, "bodies.name.last"]
    inside_names: Annotated[Words, "bodies.name.inside"]
    bodies_of_places: Annotated[Words, "bodies.name.of_places"]
    leading_names: Annotated[Words, "bodies.name.leading"]
    bodies_of_state: Annotated[Mapping[str, str], "bodies.body.of_state"]
    anaphors: Mapping[str, str]
    trades: Annotated[Words, "bodies.trade.words"]
    decisions: Annotated[Words, "bodies.decision.words"]
    own_words: Annotated[Words, "titles.own_words.nouns"]
    within: Annotated[Words, "titles.own_words.within"]
    of_firms: Annotated[Words, "bodies.firm.owned"]
    led_firms: Annotated[Words, "bodies.firm.led"]
    numbers: Mapping[str, str]
    things: Annotated[Words, "things.noun.words"]
    indices: Annotated[Words, "things.noun.indices"]
    ambiguous: Annotated[Words, "bodies.name.also_titles"]
    named_things: Annotated[Words, "things.noun.before"]
    vessels: Annotated[Words, "things.noun.vessels"]
    laws: Annotated[Words, "things.noun.laws"]
    affairs: Annotated[Words, "things.noun.affairs"]
    no_products: Annotated[Words, "things.numbered.no_product"]
    place_prepositions: Annotated[Words, "things.place.prepositions"]
    beside_places: Annotated[Words, "things.place.beside"]
    place_nouns: Annotated[Words, "things.place.nouns"]
    called_places: Annotated[Words, "things.place.called"]
    endings_of_places: Annotated[Words, "things.place.endings"]
    endings_of_things: Annotated[Words, "things.noun.endings"]
    led_people: Annotated[Words, "things.noun.led_people"]
    places: Words
    features: Annotated[Words, "things.place.features"]
    places_alone: Annotated[Words, "things.place.alone"]
    places_or_families: Annotated[Words, "things.place.also_families"]
    behind_places: Annotated[Words, "things.place.behind"]
    stakes: Annotated[Words, "things.place.stakes"]
    origins: Annotated[Words, "things.place.origins"]
    of_places: Annotated[Words, "things.place.people"]
    sites: Annotated[Words, "things.place.sites"]
    done_by_places: Annotated[Words, "things.place.also"]
    kinds: KindWords
    deeds: DeedWords
    body_names: BodyNameWords

    def is_title(self, word: str) -> bool:
        """Whether a word may stand before a person's name and belong to it."""
        lower = word.lower()
        polite = lower in self.courtesy and word[:1].isupper()  # not the "m." of "£3m."
        return polite or lower in self.ranks or lower in self.offices

    def as_said(self, noun: str) -> frozenset[str]:
        """A noun with those that newspapers use for the same: "carrier" for an airline."""
        return self.alike.get(noun, frozenset({noun}))

    def gender_of_noun(self, noun: str) -> PronounClass | None:
        """The gender of whom a noun stands for: "father", "sisters"; None for "doctor"."""
        return _gender(noun in self.men, noun in self.women)

    def rank_of(self, words: Iterable[str]) -> frozenset[str]:
        """What words before an office make of it: "deputy", or held before; empty: itself."""
        told = set(words)
        past = set() if self.past.isdisjoint(told) else {_PAST}
        return frozenset(past | (told & self.ranks_of_offices))

    def is_thing_pronoun(self, word: str) -> bool:
        """Whether a pronoun stands for a body or a thing, and for no person."""
        return self.pronouns.get(word) is PronounClass.NEUTER

    def is_body(self, noun: str) -> bool:
        """Whether a definite noun means a body that was named: "the company", "the court"."""
        return self.anaphors.get(noun) in {"company", "institution"}

    def is_people(self, lower: str, lemma: str) -> bool:
        """Whether a plural noun stands for people: "rebels", "judges", "dockworkers"."""
        known = lower in self.people or lemma in self.offices or lemma in self.persons
        return known or lower.endswith(self.people_endings)

    def is_role(self, noun: str) -> bool:
        """Whether a noun may say who somebody is, beside a name: "harbour master", "barrister"."""
        known = noun in self.offices or noun in self.persons or noun in self.speakers
        return known or (noun.endswith(self.person_endings) and noun not in self.no_persons)

    def is_inside_body_name(self, word: str) -> bool:
        """Whether a small word may stand inside the name of a body: "Museum of Modern Art"."""
        return word in self.inside_names

    def is_named_so(self, word: str) -> bool:
        """Whether a word for an office or rank begins names of bodies, too ("Air Force")."""
        return word.lower() in self.bodies or word.lower() in self.ambiguous

    def gender_of(self, name: Sequence[str]) -> PronounClass | None:
        """The gender that a full name's given name tells; None if it tells none."""
        given = next((w for w in name[:-1] if len(w.rstrip(".")) > 1), "")
        for word in (given, given.partition("-")[0]):
            if gender := _gender(word in self.names_of_men, word in self.names_of_women):
                return gender
        return None

    def gender_of_titles(self, titles: Iterable[str]) -> PronounClass | None:
        """The gender that courtesy titles tell: "Mr", "Lady"; None for "Dr", and for both."""
        lower = {title.lower() for title in titles}
        man, woman = bool(lower & self.masculine), bool(lower & self.feminine)
        return None if man and woman else _gender(man, woman)


def _gender(man: bool, woman: bool) -> PronounClass | None:
    """The gender of a word that is one of men, else of women; None if it is of neither."""
    return PronounClass.MASCULINE if man else PronounClass.FEMININE if woman else None


@functools.cache
def load_name_words(language: str) -> NameWords:
    """The name words of a language; raises RuleError if a table is missing."""
    titles = read_toml(language_file(language, "names/titles.toml"))
    bodies = read_toml(language_file(language, "names/organisations.toml"))
    things = read_toml(language_file(language, "names/things.toml"))
    quotes = read_toml(language_file(language, "quotes.toml"))
    tables = {"titles": titles, "bodies": bodies, "things": things, "quotes": quotes}
    try:
        return read_record(
            NameWords,
            tables,
            language=language,
            small=True,
            generation=marks_behind(titles["name"]),
            courtesy=lowered(chain.from_iterable(titles["courtesy"].values())),
            alike=groups_of_words([*titles["alike"]["nouns"], *bodies["alike"]["nouns"]]),
            pronouns={word: kind for kind in PronounClass for word in titles["pronoun"][kind]},
            documents=lowered(quotes["documents"]["nouns"]) - lowered(bodies["body"]["words"]),
            saying=frozenset(
                lemma
                for group in quotes["verb"]
                for lemma in group["lemmas"]
                if "clause" in group["takes"]
            ),
            anaphors=_by_word(bodies["anaphor"]),
            numbers=_by_word(bodies["number"]),
            **_listed_names(language),
        )
    except KeyError as error:
        raise RuleError(f"{language}/names: table {error} is missing; add it") from error


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """{word: the name of its list}."""
    return {word: name for name, words in table.items() for word in words}


def _listed_names(language: str) -> dict[str, Any]:
    """Given names, of men, of women and of both; names of places; the words around names."""
    folder, kinds = language_file(language, "names"), load_kind_words(language)
    files = (f"{folder}/given_names_of_{who}.txt" for who in ("men", "women", "both"))
    men, women, both = map(read_words, files)
    return {
        "given_names": men | women | both,
        "names_of_men": men,
        "names_of_women": women,
        "places": read_words(f"{folder}/places.txt") | kinds.planets,
        "speakers": read_words(language_file(language, "words/speakers.txt")),
        "kinds": kinds,
        "body_names": load_body_name_words(language),
        "deeds": load_deed_words(language),
    }
