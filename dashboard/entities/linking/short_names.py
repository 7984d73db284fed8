"""Whether a short form is for a body: the first words of its name, its place, its head noun."""

from __future__ import annotations

from itertools import pairwise

from dashboard.entities.names.name_words import NameWords


def begins_with(
    name: tuple[str, ...], words: tuple[str, ...], of_names: NameWords, *, is_known: bool
) -> bool:
    """Whether a name may be called by its first words: no conference by those of who holds it.

    Nor a division by those of its firm, if these are named before it is known.
    """
    last = name[-1].lower()
    gathering = last in of_names.body_names.gatherings
    division = last in of_names.body_names.divisions and not is_known
    alike = name[: len(words)] == words and len(words[0]) > 2
    return alike and not (gathering or division)


def is_of_place(name: tuple[str, ...], words: tuple[str, ...], of_names: NameWords) -> bool:
    """Whether a body's name has its place's: Norvia of "Norvia Police", Tarn of "Port of Tarn".

    So has "Norvia Department of Health".
    """
    begins, last = name[: len(words)] == words, name[-1].lower()
    noun, link = [*map(str.lower, name[len(words) : len(words) + 2]), "", ""][:2]
    if begins and noun in of_names.body_names.of_places and link in of_names.office_prepositions:
        return True
    if begins and last in of_names.body_names.of_places:
        return True
    if begins and last in of_names.body_names.of_branches and len(words) + 1 < len(name):
        return True
    head, *rest = (word.lower() for word in name)
    ends = name[-len(words) :] == words and rest[:1] != [] and len(name) > len(words)
    linked = ends and rest[0] in of_names.office_prepositions
    return linked and head in of_names.bodies_of_places


def is_headed_by(name: tuple[str, ...], noun: str, of_names: NameWords) -> bool:
    """Whether a noun says what a body is whose name goes on: "the Bank" after "Bank of Tarn"."""
    links = of_names.office_prepositions | of_names.complements
    heads = [a for a, b in pairwise(name) if b.lower() in links]
    return heads[:1] == [noun]
