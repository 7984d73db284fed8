"""A day that opens a sentence is no part of the name behind it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "day", "above", "name", "label"),
    [
        (
            "Yesterday Norvik Water, the owner of the plant, was fined £5,000 by a court.",
            "Yesterday",
            "fined",
            "Water",
            "nsubjpass",
        ),
        (
            "On Monday Alder Foods, the owner, was fined £5,000 for a spill.",
            "Monday",
            "On",
            "Foods",
            "nsubjpass",
        ),
        ("In 2019 Berg left the firm, and Lund came.", "2019", "In", "Berg", "nsubj"),
        ("In 2019 workers left the firm.", "2019", "In", "workers", "nsubj"),
        ("By 2019 Berg had left the firm.", "2019", "By", "Berg", "nsubj"),
        ("In 2500 cases the court found faults.", "2500", "cases", "court", "nsubj"),
        (
            "Last year rail workers met in Ostra.",
            "year",
            "met",
            "workers",
            "nsubj",
        ),
        (
            "Last month British envoy Ana Lund met the rebels.",
            "month",
            "met",
            "Lund",
            "nsubj",
        ),
        ("Yesterday British envoy Ana Lund met rebels.", "Yesterday", "met", "Lund", "nsubj"),
        ("Yesterday Norland prime minister Karl Vik fled.", "Yesterday", "fled", "Vik", "nsubj"),
        ("This afternoon President Lund, 81, was held.", "afternoon", "held", "Lund", "nsubjpass"),
        ("This Morning presenter Ana Lund resigned.", "Morning", "presenter", "Lund", "nsubj"),
        ("In 2019 Norvik bought Sundal, a rival.", "2019", "In", "Norvik", "nsubj"),
        ("In 2019 Norvik Rail sold the mill.", "2019", "In", "Rail", "nsubj"),
        ("In 2019 models, prices fell.", "2019", "models", "prices", "nsubj"),
        ("The Sunday Times reported the fire.", "Sunday", "Times", "Times", "nsubj"),
    ],
)
def test_the_day_hangs_on_the_verb_and_the_name_has_its_place(
    text: str, day: str, above: str, name: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[day].head.text == above
    assert label_of(tokens[name]) == label
