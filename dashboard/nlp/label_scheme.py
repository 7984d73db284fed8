"""The label scheme of a language: what the labels of its parser and tagger mean."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.clause import ArgumentRole, Embedding
from dashboard.registry import current_language, language_file, read_toml


@dataclass(frozen=True, slots=True)
class LabelScheme:
    """Dependencies, tags and helper lemmas by their meaning; a label may have several."""

    arguments: Mapping[str, ArgumentRole]
    embeddings: Mapping[str, Embedding]
    dependencies: Mapping[str, frozenset[str]]
    tags: Mapping[str, frozenset[str]]
    lemmas: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    determiners: Mapping[str, frozenset[str]]
    entities: Mapping[str, frozenset[str]]


def load_label_scheme(language: str | None = None) -> LabelScheme:
    """The scheme of ``languages/LANGUAGE/label_scheme.toml``; of the language that is being read.

    Raises RuleError where the file is missing or no TOML, ValueError for an unknown role.
    """
    return _load(language or current_language())


@functools.cache
def _load(language: str) -> LabelScheme:
    tables = read_toml(language_file(language, "label_scheme.toml"))
    return LabelScheme(
        {
            label: ArgumentRole(role)
            for role, labels in tables["argument"].items()
            for label in labels
        },
        {
            label: Embedding(kind)
            for kind, labels in tables["embedding"].items()
            for label in labels
        },
        *(
            {name: frozenset(labels) for name, labels in tables[table].items()}
            for table in ("dependency", "tag", "lemma", "noun", "determiner", "entity")
        ),
    )
