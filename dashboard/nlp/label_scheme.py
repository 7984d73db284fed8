"""The label scheme of a language: what the labels of its parser and tagger mean."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from dashboard.clause import ArgumentRole, Embedding
from dashboard.errors import RuleError
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.registry import PACKAGE, current_language, language_file, read_toml

_FILE = "label_scheme.toml"
_Named = TypeVar("_Named", bound=Enum)
_Kind = TypeVar("_Kind", bound=Enum)


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

    def sets(self, tables: Mapping[str, Iterable[str]]) -> dict[str, frozenset[_Named]]:
        """Sets of labels, by name, as sets of what they mean."""
        return {name: frozenset(self[one] for one in labels) for name, labels in tables.items()}

    def kinds(self, tables: Mapping[str, Iterable[str]], kind: type[_Kind]) -> dict[_Named, _Kind]:
        """{what a label means: the kind that it makes}."""
        return {self[one]: kind(name) for name, labels in tables.items() for one in labels}


@dataclass(frozen=True, slots=True)
class LabelScheme:
    """Dependencies, tags and helper lemmas by their meaning; a label may have several."""

    dependency_labels: Labels[Dependency]
    tag_labels: Labels[Tag]
    part_of_speech_labels: Labels[Pos]
    name_kind_labels: Labels[NameKind]
    arguments: Mapping[Dependency, ArgumentRole]
    embeddings: Mapping[Dependency, Embedding]
    dependencies: Mapping[str, frozenset[Dependency]]
    tags: Mapping[str, frozenset[Tag]]
    lemmas: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    determiners: Mapping[str, frozenset[str]]
    entities: Mapping[str, frozenset[str]]


def load_label_scheme(language: str | None = None) -> LabelScheme:
    """The scheme of ``languages/LANGUAGE/label_scheme.toml``; of the language that is being read.

    Raises RuleError where the file is missing or no TOML, or names a label of which it does not say
    what it means; ValueError for an unknown role.
    """
    return _load(language or current_language())


@functools.cache
def _load(language: str) -> LabelScheme:
    tables = read_toml(language_file(language, _FILE))
    dependencies = Labels(language, "dependency_label", Dependency)
    tags = Labels(language, "tag_label", Tag)
    return LabelScheme(
        dependencies,
        tags,
        Labels(language, "part_of_speech_label", Pos),
        Labels(language, "name_kind_label", NameKind),
        dependencies.kinds(tables["argument"], ArgumentRole),
        dependencies.kinds(tables["embedding"], Embedding),
        dependencies.sets(tables["dependency"]),
        tags.sets(tables["tag"]),
        *(
            {name: frozenset(words) for name, words in tables[table].items()}
            for table in ("lemma", "noun", "determiner", "entity")
        ),
    )
