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


@pytest.mark.parametrize(
    ("text", "subject", "name", "source"),
    [
        (
            "According to the prosecutor, Karl Lind, the man beat his wife.",
            "man",
            "Lind",
            "prosecutor",
        ),
        ("According to the mayor of Tarn, Lea Moss, a bus hit the wall.", "bus", "Moss", "mayor"),
        (
            "According to the head of the union, Ole Dahl, the firm left the town.",
            "firm",
            "Dahl",
            "head",
        ),
        (
            "According to the minister, Karl Lind, Ana Berg will lead the team.",
            "Berg",
            "Lind",
            "minister",
        ),
        ("According to his widow, Ana Lind, the general fled.", "general", "Lind", "widow"),
    ],
)
def test_a_source_with_a_name_does_not_do_what_it_tells(
    text: str, subject: str, name: str, source: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    verb = next(t for t in tokens.values() if label_of(t) == "ROOT")
    assert (label_of(tokens[subject]), tokens[subject].head) == ("nsubj", verb)
    assert (label_of(tokens[name]), tokens[name].head.text) == ("appos", source)


@pytest.mark.parametrize(
    "text",
    [
        "According to a spokesman, Karl Lind, a 31-year-old farmer, killed his brother.",
        "According to prosecutors, Karl Lind, a former mayor, took bribes.",
        "According to the judge, Karl Lind, who was drunk, hit a cyclist.",
        "According to the police chief, Karl Lind, his wife and two children died.",
    ],
)
def test_a_name_behind_a_source_acts_where_a_comma_closes_what_describes_it(text: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["Lind"]) == "nsubj"
