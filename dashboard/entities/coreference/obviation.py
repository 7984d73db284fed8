"""Obviation: what one asks of another, or grants them, is not one's own."""

from __future__ import annotations

from dashboard.clause import ArgumentRole
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_acted_on, is_possessor


def is_of_another(pronoun: Pronoun) -> bool:
    """Whether an owner is somebody else than who acts: "Lind accepted [his] resignation".

    So in "called for his resignation" and "ordered his arrest"; not in "announced his resignation".
    """
    noun = pronoun.token.head
    if not is_possessor(pronoun.token):
        return False
    if noun.dependency == Dependency.OBJECT:
        verb = noun.head
    elif is_behind_preposition(noun):
        verb = noun.head.head
    else:
        return False
    deeds, lemma, of = pronoun.words.deeds, verb.lemma_.lower(), noun.lemma_.lower()
    granted = lemma in deeds.answering_offers and of in deeds.offers
    return granted or (lemma in deeds.ordering and of in deeds.offers | deeds.ordered)


def is_acted_on_by_unknown(pronoun: Pronoun) -> bool:
    """Whether who acts on a pronoun is called by the same one, and is nobody known.

    "[He] paid him": where he may be anybody, so may the other whom he paid.
    """
    subject = pronoun.clause.argument(ArgumentRole.SUBJECT)
    if subject is None or not is_acted_on(pronoun.token):
        return False
    acting = pronoun.part.doc[subject.head]
    alike = pronoun.words.pronouns.get(acting.lower_) is pronoun.kind
    return alike and not pronoun.people_at(acting)
