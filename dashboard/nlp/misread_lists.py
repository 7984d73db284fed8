"""Lists of nouns or gerunds that the parser tore apart, so that the rest hangs elsewhere."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import JOINED_NOUNS
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Token


def first_of_misread_list(token: Token) -> Token | None:
    """The first of a list, where what stands behind it was not read as one of it.

    "Of holding A, holding B and selling C" was parsed as a side clause; "demanded the release of
    Berg, the resignation of Lam and an inquiry" as if Berg were the resignation, and Lam beside the
    inquiry. None of another verb where no list ends: "barred him from leaving, [accusing] him".
    """
    role = token.dependency
    doing = role == Dependency.ADVERBIAL_CLAUSE and token.tag == Tag.PRESENT_PARTICIPLE
    last = any(t.tag == Tag.PRESENT_PARTICIPLE for t in token.children_as(Dependency.CONJUNCT))
    if doing and token.nbor(-1 if token.i else 0).text == ",":
        for other in token.head.subtree:
            behind = other.dependency == Dependency.PREPOSITIONAL_COMPLEMENT
            alike = last or other.lemma_ == token.lemma_
            alike = alike and token.head.i < other.i < token.i
            if behind and alike and other.tag == Tag.PRESENT_PARTICIPLE:
                return None if token.is_ancestor(other) else other
    if role not in JOINED_NOUNS or not is_common_noun(token):
        return None
    beside, apposed = token.head, role == Dependency.APPOSITION
    if apposed and all(
        t.dependency != Dependency.CONJUNCT for t in (*token.subtree, *beside.children)
    ):
        return None
    linked = beside.dependency == Dependency.PREPOSITIONAL_OBJECT
    if apposed and not linked:
        return beside if is_common_noun(beside) else None
    if role == Dependency.CONJUNCT and beside.pos != Pos.PROPER_NOUN:
        return None
    whole = beside.head.head
    return whole if linked and is_common_noun(whole) else None
