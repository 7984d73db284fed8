"""A name that a verb acts on is its object, and nothing that the verb makes of somebody."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        (
            "The exiting governor Reed appointed Pierluisi as secretary of state.",
            "Pierluisi",
            "dobj",
        ),
        ("She was called Asta.", "Asta", "oprd"),
    ],
)
def test_a_name_is_the_object_where_there_is_no_other(text: str, name: str, label: str) -> None:
    (part,) = analyse(text).paragraphs
    assert [token.dep_ for token in part.doc if token.text == name] == [label]
