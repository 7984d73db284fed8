"""People whom a text brings in without a name: "police arrested a 54-year-old contractor"."""

from __future__ import annotations

from dashboard.actors.name_words import NameWords
from dashboard.nlp.tokens import Token

_PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_INDEFINITE = "Definite=Ind"


def brings_in_somebody(pronoun: Token, gender: str, words: NameWords) -> bool:
    """Whether the sentence before a pronoun's brings in somebody of its gender without a name.

    The pronoun is most likely theirs then, and not that of somebody named further back: "Police
    arrested a contractor on Friday. He was freed on bail."
    """
    first = pronoun.sent.start
    if not first:
        return False
    before = pronoun.doc[first - 1].sent
    return any(_is_new(token, gender, words) for token in before)


def _is_new(noun: Token, gender: str, words: NameWords) -> bool:
    """Whether a noun is one person, brought in as the subject or object of its clause."""
    if noun.dep_ not in _PARTS or noun.tag_ != "NN" or not words.is_role(noun.lemma_):
        return False
    if words.gender_of_noun(noun.lemma_) not in {None, gender}:
        return False
    if any(t.dep_ == "appos" for t in noun.children):
        return False  # "a lawyer, Ida Sand, said": they have a name
    return any(t.dep_ == "det" and _INDEFINITE in t.morph for t in noun.children)
