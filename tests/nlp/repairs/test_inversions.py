"""Who is named behind "be" and a participle before it is the subject of the participle."""

from __future__ import annotations

import pytest

from dashboard.clause import Embedding
from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "verb", "name", "label"),
    [
        ("Also investigating is the Dutch Safety Board.", "investigating", "Board", "nsubj"),
        ("Also speaking on Monday were Ole Dahl and Ana Berg.", "speaking", "Dahl", "nsubj"),
        ("Also arrested was Ana Berg.", "arrested", "Berg", "nsubjpass"),
        ("Also searching is the Coast Guard, which seeks help.", "searching", "Guard", "nsubj"),
    ],
)
def test_who_is_named_behind_is_the_subject(text: str, verb: str, name: str, label: str) -> None:
    (part,) = analyse(text).paragraphs
    token = next(t for t in part.doc if t.text == name)
    assert (token.head.text, label_of(token)) == (verb, label)


@pytest.mark.parametrize(
    "text", ['"Hallelujah," exclaimed Karin Berg, a nurse.', '"Bravo!" shouted Karin Berg.']
)
def test_a_quotation_of_one_word_is_no_subject(text: str) -> None:
    (part,) = analyse(text).paragraphs
    assert [t.text for t in part.doc if label_of(t) == "nsubj"] == ["Berg"]


def test_a_name_between_marks_is_a_subject() -> None:
    (part,) = analyse("The “Hallelujah” sank on Monday, said Karin Berg.").paragraphs
    assert "Hallelujah" in [t.text for t in part.doc if label_of(t) == "nsubj"]


def test_a_state_with_an_object_is_no_inversion() -> None:
    (part,) = analyse("Rounding out the top five were Amazon and Target at 6 percent.").paragraphs
    assert next(t for t in part.doc if t.text == "Amazon").head.text == "were"


@pytest.mark.parametrize("text", ["Leading the team is a hard task.", "Is Lund resigning?"])
def test_what_only_describes_is_no_subject(text: str) -> None:
    (part,) = analyse(text).paragraphs
    task = [label_of(t) for t in part.doc if t.text == "task"]
    assert task in ([], ["attr"])
    assert all(t.head.text != "Leading" for t in part.doc if t.text == "task")


@pytest.mark.parametrize(
    ("text", "condition", "main"),
    [
        ("The party would lose its majority were he to resign.", "resign", "lose"),
        ("Lind would lose her seat had she admitted the theft.", "admitted", "lose"),
    ],
)
def test_a_condition_without_a_mark_hangs_on_what_it_is_for(
    text: str, condition: str, main: str
) -> None:
    (part,) = analyse(text).paragraphs
    token = next(t for t in part.doc if t.text == condition)
    assert (token.head.text, label_of(token)) == (main, "advcl")
    clause = part.clauses.of(token.i)
    assert clause.embedding is Embedding.CONDITION


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The party would lose, he had said.", "said"),
        ("The mill would close, the workers were told.", "told"),
        ("Lind said she would leave and Berg had agreed.", "agreed"),
    ],
)
def test_a_helper_behind_its_subject_makes_no_condition(text: str, verb: str) -> None:
    (part,) = analyse(text).paragraphs
    token = next(t for t in part.doc if t.text == verb)
    assert part.clauses.of(token.i).embedding is not Embedding.CONDITION
