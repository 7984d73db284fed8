"""Obviation: what one asks of another, or grants them, is not one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.clause import ArgumentRole
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_acted_on, is_possessor
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


def is_acted_on_by_unknown(
    pronoun: Token,
    part: AnalysedParagraph,
    people_at: Callable[[Token], Iterable[Entity]],
    words: NameWords,
) -> bool:
    """Whether who acts on a pronoun is called by the same one, and is nobody known.

    "[He] paid him": where he may be anybody, so may the other whom he paid.
    """
    subject = part.clauses.of(pronoun.i).argument(ArgumentRole.SUBJECT)
    if subject is None or not is_acted_on(pronoun):
        return False
    gender, acting = words.pronouns.get(pronoun.lower_), part.doc[subject.head]
    alike = gender is not None and words.pronouns.get(acting.lower_) == gender
    return alike and not any(people_at(acting))
