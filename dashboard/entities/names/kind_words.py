"""Words that tell of what kind a name is, beside those of name_words: works, parties, nationals."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.registry import language_file, read_toml


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words in small letters. ``he`` and ``she`` are endings of nouns for one of a nation.

    ``identical``: what makes a noun for a body the one told of last ("the same court");
    ``works``: nouns before the title of a work; ``before_country``: what makes a country's name
    the end of a body's ("Air France"); ``before_fields``: prepositions before what an office is
    for; ``before_party``: what makes a party's name the end of a
    longer one; ``industries``: last words of names of firms; ``loose_firms``: nouns for firms that
    alone are for other bodies, too; ``currencies``: nouns for money; ``contests``: what begins the
    name of one behind a demonym, as it is spelled; ``around``: prepositions before what moves in
    the ``sky``, with the ``planets`` as names are spelled; ``of_a_people``: endings of demonyms
    that mean a nation; ``at_home``: ids of countries whose bodies all readers know by acronyms;
    ``plurals``: endings of a family name for all who bear it; ``of_places``: last words of
    names of bodies that a place has; ``gatherings``: last words of names
    of what people come together for, of which whose name it begins with is no short form;
    ``describing_firms``: words before a noun for a firm that tell of its state or its owners;
    ``divisions``: last words of names of what a firm whose name they begin with has;
    ``undergone_by_actors``: verbs for what is done to people and bodies alone;
    ``addressed``: those of them that tell of an unknown name that it is somebody's;
    ``domains``: ends of addresses that end names of firms, too;
    ``of_territory``: offices of those who lead what is no state, with its id;
    ``describing_groups``: participles of what a group does; ``states``: nouns for several;
    ``sexes``: nouns with which such nouns end;
    ``groups_of_state``: nouns for those who speak for a state;
    ``titles_of_several``: titles before several names;
    ``goals``: verbs and nouns of going, with what stands before where one goes (``goal_links``);
    ``amounts``: nouns that count those behind "of";
    ``joining``: conjunctions of those who are meant together;
    ``befalling_things``: verbs whose subject rather is a thing; ``units``: what a number counts, as
    it is spelled; ``people_besides``: nouns for more people than those named;
    ``crowds``: numbers before "of" and people; ``harming_people``: verbs that say that
    they are people; ``states_of_people``: adjectives that
    stand for those who are so;
    ``leading_body_names``: determiners, as they are spelled, that begin names of bodies;
    ``devices``: things of two words whose second is a noun for a person;
    ``speak_for_firms``: nouns for people behind whom a firm stands, after one of ``stationing``;
    ``forms``: for each given name those of the same; ``classifying``: nouns that tell behind a
    name of what kind of body it is; ``beside_it``: nouns for what one body is to another;
    ``national_offices``: those of whom acts for a country ("President Ruiz of Peru");
    ``months``: their names, with what stands before one where a part is meant
    (``parts_of_months``);
    ``generals``: nouns before "general" that make it no rank;
    ``royal``: titles before names that are no family names ("King Karl").
    """

    identical: frozenset[str]
    works: frozenset[str]
    before_country: frozenset[str]
    before_fields: frozenset[str]
    before_party: frozenset[str]
    industries: frozenset[str]
    loose_firms: frozenset[str]
    currencies: frozenset[str]
    contests: frozenset[str]
    sky: frozenset[str]
    planets: frozenset[str]
    around: frozenset[str]
    he: tuple[str, ...]
    she: tuple[str, ...]
    of_a_people: tuple[str, ...]
    at_home: frozenset[str]
    plurals: frozenset[str]
    of_places: frozenset[str]
    gatherings: frozenset[str]
    describing_firms: frozenset[str]
    divisions: frozenset[str]
    units: frozenset[str]
    amounts: frozenset[str]
    goals: frozenset[str]
    goal_links: frozenset[str]
    undergone_by_actors: frozenset[str]
    addressed: frozenset[str]
    describing_groups: frozenset[str]
    domains: frozenset[str]
    of_towns: frozenset[str]
    of_territory: Mapping[str, frozenset[str]]
    states: frozenset[str]
    sexes: frozenset[str]
    groups_of_state: frozenset[str]
    titles_of_several: frozenset[str]
    befalling_things: frozenset[str]
    joining: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    classifying: frozenset[str]
    beside_it: frozenset[str]
    national_offices: frozenset[str]
    leading_body_names: frozenset[str]
    devices: frozenset[str]
    speak_for_firms: frozenset[str]
    stationing: frozenset[str]
    people_besides: frozenset[str]
    crowds: frozenset[str]
    harming_people: frozenset[str]
    states_of_people: frozenset[str]
    royal: frozenset[str]
    generals: frozenset[str]
    months: frozenset[str]
    parts_of_months: frozenset[str]

    def gender_of_national(self, noun: str) -> str | None:
        """The pronoun of one of a nation: "Frenchwoman" she, "Dutchman" he, "Canadian" none."""
        if noun.endswith(self.she):
            return "she"
        return "he" if noun.endswith(self.he) else None


@functools.cache
def load_kind_words(language: str) -> KindWords:
    """The words of a language, from its files ``names/``. Raises KeyError without a table."""
    titles = read_toml(language_file(language, "names/titles.toml"))
    nationals = titles["national"]
    without_noun = titles["people_without_noun"]
    organisations = read_toml(language_file(language, "names/organisations.toml"))
    bodies = organisations["longer"]
    things = read_toml(language_file(language, "names/things.toml"))
    return KindWords(
        identical=_lower(organisations["determiner"]["identical"]),
        works=_lower(things["noun"]["works"]),
        before_country=_lower(bodies["before_country"]),
        before_fields=_lower(titles["of"]["before_fields"]),
        before_party=_lower(bodies["before_party"]),
        industries=_lower(bodies["industries"]),
        loose_firms=_lower(bodies["loose_firms"]),
        currencies=_lower(bodies["currencies"]),
        contests=frozenset(bodies["contests"]),
        sky=_lower(things["sky"]["bodies"]),
        planets=frozenset(things["sky"]["planets"]),
        around=_lower(things["sky"]["around"]),
        he=tuple(nationals["he"]),
        she=tuple(nationals["she"]),
        of_a_people=tuple(nationals["of_a_people"]),
        at_home=frozenset(nationals["at_home"]),
        plurals=frozenset(nationals["plurals"]),
        of_places=_lower(bodies["of_places"]),
        gatherings=_lower(bodies["gatherings"]),
        describing_firms=_lower(bodies["describing_firms"]),
        divisions=_lower(bodies["divisions"]),
        units=frozenset(things["numbered"]["units"]),
        goals=_lower(organisations["goal"]["words"]),
        goal_links=_lower(organisations["goal"]["links"]),
        undergone_by_actors=frozenset(organisations["it"]["undergone_by_actors"]),
        addressed=frozenset(organisations["it"]["addressed"]),
        **_of_groups(titles),
        **_of_months(language),
        **_of_bodies(organisations),
        of_territory={noun: frozenset(o) for noun, o in titles["office"]["of_territory"].items()},
        befalling_things=frozenset(organisations["it"]["befalling_things"]),
        joining=_lower(organisations["determiner"]["joining"]),
        harming_people=_lower(without_noun["harming"]),
        crowds=_lower(without_noun["crowds"]),
        people_besides=_lower(without_noun["besides"]),
        states_of_people=_lower(without_noun["states"]),
        leading_body_names=frozenset(organisations["name"]["determiners"]),
        devices=_lower(things["noun"]["devices"]),
        stationing=_lower(organisations["firm"]["stationing"]),
        speak_for_firms=_lower(organisations["firm"]["at"]),
        beside_it=_lower(organisations["firm"]["beside_it"]),
        classifying=_lower(organisations["body"]["classifying"]),
        forms=_forms_of_names(language),
        national_offices=_lower(titles["office"]["national"]),
    )


def _of_groups(titles: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The words around nouns for several people, and before several names."""
    group = titles["group"]
    return {
        "describing_groups": frozenset(group["describing"]),
        "states": frozenset(group["states"]),
        "sexes": frozenset(group["sexes"]),
        "amounts": frozenset(group["amounts"]),
        "groups_of_state": frozenset(group["of_state"]),
        "royal": frozenset(titles["office"]["royal"]),
        "generals": frozenset(titles["office"]["generals"]),
        "titles_of_several": frozenset(titles["office"]["of_several"]),
    }


def _of_months(language: str) -> dict[str, frozenset[str]]:
    """The names of the months, and the words before one for its beginning, middle or end."""
    times = read_toml(language_file(language, "temporal/words.toml"))
    return {
        "months": frozenset((*times["month_long"]["words"], *times["month_name"]["words"])),
        "parts_of_months": frozenset(times["early"]["words"]),
    }


def _of_bodies(organisations: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The words in and around names of bodies."""
    return {
        "domains": frozenset(organisations["firm"]["domains"]),
        "of_towns": frozenset(organisations["inverted"]["of_towns"]),
    }


def _forms_of_names(language: str) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for group in read_toml(language_file(language, "names/given_name_forms.toml"))["forms"]:
        for name in (one := _lower(group)):
            forms[name] = forms.get(name, frozenset()) | one
    return forms


def groups_of_words(groups: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    """{word: the words for the same}."""
    return {word: frozenset(group) for group in groups for word in group}


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
