"""What a verb shares with the one that it is coordinated with: a modal, a denial."""

from __future__ import annotations

from collections.abc import Container

from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, SUBJECTS
from dashboard.nlp.tokens import Token

_OF_A_CLAUSE = SUBJECTS | AUXILIARIES  # a verb with one of these goes with no other


def shares_the_modal(verb: Token) -> bool:
    """Whether a second verb goes with the helper of the first: "would close two and cut 6".

    Of "cut" or "put" the analysis may have taken it for the past. "Could be fined or [jailed]", but
    not "will be fined and [left] the town".
    """
    first, own = verb.head, {t.dependency for t in verb.children}
    joined = verb.dependency == Dependency.CONJUNCT
    if not joined or not own.isdisjoint(_OF_A_CLAUSE):
        return False
    if first.tag == Tag.BASE_FORM:
        return verb.tag == Tag.BASE_FORM or verb.lower_ == verb.lemma_.lower()
    # "may be stopped, searched and held"
    listed = verb.tag == Tag.PAST_TENSE and verb.nbor(-1).text == ","
    participle = listed or verb.tag == Tag.PAST_PARTICIPLE
    while first.dependency == Dependency.CONJUNCT:
        first = first.head
    if first.tag != Tag.PAST_PARTICIPLE or Dependency.OBJECT in own or not participle:
        return False
    helpers = {t.dependency: t.tag for t in first.lefts if t.dependency in AUXILIARIES}
    passive = Dependency.PASSIVE_AUXILIARY in helpers
    return passive and helpers.get(Dependency.AUXILIARY) == Tag.MODAL


def is_denied_with(verb: Token, alternatives: Container[str]) -> bool:
    """Whether a verb is denied with the one before it: "has not left port or [sent] a signal".

    ``alternatives``: the conjunctions, in lower case, that let a denial hold for both.
    """
    first, own = verb.head, {t.dependency for t in verb.lefts}
    if first.pos != Pos.VERB or not any(t.dependency == Dependency.NEGATION for t in first.lefts):
        return False
    if not own.isdisjoint(_OF_A_CLAUSE):
        return False
    links = (
        t
        for t in first.rights
        if t.dependency == Dependency.COORDINATING_CONJUNCTION and t.i < verb.i
    )
    return any(t.lower_ in alternatives for t in links)
