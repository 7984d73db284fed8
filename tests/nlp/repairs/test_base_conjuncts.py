"""What is listed in the base form goes on with an infinitive or a subjunctive, not with a past."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        (
            "The judge ordered that Berg leave the house, pay a fine and see a doctor.",
            "pay",
            "leave",
        ),
        (
            "The rebels agreed to leave the city, free two nuns and hand over their guns.",
            "free",
            "leave",
        ),
        ("The firm promised to close the mill, cut its debts and sell the yard.", "cut", "close"),
        (
            "The council agreed on Monday to close the school, sell the yard and hire a cook.",
            "sell",
            "close",
        ),
        ("The gang wanted to rob the bank, kill the guard and burn the car.", "kill", "rob"),
    ],
)
def test_a_base_form_goes_on_with_one(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[verb].head.text, label_of(tokens[verb])) == (above, "conj")


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("The mayor left the hall, met the union and signed a pact.", "met", "left"),
        ("Berg had to leave the club, lost his licence and moved to Peru.", "lost", "had"),
    ],
)
def test_a_past_goes_on_with_a_past(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("The ministry did not name the envoys Norway had expelled or say when.", "say", "name"),
        ("The bank will not name the clients who had sued or give a date.", "give", "name"),
        ("He could not find the people he had met or loved.", "loved", "met"),
        ("She should not blame those who would lie or cheat.", "cheat", "lie"),
    ],
)
def test_a_base_form_goes_on_with_one_across_a_clause(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("Judge Ann Cole sentenced Tom Reed to 12 years in prison or pay a fine.", "pay", "xcomp"),
        ("Tom Reed was fined 400 pounds or serve one year in jail.", "serve", "xcomp"),
        ("The judge will fine Tom Reed and jail his wife.", "jail", "conj"),
    ],
)
def test_another_penalty_is_for_whom_is_sentenced(text: str, verb: str, label: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[verb]) == label


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("The driver failed to stop and hit a tree on Monday.", "hit", "failed"),
        ("The rebels failed to take the town and set fire to its mill.", "set", "take"),
        ("The rebels failed to land and hit the port.", "hit", "land"),
        ("The firm failed to open the mill and hit its goals.", "hit", "open"),
        ("The king refused to sign the law and put it to a vote.", "put", "sign"),
        ("He declined to comment and shut the door on Monday.", "shut", "declined"),
        ("The board decided to sell the mill and cut 300 jobs.", "cut", "sell"),
        ("Police failed to stop and arrest the man.", "arrest", "stop"),
        ("The driver did not fail to stop and hit the brakes.", "hit", "stop"),
    ],
)
def test_a_past_goes_on_with_who_failed_and_not_with_at_what(
    text: str, verb: str, above: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above
