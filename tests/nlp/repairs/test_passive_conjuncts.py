"""What goes on with a passive is a passive, but for what one does oneself."""

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Tag


@pytest.mark.parametrize(
    ("text", "verb", "tag"),
    [
        ("Police said the driver was stopped and charged.", "charged", "PAST_PARTICIPLE"),
        ("He was hurt on Monday and admitted to a hospital.", "admitted", "PAST_PARTICIPLE"),
        ("Lee was handcuffed and placed under bond.", "placed", "PAST_PARTICIPLE"),
        ("Police said he was caught and released on bail.", "released", "PAST_PARTICIPLE"),
        ("Berg was arrested on Monday and admitted to killing his wife.", "admitted", "PAST_TENSE"),
        ("Lund was arrested on Monday and admitted to three thefts.", "admitted", "PAST_TENSE"),
        ("He was cut off by police and shot at two officers.", "shot", "PAST_TENSE"),
        ("Police said he was stopped and shot into the air.", "shot", "PAST_TENSE"),
        ("She was hurt on Monday and placed third.", "placed", "PAST_TENSE"),
        (
            "Lund said all patients have been successfully contacted and warned of the recall.",
            "warned",
            "PAST_PARTICIPLE",
        ),
    ],
)
def test_what_goes_on_with_a_passive(text: str, verb: str, tag: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    assert next(t for t in doc if t.text == verb).tag == Tag[tag]
