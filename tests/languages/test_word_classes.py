"""Words of one meaning stand in one list, which others name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

import pytest

from dashboard.errors import RuleError
from dashboard.registry import (
    AS_SPELLED,
    PACKAGE,
    Words,
    lists_named,
    read_record,
    read_toml,
    words_named,
)

CLASSES = read_toml("languages/en/word_classes.toml")
FILES = (
    "accounts",
    "events",
    "factuality",
    "label_scheme",
    "names/titles",
    "same_event",
    "temporal/settings",
)


def _lists(value: object) -> Iterator[list[str]]:
    """All lists of words in a table."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _lists(inner)
    elif isinstance(value, list):
        if value and all(isinstance(word, str) for word in value):
            yield value
        for inner in value:
            yield from _lists(inner)


LISTS = [words for name in FILES for words in _lists(read_toml(f"languages/en/{name}.toml"))]


def test_a_list_has_the_words_of_the_class_that_it_names() -> None:
    assert words_named("en", ["@killing", "die"]) == (*CLASSES["killing"], "die")
    assert lists_named("en", {"one": ["@killings"]}) == {"one": frozenset(CLASSES["killings"])}


def test_a_class_that_there_is_not_is_refused() -> None:
    with pytest.raises(RuleError, match=r"'@strange' is no class of words; .*killing"):
        words_named("en", ["@strange"])


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_is_named_by_several_lists_which_spell_none_of_it_out(name: str) -> None:
    naming = [words for words in LISTS if f"@{name}" in words]
    assert len(naming) > 1
    assert not any(set(words) & set(CLASSES[name]) for words in naming)


def test_all_files_that_name_a_class_are_looked_at() -> None:
    """In event types "@" stands before a class of nouns, and before a list of the rules' own."""
    marks = tuple(f'"@{name}"' for name in CLASSES)
    files = {p for p in (PACKAGE / "languages/en").rglob("*.toml") if "event_types" not in p.parts}
    files.remove(PACKAGE / "languages/en/word_classes.toml")
    naming = {p for p in files if any(mark in p.read_text("utf-8") for mark in marks)}
    assert naming <= {PACKAGE / f"languages/en/{name}.toml" for name in FILES}


@dataclass(frozen=True, slots=True)
class _Record:
    killing: Words
    nouns: Annotated[Words, "noun.words"]
    names: Annotated[Words, "noun.names", AS_SPELLED]
    endings: Annotated[tuple[str, ...], "noun.ends"]
    alike: tuple[Words, ...] = ()
    states: Mapping[str, Words] = field(default_factory=dict)
    many: bool = False


TABLE = {"noun": {"words": ["Ship"], "names": ["Mars"], "ends": ["er", "or"]}, "killing": ["die"]}


def test_a_record_has_the_lists_that_its_fields_name() -> None:
    own = {"killing": ["@killing"], "alike": [["A", "b"]], "many": True}
    read = read_record(_Record, own, TABLE, small=True, states={"us": frozenset()})
    assert read.killing == frozenset(CLASSES["killing"])  # of the first table that has it
    assert (read.nouns, read.names) == (frozenset({"ship"}), frozenset({"Mars"}))
    assert (read.endings, read.alike) == (("er", "or"), (frozenset({"a", "b"}),))
    assert (read.states, read.many) == ({"us": frozenset()}, True)


def test_a_list_that_a_record_needs_and_does_not_find_is_told() -> None:
    with pytest.raises(KeyError, match=r"noun\.words"):
        read_record(_Record, {"killing": []}, states={})
