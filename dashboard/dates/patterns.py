"""The language of the patterns in the rule files, and the vocabulary that they are matched over.

A text becomes a string of *marks*: one character a word, number, gap or sign. Words of the same
classes have the same mark, so a pattern is a short regular expression over marks. It has no
repeats, only ``?``: matching is linear.

    {name}  {name:class}  {:class}   a word of a class, or a macro; the first two keep it as a field
    {name:@kind/@kind}               an expression of one of those kinds, found by an earlier layer
    word   ,   .   '                 that word or sign            -   any dash
    [ ]: a bracket, round or square
    a space: white space      _: perhaps white space      ~: white space or a dash
    ( | )  ?                         groups, alternatives, options

A class is a table of ``words.toml``, a macro one of ``macros.toml``; any word is ``low``, or
``Cap`` with a capital. A number in figures has its classes by itself: ``num`` any; ``w1`` to
``w4`` of so many figures; ``d12``, ``d24``, ``d31``, ``d60`` up to that, ``d13`` from 13 to 31;
``year`` from 1000 to 2100; ``tens`` a year that ends in 0, ``tens2`` in two figures ("the 90s");
``past`` of three figures; ``hhmm``, ``hhmm0`` an hour and minute in four.

The rules of ``layer`` 1, where a rule has no other, read words. Those of 2 see what the first have
found in place of its words, as "the end of {date:@month}", and those of 3 what both have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.errors import RuleError

PIECE = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_SYNTAX = re.compile(
    r"\{(?P<field>\w*)(?::(?P<kind>[\w@/]+))?\}|(?P<word>[^\W\d_]+|\d+)|(?P<sign>.)"
)
_SIGNS = {"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"'}
_SIGNS |= {"(": "[", ")": "]"}  # in a pattern round brackets are groups
PLAIN = str.maketrans(_SIGNS)  # curly marks, dashes and brackets as patterns write them
_FIRST_MARK = 0xE000
_LAST_MARK = 0xF8FF
OTHER = "\x01"  # the mark of a sign that no pattern can name
SEEN = 5  # marks by which it is told whether a pattern can match, before it is tried


def number_classes(digits: str) -> frozenset[str]:
    """The classes of a number by its digits, as the docstring of this module names them."""
    found = {"num"}
    if len(digits) > 4:
        return frozenset(found)
    value, width = int(digits), len(digits)
    found.add(f"w{width}")
    if width <= 2:
        found |= {f"d{top}" for top in (12, 24, 31) if value <= top and (value or top == 24)}
        found |= {"d13"} if 13 <= value <= 31 else set()
        found |= {"d60"} if width == 2 and value < 60 else set()
    found |= {"year"} if width == 4 and 1000 <= value <= 2100 else set()
    found |= {"tens2" if width == 2 else "tens"} if value % 10 == 0 and width in (2, 4) else set()
    found |= {"past"} if width == 3 and value >= 100 else set()
    found |= {"hhmm0"} if width == 4 and digits[0] == "0" and value % 100 < 60 else set()
    found |= {"hhmm"} if width == 4 and value // 100 < 24 and value % 100 < 60 else set()
    return frozenset(found)


def all_number_classes() -> list[str]:
    """The classes that some number has, sorted."""
    numbers = (f"{i:0{width}}" for width in (1, 2, 3, 4) for i in range(10**width))
    return sorted(frozenset[str]().union(*map(number_classes, numbers)))


@dataclass(frozen=True, slots=True)
class Words:
    """A class of words: value by word; ``capital`` holds those that count only with a capital."""

    values: Mapping[str, int | float | str]
    capital: frozenset[str] = frozenset()


class Vocabulary(dict[str, str]):
    """{word, number or sign: its mark}; filled for the words of the classes, lazily for others."""

    def __init__(self, classes: Mapping[str, Words], literals: Iterable[str]) -> None:
        super().__init__()
        self._marks: dict[frozenset[str], str] = {}
        self._of_class: defaultdict[str, list[str]] = defaultdict(list)
        self._classes: dict[str, set[str]] = {}
        self._capital: dict[str, set[str]] = {}
        self._numbers = {word for word in literals if word.isdecimal()}
        for word in literals:
            self._classes.setdefault(word, set()).add(f"={word}")
        for name, words in classes.items():
            for word in words.values:
                by_case = self._capital if word in words.capital else self._classes
                by_case.setdefault(word, set()).add(name)
        for word in sorted({*self._classes, *self._capital}):
            self.mark_of(self._classes_of(word))
            self.mark_of(self._classes_of(word.capitalize()))
        for shape in ("x", "X"):
            self.mark_of(self._classes_of(shape * 30))
        padded = [f"{i:0{width}}" for width in (2, 3, 4) for i in range(1000)]
        for digits in [str(i) for i in range(10_000)] + padded:
            self.mark_of(self._number(digits))
        self.mark_of(self._number("12345"))

    def _number(self, digits: str) -> frozenset[str]:
        own = {f"={digits}"} if digits in self._numbers else set()
        return number_classes(digits) | own

    def mark_of(self, classes: frozenset[str]) -> str:
        """The one character that stands for a set of classes."""
        mark = self._marks.get(classes)
        if mark is None:
            mark = self._marks[classes] = chr(_FIRST_MARK + len(self._marks))
            for name in classes:
                self._of_class[name].append(mark)
        return mark

    def marks(self, name: str) -> str:
        """All marks of a class, sorted."""
        return "".join(self._of_class.get(name, ()))

    def _classes_of(self, word: str) -> frozenset[str]:
        lower = word.lower()
        found = set(self._classes.get(lower, ()))
        if word[0].isupper():
            return frozenset({*found, *self._capital.get(lower, set()), "Cap"})
        return frozenset({*found, "low"})

    def __missing__(self, piece: str) -> str:
        if piece[0].isspace():
            mark = " "
        elif piece.isdecimal():
            mark = self.mark_of(self._number(piece))
        elif piece[0].isalnum():
            mark = self._marks.get(self._classes_of(piece), OTHER)
        else:
            mark = _SIGNS.get(piece, piece)
            private = len(mark) > 1 or _FIRST_MARK <= ord(mark) <= _LAST_MARK
            mark = OTHER if private or mark == " " else mark
        if len(self) < 200_000:
            self[piece] = mark
        return mark


class _Part:
    """A piece of a pattern, with the marks that can stand at its first places, and its lengths."""

    def __init__(self, regex: str = "", marks: Iterable[str] = (), length: int = 0) -> None:
        self.regex = regex
        self.at: list[set[str]] = [set(marks), *(set[str]() for _ in range(SEEN - 1))]
        self.lengths = {length}  # SEEN for all that are longer

    def copy(self) -> _Part:
        """The same piece, to be changed without changing this one."""
        other = _Part(self.regex)
        other.at, other.lengths = [set(marks) for marks in self.at], set(self.lengths)
        return other

    def or_else(self, other: _Part) -> None:
        """Let another piece stand in its place; the regular expression is left to the caller."""
        self.at = [mine | others for mine, others in zip(self.at, other.at, strict=True)]
        self.lengths |= other.lengths

    def followed_by(self, other: _Part) -> None:
        """Put another piece behind this one."""
        self.regex += other.regex
        for length in self.lengths:
            for place in range(length, SEEN):
                self.at[place] |= other.at[place - length]
        self.lengths = {min(a + b, SEEN) for a in self.lengths for b in other.lengths}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as a regular expression over marks; ``at``: the marks of its first places."""

    regex: str
    at: tuple[frozenset[str], ...]
    shortest: int


def literals_in(pattern: str) -> set[str]:
    """The words that a pattern names itself, in lower case."""
    return {m["word"].lower() for m in _SYNTAX.finditer(pattern) if m["word"]}


def fields_in(pattern: str) -> dict[str, str]:
    """{field: class or macro} of a pattern."""
    return {m["field"]: m["kind"] or m["field"] for m in _SYNTAX.finditer(pattern) if m["field"]}


class Compiler:
    """Turns patterns into regular expressions over the marks of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, macros: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._macros = macros
        self._read: dict[str, _Part] = {}  # macros, each compiled once

    def compile(self, pattern: str, *, fields: bool = True) -> Compiled:
        """The compiled pattern; RuleError if it is not well formed."""
        part = self._part(pattern, fields=fields)
        return Compiled(part.regex, tuple(map(frozenset, part.at)), min(part.lengths))

    def _part(self, pattern: str, *, fields: bool) -> _Part:
        parts = list(_SYNTAX.finditer(pattern))
        place, part = self._either(pattern, parts, 0, fields)
        if place != len(parts) or 0 in part.lengths:
            raise RuleError(f"pattern {pattern!r}: does not close its groups, or can be empty")
        return part

    def _either(
        self, pattern: str, parts: Sequence[re.Match[str]], place: int, fields: bool
    ) -> tuple[int, _Part]:
        place, found = self._sequence(pattern, parts, place, fields)
        regexes = [found.regex]
        while place < len(parts) and parts[place]["sign"] == "|":
            place, one = self._sequence(pattern, parts, place + 1, fields)
            regexes.append(one.regex)
            found.or_else(one)
        found.regex = regexes[0] if len(regexes) == 1 else f"(?:{'|'.join(regexes)})"
        return place, found

    def _sequence(
        self, pattern: str, parts: Sequence[re.Match[str]], place: int, fields: bool
    ) -> tuple[int, _Part]:
        found = _Part()
        while place < len(parts) and parts[place]["sign"] not in ("|", ")"):
            if parts[place]["sign"] == "(":
                place, one = self._either(pattern, parts, place + 1, fields)
                if place == len(parts) or parts[place]["sign"] != ")":
                    raise RuleError(f"pattern {pattern!r}: a bracket is not closed")
                one.regex = f"(?:{one.regex})"
            else:
                one = self._atom(pattern, parts[place], fields)
            place += 1
            if place < len(parts) and parts[place]["sign"] == "?":
                one.regex = f"(?:{one.regex})?"
                one.or_else(_Part())
                place += 1
            found.followed_by(one)
        return place, found

    def _atom(self, pattern: str, part: re.Match[str], fields: bool) -> _Part:
        if part["word"]:
            word = f"={part['word'].lower()}"
            return self._one_of(pattern, self._vocabulary.marks(word), part["word"])
        if part["sign"]:
            sign = part["sign"]
            if sign == "_":
                space = _Part(" ?", {" "}, 1)
                space.or_else(_Part())
                return space
            return self._one_of(pattern, {"~": " -"}.get(sign, sign), sign)
        name, kind = part["field"], part["kind"] or part["field"]
        if kind in self._macros:
            one = self._macro(kind)
            one.regex = f"(?:{one.regex})"
        else:
            one = self._one_of(pattern, "".join(map(self._vocabulary.marks, kind.split("/"))), kind)
        if name and fields:
            one.regex = f"(?P<{name}>{one.regex})"
        return one

    def _macro(self, kind: str) -> _Part:
        if kind not in self._read:
            self._read[kind] = self._part(self._macros[kind], fields=False)
        return self._read[kind].copy()

    def _one_of(self, pattern: str, marks: str, name: str) -> _Part:
        if not marks:
            raise RuleError(
                f"pattern {pattern!r}: {name!r} has no words; the classes of words stand in "
                "words.toml, the macros in macros.toml, a kind is that of some rule, behind @, and "
                f"a number is one of {', '.join(all_number_classes())}"
            )
        regex = re.escape(marks) if len(marks) == 1 else f"[{re.escape(marks)}]"
        return _Part(regex, marks, 1)
