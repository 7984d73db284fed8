"""Names in apposition to a noun: "the charity, Lumen,"."""

from __future__ import annotations

from dashboard.nlp.noun_phrases import second_subject
from dashboard.nlp.tokens import Token


def named_beside(noun: Token) -> list[Token]:
    """The names in apposition behind a noun: "the charity, Lumen,", "the charity Lumen said".

    Not that of "an aide to State Senator Lee"; that of a person whom the analysis hung on the place
    that ends the noun's phrase, "the ambassador to Poland, Dan Reyes,".
    """
    found = [t for t in noun.children if t.dep_ == "appos" and _is_beside(noun, t)]
    ends = (place for link in noun.rights if link.dep_ == "prep" for place in link.rights)
    found += [
        t
        for place in ends
        if place.ent_type_ == "GPE"
        for t in place.children
        if t.dep_ == "appos" and t.ent_type_ == "PERSON" and _is_beside(place, t)
    ]
    twins = (t for t in noun.head.children if t.dep_ == noun.dep_ and noun.dep_ == "nsubj")
    found += [t for t in twins if t.tag_ == "NNP" and t.left_edge.i == noun.i + 1]
    return found or second_subject(noun)


def _is_beside(noun: Token, name: Token) -> bool:
    between = noun.doc[noun.i + 1 : name.left_edge.i]
    return not between or any(t.is_punct for t in between)
