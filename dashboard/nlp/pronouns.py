"""What the form of a pronoun tells of what it stands for."""

from __future__ import annotations

from dashboard.nlp.noun_phrases import is_personal_pronoun
from dashboard.nlp.tokens import Token

OF_ONE_PERSON = ("Gender=Masc", "Gender=Fem")


def is_of_one_person(token: Token) -> bool:
    """Whether a word is "he", "her" or their like: a personal pronoun for a man or a woman."""
    return is_personal_pronoun(token) and any(form in token.morph for form in OF_ONE_PERSON)
