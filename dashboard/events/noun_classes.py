"""Classes of nouns, by which a verb of several senses is told apart: persons, ships, prices."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dashboard.registry import language_file, lists_at, lowered, read_toml

NounClasses = Mapping[str, frozenset[str]]
_ONE_OF, _CLASS = "|", "@"


@functools.cache
def noun_classes(language: str) -> NounClasses:
    """The classes of the nouns of a language, as its ``subtypes.toml`` lists them.

    Raises KeyError where it names a list that there is not.
    """
    table = read_toml(language_file(language, "subtypes.toml"))
    shared = {
        name: lowered(word for place in places for one in lists_at(language, place) for word in one)
        for name, places in table.get("class_lists", {}).items()
    }
    own = table["classes"].items()
    return {name: shared.get(name, frozenset()).union(nouns) for name, nouns in own}


def words_meant(text: str, classes: NounClasses) -> frozenset[str]:
    """The words of "court|@person", those of a class in its place; empty of an empty text.

    Raises KeyError, with its name, where a class is unknown.
    """
    words = (word.strip() for word in text.split(_ONE_OF) if word.strip())
    return frozenset().union(
        *(classes[w[1:]] if w.startswith(_CLASS) else frozenset({w}) for w in words)
    )
