"""A person says of what kind an event is by the kinds that the page shows: subtypes, and types."""

from __future__ import annotations

import pytest

from dashboard.events.types.subtype_lexicon import load_subtypes
from dashboard.registry import current_language, read_toml
from dashboard.timeline.corrections.kinds import kinds, read_kind, type_and_subtype
from dashboard.timeline.wording.labels import type_labels

TABLE = read_toml("timeline/corrections/kinds.toml")


def test_each_subtype_of_the_table_is_one_and_stands_there_once() -> None:
    codes = [code for row in TABLE.values() for code in row]
    assert set(codes) <= set(load_subtypes(current_language()).subtypes)
    assert len(codes) == len(set(codes))
    assert set(TABLE) <= set(type_labels())


def test_a_subtype_has_only_a_type_that_it_may_be_of() -> None:
    for code, subtype in load_subtypes(current_language()).subtypes.items():
        assert not subtype.types or type_and_subtype(code)[0] in subtype.types, code


def test_no_two_kinds_of_the_choice_are_called_alike() -> None:
    labels = list(kinds().values())
    assert len(labels) == len(set(labels))
    assert labels == sorted(labels, key=str.casefold)
    assert {"Justice.Search", "OTHER", "COERCE"} <= set(kinds())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Search by police", "Justice.Search"),
        ("justice.search", "Justice.Search"),
        ("Protest", "Conflict.Demonstrate"),
        ("protest ", "Conflict.Demonstrate"),
        ("PROTEST", "PROTEST"),
        ("Coercion", "COERCE"),
        ("coerce", "COERCE"),
        ("a thing", None),
        ("", None),
    ],
)
def test_a_kind_is_read_by_its_label_or_its_code(words: str, code: str | None) -> None:
    assert read_kind(words) == code
