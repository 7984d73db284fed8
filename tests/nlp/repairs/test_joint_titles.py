"""Two titles of one person right before the name are no second subject beside it."""

from __future__ import annotations

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


def test_titles_before_a_name_are_its_own() -> None:
    text = "Norvik Studios co-founder and CEO Anna Berg left the firm on Monday."
    tokens = [t for t in analyse(text).paragraphs[0].doc if t.head.text == "left"]
    assert [t.text for t in tokens if label_of(t) == "nsubj"] == ["Berg"]


def test_two_people_with_a_title_each_stay_two() -> None:
    text = "The president and the founder Anna Berg left the firm on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["president"].head.text == "left"


def test_half_of_a_portfolio_is_nobody_beside_who_has_it() -> None:
    text = "Work and pensions secretary, Anna Berg, for the Greens, said the mayor had left."
    tokens = [t for t in analyse(text).paragraphs[0].doc if t.head.text == "said"]
    assert [t.text for t in tokens if label_of(t) == "nsubj"] == ["secretary"]


def test_a_body_and_who_is_named_by_an_office_stay_two() -> None:
    text = "The court and the finance minister, Anna Berg, said the mayor had left."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["court"].head.text == "said"
