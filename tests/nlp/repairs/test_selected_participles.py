"""A participle behind a comma hangs on the noun that its verb selects: a paper, or a person."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("A lawsuit against Karl Lund, filed in 2019, was settled.", "filed", "lawsuit"),
        ("A complaint against three doctors, lodged in May, failed.", "lodged", "complaint"),
        ("A contract with Karl Lund, signed in May, was torn up.", "signed", "contract"),
        ("A probe into the death of Tom Reed, opened in May, ended.", "opened", "probe"),
        (
            "An investigation against Lund and two other managers, opened in May, was dropped.",
            "opened",
            "investigation",
        ),
        ("The trial of Karl Lund, arrested in May, begins on Monday.", "arrested", "Lund"),
        ("An inquest into the death of Tom Reed, shot in May, opened.", "shot", "Reed"),
        # the nearest noun is one that the verb selects, or no other is
        ("A report on the contract, signed in May, was published.", "signed", "contract"),
        ("A friend of Karl Lund, arrested in May, was freed.", "arrested", "friend"),
        ("The striker of Halden, signed in May, scored twice.", "signed", "striker"),
        ("The death of Karl Lund, shot in May, was mourned.", "shot", "Lund"),
    ],
)
def test_a_participle_hangs_on_what_its_verb_selects(text: str, word: str, head: str) -> None:
    tokens = [token for part in analyse(text).paragraphs for token in part.doc]
    (verb,) = (token for token in tokens if token.text == word)
    assert verb.head.text == head
