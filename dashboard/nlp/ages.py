"""Ages that stand for somebody: "the 44-year-old was charged"."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import heads_argument
from dashboard.nlp.tokens import Doc, Token


def is_age_alone(word: Token) -> bool:
    """Whether an adjective for an age stands for who is so old: "the 44-year-[old] was charged"."""
    if word.lemma_.lower() not in load_label_scheme().lemmas["aged"] or not heads_argument(word):
        return False
    return any(n.like_num for t in word.children_as(Dependency.ADVERBIAL_NOUN) for n in t.lefts)


def is_aged(noun: Token) -> bool:
    """Whether an age tells how old somebody is, or stands for who is: "the 31-year-old Pellin"."""
    aged = load_label_scheme().lemmas["aged"]
    told = (t for t in noun.lefts if t.lemma_.lower() in aged)
    return is_age_alone(noun) or any(ages_in(t) for t in told)


def ages_alone(doc: Doc) -> list[Token]:
    """The adjectives of a paragraph that stand so, in order."""
    aged = load_label_scheme().lemmas["aged"]
    return [t for t in doc if t.lemma_.lower() in aged and is_age_alone(t)]


def ages_in(noun: Token) -> set[str]:
    """The numbers before a noun or an adjective for an age, in figures."""
    return {t.text for t in noun.doc[noun.left_edge.i : noun.i] if t.like_num}
