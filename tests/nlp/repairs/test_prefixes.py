"""A noun with a prefix is one noun; other hyphens stay what they are."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Tag
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


@pytest.mark.parametrize(
    ("text", "head", "label"),
    [
        ("The judge granted a window for Waruta and his co-accused to appeal.", "Waruta", "conj"),
        ("Waruta and his co-accused were taken to prison on Monday.", "Waruta", "conj"),
        ("Judge Owen Pratt told the co-accused to sit down.", "told", "dobj"),
    ],
)
def test_a_participle_behind_a_prefix_of_nouns_is_one(text: str, head: str, label: str) -> None:
    (part,) = analyse(text).paragraphs
    token = next(t for t in part.doc if t.text == "accused")
    assert (token.head.text, label_of(token), token.tag) == (head, label, Tag.NOUN)
    assert all(label_of(t) not in {"xcomp", "acl", "advcl"} for t in token.rights)


def test_what_co_accused_are_acquitted_of_hangs_on_the_verdict() -> None:
    (part,) = analyse("The jury acquitted Tom Berg and his co-accused of murder.").paragraphs
    assert next(t for t in part.doc if t.text == "of").head.text == "acquitted"


def test_who_was_co_accused_is_told_by_a_verb() -> None:
    (part,) = analyse("Tom Reed was co-accused of murder on Monday.").paragraphs
    assert next(t for t in part.doc if t.text == "accused").tag != Tag.NOUN
