"""What joined nouns share: "Berg's arrest and conviction", "the trial and death of Berg"."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import PREPOSITIONS
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Token

_OWN = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR})


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
