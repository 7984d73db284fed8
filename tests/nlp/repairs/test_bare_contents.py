"""The noun between a verb of saying and a finite verb is the subject of what was said."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in reversed(analyse(text).paragraphs[0].doc)}


@pytest.mark.parametrize(
    ("text", "saying", "noun", "verb"),
    [
        (
            "The Tribune reported the forced landing at Ostra, which has a shorter runway than "
            "Lind, was an error by the crew.",
            "reported", "landing", "was",
        ),
        (
            "The paper reported the collapse of the bridge, which opened in 1931, was caused by "
            "rust.",
            "reported", "collapse", "caused",
        ),
        (
            "The tribunal ruled the dismissal of the teacher, who had served for ten years, was "
            "unlawful.",
            "ruled", "dismissal", "was",
        ),
        (
            "The mayor told the council a two-day search involving forty divers (12 of them "
            "volunteers) had found no trace of the boy.",
            "told", "search", "found",
        ),
        (
            "The union has repeatedly maintained a wage freeze is what the owners want.",
            "maintained", "freeze", "is",
        ),
        (
            "Amsel told the inquiry the bank had known of the losses since March.",
            "told", "bank", "known",
        ),
    ],
)  # fmt: skip
def test_a_noun_before_a_finite_verb_is_its_subject(
    text: str, saying: str, noun: str, verb: str
) -> None:
    words = tokens(text)
    found = words[noun].head
    assert (found.text, found.head.text) == (verb, saying)
    assert found.dependency == Dependency.CLAUSAL_COMPLEMENT
    assert label_of(words[noun]) in {"nsubj", "nsubjpass"}


def test_a_gerund_may_be_the_subject_of_what_is_said() -> None:
    words = tokens("The court, which hears appeals, said not letting prisoners vote breached it.")
    assert words["breached"].head.text == "said"
    assert (words["letting"].head.text, label_of(words["letting"])) == ("breached", "csubj")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The driver who reported the theft of the van was praised.", "praised"),
        ("The claim that he denied the charge was false.", "was"),
        ("Denying the charge was a mistake.", "was"),
        ("Those who deny the crime are mistaken.", "are"),
        ("Whoever knows the man is asked to call.", "asked"),
        ("The results the firm announced on Tuesday were poor.", "were"),
    ],
)
def test_a_verb_with_a_subject_before_is_what_the_sentence_tells(text: str, verb: str) -> None:
    assert tokens(text)[verb].head.text == verb


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The officer reported the theft, was praised and got a medal.", "theft"),
        ("After he admitted the theft, which shocked the town, he was fined.", "theft"),
        ("Police reported the theft and arrested a man.", "theft"),
        ("Police found the woman, stabbed several times, in her flat.", "woman"),
    ],
)
def test_a_noun_with_no_finite_verb_of_its_own_stays_an_object(text: str, noun: str) -> None:
    assert label_of(tokens(text)[noun]) == "dobj"


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Arvid Roe, 61, told the Orsund District Court that he had learned of it in May.",
         "Court", "told"),
        ("Lind denied having told Berg that he shot a guard.", "Berg", "told"),
    ],
)  # fmt: skip
def test_who_is_told_says_nothing_before_a_clause_with_its_own_subject(
    text: str, noun: str, verb: str
) -> None:
    found = tokens(text)
    assert found[noun].head.text == verb
    assert label_of(found["he"]) == "nsubj"
