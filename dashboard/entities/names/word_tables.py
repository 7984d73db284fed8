"""Reads the tables of ``languages/*/names/`` by subject, as fields of the name words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.entities.names.body_name_words import load_body_name_words
from dashboard.entities.names.deed_words import load_deed_words
from dashboard.entities.names.kind_words import load_kind_words
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.registry import language_file, lowered, read_words

Table = Mapping[str, Any]


def classes_of_pronouns(table: Table) -> dict[str, PronounClass]:
    """The class of each pronoun; the reflexive ones stand in a list of that, too."""
    return {word: kind for kind in PronounClass for word in table[kind]}


def words_of_bodies(table: Table) -> dict[str, Any]:
    """The nouns for bodies, and where they are none."""
    return {
        "bodies": lowered(table["words"]),
        "parts_of_bodies": lowered(table["parts"]),
        "loose_bodies": lowered(table["loose"]),
        "bodies_brought_in": lowered(table["brought_in"]),
        "whereabouts": lowered(table["whereabouts"]),
        "corporal": lowered(table["corporal"]),
        "bodies_that_act": lowered(table["bodies_that_act"]),
        "bodies_of_state": table["of_state"],
    }


def words_of_states(table: Table) -> dict[str, Any]:
    """The words for parts of a country that have bodies of their own, and for these."""
    return {
        "parts_of_a_state": lowered(table["parts"]),
        "assemblies_of_states": lowered(table["assemblies"]),
        "titles_of_governors": lowered(table["governors"]),
        "titles_of_a_country": lowered(table["of_the_country"]),
    }


def words_of_groups(table: Table) -> dict[str, Any]:
    """The words for groups of people, and what tells of them."""
    return {
        "people": lowered(table["people"]),
        "persons": lowered(table["persons"]),
        "people_endings": tuple(table["endings"]),
        "abstract": lowered(table["abstract"]),
        "abstract_before": lowered(table["abstract_before"]),
        "minorities": lowered(table["minorities"]),
        "language_links": lowered(table["language_links"]),
        "of_a_case": lowered(table["of_a_case"]),
        "evoked": lowered(table["evoked"]),
        "acts_of_clients": lowered(table["acts_of_clients"]),
        "of_leaders": lowered(table["of_leaders"]),
        "of_any_leaders": lowered(table["of_any_leaders"]),
        "heads": lowered(table["heads"]),
        "belonging": lowered(table["belonging"]),
        "quantifiers": lowered(table["quantifiers"]),
        "complements": lowered(table["complements"]),
        "partitive": lowered(table["partitive"]),
        "groups_alike": tuple(map(frozenset, table["alike"])),
    }


def words_of_offices(table: Table) -> dict[str, Any]:
    """The words around an office: what it is for, what qualifies it, who is a relation."""
    return {
        "offices_of_a_field": frozenset(table["of_a_field"]),
        "fields": frozenset(table["fields"]),
        "past": lowered(table["past"]),
        "relations": lowered(table["relations"]),
        "qualifiers": lowered(table["qualifiers"]),
        "ranks_of_offices": lowered(table["ranks"]),
        "firms_too": lowered(table["firms_too"]),
    }


def words_of_couples(table: Table) -> dict[str, Any]:
    """The nouns for both of a couple or one, for a spouse, and the verbs that tell of one."""
    return {
        "of_couples": lowered(table["nouns"]),
        "spouses": lowered(table["spouses"]),
        "wedding": lowered(table["wedding"]),
    }


def words_of_things(table: Table) -> dict[str, Any]:
    """The words that tell the names of things and places from others."""
    noun, place = table["noun"], table["place"]
    return {
        "things": lowered(noun["words"]),
        "indices": lowered(noun["indices"]),
        "vessels": lowered(noun["vessels"]),
        "laws": lowered(noun["laws"]),
        "affairs": lowered(noun["affairs"]),
        "named_things": lowered(noun["before"]),
        "no_products": lowered(table["numbered"]["no_product"]),
        "place_prepositions": lowered(place["prepositions"]),
        "beside_places": lowered(place["beside"]),
        "place_nouns": lowered(place["nouns"]),
        "called_places": lowered(place["called"]),
        "endings_of_places": lowered(place["endings"]),
        "endings_of_things": lowered(noun["endings"]),
        "led_people": lowered(noun["led_people"]),
        "features": lowered(place["features"]),
        "places_alone": lowered(place["alone"]),
        "places_or_families": lowered(place["also_families"]),
        "behind_places": lowered(place["behind"]),
        "stakes": lowered(place["stakes"]),
        "origins": lowered(place["origins"]),
        "of_places": lowered(place["people"]),
        "sites": lowered(place["sites"]),
        "done_by_places": lowered(place["also"]),
    }


def words_in_names_of_bodies(table: Table, firm: Table) -> dict[str, Any]:
    """The words that make, lead or join the names of bodies, or show that a name is a firm's."""
    return {
        "institutions": lowered(table["last"]),
        "inside_names": frozenset(table["inside"]),
        "leading_names": frozenset(table["leading"]),
        "bodies_of_places": lowered(table["of_places"]),
        "ambiguous": lowered(table["also_titles"]),
        "of_firms": lowered(firm["owned"]),
        "led_firms": lowered(firm["led"]),
    }


def words_of_quotations(language: str, quotes: Table, bodies: Table) -> dict[str, Any]:
    """What the words of quotations tell of names: who speaks, by which verbs, and what does not."""
    verbs = (group["lemmas"] for group in quotes["verb"] if "clause" in group["takes"])
    return {
        "documents": lowered(quotes["documents"]["nouns"]) - lowered(bodies["body"]["words"]),
        "saying": frozenset(lemma for lemmas in verbs for lemma in lemmas),
        "person_endings": tuple(quotes["speakers"]["endings"]),
        "no_persons": lowered(quotes["speakers"]["never"]),
        "parts_of_people": lowered(quotes["speakers"]["parts"]),
        "speakers": read_words(language_file(language, "words/speakers.txt")),
    }


def listed_names(language: str) -> dict[str, Any]:
    """Given names, of men, of women and of both; names of places; the words around names."""
    folder, kinds = language_file(language, "names"), load_kind_words(language)
    files = (f"{folder}/given_names_of_{who}.txt" for who in ("men", "women", "both"))
    men, women, both = map(read_words, files)
    return {
        "given_names": men | women | both,
        "names_of_men": men,
        "names_of_women": women,
        "places": read_words(f"{folder}/places.txt") | kinds.planets,
        "kinds": kinds,
        "body_names": load_body_name_words(language),
        "deeds": load_deed_words(language),
    }
