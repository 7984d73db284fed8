"""A reported clause goes on behind a parenthesis: its subject is who stands before that."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "noun", "verb", "label"),
    [
        (
            "Lena Hoyt said the witness, she did not give his name, was kidnapped and shot.",
            "witness",
            "kidnapped",
            "nsubjpass",
        ),
        (
            "Lena Hoyt said the witness -- she did not give his name -- was kidnapped and shot.",
            "witness",
            "kidnapped",
            "nsubjpass",
        ),
        (
            "Ines Mota said the pilot — she called him a friend — fled the country in May.",
            "pilot",
            "fled",
            "nsubj",
        ),
    ],
)
def test_who_stands_before_a_parenthesis_is_the_subject_behind_it(
    text: str, noun: str, verb: str, label: str
) -> None:
    (part,) = analyse(text).paragraphs
    token = next(t for t in part.doc if t.text == noun)
    assert (token.head.text, label_of(token)) == (verb, label)
    assert token.head.head.text == "said"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Tieck told reporters — they had waited for hours — that she had resigned.",
        "Mr. Adler met the envoy, he said, and signed the treaty.",
        "Rena Holm said a prayer, she wept, and left the room.",
    ],
)
def test_what_goes_on_with_the_report_keeps_its_object(text: str) -> None:
    (part,) = analyse(text).paragraphs
    objects = [t.text for t in part.doc if label_of(t) == "dobj"]
    assert {"reporters", "envoy", "prayer"} & set(objects)


def test_a_low_line_between_spaces_is_read_as_a_dash() -> None:
    text = "Kort said one _ he did not know which one _ had been located, stopped and freed_it."
    (part,) = analyse(text).paragraphs
    assert [t.text for t in part.doc if t.text in {"_", "—"}] == ["—", "—"]
    assert part.text == text == part.span(0, len(part.doc)).text  # the text itself stays
    heads = {t.text: t.head.text for t in part.doc}
    assert heads["stopped"] == "located"
