"""An adverbial clause goes on behind what stands between marks: who stands before that did it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "noun", "participle", "verb", "main", "label"),
    [
        (
            "Hundreds wept as Ada Quill, holding the flag, walked past the church on Sunday.",
            "Quill",
            "holding",
            "walked",
            "wept",
            "nsubj",
        ),
        (
            "Reporters waited as Karl Denby -- wearing a helmet -- entered the court.",
            "Denby",
            "wearing",
            "entered",
            "waited",
            "nsubj",
        ),
        (
            "The crowd booed after the mayor, flanked by two guards, left the hall on Monday.",
            "mayor",
            "flanked",
            "left",
            "booed",
            "nsubj",
        ),
        (
            "The guards laughed before Rita Lowe, handcuffed to a bench, was beaten on Monday.",
            "Lowe",
            "handcuffed",
            "beaten",
            "laughed",
            "nsubjpass",
        ),
    ],
)
def test_who_stands_before_a_participle_is_the_subject_behind_it(
    text: str, noun: str, participle: str, verb: str, main: str, label: str
) -> None:
    found = tokens(text)
    assert (found[noun].head.text, label_of(found[noun])) == (verb, label)
    assert found[participle].head.text == verb
    assert (found[verb].head.text, label_of(found[verb])) == (main, "advcl")
    assert label_of(found[main]) == "ROOT"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Owen Pratt left before Nora Birk, holding a torch, and lit the fire on Sunday.", "Birk"),
        ("Petra Sand worked as a cook, saving every cent, moved to Lyon, and wed in 2019.", "cook"),
        ("Owen Pratt worked as a guard, aged 20, robbed a bank and fled on Monday.", "guard"),
        ("Owen Pratt fled after the robbery, leaving a bag behind, police said.", "robbery"),
        ("Owen Pratt fled after the robbery, leaving a bag behind, said police.", "robbery"),
    ],
)
def test_what_goes_on_with_the_main_clause_keeps_its_subject(text: str, noun: str) -> None:
    assert label_of(tokens(text)[noun]) == "pobj"


@pytest.mark.parametrize(
    ("text", "noun", "verb", "main"),
    [
        ("Guards fled as Nils Holm, 40, shot at the bank on Monday.", "Holm", "shot", "fled"),
        ("Guards fled as Nils Holm, a baker, shot at the bank.", "Holm", "shot", "fled"),
        ("Shoppers hid after Petra Sand, 31, attacked a clerk.", "Sand", "attacked", "hid"),
        ("Police watched as Omar Vance, 22, burned a flag.", "Vance", "burned", "watched"),
    ],
)
def test_who_stands_before_an_age_or_a_name_is_the_subject_behind_it(
    text: str, noun: str, verb: str, main: str
) -> None:
    found = tokens(text)
    assert (found[noun].head.text, label_of(found[noun])) == (verb, "nsubj")
    assert (found[verb].head.text, label_of(found[verb])) == (main, "advcl")


@pytest.mark.parametrize(
    "text",
    [
        "Carl Boyd resigned as head of Norvik, a bank, and left Oslo on Monday.",
        "Carl Boyd met the head of Norvik, a bank, before he left Oslo.",
    ],
)
def test_a_name_behind_a_noun_leaves_the_rest_alone(text: str) -> None:
    assert tokens(text)["left"].head.text in {"resigned", "met"}


@pytest.mark.parametrize(
    ("text", "noun", "verb", "main"),
    [
        ("It sacked Ida Lund after a planning officer, Omar Vance, accused her of theft.",
         "officer", "accused", "sacked"),
        ("The union called a strike after a nurse, Petra Sand, was sacked.",
         "nurse", "sacked", "called"),
        ("It praised its chief executive, Ida Lund, after a planning officer, Omar Vance, "
         "accused her of theft.", "officer", "accused", "praised"),
        ("The deal was exposed by a local blogger, Ida Lund, after a clerk, Omar Vance, sent her "
         "the minutes.", "clerk", "sent", "exposed"),
    ],
)  # fmt: skip
def test_whoever_is_named_beside_a_noun_for_a_person_is_the_subject(
    text: str, noun: str, verb: str, main: str
) -> None:
    found = tokens(text)
    assert found[noun].head.text == verb
    assert label_of(found[noun]) in {"nsubj", "nsubjpass"}
    assert (found[verb].head.text, label_of(found[verb])) == (main, "advcl")


@pytest.mark.parametrize(
    ("text", "noun", "verb", "main"),
    [
        ("The men were held in March of last year after one of their aunts, aged 19, fled.",
         "one", "fled", "held"),
        ("Lind was jailed in June after one of the guards, known as Rook, climbed a wall.",
         "one", "climbed", "jailed"),
    ],
)  # fmt: skip
def test_a_time_before_the_clause_leaves_it_whole(
    text: str, noun: str, verb: str, main: str
) -> None:
    found = tokens(text)
    assert (found[noun].head.text, label_of(found[noun])) == (verb, "nsubj")
    assert (found[verb].head.text, label_of(found[verb])) == (main, "advcl")
