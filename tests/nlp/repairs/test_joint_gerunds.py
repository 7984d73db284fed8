"""A gerund behind a noun and "and" completes the preposition of the noun."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "gerund", "head", "label"),
    [
        ("Lind was charged with fraud and bribing two clerks.", "bribing", "with", "pcomp"),
        ("He was convicted of theft and killing a guard in 2019.", "killing", "of", "pcomp"),
        ("He was held on charges of theft and killing a guard.", "killing", "of", "pcomp"),
        ("The driver was injured in the crash and crying.", "crying", "crash", "conj"),
        ("Footage of Ole Vik hitting a guard was aired.", "Vik", "hitting", "nsubj"),
        ("Channels aired a film of him taking cash from a trader.", "him", "taking", "nsubj"),
        ("Guards were shouting and throwing stones.", "throwing", "shouting", "conj"),
    ],
)
def test_a_gerund_hangs_where_its_noun_does(text: str, gerund: str, head: str, label: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[gerund].head.text, label_of(tokens[gerund])) == (head, label)


@pytest.mark.parametrize(
    ("text", "gerunds"),
    [
        ("Norland accused Sarania of occupying homes, bombing two markets and shelling a port.",
         ("occupying", "bombing", "shelling")),
        ("Norland left the talks, accusing rebels of occupying homes, bombing two markets, a "
         "bridge and shelling a port.", ("occupying", "bombing", "shelling")),
        ("The rebels are accused of occupying homes, bombing two markets and killing a priest.",
         ("occupying", "bombing", "killing")),
        ("The mayor blamed the guards for leaving the gate open, drinking beer and letting thieves "
         "in.", ("leaving", "drinking", "letting")),
        ("Police arrested a man accused of robbing a bank, shooting at guards and fleeing.",
         ("robbing", "shooting", "fleeing")),
        ("A woman suspected of robbing a bank, shooting a guard and killing two was arrested.",
         ("robbing", "shooting", "killing")),
        ("A court jailed a man convicted of stabbing two guards, robbing a shop and stealing cars.",
         ("stabbing", "robbing", "stealing")),
    ],
)  # fmt: skip
def test_a_list_of_what_one_is_accused_of_goes_on(text: str, gerunds: tuple[str, ...]) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[gerunds[0]]) == "pcomp"
    for before, gerund in pairwise(gerunds):
        assert (tokens[gerund].head.text, label_of(tokens[gerund])) == (before, "conj")


@pytest.mark.parametrize(
    ("text", "gerund", "head"),
    [
        ("Norland accused Sarania of spying, closing its embassy on Monday.", "closing", "accused"),
        ("Norland, accused of bombing a port, closed its border, recalling its envoy and expelling "
         "two clerks.", "recalling", "closed"),
        ("Police accused Tom Berg of stabbing a guard, saying he had fled.", "saying", "accused"),
        ("The court convicted Tom Reed of bribing a judge, jailing him for a year and fining him.",
         "jailing", "convicted"),
        ("Norland accused Sarania of bombing a port, recalling its envoy and expelling two clerks.",
         "recalling", "accused"),
        ("Norland expelled a clerk accused of spying, closing his office and seizing his car.",
         "closing", "expelled"),
    ],
)  # fmt: skip
def test_what_the_accuser_does_is_no_part_of_the_list(text: str, gerund: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[gerund].head.text == head


@pytest.mark.parametrize(
    ("text", "gerund", "head"),
    [
        ("Police arrested a man wanted for robbing a bank, shooting at guards and fleeing.",
         "shooting", "robbing"),
        ("Police seek a man wanted for stabbing a woman, beating her son and stealing a car.",
         "beating", "stabbing"),
        ("Police are looking for a man wanted for stabbing a woman, beating her son and stealing a "
         "car.", "beating", "stabbing"),
        ("Police seeking a man for robbing a bank shot him, arresting two and seizing a gun.",
         "arresting", "shot"),
        ("Police caught a man wanted for stealing a car, beating him and handcuffing his brother.",
         "beating", "caught"),
    ],
)  # fmt: skip
def test_whom_the_law_is_after_did_all_of_the_list(text: str, gerund: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[gerund].head.text == head


def test_an_adjective_behind_such_a_preposition_stays_one() -> None:
    tokens = {
        t.text: t for t in analyse("Critics blamed Norland for rising prices.").paragraphs[0].doc
    }
    assert label_of(tokens["rising"]) == "amod"


def test_a_preposition_may_end_the_text() -> None:
    doc = analyse("Norland asked what Sarania was accused of").paragraphs[0].doc
    assert doc[-1].text == "of"
