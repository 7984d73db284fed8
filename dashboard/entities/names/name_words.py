"""The words of a language that are part of names or stand for them: ``languages/*/names/``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.entities.names.kind_words import KindWords, groups_of_words, load_kind_words
from dashboard.entities.names.person_matching import marks_behind
from dashboard.errors import RuleError
from dashboard.registry import language_file, lists_named, read_toml, read_words

_THING = "it"  # the kind of pronouns under that key of names/titles.toml


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a language that are part of names or stand for them (all in lower case)."""

    he: frozenset[str]
    she: frozenset[str]
    courtesy: frozenset[str]
    ranks: frozenset[str]
    offices: frozenset[str]
    offices_of_a_field: frozenset[str]
    fields: frozenset[str]
    peerage: frozenset[str]
    past: frozenset[str]
    relations: frozenset[str]
    qualifiers: frozenset[str]
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
    family_first: frozenset[str]
    particles: frozenset[str]
    definite: frozenset[str]
    where: frozenset[str]
    parts_of_a_state: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    bringing_in: frozenset[str]
    without_article: frozenset[str]
    pair: frozenset[str]
    copulas: frozenset[str]
    office_prepositions: frozenset[str]
    counterparts: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, str]
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
    longest_office: int = field(default=4)

    def is_title(self, word: str) -> bool:
        """Whether a word may stand before a person's name and belong to it."""
        lower = word.lower()
        polite = lower in self.courtesy and word[:1].isupper()  # not the "m." of "£3m."
        return polite or lower in self.ranks or lower in self.offices

    def as_said(self, noun: str) -> frozenset[str]:
        """A noun with those that newspapers use for the same: "carrier" for an airline."""
        return self.alike.get(noun, frozenset({noun}))

    def gender_of_noun(self, noun: str) -> str | None:
        """The pronoun for whom a noun stands: "father" he, "sisters" she, "doctor" none."""
        return "he" if noun in self.men else "she" if noun in self.women else None

    def is_thing_pronoun(self, word: str) -> bool:
        """Whether a pronoun stands for a body or a thing, and for no person."""
        return self.pronouns.get(word) == _THING

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

    def gender_of(self, name: Sequence[str]) -> str | None:
        """The pronoun ("he", "she") that a full name's given name tells; None if it tells none."""
        given = next((w for w in name[:-1] if len(w.rstrip(".")) > 1), "")
        for word in (given, given.partition("-")[0]):
            if word in self.names_of_men:
                return "he"
            if word in self.names_of_women:
                return "she"
        return None

    def gender_of_titles(self, titles: Iterable[str]) -> str | None:
        """The pronoun that a courtesy title tells: "Mr" he, "Lady" she, "Dr" none."""
        lower = {title.lower() for title in titles}
        he, she = lower & self.he, lower & self.she
        return None if bool(he) == bool(she) else "he" if he else "she"


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


_Table = Mapping[str, Any]


def _name_words(
    language: str, titles: _Table, bodies: _Table, things: _Table, *, quotes: _Table
) -> NameWords:
    """The words of the tables; raises KeyError where one is missing."""
    courtesy, office = titles["courtesy"], titles["office"]
    offices, marks = _lower(office["words"]), marks_behind(titles["name"])
    return NameWords(
        he=_lower(courtesy["he"]),
        she=_lower(courtesy["she"]),
        courtesy=_lower(courtesy["neutral"] + courtesy["he"] + courtesy["she"]),
        ranks=_lower(titles["rank"]["words"]),
        offices=offices,
        peerage=frozenset(titles["peerage"]["titles"]),
        **_of_offices(office),
        **_of_groups(titles["group"]),
        generation=marks,
        birth=_lower(titles["name"]["birth"]),
        family_first=frozenset(titles["name"]["family_first"]),
        joined=_lower(titles["name"]["joined"]),
        prefixes=_lower(titles["name"]["prefixes"]),
        of_couples=_lower(titles["couple"]["nouns"]),
        particles=frozenset(titles["name"]["particles"]),
        indefinite=_lower(bodies["determiner"]["indefinite"]),
        articles=_lower(bodies["determiner"]["articles"]),
        bringing_in=_lower(bodies["determiner"]["bringing_in"]),
        without_article=_lower(bodies["determiner"]["without"]),
        where=_lower(bodies["where"]["words"]),
        parts_of_a_state=_lower(bodies["state"]["parts"]),
        definite=_lower(bodies["determiner"]["definite"]),
        pair=_lower(bodies["determiner"]["pair"]),
        copulas=_lower(titles["copula"]["words"]),
        office_prepositions=_lower(titles["of"]["words"]),
        alike=groups_of_words([*titles["alike"]["nouns"], *bodies["alike"]["nouns"]]),
        later={short: frozenset(full) for short, full in titles["office"]["later"].items()},
        of_state={noun: _lower(them) for noun, them in titles["office"]["of_state"].items()},
        men=frozenset(titles["gender"]["he"]),
        women=frozenset(titles["gender"]["she"]),
        counterparts=_lower(titles["counterpart"]["words"]),
        pronouns=_pronouns(titles["pronoun"]),
        reflexives=_lower(titles["pronoun"]["reflexive"]),
        legal_forms=_lower(bodies["legal_form"]["words"]),
        **_listed_names(language),
        no_companies=_lower(bodies["no_company"]["words"]),
        **_spoken(language, quotes, bodies),
        **_of_bodies(bodies["body"]),
        leading=_lower(titles["leading"]["verbs"]),
        naming=_lower(titles["naming"]["verbs"]),
        nicknaming=_lower(titles["nickname"]["verbs"]),
        named_as=_lower(titles["naming"]["as"]),
        making=_lower(titles["making"]["verbs"]),
        acting_for={noun: _lower(them) for noun, them in titles["acting_for"].items()},
        done_to=lists_named(language, titles["done_to"]),
        **_in_names_of_bodies(bodies["name"], bodies["firm"]),
        anaphors={w: kind for kind, words in bodies["anaphor"].items() for w in words},
        trades=_lower(bodies["trade"]["words"]),
        decisions=_lower(bodies["decision"]["words"]),
        numbers={w: kind for kind, words in bodies["number"].items() for w in words},
        **_of_things(things),
        longest_office=max((len(office.split()) for office in offices), default=0),
    )


def _pronouns(table: _Table) -> dict[str, str]:
    """What each pronoun stands for; the reflexive ones stand in a list of that, too."""
    return {w: kind for kind, words in table.items() if kind != "reflexive" for w in words}


def _of_bodies(table: _Table) -> dict[str, Any]:
    """The nouns for bodies, and where they are none."""
    return {
        "bodies": _lower(table["words"]),
        "parts_of_bodies": _lower(table["parts"]),
        "loose_bodies": _lower(table["loose"]),
        "bodies_brought_in": _lower(table["brought_in"]),
        "whereabouts": _lower(table["whereabouts"]),
        "corporal": _lower(table["corporal"]),
        "bodies_that_act": _lower(table["bodies_that_act"]),
        "bodies_of_state": table["of_state"],
    }


def _of_groups(table: _Table) -> dict[str, Any]:
    """The words for groups of people, and what tells of them."""
    return {
        "people": _lower(table["people"]),
        "persons": _lower(table["persons"]),
        "people_endings": tuple(table["endings"]),
        "abstract": _lower(table["abstract"]),
        "abstract_before": _lower(table["abstract_before"]),
        "minorities": _lower(table["minorities"]),
        "language_links": _lower(table["language_links"]),
        "of_a_case": _lower(table["of_a_case"]),
        "evoked": _lower(table["evoked"]),
        "acts_of_clients": _lower(table["acts_of_clients"]),
        "of_leaders": _lower(table["of_leaders"]),
        "heads": _lower(table["heads"]),
        "belonging": _lower(table["belonging"]),
        "quantifiers": _lower(table["quantifiers"]),
        "complements": _lower(table["complements"]),
        "partitive": _lower(table["partitive"]),
        "groups_alike": tuple(map(frozenset, table["alike"])),
    }


def _of_offices(table: _Table) -> dict[str, Any]:
    """The words around an office: what it is for, what qualifies it, who is a relation."""
    return {
        "offices_of_a_field": frozenset(table["of_a_field"]),
        "fields": frozenset(table["fields"]),
        "past": _lower(table["past"]),
        "relations": _lower(table["relations"]),
        "qualifiers": _lower(table["qualifiers"]),
        "firms_too": _lower(table["firms_too"]),
    }


def _of_things(table: _Table) -> dict[str, Any]:
    """The words that tell the names of things and places from others."""
    noun, place = table["noun"], table["place"]
    return {
        "things": _lower(noun["words"]),
        "indices": _lower(noun["indices"]),
        "vessels": _lower(noun["vessels"]),
        "laws": _lower(noun["laws"]),
        "affairs": _lower(noun["affairs"]),
        "named_things": _lower(noun["before"]),
        "no_products": _lower(table["numbered"]["no_product"]),
        "place_prepositions": _lower(place["prepositions"]),
        "beside_places": _lower(place["beside"]),
        "place_nouns": _lower(place["nouns"]),
        "called_places": _lower(place["called"]),
        "endings_of_places": _lower(place["endings"]),
        "endings_of_things": _lower(noun["endings"]),
        "led_people": _lower(noun["led_people"]),
        "features": _lower(place["features"]),
        "places_alone": _lower(place["alone"]),
        "places_or_families": _lower(place["also_families"]),
        "behind_places": _lower(place["behind"]),
        "stakes": _lower(place["stakes"]),
        "origins": _lower(place["origins"]),
        "of_places": _lower(place["people"]),
        "sites": _lower(place["sites"]),
        "done_by_places": _lower(place["also"]),
    }


def _in_names_of_bodies(table: _Table, firm: _Table) -> dict[str, Any]:
    """The words that make, lead or join the names of bodies, or show that a name is a firm's."""
    return {
        "institutions": _lower(table["last"]),
        "inside_names": frozenset(table["inside"]),
        "leading_names": frozenset(table["leading"]),
        "bodies_of_places": _lower(table["of_places"]),
        "ambiguous": _lower(table["also_titles"]),
        "of_firms": _lower(firm["owned"]),
        "led_firms": _lower(firm["led"]),
    }


def _spoken(language: str, quotes: _Table, bodies: _Table) -> dict[str, Any]:
    """What the words of quotations tell of names: who speaks, by which verbs, and what does not."""
    verbs = (group["lemmas"] for group in quotes["verb"] if "clause" in group["takes"])
    return {
        "documents": _lower(quotes["documents"]["nouns"]) - _lower(bodies["body"]["words"]),
        "saying": frozenset(lemma for lemmas in verbs for lemma in lemmas),
        "person_endings": tuple(quotes["speakers"]["endings"]),
        "no_persons": _lower(quotes["speakers"]["never"]),
        "parts_of_people": _lower(quotes["speakers"]["parts"]),
        "speakers": read_words(language_file(language, "words/speakers.txt")),
    }


def _listed_names(language: str) -> dict[str, Any]:
    """Given names: all, and those that only men or only women bear; names of places."""
    folder, kinds = language_file(language, "names"), load_kind_words(language)
    files = (f"{folder}/given_names_of_{who}.txt" for who in ("men", "women", "both"))
    men, women, both = map(read_words, files)
    return {
        "given_names": men | women | both,
        "names_of_men": men,
        "names_of_women": women,
        "places": read_words(f"{folder}/places.txt") | kinds.planets,
        "kinds": kinds,
    }


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
