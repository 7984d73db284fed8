"""A participle with a subject and no helper in a clause with a marker is a past tense."""

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
        ("No shots were fired after police arrested Reed.", "arrested", Tag.PAST_TENSE),
        (
            "She fell ill as doctors given no masks treated patients on Monday.",
            "given",
            Tag.PAST_PARTICIPLE,
        ),
        ("The men left after Reed had been arrested.", "arrested", Tag.PAST_PARTICIPLE),
        ("They say that the men had been killed.", "killed", Tag.PAST_PARTICIPLE),
        ("They ask that the men be killed.", "killed", Tag.PAST_PARTICIPLE),
    ],
)
def test_the_tag_of_the_verb(text: str, verb: str, tag: Tag) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert token.tag == tag


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Nance claimed the officer cursed and slammed him on the hood.", "slammed", "cursed"),
        ("Lind said two men had been hurt and thanked the crew.", "thanked", "said"),
        ("Lind believed the firm cheated and sued it.", "sued", "believed"),
    ],
)
def test_what_goes_on_with_a_complement_is_no_act_of_the_teller(
    text: str, verb: str, above: str
) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert token.head.text == above


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("A labour court ruled that his dismissal was unlawful and ordered the firm to pay him.",
         "ordered", "ruled"),
        ("A judge found that Norvik had broken the law and fined the company.", "fined", "found"),
        ("The court ruled that the election was void and ordered a new vote.",
         "ordered", "ruled"),
        ("The appeals court found that the judge was biased and ordered Lind to pay.",
         "ordered", "biased"),
        ("The court found that the firm had cheated and ordered parts.", "ordered", "cheated"),
        ("The court ruled that the firm had fired Lind and sold her shares.", "sold", "fired"),
        ("The tribunal found that the general was present and ordered the killings.",
         "ordered", "was"),
        ("A tribunal found that rebels had kidnapped Ana Lind and sentenced her to death.",
         "sentenced", "kidnapped"),
        ("The judge found that the club had breached its rules and fined Tom Berg.",
         "fined", "breached"),
        ("The court found that Norvik had hired Tom Berg and fined the company he led.",
         "fined", "hired"),
        ("The court ruled that the board was biased and ordered the sale.", "ordered", "was"),
        ("The judge found the colonel was in command and ordered the massacre.",
         "ordered", "was"),
        ("The judge found the prosecutor was biased and ordered a new trial.",
         "ordered", "found"),
        ("The court ruled the mayor was guilty and ordered him to pay.", "ordered", "ruled"),
        ("The court ruled the strike was illegal and fined the union.", "fined", "ruled"),
        ("A judge ruled the officer was at the scene and shot him.", "shot", "was"),
        ("The court ruled that the mayor was guilty and ordered himself a car.",
         "ordered", "was"),
    ],
)  # fmt: skip
def test_what_only_courts_do_is_no_act_of_those_of_whom_they_find(
    text: str, verb: str, above: str
) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert token.head.text == above
