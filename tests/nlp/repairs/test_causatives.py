"""What somebody has done is done to the object of the causative verb, and not by it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "whom", "done"),
    [
        ("The president had Dan Vos arrested.", "Vos", "arrested"),
        ("Tom Reed had Dan Vos arrested in 2019.", "Vos", "arrested"),
        ("The general had Lee Hobbs shot at dawn.", "Hobbs", "shot"),
        ("Norvik had Lee Hobbs removed from the board.", "Hobbs", "removed"),
        ("The president resigned after he had Dan Vos arrested.", "Vos", "arrested"),
        ("Tom Reed, who had Lee Hobbs killed, was jailed.", "Hobbs", "killed"),
        ("Karim Saleh had Samira Nouri jailed and banned her books.", "Nouri", "jailed"),
    ],
)
def test_the_object_undergoes_it(text: str, whom: str, done: str) -> None:
    found = tokens(text)
    assert (label_of(found[whom]), found[whom].head.text) == ("nsubjpass", done)


@pytest.mark.parametrize(
    ("text", "causer", "verb"),
    [
        ("The general had Lee Hobbs shot at dawn and buried his body.", "general", "buried"),
        ("Karim Saleh had Samira Nouri jailed and banned her books.", "Saleh", "banned"),
        ("The boss had Reed fired and hired Cole.", "boss", "hired"),
        ("The queen had her brother killed and seized his lands.", "queen", "seized"),
    ],
)
def test_what_has_an_object_goes_on_with_the_causer(text: str, causer: str, verb: str) -> None:
    found = tokens(text)
    assert (label_of(found[causer]), found[causer].head.text) == ("nsubj", verb)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The queen had Ana Cruz arrested and tried for treason.", "Cruz"),
        ("Police had Reed arrested in 2019 and charged.", "Reed"),
    ],
)
def test_what_is_done_to_people_goes_on_with_the_object(text: str, whom: str) -> None:
    found = tokens(text)
    assert found[whom].head.text == "arrested"
    assert [t.head.text for t in found.values() if label_of(t) == "conj"] == ["arrested"]


@pytest.mark.parametrize(
    "text",
    [
        "The court had the sentence reduced.",
        "Ana Lind had her son freed by telling lies.",
        "The duke had Dan Reed arrested and fled.",
        "The queen had him beheaded.",
    ],
)
def test_others_are_left(text: str) -> None:
    assert "nsubjpass" not in {label_of(t) for t in tokens(text).values()}


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("Police had arrested Dan Vos in May.", "Police", "arrested"),
        ("Had Lee Hobbs arrested Dan Vos, he would be free.", "Hobbs", "arrested"),
        ("The firm had sacked Lee Hobbs.", "firm", "sacked"),
    ],
)
def test_a_perfect_keeps_its_subject(text: str, who: str, verb: str) -> None:
    found = tokens(text)
    assert (label_of(found[who]), found[who].head.text) == ("nsubj", verb)
