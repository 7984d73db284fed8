"""Two texts beside each other: nothing of either is lost, and what differs is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.timeline.corrections.beside import FRESH, GONE, Row, rows_beside

OLD = "The bank fell on Monday.\n\nPolice arrested Dahl in Oslo.\nIt rained."
NEW = "A new line.\n\nThe bank fell on Monday.\nPolice arrested Erik Dahl in Bergen."
_TEXTS = st.text(alphabet="ab .\n", max_size=50)


def marked(rows: list[Row]) -> list[tuple[list[str], list[str]]]:
    """The words of each side that carry a mark."""
    return [
        ([p["text"] for p in one if "mark" in p], [p["text"] for p in other if "mark" in p])
        for one, other in rows
    ]


def joined(rows: list[Row], side: int) -> list[str]:
    return ["".join(piece["text"] for piece in row[side]) for row in rows if row[side]]


def test_what_came_went_and_changed_its_words_is_marked() -> None:
    assert marked(rows_beside(OLD, NEW)) == [
        ([], ["A new line."]),
        ([], []),
        (["Oslo"], ["Erik ", "Bergen"]),
        (["It rained."], []),
    ]


def test_paragraphs_with_little_in_common_stand_in_rows_of_their_own() -> None:
    rows = rows_beside("It rained in the town.", "Nobody knows who shot first, or why.")
    assert [(bool(one), bool(other)) for one, other in rows] == [(True, False), (False, True)]


@given(_TEXTS, _TEXTS)
def test_nothing_of_either_text_is_lost(one: str, other: str) -> None:
    rows = rows_beside(one, other)
    for side, text in enumerate((one, other)):
        assert joined(rows, side) == [line for line in text.split("\n") if line.strip()]
    marks = {piece.get("mark") for row in rows for piece in row[0]}
    assert marks <= {None, GONE}
    assert {piece.get("mark") for row in rows for piece in row[1]} <= {None, FRESH}


@given(_TEXTS)
def test_of_one_text_nothing_is_marked(text: str) -> None:
    assert all(pair == ([], []) for pair in marked(rows_beside(text, text)))
