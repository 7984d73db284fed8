"""Whose a thing is that is told before its clause: "in [their] ruling, the judges blamed him".

A pronoun may stand before the noun that it means (cataphora) where its phrase is fronted (Kuno
1975; Carden 1982). So it may be of those who act behind it, or of those told of before. What one
says or finds, one says in words of one's own: "Berg sued. In [her] ruling, Judge Lind said".
"""

from __future__ import annotations

from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.nlp.fronting import subject_behind
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.noun_phrases import is_plural


def several_act_behind(pronoun: Pronoun) -> bool:
    """Whether several people without a name act in the clause before which "their" is fronted.

    "The guards fled. After [their] arrest, the protesters were freed": whose arrest, it says not.
    """
    token = pronoun.token
    if pronoun.kind is not PronounClass.PLURAL or token.dependency != Dependency.POSSESSOR:
        return False
    subject = subject_behind(token, pronoun.part)
    if subject is None or subject.pos != Pos.NOUN or not is_plural(subject):
        return False
    lemma, words = subject.lemma_.lower(), pronoun.words
    return words.is_role(lemma) or words.is_people(subject.lower_, lemma)


def is_of_own_words(pronoun: Pronoun) -> bool:
    """Whether it is in a speech, a ruling or the like that somebody acts: "in [her] ruling"."""
    token, words = pronoun.token, pronoun.words
    noun = token.head
    fronted = token.dependency == Dependency.POSSESSOR and noun.lemma_.lower() in words.own_words
    link = noun.head
    within = noun.dependency == Dependency.PREPOSITIONAL_OBJECT and link.lower_ in words.within
    return fronted and within
