"""A name that a verb acts on is its object, and nothing that the verb makes of somebody."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        (
            "The exiting governor Reed appointed Pierluisi as secretary of state.",
            "Pierluisi",
            "dobj",
        ),
        ("She was called Asta.", "Asta", "oprd"),
    ],
)
def test_a_name_is_the_object_where_there_is_no_other(text: str, name: str, label: str) -> None:
    (part,) = analyse(text).paragraphs
    assert [label_of(token) for token in part.doc if token.text == name] == [label]


@pytest.mark.parametrize(
    ("text", "adjective", "noun"),
    [
        ("The jury found Lind guilty of theft.", "guilty", "Lind"),
        ("Doctors found the man dead in a car.", "dead", "man"),
        ("A bomb attack in Mosul on Friday left at least 12 people dead.", "dead", "people"),
    ],
)
def test_whom_a_verb_calls_something_is_its_object(text: str, adjective: str, noun: str) -> None:
    found = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(found[noun]), found[noun].head.text) in {("dobj", "found"), ("dobj", "left")}
    assert label_of(found[adjective]) == "oprd"


def test_an_adjective_with_a_verb_keeps_its_subject() -> None:
    (part,) = analyse("The jury found it hard to agree.").paragraphs
    found = {t.text: t for t in part.doc}
    assert label_of(found["it"]) == "nsubj"


@pytest.mark.parametrize(
    ("text", "noun", "head"),
    [
        ("Lind helped his side sink Scunthorpe United on Saturday.", "United", "sink"),
        ("Norvia helped the rebels fight Peru in March.", "Peru", "fight"),
        ("Lind helped Peru on Saturday.", "Peru", "helped"),
        ("Lind told Reed to leave Peru.", "Reed", "told"),
    ],
)
def test_the_object_behind_a_bare_infinitive_is_its_own(text: str, noun: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == noun)
    assert (token.head.text, label_of(token)) == (head, "dobj")
