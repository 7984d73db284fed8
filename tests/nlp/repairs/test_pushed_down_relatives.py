"""Who is hurt in a relative clause inside a report is not whom the main verb tells of."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "deed", "thing", "verb", "noun"),
    [
        ("The man who police believe killed Ida Roth has fled.", "killed", "Roth", "fled", "man"),
        ("A man police believe robbed two shops has fled.", "robbed", "shops", "fled", "man"),
        (
            "The men who prosecutors say robbed the bank were freed.",
            "robbed",
            "bank",
            "freed",
            "men",
        ),
        ("A clerk who detectives believe hit Ana Lind died.", "hit", "Lind", "died", "clerk"),
        ("The priest she said abused her died in 2019.", "abused", "her", "died", "priest"),
        ("The guard they say robbed the shop has fled.", "robbed", "shop", "fled", "guard"),
    ],
)
def test_the_object_is_of_the_deed(text: str, deed: str, thing: str, verb: str, noun: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (words[thing].head.text, label_of(words[thing])) == (deed, "dobj")
    assert words[noun].head.text == verb


@pytest.mark.parametrize(
    ("text", "thing", "verb"),
    [
        ("The bank officials say stolen cars were found.", "cars", "found"),
        ("Police believe killed men were rebels.", "men", "were"),
        ("At a hearing officials said stolen cars were found.", "cars", "found"),
        ("The day they said wounded men were freed was a Monday.", "men", "freed"),
    ],
)
def test_a_participle_before_a_noun_stays(text: str, thing: str, verb: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[thing].head.text == verb
