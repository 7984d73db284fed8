"""Words that tell of what kind a name is, beside those of name_words: works, parties, nationals."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.registry import language_file, lowered, read_toml


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words in small letters, where nothing else is said."""

    works: frozenset[str]  # nouns before the title of a work
    before_fields: frozenset[str]  # prepositions before what an office is for
    currencies: frozenset[str]  # nouns for money
    sky: frozenset[str]  # nouns for what moves in the sky
    planets: frozenset[str]  # names of planets, as they are spelled
    around: frozenset[str]  # prepositions before what moves in the sky
    masculine: tuple[str, ...]  # endings of nouns for a man of a nation: "Dutch[man]"
    feminine: tuple[str, ...]  # endings of nouns for a woman of one
    of_a_people: tuple[str, ...]  # endings of demonyms that mean a nation
    at_home: frozenset[str]  # ids of countries whose bodies all readers know by acronyms
    plurals: frozenset[str]  # endings of a family name for all who bear it
    units: frozenset[str]  # what a number counts, as it is spelled
    amounts: frozenset[str]  # nouns that count those behind "of"
    collectives: frozenset[str]  # singular nouns for several people
    goals: frozenset[str]  # verbs and nouns of going
    goal_links: frozenset[str]  # prepositions before where one goes
    describing_groups: frozenset[str]  # participles of what a group does
    of_territory: Mapping[str, frozenset[str]]  # offices in what is no state, with its id
    states: frozenset[str]  # nouns for several states
    sexes: frozenset[str]  # nouns with which nouns for several end
    groups_of_state: frozenset[str]  # nouns for those who speak for a state
    titles_of_several: frozenset[str]  # titles before several names
    forms: Mapping[str, frozenset[str]]  # for each given name those of the same
    national_offices: frozenset[str]  # offices of whom acts for a country: "President Ruiz of Peru"
    makes: frozenset[str]  # of cars and planes: "Honda"
    built: frozenset[str]  # nouns for these: "pickup"
    driven: frozenset[str]  # verbs for what these do: "crash"
    devices: frozenset[str]  # things of two words whose second is a noun for a person
    people_besides: frozenset[str]  # nouns for more people than those named
    crowds: frozenset[str]  # numbers before "of" and people
    harming_people: frozenset[str]  # verbs that say that they are people
    states_of_people: frozenset[str]  # adjectives that stand for those who are so
    playing: frozenset[str]  # verbs whose object is whom an actor plays: "portrayed Reed"
    staging: frozenset[str]  # verbs and nouns behind which "as" leads that name
    portrayals: frozenset[str]  # nouns behind which another preposition does: "the role of Reed"
    royal: frozenset[str]  # titles before names that are no family names: "King Karl"
    generals: frozenset[str]  # nouns before "general" that make it no rank

    def gender_of_national(self, noun: str) -> PronounClass | None:
        """The gender of one of a nation: "Frenchwoman", "Dutchman"; None for "Canadian"."""
        if noun.endswith(self.feminine):
            return PronounClass.FEMININE
        return PronounClass.MASCULINE if noun.endswith(self.masculine) else None


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
        works=lowered(things["noun"]["works"]),
        before_fields=lowered(titles["of"]["before_fields"]),
        currencies=lowered(bodies["currencies"]),
        sky=lowered(things["sky"]["bodies"]),
        planets=frozenset(things["sky"]["planets"]),
        around=lowered(things["sky"]["around"]),
        masculine=tuple(nationals["masculine"]),
        feminine=tuple(nationals["feminine"]),
        of_a_people=tuple(nationals["of_a_people"]),
        at_home=frozenset(nationals["at_home"]),
        plurals=frozenset(nationals["plurals"]),
        units=frozenset(things["numbered"]["units"]),
        goals=lowered(organisations["goal"]["words"]),
        goal_links=lowered(organisations["goal"]["links"]),
        **_of_groups(titles),
        playing=lowered(titles["role"]["playing"]),
        staging=lowered(titles["role"]["staging"]),
        portrayals=lowered(titles["role"]["portrayals"]),
        of_territory={noun: frozenset(o) for noun, o in titles["office"]["of_territory"].items()},
        harming_people=lowered(without_noun["harming"]),
        crowds=lowered(without_noun["crowds"]),
        people_besides=lowered(without_noun["besides"]),
        states_of_people=lowered(without_noun["states"]),
        makes=lowered(things["noun"]["makes"]),
        built=lowered(things["noun"]["built"]),
        driven=lowered(things["noun"]["driven"]),
        devices=lowered(things["noun"]["devices"]),
        forms=_forms_of_names(language),
        national_offices=lowered(titles["office"]["national"]),
    )


def _of_groups(titles: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The words around nouns for several people, and before several names."""
    group = titles["group"]
    return {
        "describing_groups": frozenset(group["describing"]),
        "states": frozenset(group["states"]),
        "sexes": frozenset(group["sexes"]),
        "amounts": frozenset(group["amounts"]),
        "collectives": frozenset(group["collectives"]),
        "groups_of_state": frozenset(group["of_state"]),
        "royal": frozenset(titles["office"]["royal"]),
        "generals": frozenset(titles["office"]["generals"]),
        "titles_of_several": frozenset(titles["office"]["of_several"]),
    }


def _forms_of_names(language: str) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for group in read_toml(language_file(language, "names/given_name_forms.toml"))["forms"]:
        for name in (one := lowered(group)):
            forms[name] = forms.get(name, frozenset()) | one
    return forms


def groups_of_words(groups: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    """{word: the words for the same}."""
    return {word: frozenset(group) for group in groups for word in group}
