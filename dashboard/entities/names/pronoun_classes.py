"""The classes of pronouns by gender, number and person: what a pronoun and its antecedent agree in.

Which words are of each stands in the data of a language: ``languages/*/names/titles.toml``.
"""

from __future__ import annotations

from enum import StrEnum


class PronounClass(StrEnum):
    """What a pronoun agrees in. Names and nouns for people have one of the first two, or none."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    PLURAL = "plural"
    FIRST_SINGULAR = "first_singular"
    FIRST_PLURAL = "first_plural"


GENDERS = frozenset({PronounClass.MASCULINE, PronounClass.FEMININE})
FIRST_PERSON = frozenset({PronounClass.FIRST_SINGULAR, PronounClass.FIRST_PLURAL})


def agree(one: str | None, other: str | None) -> bool:
    """Whether two may be of one gender: not a man and a woman; None agrees with both."""
    return {one, other} != GENDERS
