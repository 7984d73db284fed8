"""Who is believed to have done something is described so; the verb behind tells what happened."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Tag
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "participle", "noun", "verb", "label"),
    [
        (
            "The suspect, believed to have fled to Chile, was seen on Monday.",
            "believed", "suspect", "seen", "nsubjpass",
        ),
        (
            "A man thought to have killed nine people was arrested on Monday.",
            "thought", "man", "arrested", "nsubjpass",
        ),
        (
            "A ship believed to be carrying arms sank on Monday.",
            "believed", "ship", "sank", "nsubj",
        ),
    ],
)  # fmt: skip
def test_the_participle_hangs_on_the_noun_and_the_noun_on_the_verb(
    text: str, participle: str, noun: str, verb: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens[participle]), tokens[participle].head.text) == ("acl", noun)
    assert (label_of(tokens[noun]), tokens[noun].head.text) == (label, verb)
    assert label_of(tokens[verb]) == "ROOT"


@pytest.mark.parametrize(
    "text",
    [
        "Officials knew to leave and left on Monday.",
        "The driver knew to stop, braked and hit a guard.",
        "The man was believed to have fled on Monday.",
        "The suspect believed the report.",
    ],
)
def test_a_verb_with_a_helper_or_without_another_stays_one(text: str) -> None:
    verbs = [t for t in analyse(text).paragraphs[0].doc if t.text in {"knew", "believed"}]
    assert [label_of(t) for t in verbs] == ["ROOT"]


@pytest.mark.parametrize(
    ("text", "participle", "head", "label"),
    [
        (
            "The mayor saw the fire, believed to have been started by rain.",
            "believed",
            "fire",
            "acl",
        ),
        ("Berg fled in a car, thought to have been stolen in Oslo.", "thought", "car", "acl"),
        ("Police held Ole Berg, thought to have killed a guard.", "thought", "Berg", "acl"),
        ("The minister resigned, believed to have been misled.", "believed", "resigned", "advcl"),
        ("The man left the shop, believed to be armed.", "believed", "left", "advcl"),
    ],
)
def test_behind_a_comma_it_describes_what_no_person_undergoes_or_whom_one_acts_on(
    text: str, participle: str, head: str, label: str
) -> None:
    found = next(t for t in analyse(text).paragraphs[0].doc if t.text == participle)
    assert (found.head.text, label_of(found), found.tag) == (head, label, Tag.PAST_PARTICIPLE)
