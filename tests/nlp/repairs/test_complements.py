"""What was said in a letter hangs on the verb; what describes the letter stays where it is."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "clause", "label", "head"),
    [
        ("Prosecutors said in a letter that Moreau shot two guards.", "shot", "ccomp", "said"),
        ("The firm said in a filing that Ng sold the plant in 2020.", "sold", "ccomp", "said"),
        ("The mayor said in a post that Keller resigned.", "resigned", "ccomp", "said"),
        ("Vik said in a letter to the mayors that the quay is full.", "is", "ccomp", "said"),
        ("Lind said in a letter she had left the club.", "left", "ccomp", "said"),
        ("Lind said so in a letter she had sent.", "sent", "relcl", "letter"),
        ("Lind spoke in a hall she had built.", "built", "relcl", "hall"),
        ("Berg said as a child she was beaten by her father.", "beaten", "ccomp", "said"),
        ("Berg said this as the ship sank.", "sank", "advcl", "said"),
        ("The paper published a letter that Moreau wrote.", "wrote", "relcl", "letter"),
        ("Anna Berg spoke of a plan that Keller had made.", "made", "relcl", "plan"),
        (
            "She said in an interview that aired on Sunday that all is well.",
            "aired",
            "relcl",
            "interview",
        ),
        ("Guests claimed for damage that the hotel caused.", "caused", "relcl", "damage"),
        ("The mayor insisted on the road that Keller planned.", "planned", "relcl", "road"),
        ("Farmers contend with a frost that the wind brought.", "brought", "relcl", "frost"),
        ("He argued over a bill that the clerk wrote.", "wrote", "relcl", "bill"),
        ("Six lives were claimed in a fire that Keller lit.", "lit", "relcl", "fire"),
        ("It was claimed in a letter that Keller lit the fire.", "lit", "ccomp", "claimed"),
        ("She said on a podcast that Keller resigned.", "resigned", "ccomp", "said"),
        ("She said this in a speech that Keller wrote.", "wrote", "relcl", "speech"),
        ("She announced in a speech that Keller gave a new plan.", "gave", "relcl", "speech"),
    ],
)
def test_a_clause_hangs_on_what_it_belongs_to(
    text: str, clause: str, label: str, head: str
) -> None:
    doc = analyse(text).paragraphs[0].doc
    found = next(t for t in doc if t.text == clause)
    assert (label_of(found), found.head.text) == (label, head)
