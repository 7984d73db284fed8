"""A noun that sums up a clause has the verb behind it, and takes none from that clause."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Tag
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "verb", "above", "label"),
    [
        ("Tom Berg stole the plans, an allegation Berg denies.", "denies", "allegation", "relcl"),
        ("Norvik sold arms, an accusation the firm rejects.", "rejects", "accusation", "relcl"),
        ("Norvik closed the mine, a move the union opposes.", "opposes", "move", "relcl"),
        ("The plan failed, an official told reporters.", "failed", "told", "ccomp"),
        ("Norvik has a mine, a yard and a team of rejects.", "rejects", "of", "pobj"),
        ("Norvik made toys, a range the rejects.", "rejects", "range", "appos"),
    ],
)
def test_on_what_the_verb_hangs(text: str, verb: str, above: str, label: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (words[verb].head.text, label_of(words[verb])) == (above, label)


def test_that_is_the_object_of_its_clause() -> None:
    doc = (
        analyse("Olsen said the firm poisoned the river, a claim that Aune disputed.")
        .paragraphs[0]
        .doc
    )
    assert next(t.tag for t in doc if t.text == "that") == Tag.WH_DETERMINER
