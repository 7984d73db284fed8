"""The rules of factuality of a language, as ``languages/*/factuality.toml`` has them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.clause import Aspect, Embedding, Tense, Voice
from dashboard.errors import RuleError
from dashboard.events.accusations import read_accusation
from dashboard.events.factuality_rules import FactualityRule
from dashboard.model import Modality
from dashboard.registry import language_file, lists_named, read_toml


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
    def words(field: str) -> frozenset[str]:
        return lists[row[field].removeprefix("@")] if field in row else frozenset()

    try:
        return FactualityRule(
            name=row["name"],
            modality=Modality(row["set"]),
            rank=row["rank"],
            because=row["because"],
            embeddings=frozenset(map(Embedding, row.get("embedding", ()))),
            governors=words("governor"),
            voice=Voice(row["voice"]) if "voice" in row else None,
            denied=row.get("denied", False),
            to_come=row.get("to_come", False),
            markers=words("marker"),
            above=frozenset(map(Embedding, row.get("above", ()))),
            adverbs=words("adverb"),
            finite=row.get("finite"),
            audience=words("audience"),
            subjects=words("subject"),
            prepositions=words("preposition"),
            attributes=words("attribute"),
            antecedents=words("antecedent"),
            predicates=words("predicate"),
            no_predicates=words("no_predicate"),
            aspects=frozenset(map(Aspect, row.get("aspect", ()))),
            tellers=words("teller"),
            subject_words=words("subject_word"),
            object_words=words("object_word"),
            agents=words("agent"),
            depiction_links=words("depiction_links"),
            no_tellers=words("no_teller"),
            sources=words("source"),
            source_links=words("source_link"),
            above_tense=Tense(row["above_tense"]) if "above_tense" in row else None,
            above_modals=words("above_modal"),
            planners=words("planner"),
            governing=frozenset(map(Embedding, row.get("governing", ()))),
            opening=words("opening"),
            links=words("link"),
            inverted=row.get("inverted", False),
            indefinite=row.get("indefinite", False),
            implicatives=words("implicative"),
            known=row.get("known", False),
            unnamed=row.get("unnamed", False),
            official=words("official"),
            singling=words("singling"),
            through_gerunds=row.get("through_gerunds", False),
            accusation=read_accusation(row, words) if "accused" in row else None,
        )
    except (KeyError, ValueError) as error:
        raise RuleError(
            f"factuality.toml: the rule {row.get('name')!r} asks for {error}, which there is not"
        ) from error
