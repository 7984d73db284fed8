"""A bare verb goes on with the infinitive before it, and not with a past verb."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of, tag_of

URGED = (
    "He described the attacks as a “dastardly act” and urged vigilant locals to assist the "
    "authorities and “deny terrorism any victory”."
)


def test_a_bare_verb_is_joined_to_the_infinitive_before_it() -> None:
    tokens = {t.text: t for t in analyse(URGED).paragraphs[0].doc}
    assert (label_of(tokens["deny"]), tokens["deny"].head.text) == ("conj", "assist")
    assert tokens["urged"].head.text == "described"


def test_a_list_goes_on_with_the_infinitive_of_a_past_plan() -> None:
    text = (
        "She was scheduled to lay flowers at the bombed embassy, talk to guards and others who "
        "survived the blast and meet with President Moi."
    )
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert [tokens[verb].head.text for verb in ("talk", "meet")] == ["lay", "lay"]
    assert tag_of(tokens["talk"]) == "VB"


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("The mayor urged residents to stay at home and left the town.", "left", "urged"),
        ("He asked them to leave, and did refuse to go.", "refuse", "asked"),
        ("The judge ordered him to repay the money and barred him.", "barred", "ordered"),
        ("She urged him to stay and called the police.", "called", "urged"),
    ],
)
def test_a_verb_of_its_own_stays_with_the_finite_one(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above


def test_what_stands_behind_to_is_no_past_of_another_verb() -> None:
    tokens = analyse("Lukas Brandt left Leeds in 2018 to found Saltcell.").paragraphs[0].doc
    found = next(t for t in tokens if t.text == "found")
    assert (tag_of(found), found.lemma_) == ("VB", "found")


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("United have beaten off competition from Arsenal and Everton to sign Lind.", "beaten"),
        ("They made a bid to sign Lind.", "bid"),
    ],
)
def test_who_wins_a_contest_does_what_it_is_about(text: str, above: str) -> None:
    sign = next(t for t in analyse(text).paragraphs[0].doc if t.text == "sign")
    assert sign.head.text == above


@pytest.mark.parametrize("text", ["They hope to be found.", "He claims to have found it."])
def test_a_participle_with_a_helper_stays_one(text: str) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == "found")
    assert (tag_of(found), found.lemma_) == ("VBN", "find")
