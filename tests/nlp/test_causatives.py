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
    ("text", "verb"),
    [
        ("The general had Lee Hobbs shot at dawn and buried his body.", "buried"),
        ("Karim Saleh had Samira Nouri jailed and banned her books.", "banned"),
    ],
)
def test_what_has_an_object_goes_on_with_the_causer(text: str, verb: str) -> None:
    assert tokens(text)[verb].head.text == "had"


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
