"""What several repairs ask of spaCy's tokens, or do to the tree in which they hang."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import note_change

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECT_WORDS = SUBJECTS | {"expl"}  # "there", too
SUBJECT_PLACES = SUBJECT_WORDS | {"csubj"}  # a clause may stand there, too
HELPERS = frozenset({"aux", "auxpass"})
TENSED = frozenset({"VBD", "VBP", "VBZ"})
FINITE = TENSED | {"MD"}
PAST_FORMS = frozenset({"VBD", "VBN"})  # which the model takes for each other
RELATIVE_PRONOUNS = frozenset({"WDT", "WP"})
COMMON_NOUNS = frozenset({"NN", "NNS"})
PROPER_NOUNS = frozenset({"NNP", "NNPS"})
NOUNS = COMMON_NOUNS | PROPER_NOUNS
NOMINAL = frozenset({"NOUN", "PROPN"})  # parts of speech
VERBAL = frozenset({"VERB", "AUX"})
JOINTS = frozenset({"cc", "punct"})  # between what is coordinated
TIMES = frozenset({"DATE", "TIME"})  # kinds of names
PLACES = frozenset({"GPE", "LOC", "FAC"})
_LENGTH = 3


def reattach(token: SpacyToken, head: SpacyToken, label: str) -> None:
    """Hang a token on another, or on itself as the top of its tree, with a label."""
    token.head = head
    relabel(token, label)


def hang(tokens: Iterable[SpacyToken], head: SpacyToken) -> None:
    """Hang several tokens on another, each with the label that it has."""
    for token in tokens:
        token.head = head


def relabel(token: SpacyToken, label: str) -> None:
    """Give a token another label where it hangs."""
    token.dep_ = label
    note_change(token.doc)


def retag(token: SpacyToken, tag: str, pos: str = "", lemma: str = "") -> None:
    """Give a token another tag and, where they are told, another part of speech and lemma."""
    token.tag_ = tag
    if pos:
        token.pos_ = pos
    if lemma:
        token.lemma_ = lemma
    note_change(token.doc)


def has_subject(verb: SpacyToken) -> bool:
    """Whether a verb has a noun as its subject."""
    return any(t.dep_ in SUBJECTS for t in verb.children)


def is_passive(verb: SpacyToken) -> bool:
    """Whether a helper makes a verb a passive."""
    return any(t.dep_ == "auxpass" for t in verb.children)


def is_finite(verb: SpacyToken) -> bool:
    """Whether a verb, or a helper before it, is a finite form or a modal."""
    return any(t.tag_ in FINITE for t in (verb, *(t for t in verb.lefts if t.dep_ in HELPERS)))


def make_subject(noun: SpacyToken, verb: SpacyToken) -> None:
    """Hang a noun on a verb as its subject, with the label that the voice of the verb asks for."""
    reattach(noun, verb, "nsubjpass" if is_passive(verb) else "nsubj")


def head_of_name(noun: SpacyToken) -> SpacyToken:
    """The head of the whole name in which a noun stands: Lee of "manager Lee"."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def has_age_behind(name: SpacyToken) -> bool:
    """Whether an age stands behind a word, between commas: "[Coyle], 57, was jailed"."""
    behind = name.doc[name.i + 1 : name.i + 1 + _LENGTH]
    return len(behind) == _LENGTH and behind[1].like_num and behind[0].text == behind[2].text == ","


def take_place_of(verb: SpacyToken, other: SpacyToken) -> None:
    """Hang a verb where another word hangs, with its label; at the top where that is the top.

    The other word is left as it is, for the repair to hang below the verb.
    """
    reattach(verb, verb if other.head == other else other.head, other.dep_)
