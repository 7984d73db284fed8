"""What modifies a word: adverbs, what denies it, and whose it is."""

from __future__ import annotations

from collections.abc import Container

from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import end_of_complement, is_common_noun, is_plural
from dashboard.nlp.tokens import Doc, Token


def adverbs_of(word: Token, *, language: str | None = None) -> tuple[Token, ...]:
    """The adverbs of a word, in the order of the text; empty without one."""
    labels = load_label_scheme(language).dependencies["adverb"]
    return tuple(t for t in word.children if t.dependency in labels)


def is_comparative(word: Token, *, language: str | None = None) -> bool:
    """Whether an adjective compares: "higher", "more likely"."""
    tags = load_label_scheme(language).tags["comparative"]
    return any(t.tag in tags for t in (word, *adverbs_of(word, language=language)))


def is_superlative(word: Token, *, language: str | None = None) -> bool:
    """Whether an adjective stands for the most of its kind: "the worst" of all."""
    return word.tag in load_label_scheme(language).tags["superlative"]


def is_denied(word: Token, *, language: str | None = None) -> bool:
    """Whether a word, or the verb that it completes, is denied: "no evidence", "found no proof"."""
    scheme = load_label_scheme(language)
    near = (*word.children, *(word.head.children if word.head != word else ()))
    denied = scheme.dependencies["negation"]
    none = scheme.determiners["none"]
    return any(t.dependency in denied for t in near) or any(t.lower_ in none for t in word.lefts)


def is_negated(verb: Token, *, language: str | None = None) -> bool:
    """Whether a word denies a verb: "it was not until Monday that …"."""
    labels = load_label_scheme(language).dependencies["negation"]
    return any(t.dependency in labels for t in verb.children)


def possessors_in(doc: Doc, *, language: str | None = None) -> list[Token]:
    """The nouns of a paragraph to which something belongs, in order: "the [court]'s summary"."""
    labels = load_label_scheme(language).dependencies["possessor"]
    return [t for t in doc if t.dependency in labels]


def is_classifying(owner: Token, articles: Container[str]) -> bool:
    """Whether a plural in the genitive says of what kind one thing is: "a [children]'s home".

    The article, one of ``articles``, is that of the thing; in "two workers' unions" there is none.
    """
    numbers = any(t.like_num for t in owner.lefts)
    return is_plural(owner) and not numbers and any(t.lower_ in articles for t in owner.lefts)


def has_negative_determiner(noun: Token, *, language: str | None = None) -> bool:
    """Whether a noun is of none: "[no suspects] were found"."""
    denying = load_label_scheme(language).determiners["none"]
    return any(t.lower_ in denying for t in noun.lefts)


def end_of_joined_complement(
    whole: Token, prepositions: Container[str], *, language: str | None = None
) -> int:
    """The index of the last word of a complement with what is joined to it.

    That of a noun ("the driver of [a bus and a van]"), or of the whole name ("of [the Bank of
    Ulm]").
    """
    last = max((whole, *(t for t in whole.conjuncts if t.i > whole.i)), key=lambda t: t.i)
    if is_common_noun(last, language=language):
        return last.i
    return end_of_complement(last, prepositions, language=language)
