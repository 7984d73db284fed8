"""A participle with a subject and no helper in a complement clause is a past tense."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Tag


@pytest.mark.parametrize(
    ("text", "verb", "tag"),
    [
        (
            "Authorities in Taiwan say that the earthquake that occurred Wednesday morning "
            "killed at least 9 people.",
            "killed",
            Tag.PAST_TENSE,
        ),
        ("They demanded that Reed released from jail.", "released", Tag.PAST_PARTICIPLE),
        (
            "The court ruled that the man accused by Reed murdered.",
            "murdered",
            Tag.PAST_PARTICIPLE,
        ),
        ("They say that the men had been killed.", "killed", Tag.PAST_PARTICIPLE),
        ("They ask that the men be killed.", "killed", Tag.PAST_PARTICIPLE),
    ],
)
def test_the_tag_of_the_verb(text: str, verb: str, tag: Tag) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert token.tag == tag
