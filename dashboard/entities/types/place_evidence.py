"""What tells that a name is a place's: who is from there, what stands there."""

from __future__ import annotations

from collections.abc import Set

from dashboard.entities.names.name_words import NameWords
from dashboard.entities.types.entity_typing import is_of_a_place
from dashboard.entities.types.thing_evidence import PERSON
from dashboard.nlp.noun_phrases import is_noun
from dashboard.nlp.tokens import Doc, Token

WIDEST = 3  # words of a longer name on each side of a country's


def place_around(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int] | None:
    """The first and last token of a place's name around a country's; None where there is none.

    "New Mexico", "the Sea of Japan", "the Niger Delta": no part of that country need be meant.
    """
    end = len(doc)
    for begin in range(max(0, first - WIDEST), first + 1):
        for stop in range(min(end, last + 1 + WIDEST), last, -1):
            longer = stop - begin > last + 1 - first and doc[stop - 1].text[:1].isupper()
            if longer and doc.words(begin, stop) in words.places:
                return begin, stop - 1
    if last + 1 < end and _is_large(doc[last + 1], words.features):
        return first, last + 1
    of = first > 0 and doc[first - 1].lower_ in words.office_prepositions
    led = first - 2 if of else first - 1
    return (led, last) if led >= 0 and _is_large(doc[led], words.features) else None


def _is_large(token: Token, nouns: Set[str]) -> bool:
    return token.text.istitle() and token.lower_ in nouns


def is_named_as_a_place(token: Token, acting: Set[str], words: NameWords) -> bool:
    """Whether it is one: "the town of Dera", "a teacher from Bergen", "Oslo airport".

    ``acting``: names of whom the text tells that they act.
    """
    link, noun = token.head, token.head.head
    hails = token.dep_ == "pobj" and link.lower_ in words.origins
    noun = noun if is_noun(noun) else token.doc[max(0, link.i - 1)]  # "took girls from Oslo"
    lemma = noun.lemma_.lower()
    person = noun.tag_ == "NN" and words.is_role(lemma)
    named = noun.ent_type_ == PERSON and token.ent_type_ != "ORG"  # "Tom Reed from Oslo"
    person = hails and (person or named or lemma in words.of_places)
    lives = token.dep_ == "compound" and token.head.lower_ in words.of_places  # "a Lomar man"
    site = lives or _is_of_site(token, acting, words)
    return person or site or is_of_a_place(token, words)


def _is_of_site(token: Token, acting: Set[str], words: NameWords) -> bool:
    """Whether what stands behind it has the name of a place: "the Lannar bridge".

    Not one that is one of several ("a Lannar bridge"), nor of whom the text tells that it acts.
    """
    if token.text in acting or token.i + 1 >= len(token.doc):
        return False
    behind = token.doc[token.i + 1]
    one_of_many = any(t.lower_ in words.indefinite for t in behind.lefts)
    return behind.lower_ in words.sites and behind.tag_ == "NN" and not one_of_many
