"""Words in and around the names of firms and other bodies: ``names/organisations.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dashboard.registry import language_file, lowered, read_toml


@dataclass(frozen=True, slots=True)
class BodyNameWords:
    """Words in small letters, where nothing else is said."""

    before_country: frozenset[str]  # what a country's name ends: "[Air] France"
    before_party: frozenset[str]  # what a party's name ends
    industries: frozenset[str]  # last words of names of firms: "[Airlines]"
    loose_firms: frozenset[str]  # nouns for firms that alone are for other bodies, too
    leading_firms: frozenset[str]  # nouns for who runs a firm or speaks for it
    no_groups: frozenset[str]  # nouns for bodies that those never are for
    contests: frozenset[str]  # what begins the name of one behind a demonym, as it is spelled
    of_places: frozenset[str]  # last words of names of bodies that a place has
    of_branches: frozenset[str]  # last words of names of bodies that have them in places
    gatherings: frozenset[str]  # last words of names of meetings and contests
    describing_firms: frozenset[str]  # adjectives of a firm's state or its owners
    divisions: frozenset[str]  # last words of names of what a firm has: "Velox [Cargo]"
    domains: frozenset[str]  # ends of addresses that end names of firms, too: ".com"
    of_many: frozenset[str]  # nouns for others, as each town has its own
    of_towns: frozenset[str]  # nouns for bodies of which a town may have two
    classifying: frozenset[str]  # nouns behind a name that tell of what kind of body it is
    beside_it: frozenset[str]  # nouns for what one body is to another
    leading_body_names: frozenset[str]  # determiners, as spelled, that begin such names
    speak_for_firms: frozenset[str]  # nouns for people: "[analysts] at Velox"
    stationing: frozenset[str]  # prepositions before that firm: "at"
    undergone_by_actors: frozenset[str]  # verbs for what is done to people and bodies alone
    addressed: frozenset[str]  # those of them by which an unknown name is somebody's
    befalling_things: frozenset[str]  # verbs whose subject rather is a thing
    identical: frozenset[str]  # what makes a noun the body told of last: "the [same] court"
    joining: frozenset[str]  # conjunctions of those who are meant together


@functools.cache
def load_body_name_words(language: str) -> BodyNameWords:
    """The words of a language. Raises KeyError where a table is missing."""
    table = read_toml(language_file(language, "names/organisations.toml"))
    longer, firm = table["longer"], table["firm"]
    return BodyNameWords(
        before_country=lowered(longer["before_country"]),
        before_party=lowered(longer["before_party"]),
        industries=lowered(longer["industries"]),
        loose_firms=lowered(longer["loose_firms"]),
        leading_firms=lowered(firm["leading"]),
        no_groups=lowered(longer["no_groups"]),
        contests=frozenset(longer["contests"]),
        of_places=lowered(longer["of_places"]),
        of_branches=lowered(longer["of_branches"]),
        gatherings=lowered(longer["gatherings"]),
        describing_firms=lowered(longer["describing_firms"]),
        divisions=lowered(longer["divisions"]),
        domains=frozenset(firm["domains"]),
        of_many=frozenset(table["inverted"]["of_many"]),
        of_towns=frozenset(table["inverted"]["of_towns"]),
        classifying=lowered(table["body"]["classifying"]),
        beside_it=lowered(firm["beside_it"]),
        leading_body_names=frozenset(table["name"]["determiners"]),
        speak_for_firms=lowered(firm["at"]),
        stationing=lowered(firm["stationing"]),
        undergone_by_actors=frozenset(table["neuter"]["undergone_by_actors"]),
        addressed=frozenset(table["neuter"]["addressed"]),
        befalling_things=frozenset(table["neuter"]["befalling_things"]),
        identical=lowered(table["determiner"]["identical"]),
        joining=lowered(table["determiner"]["joining"]),
    )
