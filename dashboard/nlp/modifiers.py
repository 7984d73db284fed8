"""What modifies a word: adverbs, what denies it, and whose it is."""

from __future__ import annotations

from collections.abc import Container

from dashboard.nlp.grammar import Dependency
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import end_of_complement, is_common_noun, is_plural
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import COMPARATIVES, SUPERLATIVES


def adverbs_of(word: Token) -> tuple[Token, ...]:
    """The adverbs of a word, in the order of the text; empty without one."""
    return tuple(t for t in word.children if t.dependency == Dependency.ADVERBIAL_MODIFIER)


def is_comparative(word: Token) -> bool:
    """Whether an adjective compares: "higher", "more likely"."""
    return any(t.tag in COMPARATIVES for t in (word, *adverbs_of(word)))


def is_superlative(word: Token) -> bool:
    """Whether an adjective stands for the most of its kind: "the worst" of all."""
    return word.tag in SUPERLATIVES


def is_denied(word: Token) -> bool:
    """Whether a word, or the verb that it completes, is denied: "no evidence", "found no proof"."""
    scheme = load_label_scheme()
    near = (*word.children, *(word.head.children if word.head != word else ()))
    none = scheme.determiners["none"]
    return any(t.dependency == Dependency.NEGATION for t in near) or any(
        t.lower_ in none for t in word.lefts
    )


def is_negated(verb: Token) -> bool:
    """Whether a word denies a verb: "it was not until Monday that …"."""
    return verb.has_child(Dependency.NEGATION)


def possessors_in(doc: Doc) -> list[Token]:
    """The nouns of a paragraph to which something belongs, in order: "the [court]'s summary"."""
    return [t for t in doc if t.dependency == Dependency.POSSESSOR]


def is_classifying(owner: Token, articles: Container[str]) -> bool:
    """Whether a plural in the genitive says of what kind one thing is: "a [children]'s home".

    The article, one of ``articles``, is that of the thing; in "two workers' unions" there is none.
    """
    numbers = any(t.like_num for t in owner.lefts)
    return is_plural(owner) and not numbers and any(t.lower_ in articles for t in owner.lefts)


def has_negative_determiner(noun: Token) -> bool:
    """Whether a noun is of none: "[no suspects] were found"."""
    denying = load_label_scheme().determiners["none"]
    return any(t.lower_ in denying for t in noun.lefts)


def end_of_joined_complement(whole: Token, prepositions: Container[str]) -> int:
    """The index of the last word of a complement with what is joined to it.

    That of a noun ("the driver of [a bus and a van]"), or of the whole name ("of [the Bank of
    Ulm]").
    """
    last = max((whole, *(t for t in whole.conjuncts if t.i > whole.i)), key=lambda t: t.i)
    if is_common_noun(last):
        return last.i
    return end_of_complement(last, prepositions)
