"""The label scheme of a language: what the labels of its parser and tagger mean."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from dashboard.errors import RuleError
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.registry import PACKAGE, current_language, language_file, lists_named, read_toml

_FILE = "label_scheme.toml"
_Named = TypeVar("_Named", bound=Enum)


class Labels(dict[str, _Named]):
    """{label of the model: what it means}. Raises RuleError for one that the scheme leaves out."""

    def __init__(self, language: str, table: str, kind: type[_Named]) -> None:
        self._file, self._table = PACKAGE / language_file(language, _FILE), table
        named = read_toml(language_file(language, _FILE))[table]
        strange = sorted(set(named) - {member.name.lower() for member in kind})
        if strange:
            raise RuleError(
                f"{self._file}: [{table}] has {', '.join(map(repr, strange))}, which "
                f"dashboard/nlp/grammar.py does not know; name it as one of {kind.__name__} there"
            )
        super().__init__({"": kind["NONE"]})
        self.update((one, kind[name.upper()]) for name, labels in named.items() for one in labels)

    def __missing__(self, label: str) -> _Named:
        raise RuleError(
            f"{self._file}: [{self._table}] leaves out {label!r}, a label of the model; say there "
            "what it means, or put it under `other`"
        )


@dataclass(frozen=True, slots=True)
class LabelScheme:
    """What the labels of a model mean, and the words that its grammar asks for."""

    dependency_labels: Labels[Dependency]
    tag_labels: Labels[Tag]
    part_of_speech_labels: Labels[Pos]
    name_kind_labels: Labels[NameKind]
    lemmas: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    determiners: Mapping[str, frozenset[str]]


def load_label_scheme(language: str | None = None) -> LabelScheme:
    """The scheme of ``languages/LANGUAGE/label_scheme.toml``; of the language that is being read.

    Raises RuleError where the file is missing or no TOML, or names a label of which it does not say
    what it means.
    """
    return _load(language or current_language())


@functools.cache
def _load(language: str) -> LabelScheme:
    tables = read_toml(language_file(language, _FILE))
    return LabelScheme(
        Labels(language, "dependency_label", Dependency),
        Labels(language, "tag_label", Tag),
        Labels(language, "part_of_speech_label", Pos),
        Labels(language, "name_kind_label", NameKind),
        *(lists_named(language, tables[table]) for table in ("lemma", "noun", "determiner")),
    )
