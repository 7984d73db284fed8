"""A verb that a gerund completes is no helper of it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "subject", "verb", "lemma", "gerund"),
    [
        (
            "A second line into Norland remained operating after the raid.",
            "line", "remained", "remain", "operating",
        ),
        (
            "Turkey shut the border, but according to officials, a smaller crossing into Norland "
            "remained working.",
            "crossing", "remained", "remain", "working",
        ),
    ],
)  # fmt: skip
def test_the_verb_has_the_subject_and_the_gerund(
    text: str, subject: str, verb: str, lemma: str, gerund: str
) -> None:
    found = tokens(text)
    assert (found[subject].head.text, found[verb].lemma_) == (verb, lemma)
    assert (found[gerund].head.text, label_of(found[gerund])) == (verb, "xcomp")


@pytest.mark.parametrize(
    ("text", "helper", "verb"),
    [
        ("A second line into Norland was operating after the raid.", "was", "operating"),
        ("The crews have stopped working.", "have", "stopped"),
    ],
)
def test_a_helper_stays_one(text: str, helper: str, verb: str) -> None:
    found = tokens(text)
    assert (found[helper].head.text, label_of(found[helper])) == (verb, "aux")
