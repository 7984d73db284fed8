"""Two who say something do nothing of what a clause of time behind it tells."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "speakers", "inquit", "deed", "doer"),
    [
        (
            "A nun held by rebels has been freed, the Diallo government and a brother confirmed"
            " Friday, hours after soldiers had killed a shepherd.",
            ("government", "brother"),
            "confirmed",
            "killed",
            "soldiers",
        ),
        (
            "The mayor and an aide confirmed Monday, weeks after thieves had robbed a bank.",
            ("mayor", "aide"),
            "confirmed",
            "robbed",
            "thieves",
        ),
        (
            "Ana Berg and a friend reported Saturday, two days after men attacked a shop.",
            ("Berg", "friend"),
            "reported",
            "attacked",
            "men",
        ),
        (
            "The Holm board and a spokesman announced Tuesday, days before voters had the plan"
            " rejected.",
            ("board", "spokesman"),
            "announced",
            "had",
            "voters",
        ),
    ],
)
def test_what_two_tell_is_apart_from_what_had_happened(
    text: str, speakers: tuple[str, str], inquit: str, deed: str, doer: str
) -> None:
    found = tokens(text)
    first, second = speakers
    assert found[first].head.text == inquit
    assert (found[second].head.text, label_of(found[second])) == (first, "conj")
    assert (found[deed].head.text, label_of(found[deed])) == (inquit, "advcl")
    assert (found[doer].head.text, label_of(found[doer])) == (deed, "nsubj")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The mayor and an aide arrested Monday, weeks after thieves had robbed a bank, fled.", 1),
        ("The mayor and an aide robbed a bank on Monday, weeks after thieves had fled.", 1),
    ],
)
def test_who_stands_before_a_conjunction_is_no_subject_behind_it(text: str, subject: int) -> None:
    doc = analyse(text).paragraphs[0].doc
    behind = [t for t in doc if t.head.text in {"robbed", "fled"} and label_of(t) == "nsubj"]
    robbed = {t.text for t in behind if t.head.text == "robbed"}
    assert len(robbed) == subject
    assert robbed in ({"thieves"}, {"mayor"})
