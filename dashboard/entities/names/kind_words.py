"""Words that tell of what kind a name is, beside those of name_words: works, parties, nationals."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.registry import AS_SPELLED, Words, language_file, lowered, read_record, read_toml


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words in small letters, where nothing else is said."""

    works: Words  # nouns before the title of a work
    before_fields: Words  # prepositions before what an office is for
    currencies: Words  # nouns for money
    sky: Annotated[Words, "sky.bodies"]  # nouns for what moves in the sky
    planets: Annotated[Words, "sky.planets", AS_SPELLED]  # names of planets, as they are spelled
    around: Words  # prepositions before what moves in the sky
    masculine: tuple[str, ...]  # endings of nouns for a man of a nation: "Dutch[man]"
    feminine: tuple[str, ...]  # endings of nouns for a woman of one
    of_a_people: tuple[str, ...]  # endings of demonyms that mean a nation
    # ids of countries whose bodies all readers know by acronyms
    at_home: Annotated[Words, "national.at_home", AS_SPELLED]
    plurals: Words  # endings of a family name for all who bear it
    units: Annotated[Words, "numbered.units", AS_SPELLED]  # what a number counts, as it is spelled
    amounts: Words  # nouns that count those behind "of"
    collectives: Words  # singular nouns for several people
    goals: Annotated[Words, "goal.words"]  # verbs and nouns of going
    goal_links: Annotated[Words, "goal.links"]  # prepositions before where one goes
    describing_groups: Annotated[Words, "group.describing"]  # participles of what a group does
    # offices in what is no state, with its id
    of_territory: Annotated[Mapping[str, Words], "office.of_territory", AS_SPELLED]
    states: Annotated[Words, "group.states"]  # nouns for several states
    sexes: Words  # nouns with which nouns for several end
    groups_of_state: Annotated[Words, "group.of_state"]  # nouns for those who speak for a state
    titles_of_several: Annotated[Words, "office.of_several"]  # titles before several names
    forms: Mapping[str, Words]  # for each given name those of the same
    # offices of whom acts for a country: "President Ruiz of Peru"
    national_offices: Annotated[Words, "office.national"]
    makes: Words  # of cars and planes: "Honda"
    built: Words  # nouns for these: "pickup"
    driven: Words  # verbs for what these do: "crash"
    devices: Words  # things of two words whose second is a noun for a person
    # nouns for more people than those named
    people_besides: Annotated[Words, "people_without_noun.besides"]
    crowds: Words  # numbers before "of" and people
    # verbs that say that they are people
    harming_people: Annotated[Words, "people_without_noun.harming"]
    # adjectives that stand for those who are so
    states_of_people: Annotated[Words, "people_without_noun.states"]
    playing: Words  # verbs whose object is whom an actor plays: "portrayed Reed"
    staging: Words  # verbs and nouns behind which "as" leads that name
    portrayals: Words  # nouns behind which another preposition does: "the role of Reed"
    # verbs, with a word behind them, that no body does: "take place", "sink"
    occurring: Annotated[Words, "occurrence.verbs"]
    answered: Annotated[Words, "occurrence.answered"]  # verbs for what is done to proposals
    royal: Words  # titles before names that are no family names: "King Karl"
    generals: Words  # nouns before "general" that make it no rank

    def gender_of_national(self, noun: str) -> PronounClass | None:
        """The gender of one of a nation: "Frenchwoman", "Dutchman"; None for "Canadian"."""
        if noun.endswith(self.feminine):
            return PronounClass.FEMININE
        return PronounClass.MASCULINE if noun.endswith(self.masculine) else None


@functools.cache
def load_kind_words(language: str) -> KindWords:
    """The words of a language, from its files ``names/``. Raises KeyError without a table."""
    files = ("titles", "organisations", "things")
    titles, bodies, things = (read_toml(language_file(language, f"names/{f}.toml")) for f in files)
    own = (titles[n] for n in ("national", "people_without_noun", "of", "role", "group", "office"))
    tables = (*own, bodies["longer"], things["noun"], things["sky"], titles, bodies, things)
    forms = _forms_of_names(language)
    return read_record(KindWords, *tables, language=language, small=True, forms=forms)


def _forms_of_names(language: str) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for group in read_toml(language_file(language, "names/given_name_forms.toml"))["forms"]:
        for name in (one := lowered(group)):
            forms[name] = forms.get(name, frozenset()) | one
    return forms


def groups_of_words(groups: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    """{word: the words for the same}."""
    return {word: frozenset(group) for group in groups for word in group}
