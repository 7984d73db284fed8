"""A verb with a subject of its own is no modifier of the noun behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


def test_a_verb_with_a_subject_has_the_noun_as_its_object() -> None:
    text = "A court in Skarvik on Wednesday fined ferry operator Nordlinje 4.2 million crowns."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["fined"].dep_, tokens["fined"].pos_) == ("ROOT", "VERB")
    assert (tokens["operator"].dep_, tokens["operator"].head.text) == ("dobj", "fined")
    assert (tokens["court"].dep_, tokens["court"].head.text) == ("nsubj", "fined")


@pytest.mark.parametrize("text", ["The fined operator left.", "Nordlinje paid a disputed bill."])
def test_a_participle_before_its_noun_stays_one(text: str) -> None:
    tokens = analyse(text).paragraphs[0].doc
    assert any(t.dep_ == "amod" for t in tokens)


def test_its_object_is_no_second_subject_of_the_clause_behind() -> None:
    text = "Rovers sacked manager Steve Hartley on Monday, a day after the club were knocked out."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["sacked"].dep_ == "ROOT"
    assert (tokens["Hartley"].dep_, tokens["Hartley"].head.text) == ("dobj", "sacked")
    assert (tokens["knocked"].dep_, tokens["knocked"].head.text) == ("advcl", "sacked")
    assert tokens["Monday"].head.head.text == "sacked"
