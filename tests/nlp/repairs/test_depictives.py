"""A charge behind a court is that of who stands before it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "charge", "verb"),
    [
        ("Tom Lee appeared before magistrates charged with theft.", "charged", "appeared"),
        ("Ida Kos appeared before a judge accused of poisoning a man.", "accused", "appeared"),
        ("Two brothers stood before the court charged with arson.", "charged", "stood"),
        ("Emil Kos appeared in front of a magistrate charged with theft.", "charged", "appeared"),
    ],
)
def test_a_charge_is_of_who_stands_before_a_court(text: str, charge: str, verb: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (words[charge].head.text, label_of(words[charge])) == (verb, "advcl")


@pytest.mark.parametrize(
    ("text", "charge", "noun"),
    [
        ("Milan Kos sat beside a judge accused of fraud.", "accused", "judge"),
        ("Rita Kos voted for the magistrate charged with fraud.", "charged", "magistrate"),
        ("Police shot a man in front of a judge accused of fraud.", "accused", "judge"),
        ("Ida Roth testified before a judge accused of fraud.", "accused", "judge"),
        ("Police brought a man before a judge accused of fraud.", "accused", "judge"),
        ("The minister spoke before a panel charged with reviewing it.", "charged", "panel"),
    ],
)
def test_a_charge_elsewhere_is_of_the_noun_before_it(text: str, charge: str, noun: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[charge].head.text == noun


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ana Berg, 12, went missing on Friday.", "acomp"),
        ("She went home, missing her train.", "advcl"),
    ],
)
def test_who_goes_missing_is_so_then(text: str, label: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(words["missing"]) == label


@pytest.mark.parametrize(
    ("text", "charge", "above"),
    [
        ("The officers took the driver, charged with theft, to jail.", "charged", "driver"),
        ("Police arrested Tom Reed, accused of robbing a bank.", "accused", "Reed"),
        ("Officers detained two men, accused of robbing a bank.", "accused", "men"),
        ("Police held Tom Reed, wanted for killing a guard.", "wanted", "Reed"),
        ("Agents seized Ana Berg, sought for bombing a bank.", "sought", "Berg"),
        ("The board met Tom Reed, and sought advice.", "sought", "met"),
        ("The mayor met Tom Reed, accused of fraud.", "accused", "Reed"),
        ("Ana Berg left the court, accused of fraud.", "accused", "left"),
        (
            "Two men were hurt while taking a suspect, accused of firing at them, to court.",
            "accused",
            "suspect",
        ),
        ("The mayor left the council, accused of fraud, on Monday.", "accused", "left"),
        ("Ana Holt replaced Tom Reed, sacked in May.", "sacked", "Reed"),
        ("The president sacked the minister, accused of lying.", "accused", "minister"),
        ("Agents questioned the banker, accused of theft.", "accused", "banker"),
        ("The minister left the bishop, accused of theft.", "accused", "left"),
        ("The coach praised Tom Reed, beaten in the final on Sunday.", "beaten", "Reed"),
        ("The minister met Tom Reed, jailed in 2004, and his wife.", "jailed", "Reed"),
        ("Ana Holt left Oslo, sacked in May.", "sacked", "left"),
        ("Police freed Tom Reed, arrested two men and left.", "arrested", "freed"),
    ],
)
def test_a_charge_between_commas_is_of_who_is_acted_on(text: str, charge: str, above: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[charge].head.text == above
