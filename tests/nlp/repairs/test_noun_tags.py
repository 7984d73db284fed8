"""Who gets something stands behind "to" as a noun; a verb behind "to" stays one."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of, tag_of


@pytest.mark.parametrize(
    ("text", "word", "name", "time"),
    [
        (
            "The city awarded the contract to builder Costain Rowe on Monday.",
            "builder",
            "Rowe",
            "on",
        ),
        ("Police handed the files to prosecutor Ana Costa on Monday.", "prosecutor", "Costa", "on"),
    ],
)
def test_a_noun_before_a_name_is_no_verb(text: str, word: str, name: str, time: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    verb = next(t for t in tokens.values() if label_of(t) == "ROOT")
    assert (tag_of(tokens[word]), tokens[word].head.text) == ("NN", name)
    assert (label_of(tokens[name]), tokens[name].head.text) == ("pobj", "to")
    assert tokens["to"].head.text == tokens[time].head.text == verb.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The court appointed him to chair Norvik Shipping.", "chair"),
        ("The firm vowed to sponsor Ana Costa.", "sponsor"),
    ],
)
def test_a_verb_stays_one(text: str, word: str) -> None:
    assert next(tag_of(t) for t in analyse(text).paragraphs[0].doc if t.text == word) == "VB"
