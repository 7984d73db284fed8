"""A clause without a pronoun is told of the thing before the name that is its subject."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "thing", "above", "name", "verb"),
    [
        (
            "The workers rejected the pay offer Norvik Motors made on Tuesday.",
            "offer", "rejected", "Motors", "made",
        ),
        (
            "The court upheld the ban Mayor Tom Reed ordered in May.",
            "ban", "upheld", "Reed", "ordered",
        ),
        (
            "Nurses protested against the reform Health Minister Ana Berg proposed on Monday.",
            "reform", "against", "Berg", "proposed",
        ),
        (
            "The panel looked into the loan Sundal Bank granted in 2015 to two aides.",
            "loan", "into", "Bank", "granted",
        ),
        (
            "The union fought the tariff Prime Minister Karl Vik announced last week.",
            "tariff", "fought", "Vik", "announced",
        ),
        (
            "Lawyers filed a suit against the travel ban President Ana Lund imposed last Friday.",
            "ban", "against", "Lund", "imposed",
        ),
    ],
)  # fmt: skip
def test_the_name_is_the_subject_and_the_thing_the_object(
    text: str, thing: str, above: str, name: str, verb: str
) -> None:
    found = tokens(text)
    assert (found[thing].head.text, found[name].head.text) == (above, verb)
    assert (label_of(found[name]), label_of(found[verb])) == ("nsubj", "relcl")
    assert found[verb].head.text == thing


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("Police arrested the director Tom Reed accused of fraud.", "Reed", "accused"),
        ("The report named the bank Norvik Trust accused of fraud.", "Trust", "accused"),
        ("The company bought the carmaker Holt Motors founded in 1910.", "Motors", "founded"),
    ],
)
def test_people_and_bodies_have_their_names_behind_them(text: str, name: str, verb: str) -> None:
    assert label_of(tokens(text)[name]) != "nsubj"


def test_what_a_hearer_is_told_stays_told() -> None:
    found = tokens("The court told the prosecutor Lind lied.")
    assert (found["lied"].head.text, label_of(found["lied"])) == ("told", "ccomp")
