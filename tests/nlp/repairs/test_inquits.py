"""Who speaks in an inquit is no other name of whom it is said of."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "topic", "speaker", "verb", "label"),
    [
        (
            "Ana Lee, Tom Berg said on Monday, would leave the party.",
            "Lee",
            "Berg",
            "leave",
            "nsubj",
        ),
        (
            "The old mill, Nora Lind said on Monday, will be sold.",
            "mill",
            "Lind",
            "sold",
            "nsubjpass",
        ),
        (
            "The pilot, Ole Vik told reporters, had left the runway.",
            "pilot",
            "Vik",
            "left",
            "nsubj",
        ),
        (
            "The priest, said Lena Moro, a neighbour, killed his wife with an axe.",
            "priest",
            "Moro",
            "killed",
            "nsubj",
        ),
        (
            "Two guards, said Ida Sand, a lawyer for the family, beat the boy on Friday.",
            "guards",
            "Sand",
            "beat",
            "nsubj",
        ),
        ("The minister, said Ida Sand, lied to the court.", "minister", "Sand", "lied", "nsubj"),
        ("The minister, said the union, lied to the court.", "minister", "union", "lied", "nsubj"),
        (
            "The firm, said Tom Berg, a lawyer who left in May, hid the files.",
            "firm",
            "Berg",
            "hid",
            "nsubj",
        ),
        (
            "The bridge, said Tom Reed, has been closed by the council since May.",
            "bridge",
            "Reed",
            "closed",
            "nsubjpass",
        ),
    ],
)
def test_an_inquit_has_its_speaker(
    text: str, topic: str, speaker: str, verb: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    said = tokens[speaker].head
    assert (tokens[topic].head.text, label_of(tokens[topic])) == (verb, label)
    assert said.text in {"said", "told"}
    assert (said.head.text, label_of(said)) == (verb, "parataxis")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Ole Vik, said the mill would close.",
        "The head of the museum, Nora Lind, said on Monday that it would close.",
        "Ana Lee, a cook, said on Monday, 9 May, she would leave.",
        "Ana Lee, a cook, said Tom Reed, her son, would leave the party.",
        "The minister said Ana Holt, a judge, had taken bribes.",
    ],
)
def test_another_name_of_a_speaker_stays_one(text: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["said"]) == "ROOT"
    assert any(label_of(t) == "nsubj" for t in tokens["said"].children)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Rebels shelled the town and captured hundreds, residents and medics said.", "residents"),
        ("The bomb hurt six miners, doctors and the mayor told reporters.", "doctors"),
        ("Ten boats sank off Malta, the Rescue Agency and Maltese navy said.", "Agency"),
        ("The gang robbed tourists, cooks and drivers, prosecutors said.", "prosecutors"),
        ("The law hurts cooks, miners and teachers, unions and critics say.", "unions"),
        ("Rebels captured dozens, monks, nuns and residents said on Monday.", "monks"),
        ("Judges, lawyers and the minister said the law was unfair.", "Judges"),
    ],
)
def test_two_who_tell_are_not_joined_with_what_they_tell(text: str, speakers: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    verb = next(t for t in doc if t.text in {"said", "say", "told"})
    assert [t.text for t in verb.children if label_of(t) == "nsubj"] == [speakers]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officers held three men, a spokesman, Karl Reed, said.", "spokesman"),
        ("Officers held three men, Karl Reed, a spokesman, said.", "Reed"),
        ("The fire destroyed two barns, the mayor, Tom Berg, told a paper on Monday.", "mayor"),
        ("Police seized two servers, a clerk, Ana Lind, said.", "clerk"),
        ("Police took away computers and letters, a clerk, Ana Lind, said.", "clerk"),
    ],
)
def test_who_tells_between_commas_stands_beside_nothing_that_is_told(
    text: str, speaker: str
) -> None:
    doc = analyse(text).paragraphs[0].doc
    verb = next(t for t in doc if t.text in {"said", "told"})
    assert [t.text for t in verb.children if label_of(t) == "nsubj"] == [speaker]


@pytest.mark.parametrize("text", ["Reed praised his deputy, a clerk, Ana Lind, on Monday."])
def test_who_is_told_of_between_commas_tells_nothing(text: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    clerk = next(t for t in doc if t.text == "clerk")
    assert clerk.head.text == "deputy"


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        ("Lee stole a car and used it as his own, a court heard on Monday.", "stole", "ccomp"),
        ("Lee sang his last hit, a song heard in every bar.", "sang", "ROOT"),
    ],
)
def test_what_a_court_hears_is_told_to_it(text: str, told: str, label: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    verb = next(t for t in doc if t.text == told)
    assert label_of(verb) == label


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("“It is grave,” Ana Sand with Oxfam said.", "said", "Sand"),
        ("“It is grave,” Ana Sand of Oxfam said.", "said", "Sand"),
        ("Nine people, including a boy, survived and two died, said Ana Vos.", "said", "Vos"),
        (
            "Nine people, including a boy, survived and two died, said Ana Vos.",
            "survived",
            "people",
        ),
        ("Two men, including a boy saved from the river and a guard, fled.", "fled", "men"),
    ],
)
def test_who_speaks_for_a_body_and_whom_a_clause_is_of(text: str, verb: str, subject: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    told = next(t for t in doc if t.text == verb)
    assert subject in {t.text for t in told.children}
