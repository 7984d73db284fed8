"""A participle between commas describes the subject; the finite verb behind it is the main one."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak, ranked 143rd, won the match on Monday.",
        "Novak, ranked 143rd, won two points in the third set before closing out the match.",
    ],
)
def test_the_main_verb_is_the_one_behind_the_second_comma(text: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["won"].dep_ == "ROOT"
    assert (tokens["Novak"].head.text, tokens["Novak"].dep_) == ("won", "nsubj")
    assert (tokens["ranked"].head.text, tokens["ranked"].dep_) == ("Novak", "acl")


@pytest.mark.parametrize(
    "text",
    [
        "The troops attacked, killed ten men, burned the town and left in May.",
        "The minister resigned, returned home, and wrote a book in 2011.",
    ],
)
def test_a_row_of_finite_verbs_stays_one(text: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    assert next(t for t in doc if t.dep_ == "ROOT").text in {"attacked", "resigned"}
