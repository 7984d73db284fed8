"""Texts of any length, each one phenomenon over and over, on which reading must stay linear."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

SURNAMES = ("Berg", "Lund", "Ruiz", "Conti", "Novak", "Haas", "Silva", "Okoye", "Tanaka", "Moreau")
SYLLABLES = ("an", "bo", "ka", "li", "mi", "no", "ra", "so", "te", "vu")


def grown(name: str, size: int) -> str:
    """The text of that name, of about so many characters."""
    pieces, length = [], 0
    for piece in TEXTS[name]():
        if length + len(piece) > size:
            break
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)


def _again(piece: str) -> Callable[[], Iterator[str]]:
    def pieces() -> Iterator[str]:
        while True:
            yield piece

    return pieces


def _name(number: int) -> str:
    """A name that no other number has: "Kalino Berg"."""
    digits = f"{number:03}"
    first = "".join(SYLLABLES[int(digit)] for digit in digits)
    return f"{first.capitalize()} {SURNAMES[number % len(SURNAMES)]}"


def _names() -> Iterator[str]:
    for i in count():
        yield f"{_name(2 * i)} met {_name(2 * i + 1)} in Oslo. "


def _name_paragraphs() -> Iterator[str]:
    for i in count():
        yield f"{_name(i)} resigned on Monday.\n\n"


def _days() -> Iterator[str]:
    for i in count():
        yield f"On {i % 28 + 1} May {1900 + i % 120} the council met. "


TEXTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "one mark": _again("="),
    "marks in turn": _again("!?"),
    "quotation marks": _again("“ ” "),
    "figures and dashes": _again("9-"),
    "words and slashes": _again("a/b/"),
    "brackets": _again("(((((a+)+)+)+)+ "),
    "numbers": _again("1 "),
    "weekdays": _again("Monday "),
    "days joined": _again("on Monday, Tuesday and "),
    "days of many years": _days,
    "names joined": _again("Ana and "),
    "relative clauses": _again("Ana Berg, who met Bo Lund, "),
    "complements": _again("Ana Berg told Bo Lund that "),
    "quotations": _again("“No,” he said, and then "),
    "genitives": _again("the council's "),
    "prepositions": _again("of the council in Oslo "),
    "pronouns": _again("He told her that they had met him. "),
    "plain sentences": _again("The minister met her in May. "),
    "many names": _names,
    "paragraphs of names": _name_paragraphs,
    "short paragraphs": _again("The council met.\n\n"),
    "lines of a list": _again("- a new harbour in May\n"),
}
