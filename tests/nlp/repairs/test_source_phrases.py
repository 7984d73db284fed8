"""Who a source tells of is no second name of the source's."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("According to police Sgt. Nora Pell, Dean Harlow, 35, is charged.", "Harlow", "nsubjpass"),
        ("According to lawyer Sam Ode, Peter Kane, 50, has been jailed.", "Kane", "nsubjpass"),
        ("According to Sheriff Tim Brandt, Carl Vogt, 29, shot two men.", "Vogt", "nsubj"),
        ("According to coroner Ida Brown, Luke Marsh, of Leeds, died.", "Marsh", "nsubj"),
    ],
)
def test_a_name_behind_the_source_is_the_subject(text: str, name: str, label: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    verb = next(t for t in tokens.values() if label_of(t) == "ROOT")
    assert (label_of(tokens[name]), tokens[name].head) == (label, verb)
    sources = {"Pell", "Ode", "Brandt", "Brown"} & tokens.keys()
    assert {label_of(tokens[source]) for source in sources} == {"pobj"}


def test_an_office_behind_the_source_stays_beside_it() -> None:
    text = "According to Lisa Grant, the mayor of Hull, the bridge was closed."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens["mayor"]), tokens["mayor"].head.text) == ("appos", "Grant")
