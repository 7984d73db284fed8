"""What is "its" is joined to the name that has it, and to no people of that name."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "joined", "above"),
    [
        ("Officials of Norvik and its subsidiary Halden Bank were arrested.", "Bank", "Norvik"),
        ("Two workers of Norvik and its contractor Tarn Ltd were hurt.", "contractor", "Norvik"),
        (
            "He said the owner, several directors and managers of Sarell Group and its sister "
            "concern Hadim Food Ltd were among those taken into custody.",
            "concern",
            "Group",
        ),
    ],
)
def test_the_body_of_a_body_is_joined_to_it(text: str, joined: str, above: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == joined)
    assert (label_of(token), token.head.text) == ("conj", above)


@pytest.mark.parametrize(
    ("text", "joined", "above"),
    [
        ("The leaders of Verby and their wives were jailed.", "wives", "leaders"),
        ("The mayor of Verby and his wife were sued.", "wife", "mayor"),
    ],
)
def test_what_people_have_and_who_works_there_stays(text: str, joined: str, above: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == joined)
    assert token.head.text == above
