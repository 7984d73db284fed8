"""Of "who prosecutors say robbed a bank", "who" robbed, and prosecutors say."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of, tag_of

BRIDGED = [
    ("Kos, who prosecutors said stabbed a clerk in 2019, was arrested.", "said", "stabbed"),
    ("Kos and Sand, who the indictment says shot a judge, left.", "says", "shot"),
    ("Kos, who the complaint says hit a clerk in May, sold the firm.", "says", "hit"),
    ("Police caught a man who they say robbed a shop.", "say", "robbed"),
    ("The bank, which the suit claims hid losses in 2020, fell.", "claims", "hid"),
    ("The firm, which the ministry said bribed clerks in 2019, closed.", "said", "bribed"),
    ("Kos, who police said on Monday stabbed two clerks, was jailed.", "said", "stabbed"),
    ("Kos, who aides said would resign, met voters.", "said", "resign"),
    ("Ida Kos, who prosecutors allege robbed a shop, was jailed.", "allege", "robbed"),
    ("Ida Kos, who prosecutors allege killed a clerk, was jailed.", "allege", "killed"),
    ("The man who prosecutors claim raped a nurse was freed on Monday.", "claim", "raped"),
    ("The army, which the rebels claim burned the village, denied it.", "claim", "burned"),
]


@pytest.mark.parametrize(("text", "bridge", "clause"), BRIDGED)
def test_who_is_the_subject_of_its_own_verb(text: str, bridge: str, clause: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    verb, told = (next(t for t in doc if t.text == word) for word in (bridge, clause))
    assert (label_of(told), told.head, tag_of(told) in {"VBD", "VB"}) == ("ccomp", verb, True)
    assert [tag_of(t)[0] for t in told.children if label_of(t) == "nsubj"] == ["W"]
    assert not [t for t in verb.children if tag_of(t) in {"WP", "WDT"}]
    assert [t.i < verb.i for t in verb.children if label_of(t) == "nsubj"] == [True]


@pytest.mark.parametrize(
    ("text", "main", "subject", "label"),
    [
        (
            "Ida Kos, who prosecutors allege robbed a shop, was jailed.",
            "jailed",
            "Kos",
            "nsubjpass",
        ),
        ("The man who prosecutors claim raped a nurse was freed.", "freed", "man", "nsubjpass"),
        (
            "The army, which the rebels claim burned the village, denied it.",
            "denied",
            "army",
            "nsubj",
        ),
    ],
)
def test_the_main_verb_has_its_place_back(text: str, main: str, subject: str, label: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    verb, noun = (next(t for t in doc if t.text == word) for word in (main, subject))
    assert (label_of(verb), noun.head, label_of(noun)) == ("ROOT", verb, label)
    assert len(list(analyse(text).paragraphs[0].doc.sents)) == 1


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("Kos, who told the court he was ill, was jailed.", "who", "told"),
        ("The people who said prosecutors lied left.", "who", "said"),
        ("The men who prosecutors charged fled to Peru.", "who", "charged"),
    ],
)
def test_who_stays_where_it_belongs(text: str, who: str, verb: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    assert next(t for t in doc if t.text == who).head.text == verb
