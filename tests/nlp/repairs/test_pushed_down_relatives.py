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
        ("The guards who the family says beat Lund were fired.", "beat", "Lund", "fired", "guards"),
        ("The guard who Mr Lund says robbed Berg was held.", "robbed", "Berg", "held", "guard"),
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


@pytest.mark.parametrize(
    ("text", "report", "deed", "pronoun"),
    [
        ("Mr Berg, who Mr Lund claims stole the vote, resigned.", "claims", "stole", "who"),
        ("The firm that Lund claims dumped waste closed in May.", "claims", "dumped", "that"),
        ("Berg, who police say stabbed a guard, was arrested.", "say", "stabbed", "who"),
        ("The rebels, who the army claims killed Lund, left.", "claims", "killed", "who"),
    ],
)
def test_who_says_it_says_what_the_clause_tells(
    text: str, report: str, deed: str, pronoun: str
) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (words[deed].head.text, label_of(words[deed])) == (report, "ccomp")
    assert (words[pronoun].head.text, label_of(words[report])) == (deed, "relcl")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The firm that damage claims ruined closed in May.", "ruined"),
        ("Berg, whose insurance claims fooled the firm, was jailed.", "fooled"),
        ("Berg, who made claims that hurt Lund, resigned.", "hurt"),
    ],
)
def test_claims_may_be_a_noun(text: str, deed: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(words[deed]) == "relcl"
