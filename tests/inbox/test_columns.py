"""Two columns of a PDF are read one after the other, whatever the order in its file."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.inbox.columns import by_column
from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from dashboard.model import Article
from tests.inbox.made_files import pdf

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_reader")]

LEFT = [
    "The council of Arendal met on Monday and",
    "voted to keep the harbour open until the",
    "spring, after its owners had feared that",
    "it would close. The mayor thanked them.",
    "Work on the quay begins in the month of",
    "March, the engineer said after the vote.",
]
RIGHT = [
    "Workers had struck in January over pay,",
    "and the port stood still for nine days.",
    "Their union said on Friday that it would",
    "hold a new ballot before the summer. No",
    "date was given for it. Shipping firms on",
    "the coast have asked for talks at once.",
]
INTENDED = [" ".join(LEFT), " ".join(RIGHT)]
Placed = tuple[float, float, str]


def placed(lines: Iterable[str], x: float, top: float = 740) -> list[Placed]:
    return [(x, top - 14 * i, line) for i, line in enumerate(lines)]


def row_by_row(*columns: list[Placed]) -> list[Placed]:
    return [piece for row in zip(*columns, strict=True) for piece in row]


def article(pieces: Iterable[Placed]) -> Article:
    shown = "\n".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in pieces)
    data = pdf(["x"], content=f"BT /F1 11 Tf\n{shown}\nET".encode("cp1252"))
    (received,) = receive([File("harbour.pdf", data)])
    assert received.article is not None
    return received.article


def words(text: str) -> str:
    return " ".join(text.split())


def test_columns_that_stand_in_their_order_are_left_as_they_are() -> None:
    found = article([*placed(LEFT, 50), *placed(RIGHT, 310)])
    assert words(found.text) == " ".join(INTENDED)
    assert not any("columns" in d.message for d in found.diagnostics)


def test_columns_that_stand_row_by_row_are_taken_apart_and_it_is_said() -> None:
    found = article(row_by_row(placed(LEFT, 50), placed(RIGHT, 310)))
    assert words(found.text) == " ".join(INTENDED)
    assert any("in two columns, read one after" in d.message for d in found.diagnostics)


def test_what_stands_above_and_below_both_stays_there() -> None:
    above = [(50.0, 790.0, "Harbour of Arendal stays open until the spring, the council says")]
    below = [(50.0, 600.0, "This page was printed by the Courier of Arendal, its own reporter")]
    found = article([*above, *row_by_row(placed(LEFT, 50), placed(RIGHT, 310)), *below])
    assert words(found.text) == " ".join([above[0][2], *INTENDED, below[0][2]])


def test_a_column_may_be_the_longer_one() -> None:
    more = ["Nobody knows what comes after that, they", "say along the whole of the coast."]
    for left, right in ((LEFT, [*RIGHT, *more]), ([*LEFT, *more], RIGHT)):
        pieces = [*placed(left, 50), *placed(right, 310)]
        found = article(sorted(pieces, key=lambda piece: (-piece[1], piece[0])))
        assert words(found.text) == " ".join([*left, *right])


def test_a_table_is_read_row_by_row() -> None:
    names, sums = ["Arendal", "Bergen", "Molde", "Narvik", "Oslo", "Tromsø"], [3, 5, 8, 13, 21, 34]
    rows = zip(placed(names, 50), placed([f"{n} ships" for n in sums], 310), strict=True)
    text = words(article([piece for row in rows for piece in row]).text)
    assert "Arendal 3 ships Bergen 5 ships" in text


@pytest.mark.parametrize(
    ("plain", "laid_out"),
    [("", ""), ("One line.", "One line."), ("\n".join(LEFT), "\n".join(LEFT)), ("a b c", " \n ")],
)
def test_one_column_is_none_to_take_apart(plain: str, laid_out: str) -> None:
    assert by_column(plain, laid_out) is None
