"""What a range of numbers counts is the subject of the verb behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Jon Dorn said between 300 and 400 homes had been burned.", "homes", "burned"),
        (
            '"It is a crisis," said Mr Dorn, who estimated between 3000 and 4000 people had been '
            "forced to flee.",
            "people",
            "forced",
        ),
        (
            "Ana Dorn, who estimated between 3000 and 4000 people had been forced to flee, called "
            "for aid.",
            "people",
            "forced",
        ),
        (
            "Ana Dorn, who estimated between 3000 and 4000 people had been forced to flee, called "
            "for aid.",
            "Dorn",
            "called",
        ),
        ("The firm that cut between 30 and 40 jobs was sold.", "firm", "sold"),
    ],
)
def test_a_counted_noun_is_the_subject_of_the_verb_behind_it(
    text: str, noun: str, verb: str
) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == noun)
    assert (found.head.text, label_of(found)[:5]) == (verb, "nsubj")


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed between 30 and 40 people.",
        "The rebels killed between 10 and 12 people shot in the woods.",
        "A meeting between 10 and 12 people ended on Monday.",
    ],
)
def test_a_range_that_something_else_governs_stays(text: str) -> None:
    (people,) = (t for t in analyse(text).paragraphs[0].doc if t.text == "people")
    assert label_of(people)[:5] != "nsubj"
