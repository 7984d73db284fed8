"""A passive without its auxiliary, as headlines and chronicles have it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "subject", "label"),
    [
        ("1992 - Alan Cole cautioned by police after a row", "Cole", "nsubjpass"),
        ("1993: David Ashe exposed by a newspaper.", "Ashe", "nsubjpass"),
        ("April 1995 – Minister Jonah Ait accused of secret deals.", "Ait", "nsubjpass"),
        ("May 2001 – Petra Mandel forced to resign after a row.", "Mandel", "nsubjpass"),
        ("Anna Cruz shot by rebels in Halden", "Cruz", "nsubjpass"),
        ("1993: The minister accused a rival of lying.", "minister", "nsubj"),
        ("1993: Alan Cole resigned.", "Cole", "nsubj"),
        ("1992 – Rebels shot at a bus near Halden", "Rebels", "nsubj"),
        ("2016 – Court convicted and jailed Karl Lund", "Court", "nsubj"),
        ("2017 – Army detained and shot two men", "Army", "nsubj"),
        ("12 May 2019: Police arrested in a raid six men", "Police", "nsubj"),
        ("Protesters marched by Parliament on Sunday", "Protesters", "nsubj"),
        ("Reed led by a point.", "Reed", "nsubj"),
        ("The mayor walked by a guard.", "mayor", "nsubj"),
        ("John stopped by officials.", "John", "nsubj"),
        ("Officials confirm that Tom Reed arrested in Arden.", "Reed", "nsubjpass"),
        ("The ministry said two guards jailed in Arden on Monday.", "guards", "nsubjpass"),
        ("Officials confirm that Tom Reed arrested the burglar in Arden.", "Reed", "nsubj"),
        ("Officials confirm that Tom Reed arrived in Arden.", "Reed", "nsubj"),
        ("Officials say the army arrested in Arden two men.", "army", "nsubj"),
        ("Police said Officer Tom Reed arrested on Monday the driver.", "Reed", "nsubj"),
    ],
)
def test_what_is_done_to_the_subject_is_a_passive(text: str, subject: str, label: str) -> None:
    word = next(t for t in analyse(text).paragraphs[0].doc if t.text == subject)
    assert label_of(word) == label
