"""A clause goes on around an inquit that says who hears or tells it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "topic", "verb", "inquit"),
    [
        ("Hale, the court heard, beat his wife with a belt.", "Hale", "beat", "heard"),
        ("Hale, the jury was told, beat his wife with a belt.", "Hale", "beat", "told"),
        ("Kemp then, the court heard, set fire to the house.", "Kemp", "set", "heard"),
        ("Emil Roth, the tribunal found, lied about his age.", "Roth", "lied", "found"),
    ],
)
def test_a_clause_goes_on_around_an_inquit(text: str, topic: str, verb: str, inquit: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (words[topic].head.text, label_of(words[topic])) == (verb, "nsubj")
    assert words[inquit].head.text == verb
    assert words[inquit].dependency == Dependency.PARATAXIS


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Emil Roth, a nurse, heard a bang, ran outside and saw a fire.", "heard"),
        ("The chief told Roth, heard his reply, and left.", "heard"),
        ("The clerk, whom a judge had heard, fled on Monday.", "heard"),
    ],
)
def test_a_verb_of_a_list_or_relative_clause_is_no_inquit(text: str, verb: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[verb].dependency != Dependency.PARATAXIS


@pytest.mark.parametrize(
    ("text", "behind", "head"),
    [
        (
            "Karst had offered to free ten, she said, but withdrew it after Oslo arrested a man.",
            "withdrew",
            "offered",
        ),
        ("The bridge was closed, the mayor said, and reopened on Tuesday.", "reopened", "was"),
        ("“We were tired,” Lind said, and left the hall on Tuesday.", "left", "said"),
        ("The bridge was closed, the mayor said, and he left on Tuesday.", "left", "said"),
        ("The mayor said the bridge was closed, and left on Tuesday.", "left", "said"),
    ],
)
def test_what_is_told_goes_on_behind_an_inquit(text: str, behind: str, head: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[behind].head.text == head
