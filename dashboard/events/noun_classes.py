"""Classes of nouns, by which a verb of several senses is told apart: persons, ships, prices."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dashboard.registry import language_file, read_toml

NounClasses = Mapping[str, frozenset[str]]
_ONE_OF, _CLASS = "|", "@"


@functools.cache
def noun_classes(language: str) -> NounClasses:
    """The classes of the nouns of a language, as its ``subtypes.toml`` lists them."""
    table = read_toml(language_file(language, "subtypes.toml"))
    return {name: frozenset(nouns) for name, nouns in table["classes"].items()}


def words_meant(text: str, classes: NounClasses) -> frozenset[str]:
    """The words of "court|@person", those of a class in its place; empty of an empty text.

    Raises KeyError, with its name, where a class is unknown.
    """
    words = (word.strip() for word in text.split(_ONE_OF) if word.strip())
    return frozenset().union(
        *(classes[w[1:]] if w.startswith(_CLASS) else frozenset({w}) for w in words)
    )
