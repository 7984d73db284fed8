"""The words of a language that are part of names or stand for them: ``languages/*/names/``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.entities.names.body_name_words import BodyNameWords
from dashboard.entities.names.deed_words import DeedWords
from dashboard.entities.names.kind_words import KindWords, groups_of_words
from dashboard.entities.names.person_matching import marks_behind
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.entities.names.word_tables import (
    Table,
    classes_of_pronouns,
    listed_names,
    words_in_names_of_bodies,
    words_of_bodies,
    words_of_couples,
    words_of_groups,
    words_of_offices,
    words_of_quotations,
    words_of_states,
    words_of_things,
)
from dashboard.errors import RuleError
from dashboard.registry import language_file, lists_named, lowered, read_toml

_COURTESY = ("neutral", "masculine", "feminine")  # kinds of titles
_PAST = "past"  # the rank of whoever held an office before, by whatever word


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a language that are part of names or stand for them (all in lower case)."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    courtesy: frozenset[str]
    ranks: frozenset[str]
    offices: frozenset[str]
    offices_of_a_field: frozenset[str]
    fields: frozenset[str]
    peerage: frozenset[str]
    past: frozenset[str]
    relations: frozenset[str]
    qualifiers: frozenset[str]
    ranks_of_offices: frozenset[str]
    firms_too: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    people_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    speakers: frozenset[str]
    no_persons: frozenset[str]
    parts_of_people: frozenset[str]
    abstract: frozenset[str]
    abstract_before: frozenset[str]
    minorities: frozenset[str]
    language_links: frozenset[str]
    of_a_case: frozenset[str]
    evoked: frozenset[str]
    of_leaders: frozenset[str]
    of_any_leaders: frozenset[str]
    heads: frozenset[str]
    belonging: frozenset[str]
    quantifiers: frozenset[str]
    complements: frozenset[str]
    partitive: frozenset[str]
    groups_alike: tuple[frozenset[str], ...]
    generation: frozenset[str]
    birth: frozenset[str]
    joined: frozenset[str]
    prefixes: frozenset[str]
    of_couples: frozenset[str]
    spouses: frozenset[str]  # of those, nouns for one of two who are married
    wedding: frozenset[str]  # verbs that tell that two are, or were
    family_first: frozenset[str]
    particles: frozenset[str]
    definite: frozenset[str]
    where: frozenset[str]
    parts_of_a_state: frozenset[str]
    assemblies_of_states: frozenset[str]
    titles_of_governors: frozenset[str]
    titles_of_a_country: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    bringing_in: frozenset[str]
    without_article: frozenset[str]
    pair: frozenset[str]
    copulas: frozenset[str]
    office_prepositions: frozenset[str]
    counterparts: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, PronounClass]
    reflexives: frozenset[str]
    later: Mapping[str, frozenset[str]]
    of_state: Mapping[str, frozenset[str]]
    men: frozenset[str]
    women: frozenset[str]
    legal_forms: frozenset[str]
    given_names: frozenset[str]
    names_of_men: frozenset[str]
    names_of_women: frozenset[str]
    no_companies: frozenset[str]
    documents: frozenset[str]
    saying: frozenset[str]
    bodies: frozenset[str]
    parts_of_bodies: frozenset[str]
    loose_bodies: frozenset[str]
    bodies_brought_in: frozenset[str]
    whereabouts: frozenset[str]
    corporal: frozenset[str]
    bodies_that_act: frozenset[str]
    leading: frozenset[str]
    naming: frozenset[str]
    named_as: frozenset[str]
    nicknaming: frozenset[str]
    making: frozenset[str]
    acting_for: Mapping[str, frozenset[str]]
    acts_of_clients: frozenset[str]
    done_to: Mapping[str, frozenset[str]]
    institutions: frozenset[str]
    inside_names: frozenset[str]
    bodies_of_places: frozenset[str]
    leading_names: frozenset[str]
    bodies_of_state: Mapping[str, str]
    anaphors: Mapping[str, str]
    trades: frozenset[str]
    decisions: frozenset[str]
    of_firms: frozenset[str]
    led_firms: frozenset[str]
    numbers: Mapping[str, str]
    things: frozenset[str]
    indices: frozenset[str]
    ambiguous: frozenset[str]
    named_things: frozenset[str]
    vessels: frozenset[str]
    laws: frozenset[str]
    affairs: frozenset[str]
    no_products: frozenset[str]
    place_prepositions: frozenset[str]
    beside_places: frozenset[str]
    place_nouns: frozenset[str]
    called_places: frozenset[str]
    endings_of_places: frozenset[str]
    endings_of_things: frozenset[str]
    led_people: frozenset[str]
    places: frozenset[str]
    features: frozenset[str]
    places_alone: frozenset[str]
    places_or_families: frozenset[str]
    behind_places: frozenset[str]
    stakes: frozenset[str]
    origins: frozenset[str]
    of_places: frozenset[str]
    sites: frozenset[str]
    done_by_places: frozenset[str]
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
    try:
        return _name_words(language, titles, bodies, things, quotes=quotes)
    except KeyError as error:
        raise RuleError(f"{language}/names: table {error} is missing; add it") from error


def _name_words(
    language: str, titles: Table, bodies: Table, things: Table, *, quotes: Table
) -> NameWords:
    """The words of the tables; raises KeyError where one is missing."""
    courtesy, office = titles["courtesy"], titles["office"]
    offices, marks = lowered(office["words"]), marks_behind(titles["name"])
    return NameWords(
        masculine=lowered(courtesy["masculine"]),
        feminine=lowered(courtesy["feminine"]),
        courtesy=lowered(word for kind in _COURTESY for word in courtesy[kind]),
        ranks=lowered(titles["rank"]["words"]),
        offices=offices,
        peerage=frozenset(titles["peerage"]["titles"]),
        **words_of_offices(office),
        **words_of_groups(titles["group"]),
        generation=marks,
        birth=lowered(titles["name"]["birth"]),
        family_first=frozenset(titles["name"]["family_first"]),
        joined=lowered(titles["name"]["joined"]),
        prefixes=lowered(titles["name"]["prefixes"]),
        **words_of_couples(titles["couple"]),
        particles=frozenset(titles["name"]["particles"]),
        indefinite=lowered(bodies["determiner"]["indefinite"]),
        articles=lowered(bodies["determiner"]["articles"]),
        bringing_in=lowered(bodies["determiner"]["bringing_in"]),
        without_article=lowered(bodies["determiner"]["without"]),
        where=lowered(bodies["where"]["words"]),
        **words_of_states(bodies["state"]),
        definite=lowered(bodies["determiner"]["definite"]),
        pair=lowered(bodies["determiner"]["pair"]),
        copulas=lowered(titles["copula"]["words"]),
        office_prepositions=lowered(titles["of"]["words"]),
        alike=groups_of_words([*titles["alike"]["nouns"], *bodies["alike"]["nouns"]]),
        later={short: frozenset(full) for short, full in titles["office"]["later"].items()},
        of_state={noun: lowered(them) for noun, them in titles["office"]["of_state"].items()},
        men=frozenset(titles["gender"]["masculine"]),
        women=frozenset(titles["gender"]["feminine"]),
        counterparts=lowered(titles["counterpart"]["words"]),
        pronouns=classes_of_pronouns(titles["pronoun"]),
        reflexives=lowered(titles["pronoun"]["reflexive"]),
        legal_forms=lowered(bodies["legal_form"]["words"]),
        **listed_names(language),
        no_companies=lowered(bodies["no_company"]["words"]),
        **words_of_quotations(language, quotes, bodies),
        **words_of_bodies(bodies["body"]),
        leading=lowered(titles["leading"]["verbs"]),
        naming=lowered(titles["naming"]["verbs"]),
        nicknaming=lowered(titles["nickname"]["verbs"]),
        named_as=lowered(titles["naming"]["as"]),
        making=lowered(titles["making"]["verbs"]),
        acting_for={noun: lowered(them) for noun, them in titles["acting_for"].items()},
        done_to=lists_named(language, titles["done_to"]),
        **words_in_names_of_bodies(bodies["name"], bodies["firm"]),
        anaphors={w: kind for kind, words in bodies["anaphor"].items() for w in words},
        trades=lowered(bodies["trade"]["words"]),
        decisions=lowered(bodies["decision"]["words"]),
        numbers={w: kind for kind, words in bodies["number"].items() for w in words},
        **words_of_things(things),
    )
