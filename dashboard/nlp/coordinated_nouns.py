"""What joined nouns share: "Berg's arrest and conviction", "the trial and death of Berg"."""

from __future__ import annotations

from collections.abc import Container

from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import PREPOSITIONS
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL

_OWN = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR})


def is_alternative(noun: Token, disjunctive: Container[str]) -> bool:
    """Whether a noun is one of several of which one is meant: "[Reed] or Lind", "Reed, [Lind] or".

    ``disjunctive``: the conjunctions, in lower case, that join such nouns.
    """
    joined = [t for t in noun.conjuncts if t.pos in NOMINAL]  # not "six people or more"
    links = (
        link
        for one in ([noun, *joined] if joined else ())
        for link in one.children_as(Dependency.COORDINATING_CONJUNCTION)
    )
    return any(link.lower_ in disjunctive for link in links)


def shared_modifiers(noun: Token) -> list[Token]:
    """Whose a noun is, and what stands behind it, where the parse hangs that on its conjunct.

    Only where the second noun has no determiner of its own: not "Berg's arrest and the trial".
    """
    if noun.dependency == Dependency.CONJUNCT:
        if noun.has_child(*_OWN):
            return []
        behind = [t for t in noun.head.children_as(*PREPOSITIONS) if t.i > noun.i]
        return [*filter(is_possessor, noun.head.lefts), *behind]
    joined = [t for t in noun.children_as(Dependency.CONJUNCT) if not t.has_child(*_OWN)]
    if len(joined) != 1 or noun.has_child(*PREPOSITIONS):
        return []
    return joined[0].children_as(*PREPOSITIONS)
