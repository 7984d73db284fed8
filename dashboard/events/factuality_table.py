"""The rules of factuality of a language, as ``languages/*/factuality.toml`` has them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.clause import Tense, Voice
from dashboard.errors import RuleError
from dashboard.events.accusations import Accusation
from dashboard.events.factuality_rules import FactualityRule
from dashboard.model import Modality
from dashboard.registry import language_file, lists_named, read_record, read_toml

_LIST = "@"  # before the name of a list of words


@functools.cache
def load_rules(language: str) -> tuple[FactualityRule, ...]:
    """The rules of ``languages/LANGUAGE/factuality.toml``, one of the same name for each form.

    Raises RuleError, naming the rule, where one asks for what there is not.
    """
    table = read_toml(language_file(language, "factuality.toml"))
    lists = lists_named(language, table["lists"])
    return tuple(_rule(form, lists) for row in table["rule"] for form in _forms(row))


def _forms(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The forms of a rule, or of one of its forms, each with all that is asked for above it."""
    shared = {field: value for field, value in row.items() if field != "when"}
    if "when" not in row:
        yield shared
    for form in row.get("when", ()):
        yield from _forms(shared | form)


def _rule(row: Mapping[str, Any], lists: Mapping[str, frozenset[str]]) -> FactualityRule:
    """The rule of a row, in which "@verbs" stands for the list of that name."""
    try:
        named = {f: lists[v[1:]] if str(v).startswith(_LIST) else v for f, v in row.items()}
        return read_record(
            FactualityRule,
            named,
            modality=Modality(row["set"]),
            voice=Voice(row["voice"]) if "voice" in row else None,
            above_tense=Tense(row["above_tense"]) if "above_tense" in row else None,
            accusation=read_record(Accusation, named) if "accused" in row else None,
        )
    except (KeyError, ValueError) as error:
        raise RuleError(
            f"factuality.toml: the rule {row.get('name')!r} asks for {error}, which there is not"
        ) from error
