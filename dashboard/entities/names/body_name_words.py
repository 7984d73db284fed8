"""Words in and around the names of firms and other bodies: ``names/organisations.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Annotated

from dashboard.registry import AS_SPELLED, Words, language_file, read_record, read_toml


@dataclass(frozen=True, slots=True)
class BodyNameWords:
    """Words in small letters, where nothing else is said."""

    before_country: Words  # what a country's name ends: "[Air] France"
    before_land: Words  # what tells which part or time of a country it is: "[Nazi] Germany"
    before_party: Words  # what a party's name ends
    industries: Words  # last words of names of firms: "[Airlines]"
    loose_firms: Words  # nouns for firms that alone are for other bodies, too
    leading_firms: Annotated[Words, "firm.leading"]  # nouns for who runs a firm or speaks for it
    no_groups: Words  # nouns for bodies that those never are for
    # what begins the name of one behind a demonym, as it is spelled
    contests: Annotated[Words, "longer.contests", AS_SPELLED]
    continental: Words  # demonyms of a part of the world, no state's: "[Latin American]"
    once_ruled: Words  # nouns for a land, behind "former" and a demonym: "[colony]"
    of_places: Words  # last words of names of bodies that a place has
    of_branches: Words  # last words of names of bodies that have them in places
    gatherings: Words  # last words of names of meetings and contests
    describing_firms: Words  # adjectives of a firm's state or its owners
    divisions: Words  # last words of names of what a firm has: "Velox [Cargo]"
    domains: Words  # ends of addresses that end names of firms, too: ".com"
    of_many: Words  # nouns for others, as each town has its own
    of_towns: Words  # nouns for bodies of which a town may have two
    classifying: Words  # nouns behind a name that tell of what kind of body it is
    beside_it: Words  # nouns for what one body is to another
    # determiners, as spelled, that begin such names
    leading_body_names: Annotated[Words, "name.determiners", AS_SPELLED]
    speak_for_firms: Annotated[Words, "firm.at"]  # nouns for people: "[analysts] at Velox"
    stationing: Words  # prepositions before that firm: "at"
    held: Annotated[Words, "firm.held"]  # nouns for what one has in a firm: "[shares] in Velox"
    holding: Annotated[Words, "firm.holding"]  # prepositions before that firm: "in"
    sizes: Annotated[Words, "firm.sizes"]  # adjectives: "Velox, the [largest] brewer"
    answering_rulings: Words  # verbs for what those do against whom it is ruled: "appeal"
    ruling: Words  # verbs by which it is ruled for or against somebody
    ruled: Words  # prepositions behind these before whom it is ruled against
    undergone_by_actors: Words  # verbs for what is done to people and bodies alone
    addressed: Words  # those of them by which an unknown name is somebody's
    befalling_things: Words  # verbs, or with a noun, whose subject rather is a thing
    identical: Words  # what makes a noun the body told of last: "the [same] court"
    joining: Words  # conjunctions of those who are meant together


@functools.cache
def load_body_name_words(language: str) -> BodyNameWords:
    """The words of a language. Raises KeyError where a table is missing."""
    tables = read_toml(language_file(language, "names/organisations.toml"))
    names = ("longer", "firm", "inverted", "body", "neuter", "determiner")
    own = (tables[name] for name in names)
    return read_record(BodyNameWords, *own, tables, language=language, small=True)
