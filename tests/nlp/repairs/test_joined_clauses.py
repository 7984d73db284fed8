"""A name behind a day and "and" is the subject of the verb behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "verb", "first", "label"),
    [
        (
            "Karl Reed was cleared on Monday and Tom Lind was convicted.",
            "Lind",
            "convicted",
            "cleared",
            "nsubjpass",
        ),
        (
            "Protesters burned cars and shops and police fired tear gas.",
            "police",
            "fired",
            "burned",
            "nsubj",
        ),
        ("Ana Berg resigned on Friday and Karl Reed left.", "Reed", "left", "resigned", "nsubj"),
        (
            "Karl Dahl stepped down as the head of the state of Norland and Ana Berg was sworn in.",
            "Berg",
            "sworn",
            "stepped",
            "nsubjpass",
        ),
        (
            "Dahl quit as the chairman of Norvik Bank and Anna Berg was chosen as chairwoman.",
            "Berg",
            "chosen",
            "quit",
            "nsubjpass",
        ),
    ],
)
def test_the_second_clause_has_its_subject(
    text: str, name: str, verb: str, first: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[name].head.text, label_of(tokens[name])) == (verb, label)
    assert (tokens[verb].head.text, label_of(tokens[verb])) == (first, "conj")


def test_a_list_of_objects_stays_one() -> None:
    text = "The firm makes cars and ships and has opened a mill in Oslo."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["ships"].head.text, tokens["opened"].head.text) == ("cars", "makes")


@pytest.mark.parametrize("text", ["They met on Monday and Tuesday.", "They met in May and June."])
def test_two_days_stay_two_days(text: str) -> None:
    tokens = [t for t in analyse(text).paragraphs[0].doc if label_of(t) == "conj"]
    assert [t.head.text in {"Monday", "May"} for t in tokens] == [True]


@pytest.mark.parametrize(
    ("text", "verb", "head", "label"),
    [
        ("Tom Berg denied having any part in the raid during a 12 day trial at Halden Court but a "
         "unanimous jury convicted him of murder following three hours of deliberations.",
         "convicted", "denied", "conj"),
        ("Ana Brell denied taking the money and that her sister had fled.",
         "fled", "denied", "ccomp"),
        ("Ana Brell wants to sing and that pleased her.", "pleased", "wants", "conj"),
        ("Ana Brell denied that she took the money but her sister had seen it.",
         "seen", "took", "conj"),
    ],
)  # fmt: skip
def test_but_opens_nothing_that_is_said(text: str, verb: str, head: str, label: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[verb].head.text, label_of(tokens[verb])) == (head, label)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("He wept as the mother of Tom Reed and Anna Reed was called.", "called", "mother"),
        ("He wept as the mayor of Lorne was booed.", "booed", "mayor"),
    ],
)
def test_a_clause_with_as_keeps_its_subject(text: str, verb: str, subject: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[subject].head.text, label_of(tokens[verb])) == (verb, "advcl")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Lund fled to Norland; police think that Berg helped him.", "fled", "think"),
        ("The court cleared Lund; prosecutors believe a witness lied.", "cleared", "believe"),
    ],
)
def test_a_semicolon_parts_a_clause_from_what_is_told_behind(
    text: str, first: str, second: str
) -> None:
    found = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert found[first].head == found[first]
    assert found[second].head == found[first]


def test_what_is_said_before_a_comma_stays_said() -> None:
    found = {t.text: t for t in analyse("Lind robbed shops, police believe.").paragraphs[0].doc}
    assert found["robbed"].head.text == "believe"


@pytest.mark.parametrize(
    ("text", "verb", "account", "actor", "second"),
    [
        (
            "Lund denied the accusation and Berg won it in June.",
            "denied",
            "accusation",
            "Berg",
            "won",
        ),
        (
            "Lund denied the allegations and Lind resigned.",
            "denied",
            "allegations",
            "Lind",
            "resigned",
        ),
        ("Norvik denied the claims and the union struck.", "denied", "claims", "union", "struck"),
        ("Lund denied the claim and Muscat won re-election.", "denied", "claim", "Muscat", "won"),
        ("Norvik admitted the leak and a plant was shut.", "admitted", "leak", "plant", "shut"),
        ("Lind announced a ban and the border is closed.", "announced", "ban", "border", "closed"),
    ],
)
def test_an_account_acts_not(text: str, verb: str, account: str, actor: str, second: str) -> None:
    found = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (found[account].head, label_of(found[account])) == (found[verb], "dobj")
    assert (found[actor].head.text, label_of(found[second])) == (second, "conj")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The minister denied the army and police killed Lund.", "army", "killed"),
        ("Lund denied that reports and letters were burned.", "reports", "burned"),
        ("Police said a man and a woman were arrested.", "man", "arrested"),
        ("Norvik found that Lund and the Baltic Line plan a merger.", "Lund", "plan"),
        ("The ministry said the bridge and the road was closed.", "bridge", "closed"),
    ],
)
def test_who_acts_together_stays_denied(text: str, first: str, second: str) -> None:
    found = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert found[first].head == found[second]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Norland declared three days of mourning, and a concert was put off.", "declared", "put"),
        ("The bank confirmed the loss, and a director was dismissed.", "confirmed", "dismissed"),
    ],
)
def test_a_clause_behind_an_object_and_a_conjunction_is_not_told(
    text: str, first: str, second: str
) -> None:
    found = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (found[second].head.text, label_of(found[second])) == (first, "conj")
