"""What stands behind spaCy's numbers of words and labels; each is looked up once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.label_scheme import Labels, load_label_scheme

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc

_Named = TypeVar("_Named", bound=Enum)


class _Names(dict[int, str]):
    """The words behind spaCy's numbers; each is looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self._strings[number]
        return name


@functools.lru_cache(maxsize=4)
def names_of(strings: StringStore) -> Callable[[int], str]:
    """What looks up the words of a model; it grows as the model's own store of strings does."""
    return _Names(strings).__getitem__


class _Meanings(dict[int, _Named]):
    """What the labels behind spaCy's numbers mean; each is looked up once."""

    def __init__(self, strings: StringStore, labels: Labels[_Named]) -> None:
        super().__init__()
        self._name = names_of(strings)
        self._labels: Labels[_Named] = labels

    def __missing__(self, number: int) -> _Named:
        meaning = self[number] = self._labels[self._name(number)]
        return meaning


class Readers(NamedTuple):
    """What tells the meaning of the numbers of each kind of label."""

    pos: Callable[[int], Pos]
    name_kind: Callable[[int], NameKind]
    dependency: Callable[[int], Dependency]
    tag: Callable[[int], Tag]


@functools.lru_cache(maxsize=4)
def readers_of(strings: StringStore, language: str) -> Readers:
    """What reads the labels of a model after the label scheme of a language."""
    scheme = load_label_scheme(language)
    return Readers(
        _Meanings(strings, scheme.part_of_speech_labels).__getitem__,
        _Meanings(strings, scheme.name_kind_labels).__getitem__,
        _Meanings(strings, scheme.dependency_labels).__getitem__,
        _Meanings(strings, scheme.tag_labels).__getitem__,
    )


def places_and_tags(source: SpacyDoc, language: str) -> tuple[list[int], list[Tag]]:
    """Where each token begins and its tag, for a reader who needs no more of the tokens."""
    places, tags = source.to_array(["IDX", "TAG"]).T.tolist()
    return places, list(map(readers_of(source.vocab.strings, language).tag, tags))
