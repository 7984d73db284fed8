"""A past predicate goes on with what a teller in the present tells, and not with the telling."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "verb", "head", "label"),
    [
        (
            "Investigators allege that the firm dumped acid, lied to inspectors and paid a mayor.",
            "lied",
            "dumped",
            "conj",
        ),
        ("Police suspect Ruiz killed a guard, buried him and left.", "buried", "killed", "conj"),
        ("Police allege Ruiz stabbed a guard, stole a car and left.", "stabbed", "allege", "ccomp"),
        ("Police say Reed fled and arrested his brother.", "arrested", "say", "conj"),
        ("Police believe Reed killed Cole, and charged him in May.", "charged", "believe", "conj"),
        ("Prosecutors say Cole took bribes and fined him.", "fined", "say", "conj"),
        ("The firm sells boats and closed its mill in May.", "closed", "sells", "conj"),
        ("Ana Lind says Berg left, and her son sold the house.", "sold", "says", "conj"),
        ("Lind told officers Reed pushed her, took her bag and fled.", "took", "pushed", "conj"),
        ("Lind told a friend he was off, shut the door and left.", "shut", "told", "conj"),
        (
            "He was asleep when Reed came in, grabbed a knife and cut him.",
            "grabbed",
            "came",
            "conj",
        ),
        ("She was outside when two men came, took her bag and hit her.", "took", "came", "conj"),
        ("He sat there listening when a man came, hit him, and shot him.", "hit", "came", "conj"),
        ("Two men were arrested then charged with theft.", "charged", "arrested", "conj"),
        ("The plane took off then crashed in a field.", "then", "crashed", "advmod"),
        ("Police chased the car then arrested the driver.", "arrested", "chased", "conj"),
    ],
)
def test_a_list_goes_on_with_what_is_told(text: str, verb: str, head: str, label: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert (token.head.text, label_of(token)) == (head, label)
