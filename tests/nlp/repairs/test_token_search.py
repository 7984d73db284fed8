"""The search for the tokens that a repair is for."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.repairs.token_search import forget, tokens_where
from dashboard.nlp.spacy_trees import reattach, relabel, retag

_TEXT = "A ferry sank off Halden and a tug towed it away."
_PAST = {"TAG": frozenset({"VBD"})}
_JOINED = {"TAG": frozenset({"VBD"}), "DEP": frozenset({"conj"})}
_TUG = {"LOWER": frozenset({"tug", "barge"})}


def test_a_token_meets_all_that_one_of_the_conditions_asks() -> None:
    doc = analyse(_TEXT).paragraphs[0].source
    assert [t.text for t in tokens_where(doc, _PAST)] == ["sank", "towed"]
    assert [t.text for t in tokens_where(doc, _JOINED)] == ["towed"]
    assert [t.text for t in tokens_where(doc, _TUG, _JOINED, _PAST)] == ["sank", "tug", "towed"]
    assert tokens_where(doc, {"LEMMA": frozenset({"barge"})}) == []


def test_an_attribute_that_is_not_searched_is_told() -> None:
    doc = analyse(_TEXT).paragraphs[0].source
    with pytest.raises(ValueError, match="POS"):
        tokens_where(doc, {"POS": frozenset({"VERB"})})


def test_a_label_that_was_changed_is_seen() -> None:
    doc = analyse(_TEXT).paragraphs[0].source
    (towed,) = tokens_where(doc, _JOINED)
    relabel(towed, "ccomp")
    assert tokens_where(doc, _JOINED) == []
    reattach(towed, towed, "conj")
    assert tokens_where(doc, _JOINED) == [towed] == [towed.head]


def test_nothing_is_kept_with_an_analysis() -> None:
    doc = analyse(_TEXT).paragraphs[0].source
    assert doc.user_data == {}
    tokens_where(doc, _PAST)
    assert forget(doc).user_data == {}


def test_each_column_that_was_changed_is_read_anew() -> None:
    doc = analyse(_TEXT).paragraphs[0].source
    sank, towed = tokens_where(doc, _PAST)
    retag(sank, "VBN", "ADJ")
    retag(towed, "VBD", lemma="haul")
    assert (sank.lemma_, sank.pos_, towed.pos_) == ("sink", "ADJ", "VERB")
    assert tokens_where(doc, {"LEMMA": frozenset({"haul"}), **_PAST}) == [towed]
    assert tokens_where(doc, _PAST) == [towed]
    assert tokens_where(doc, {"LOWER": frozenset({"sank"}), "TAG": frozenset({"VBN"})}) == [sank]
