"""What stands behind a report hangs on it, or on what it tells, as who does it demands."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Police said Tom Lee attacked the guard and arrested him in May.", "arrested", "said"),
        ("Officers said Lee hit a guard and charged him with assault.", "charged", "said"),
        ("Police said officers entered a house and arrested him.", "arrested", "entered"),
        ("Lind said police entered a house and arrested him.", "arrested", "entered"),
        ("Moe said her client had written to the board and asked for help.", "asked", "written"),
        ("Moe said her client had fled to Oslo and urged him to call.", "urged", "said"),
        ("Police believe a gang used two cars and left at dawn.", "left", "used"),
        ("Police said a gang used two cars and left.", "left", "used"),
        ("Lind denied that his state was behind the raid and accused Peru.", "accused", "denied"),
        ("Lind said that his sister left the party and accused Peru.", "accused", "left"),
    ],
)
def test_the_law_enforces_what_it_tells_of_another(text: str, verb: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == head


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The court ruled that Lee must be freed, and set a date.", "set", "ruled"),
        ("Judge Bell said Lee should be freed and fined the bank.", "fined", "said"),
        ("Judge Bell said Lee should be freed and paid.", "paid", "freed"),
    ],
)
def test_what_must_be_done_does_not_go_on_with_what_one_does(
    text: str, verb: str, head: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == head
