"""Obviation: what one asks of another, or grants them, is not one's own."""

from __future__ import annotations

from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Token


def is_of_another(pronoun: Token, words: NameWords) -> bool:
    """Whether an owner is somebody else than who acts: "Lind accepted [his] resignation".

    So in "called for his resignation" and "ordered his arrest"; not in "announced his resignation".
    """
    noun = pronoun.head
    if not is_possessor(pronoun):
        return False
    if noun.dependency == Dependency.OBJECT:
        verb = noun.head
    elif is_behind_preposition(noun):
        verb = noun.head.head
    else:
        return False
    deeds, lemma, of = words.deeds, verb.lemma_.lower(), noun.lemma_.lower()
    granted = lemma in deeds.answering_offers and of in deeds.offers
    return granted or (lemma in deeds.ordering and of in deeds.offers | deeds.ordered)
