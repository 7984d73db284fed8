"""A verb with a subject of its own is no modifier of the noun behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


def test_a_verb_with_a_subject_has_the_noun_as_its_object() -> None:
    text = "A court in Skarvik on Wednesday fined ferry operator Nordlinje 4.2 million crowns."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens["fined"]), tokens["fined"].pos) == ("ROOT", "VERB")
    assert (label_of(tokens["operator"]), tokens["operator"].head.text) == ("dobj", "fined")
    assert (label_of(tokens["court"]), tokens["court"].head.text) == ("nsubj", "fined")


def test_what_stands_behind_no_comma_is_no_apposition() -> None:
    tokens = {
        t.text: t for t in analyse("A court in Lima jailed Olaf Lund on Monday.").paragraphs[0].doc
    }
    assert (label_of(tokens["jailed"]), tokens["jailed"].pos) == ("ROOT", "VERB")
    assert (label_of(tokens["Lund"]), tokens["Lund"].head.text) == ("dobj", "jailed")
    assert (label_of(tokens["court"]), tokens["court"].head.text) == ("nsubj", "jailed")
    assert tokens["Monday"].head.head.text == "jailed"


@pytest.mark.parametrize("text", ["The fined operator left.", "Nordlinje paid a disputed bill."])
def test_a_participle_before_its_noun_stays_one(text: str) -> None:
    tokens = analyse(text).paragraphs[0].doc
    assert any(label_of(t) == "amod" for t in tokens)


def test_its_object_is_no_second_subject_of_the_clause_behind() -> None:
    text = "Rovers sacked manager Steve Hartley on Monday, a day after the club were knocked out."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["sacked"]) == "ROOT"
    assert (label_of(tokens["Hartley"]), tokens["Hartley"].head.text) == ("dobj", "sacked")
    assert (label_of(tokens["knocked"]), tokens["knocked"].head.text) == ("advcl", "sacked")
    assert tokens["Monday"].head.head.text == "sacked"


@pytest.mark.parametrize(
    ("text", "subject", "verb", "thing"),
    [
        ("A woman called police to report a burglary.", "woman", "called", "police"),
        ("A witness called an ambulance and tried to help.", "witness", "called", "ambulance"),
        ("A driver called 911.", "driver", "called", "911"),
    ],
)
def test_what_has_an_object_is_no_name(text: str, subject: str, verb: str, thing: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[verb]) == "ROOT"
    assert (label_of(tokens[subject]), tokens[subject].head.text) == ("nsubj", verb)
    assert (label_of(tokens[thing]), tokens[thing].head.text) == ("dobj", verb)


@pytest.mark.parametrize(
    "text", ["A man called Bob.", "A boy hit by a car.", "A man accused of it."]
)
def test_a_noun_that_only_is_described_tells_nothing(text: str) -> None:
    tokens = analyse(text).paragraphs[0].doc
    assert not any(label_of(t) == "nsubj" for t in tokens)


@pytest.mark.parametrize(
    ("text", "subject", "name"),
    [
        ("Police suspect Dan Vos of killing Rita Cole.", "Police", "Vos"),
        ("Detectives suspect Lee Hobbs of stealing the car.", "Detectives", "Hobbs"),
    ],
)
def test_a_present_with_a_subject_is_no_part_of_the_name(
    text: str, subject: str, name: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["suspect"]) == "ROOT"
    assert (label_of(tokens[subject]), tokens[subject].head.text) == ("nsubj", "suspect")
    assert (label_of(tokens[name]), tokens[name].head.text) == ("dobj", "suspect")
    assert tokens["of"].head.text == "suspect"


def test_what_a_clause_is_told_by_behind_a_name_is_the_verb_of_the_sentence() -> None:
    text = "The procurement watchdog, Audit Isles, reported in June that the firm had failed."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens["reported"]), tokens["reported"].pos) == ("ROOT", "VERB")
    assert (label_of(tokens["watchdog"]), tokens["watchdog"].head.text) == ("nsubj", "reported")
    assert tokens["failed"].head.text == "reported"
