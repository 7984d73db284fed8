"""A noun with a prefix is one noun; other hyphens stay what they are."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "noun", "head", "label"),
    [
        (
            "The suit was filed by Joan Hill and two co-defendants on Monday.",
            "defendants",
            "Hill",
            "conj",
        ),
        ("The co-founder of Norvik resigned on Monday.", "founder", "resigned", "nsubj"),
        ("Two non-members were arrested by Lund.", "members", "arrested", "nsubjpass"),
        ("Officers close to the case said the man was re-arrested.", "arrested", "said", "ccomp"),
        (
            "The Economic and Financial Crimes Commission (EFCC) on Friday re-arraigned the former "
            "governor of the Central Bank of Nigeria (CBN), Godwin Emefiele, at the Federal "
            "Capital Territory (FCT) High Court in Maitama, Abuja.",
            "arraigned",
            "arraigned",
            "ROOT",
        ),
    ],
)
def test_the_noun_takes_the_place_of_its_prefix(
    text: str, noun: str, head: str, label: str
) -> None:
    (part,) = analyse(text).paragraphs
    token = next(t for t in part.doc if t.text == noun)
    assert (token.head.text, label_of(token)) == (head, label)
    assert [t.text for t in token.lefts if label_of(t) == "compound"][-1] == "-"


def test_the_hyphen_of_an_adjective_stays_as_it_is() -> None:
    (part,) = analyse("A well-known singer signed a ten-year deal on Monday.").paragraphs
    assert label_of(next(t for t in part.doc if t.text == "singer")) == "nsubj"
    assert label_of(next(t for t in part.doc if t.text == "deal")) == "dobj"
