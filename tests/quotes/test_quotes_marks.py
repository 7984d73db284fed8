"""What stands between quotation marks, whatever their form; a case is one line."""

from __future__ import annotations

import pytest

from dashboard.quotes.marks import Marked, find_marked, find_unclosed

ELISIONS = frozenset(("em", "n", "twas"))

# text: what stands between marks, outer before inner
CASES = [
    ("He said “no” twice.", ["no"]),
    ('He said "no" twice.', ["no"]),
    ('"No," he said. "Never."', ["No,", "Never."]),
    ("He said ``no'' twice.", ["no"]),
    ("He said ''no'' twice.", ["no"]),
    ("He said ‘‘no’’ twice.", ["no"]),
    ("Er sagte „nein“ und ging.", ["nein"]),
    ("Il a dit « non » hier.", [" non "]),
    ("‘No,’ he said. ‘Never.’", ["No,", "Never."]),
    ("'No,' he said. 'Never.'", ["No,", "Never."]),
    ("‘The workers’ hall is closed,’ she said.", ["The workers’ hall is closed,"]),
    ("‘I don’t know,’ she said.", ["I don’t know,"]),
    ("'I don't know,' she said.", ["I don't know,"]),
    ("The workers' hall and the dogs' home", []),
    ("It’s Tom’s, not the Smiths’.", []),
    ("Rock 'n' roll, the '90s and the ’60s", []),
    ("Tell 'em he's late, 'twas said.", []),
    ('A 12" pipe and a 15" screen', []),
    ("He is 6'2\" tall.", []),
    (
        "“He said, ‘Go,’ and I went,” she said.",
        ["He said, ‘Go,’ and I went,", "Go,"],
    ),
    ("\"He said, 'Go,'\" she said.", ["He said, 'Go,'", "Go,"]),
    ("‘She said “yes” to me,’ he said.", ["She said “yes” to me,", "yes"]),
    ('""Twice,"" he said.', ["Twice,"]),
    ("““Twice,”” he said.", ["Twice,"]),
    ("(“In brackets”) and [“in others”]", ["In brackets", "in others"]),
    ("A dash—“like this”—and on", ["like this"]),
    ("“ With spaces , ” he said.", [" With spaces , "]),
    ('Empty "" and “ ” marks', []),
    ("No marks at all", []),
    ("", []),
]


def contents(text: str, marked: tuple[Marked, ...]) -> list[str]:
    return [text[m.start : m.end] for m in marked]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    (marked,) = find_marked(text, ((0, len(text)),), ELISIONS)
    assert contents(text, marked) == expected
    assert find_unclosed([marked]) == ()


UNCLOSED = [
    ("“Never closed at all.", "Never closed at all."),
    ("“Never closed. “But this one is,” he said.", "Never closed."),
]


@pytest.mark.parametrize(("text", "first"), UNCLOSED)
def test_a_mark_that_nothing_closes_is_told(text: str, first: str) -> None:
    (marked,) = find_marked(text, ((0, len(text)),), ELISIONS)
    assert contents(text, marked)[0] == first
    (diagnostic,) = find_unclosed([marked])
    assert (diagnostic.start, diagnostic.end) == (0, 1)


def paragraphs(*pieces: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = "\n\n".join(pieces)
    starts = [text.index(piece) for piece in pieces]
    ends = [start + len(piece) for start, piece in zip(starts, pieces, strict=True)]
    return text, tuple(zip(starts, ends, strict=True))


def test_a_paragraph_that_opens_with_a_mark_continues_one_that_does_not_close() -> None:
    text, where = paragraphs("“One, she said", "“Two", "“Three.”", "“Four.”")
    rows = find_marked(text, where)
    assert [row[0].goes_on for row in rows] == [False, True, True, False]
    assert find_unclosed(rows) == ()


def test_a_closing_mark_alone_closes_the_quotation_of_the_paragraph_before() -> None:
    text, where = paragraphs('"One line', 'and its end," he said.')
    first, second = find_marked(text, where)
    assert contents(text, first) == ["One line"]
    assert contents(text, second) == ["and its end,"]
    assert second[0].goes_on
