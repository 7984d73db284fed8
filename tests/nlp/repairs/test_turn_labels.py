"""Who speaks a turn of a transcript is no subject of what is said in it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECTS


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("RUIZ: Police arrested him on 3 May 2020.", "arrested", "Police"),
        ("Tomas Herrera: The ministry hired me in 2001.", "hired", "ministry"),
        ("RUIZ: My brother was killed by the army in 2019.", "killed", "brother"),
        ("MR BROOK: My assistant deleted the emails.", "deleted", "assistant"),
    ],
)
def test_a_label_is_no_subject(text: str, verb: str, subject: str) -> None:
    (part,) = analyse(text).paragraphs
    (told,) = (token for token in part.doc if token.text == verb)
    assert told.dependency == Dependency.ROOT
    assert [t.text for t in told.children if t.dependency in SUBJECTS] == [subject]
    assert part.clauses.of(told.i).head == told.i


def test_what_a_colon_does_not_part_from_a_subject_stays_one() -> None:
    (part,) = analyse("Ruiz fled: the police had come.").paragraphs
    (told,) = (token for token in part.doc if token.text == "fled")
    assert [t.text for t in told.children if t.dependency in SUBJECTS] == ["Ruiz"]
