"""A participle before a name between commas describes the subject of the verb behind."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "noun", "participle", "name", "verb"),
    [
        ("The officer leading the search, Tom Lind, said nobody had been found.",
         "officer", "leading", "Lind", "said"),
        ("The detective investigating the murder, Paul Norby, has resigned.",
         "detective", "investigating", "Norby", "resigned"),
        ("The judge presiding over the trial, Ana Reyes, jailed him for life.",
         "judge", "presiding", "Reyes", "jailed"),
    ],
)  # fmt: skip
def test_who_stands_before_the_participle_is_the_subject(
    text: str, noun: str, participle: str, name: str, verb: str
) -> None:
    found = tokens(text)
    assert (found[noun].head.text, label_of(found[noun])) == (verb, "nsubj")
    assert (found[participle].head.text, label_of(found[participle])) == (noun, "acl")
    assert (found[name].head.text, label_of(found[name])) == (noun, "appos")


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("A man driving to the city, Ostra, was arrested on Monday.", "Ostra", "city"),
        ("The woman accusing the minister, Tom Lind, has withdrawn her claim.", "Lind", "minister"),
    ],
)
def test_a_name_that_fits_the_noun_between_stays_there(text: str, name: str, noun: str) -> None:
    assert tokens(text)[name].head.text == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The sun setting, Lind left the camp.", "Lind"),
        ("Fans cheering, the team, Norvik, left the pitch.", "team"),
    ],
)
def test_another_noun_before_the_verb_is_its_subject(text: str, noun: str) -> None:
    assert tokens(text)[noun].head.text == "left"
