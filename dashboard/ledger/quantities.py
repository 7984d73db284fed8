"""The numbers of a sentence with what they count: "at least 15 were killed" is 15 or more dead.

Read from the words around a number alone, which are data of a language (``quantities.toml``). Where
they do not say what is counted, or several numbers of a sentence count the same, none is told.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.model import ParsedArticle, Span
from dashboard.registry import language_file, languages, read_toml
from dashboard.timeline.merging.numbers import find_numbers

_YEARS = range(1900, 2100)  # a bare number that is one of these is taken for a year
_NEAR = 8  # words behind a number among which what is counted is named
_TOLL_NEAR = 60  # characters between "death toll" and its number
_LEAST_ROUND = 100  # a number from which on zeros at its end may be rounding
_LEAST_OF_A_WORD = 3  # letters of a scale that stands apart from its digits
_ROUND_SHARE = 0.05  # of a number, which rounding changes at most
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[;:,.()“”\"–—]")
_END = frozenset(';:.()“”"–—')
Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence: from ``low`` to ``high`` of ``unit``, either None where it is open.

    ``text`` are its words in the sentence, from ``start`` to ``end``. ``course`` says how a later
    count may differ by itself: "rises", "either" or "fixed".
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str
    course: str


@dataclass(frozen=True, slots=True)
class _Number:
    """Where a number stands, its words with those that bound it, and the values that it allows."""

    start: int
    end: int
    begin: int
    until: int
    low: float | None
    high: float | None
    amount: float


def find_quantities(sentence: str, times: Places = ()) -> tuple[Quantity, ...]:
    """What a sentence counts, each unit once, in the order of the text; empty for nothing.

    ``times`` are the places of its times, whose numbers count nothing. Of several numbers of one
    unit none is told.
    """
    sentence = _aside().sub(lambda found: " " * len(found[0]), sentence)
    numbers = list(_numbers(sentence, times))
    found = [q for n in range(len(numbers)) for q in _counted(sentence, numbers, n)]
    often = Counter(quantity.unit for quantity in found)
    return tuple(quantity for quantity in found if often[quantity.unit] == 1)


def times_in(parsed: ParsedArticle, sentence: Span) -> Places:
    """Where the times of a sentence stand, counted from its start; empty for none."""
    return tuple(
        (timex.span.start - sentence.start, timex.span.end - sentence.start)
        for timex in parsed.timexes
        if sentence.start <= timex.span.start < sentence.end
    )


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities allow just the same values."""
    return (one.low, one.high) == (other.low, other.high)


def may_agree(one: Quantity, other: Quantity) -> bool:
    """Whether a value is allowed by both, rounding considered."""
    (a, b), (c, d) = _allowed(one), _allowed(other)
    return (b is None or c is None or c <= b) and (d is None or a is None or a <= d)


def _allowed(quantity: Quantity) -> tuple[float | None, float | None]:
    """The values of a quantity, and of an exact one those of which it may be the rounded one."""
    low, high = quantity.low, quantity.high
    if low is None or low != high or low < _LEAST_ROUND or low != int(low):
        return low, high
    zeros = len(str(int(low))) - len(str(int(low)).rstrip("0"))
    off = min(10**zeros / 2, low * _ROUND_SHARE) if zeros else 0
    return low - off, low + off


def _numbers(sentence: str, times: Places) -> Iterator[_Number]:
    """The numbers that may count something, in the order of the text."""
    vague = [(m, *_data()["vague"][_plain(m[0])]) for m in _vague().finditer(sentence)]
    taken = [(m.start(), m.end()) for m, _, _ in vague]
    exact = [
        _scaled(sentence, start, end, amount)
        for start, end, amount in _exact_numbers(sentence)
        if not _within(start, taken)
    ]
    every = [(m.start(), m.end(), float(low), float(high)) for m, low, high in vague]
    every += [(start, end, amount, amount) for start, end, amount in exact]
    for start, end, low, high in sorted(every):
        dated = _within(start, times) or _is_of_a_date(sentence, start, end, low)
        if not dated and not _is_part_of_a_word(sentence, end):
            yield _bounded(sentence, (start, end), low, high)


def _exact_numbers(sentence: str) -> Iterator[tuple[int, int, float]]:
    """Numbers in words or digits, and digits with a letter for a scale ("40m")."""
    short = list(_short_numbers().finditer(sentence))
    for found in short:
        yield found.start(1), found.end(1), float(found[1].replace(",", ""))
    taken = [found.span() for found in short]
    for match, amount in find_numbers(sentence):
        if not _within(match.start(), taken):
            yield *match.span(), float(amount)


def _scaled(sentence: str, start: int, end: int, amount: float) -> tuple[int, int, float]:
    """The number with the scale behind it: "40m", "2.5 million"; alone where there is none."""
    scale = _scale().match(sentence, end)
    if scale is None or amount >= _data()["scale"][scale[1].casefold()]:
        return start, end, amount
    return start, scale.end(), amount * _data()["scale"][scale[1].casefold()]


def _bounded(sentence: str, place: tuple[int, int], low: float, high: float) -> _Number:
    """The number with the words that bound it: "at least", "about", "or more"."""
    start, end = place
    money = _money_before().search(sentence[:start])
    begin = money.start() if money else start
    before = _bounds("bounds", behind=False).search(sentence[:begin])
    after = _bounds("bounds_behind", behind=True).match(sentence[end:])
    bound = None
    if before:
        bound, begin = _data()["bounds"][_plain(before[1])], before.start(1)
    elif after:
        bound = _data()["bounds_behind"][_plain(after[1])]
    until = end + (after.end() if after else 0)
    amount = low
    least, most = (low, high) if bound is None else (low * bound["low"], high * bound["high"])
    return _Number(start, end, begin, until, least or None, most or None, amount)


def _counted(sentence: str, numbers: Sequence[_Number], n: int) -> Iterator[Quantity]:
    """The quantity of a number; nothing where it counts a part, or what held before."""
    number, before = numbers[n], sentence[: numbers[n].begin]
    behind = sentence[number.until : numbers[n + 1].begin if n + 1 < len(numbers) else None]
    part = _ends("part").search(before) or (not n and _begins("part").match(behind))
    if part or _is_passed(sentence, number) or _is_beside(sentence, numbers, n):
        return
    if (money := _money(sentence, number, behind)) is not None:
        unit, until = money
        yield _quantity(sentence, number, unit, "fixed", until)
        return
    if _begins("percent").match(behind):
        yield _quantity(sentence, number, "percent", "fixed", number.until)
        return
    if n and _between_votes(sentence, numbers[n - 1], number):
        yield _quantity(sentence, number, "votes against", "fixed", number.until)
        return
    words = _window(behind)
    noun = _noun(words)
    last = max((m.until for m in numbers[:n] if not _is_passed(sentence, m)), default=0)
    for unit in _data()["unit"]:
        if _is_of(unit, before[last:], words):
            rises = unit.get("rises_from")
            course = "rises" if rises and number.amount >= rises else unit["course"]
            yield _quantity(sentence, number, _named(unit, noun), course, number.until)
            return
    if noun and not (number.amount in _YEARS and number.low == number.high):
        yield _quantity(sentence, number, noun, "fixed", number.until)
    elif n and not noun and _goes_on(sentence[numbers[n - 1].until : number.begin]):
        for first in _counted(sentence, numbers, n - 1):
            yield _quantity(sentence, number, first.unit, first.course, number.until)


def _is_beside(sentence: str, numbers: Sequence[_Number], n: int) -> bool:
    """Whether it comes on top of something else: "six were also killed and 20 injured"."""
    begin = numbers[n - 1].until if n else numbers[n].begin
    end = numbers[n + 1].begin if n + 1 < len(numbers) else len(sentence)
    near = re.split(r"[,;]", sentence[begin:end])[0]
    return bool(_phrase(tuple(_data()["words"]["beside"])).search(near))


def _goes_on(between: str) -> bool:
    """Whether a number without a noun counts what the one before it does: "12 in Oslo and 3 in"."""
    return bool(_ends("joins").search(between)) and not _END.intersection(between)


def _quantity(sentence: str, number: _Number, unit: str, course: str, until: int) -> Quantity:
    text = sentence[number.begin : until].strip()
    return Quantity(number.begin, until, text, number.low, number.high, unit, course)


def _named(unit: Mapping[str, Any], noun: str) -> str:
    """The unit, and of whom where the noun says more than that it is people: "dead: soldiers"."""
    own = {w for phrase in unit["behind"] for w in phrase.split()}
    plain = not noun or noun in _data()["words"]["anybody"] or noun in own
    return unit["name"] if plain else f"{unit['name']}: {noun}"


def _is_passed(sentence: str, number: _Number) -> bool:
    """Whether it is a number that held before: "rose from 12 to 15"."""
    return bool(_ends("before_now").search(sentence[: number.begin]))


def _is_of(unit: Mapping[str, Any], before: str, words: Sequence[str]) -> bool:
    """Whether the words around a number name a unit."""
    if _phrase_at_end(tuple(unit["before"])).search(before):
        return True
    near = _phrase(tuple(unit["toll"])).search(before)
    if near and len(before) - near.end() <= _TOLL_NEAR and "," not in before[near.end() :]:
        return True
    return bool(_phrase(tuple(unit["behind"])).search(" ".join(words)))


def _window(behind: str) -> list[str]:
    """The words behind a number that tell of it: up to the end of the clause, or another number."""
    data, found = _data()["words"], []
    passed = 0
    for word in _WORDS.findall(behind):
        small = word.casefold()
        if word in _END or small == ",":
            break
        if small in data["stop"] and small not in data["passes"]:
            break
        passed += small in data["passes"]
        found.append(small)
        if len(found) - passed > _NEAR:
            break
    return found


def _noun(words: Sequence[str]) -> str:
    """The plural noun that a number counts, as it stands; empty where none is clear."""
    data = _data()["words"]
    for word in words[:3]:
        if word in data["stop"] or word in data["part"]:
            return ""
        if word in data["irregular"]:
            return word
        if word in data["no_unit"]:
            return ""
        if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            return word
    return ""


def _money(sentence: str, number: _Number, behind: str) -> tuple[str, int] | None:
    """The currency of a number, and where its words end; None where it is no money."""
    sign = _money_before().search(sentence[: number.start])
    if sign:
        return _data()["money"][sign[1].strip()], number.until
    word = _money_behind().match(behind)
    if word:
        return _data()["money"][word[1].casefold()], number.until + word.end()
    return None


def _between_votes(sentence: str, first: _Number, second: _Number) -> bool:
    """Whether a number is of the votes against, behind those for: "92 votes to 40"."""
    between = sentence[first.until : second.begin]
    return bool(_votes().fullmatch(between))


def _is_of_a_date(sentence: str, start: int, end: int, amount: float) -> bool:
    """Whether a number that may be a day or a year stands beside a month: "3 May"."""
    months = _phrase(tuple(_data()["words"]["months"]))
    near = (sentence[:start].split()[-1:], sentence[end:].split()[:1])
    beside = " ".join(word.strip(".,") for part in near for word in part).casefold()
    return amount < _YEARS.stop and bool(months.search(beside))


def _is_part_of_a_word(sentence: str, end: int) -> bool:
    """Whether it is part of a word with a hyphen: "a 12-year-old"."""
    return bool(re.match(r"[-’'][^\W\d_]", sentence[end:]))


def _within(at: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in places)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


@functools.cache
def _data() -> Mapping[str, Any]:
    """The data of all languages together: tables joined, lists one behind the other."""
    joined: dict[str, Any] = {}
    for code in languages():
        for name, values in read_toml(language_file(code, "quantities.toml")).items():
            if isinstance(values, list):
                joined.setdefault(name, []).extend(values)
            else:
                joined.setdefault(name, {}).update(values)
    return joined


def _any_of(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) or r"(?!)"


@functools.cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_data()['vague'])})\b", re.IGNORECASE)


@functools.cache
def _short_numbers() -> re.Pattern[str]:
    letters = [scale for scale in _data()["scale"] if len(scale) < _LEAST_OF_A_WORD]
    return re.compile(rf"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)(?:{_any_of(letters)})\b")


@functools.cache
def _scale() -> re.Pattern[str]:
    return re.compile(rf"\s?({_any_of(_data()['scale'])})\b", re.IGNORECASE)


@functools.cache
def _bounds(name: str, *, behind: bool) -> re.Pattern[str]:
    some = _any_of(_data()[name])
    pattern = rf"\s*({some})\b" if behind else rf"\b({some})\s+(?:the\s+)?\Z"
    return re.compile(pattern, re.IGNORECASE)


@functools.cache
def _ends(name: str) -> re.Pattern[str]:
    return _phrase_at_end(tuple(_data()["words"][name]))


@functools.cache
def _begins(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_any_of(_data()['words'][name])})(?!\w)", re.IGNORECASE)


@functools.cache
def _phrase(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(phrases)})\b", re.IGNORECASE)


@functools.cache
def _phrase_at_end(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(phrases)})\s+\Z", re.IGNORECASE)


@functools.cache
def _money_before() -> re.Pattern[str]:
    signs = [sign for sign in _data()["money"] if not sign[-1].isalpha()]
    return re.compile(rf"({_any_of(signs)})\s?\Z")


@functools.cache
def _money_behind() -> re.Pattern[str]:
    words = [word for word in _data()["money"] if word[-1].isalpha()]
    return re.compile(rf"\s+(?:[A-Z]\w+\s+)?({_any_of(words)})\b", re.IGNORECASE)


@functools.cache
def _votes() -> re.Pattern[str]:
    votes = next(unit for unit in _data()["unit"] if unit["name"] == "votes")
    between = _any_of(_data()["words"]["against"])
    return re.compile(rf"\s*(?:{_any_of(votes['behind'])})\s*(?:{between})\s*", re.IGNORECASE)


@functools.cache
def _aside() -> re.Pattern[str]:
    """What is told in between: ", including children, "."""
    return re.compile(rf",\s*(?:{_any_of(_data()['words']['part'])})\b[^,;]*,", re.IGNORECASE)
