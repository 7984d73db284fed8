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


def is_open(
    pronoun: Token,
    part: AnalysedParagraph,
    people_at: Callable[[Token], Iterable[Entity]],
    words: NameWords,
    *,
    many: bool,
) -> bool:
    """Whether nothing tells which of the people before a pronoun it is not.

    ``many``: there are two. Of two either may own what somebody asks for. And who is acted on by
    somebody who is called so, too, and may be anybody, may be the other: "[He] paid him".
    """
    subject = part.clauses.of(pronoun.i).argument(ArgumentRole.SUBJECT)
    acting = part.doc[subject.head] if subject is not None and is_acted_on(pronoun) else None
    alike = acting is not None and words.pronouns.get(acting.lower_)
    if acting is not None and alike and alike == words.pronouns.get(pronoun.lower_):
        return not any(people_at(acting))
    return many and is_of_another(pronoun, words)
