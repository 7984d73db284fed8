"""What holds of every example of every rule: what moves it, and what changes nothing in it."""

from __future__ import annotations

import datetime as dt
import functools
import re
import textwrap
from collections.abc import Callable, Iterator

import pytest
from dates_reading import MARKED, PUBLISHED, analysis_of, plain, read, tag

from dashboard.dates import find_timexes
from dashboard.dates.fields import walk
from dashboard.dates.find import Found
from dashboard.dates.grammar import load_grammar, rule_records
from dashboard.dates.timex3 import interval_of, read_value, value_of
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.nlp.analysis import Analysis
from dashboard.registry import files_in
from tests.cases import Case, CheckCases, Places

ROWS = [row for rule in rule_records("en") for row in rule["examples"]]
EXAMPLES = [row.rpartition(": ")[0] for row in ROWS]
PLACES = Places(files_in("languages/en/temporal", ".toml"))
CASES = [Case(PLACES.of(row), row, row.rpartition(": ")[0]) for row in ROWS]
BY_TAG = {
    e.rpartition(": ")[0]
    for r in rule_records("en")
    if {"tags", "not_tags", "next_not_tags", "next_two_tags"} & set(r)
    for e in r["examples"]
}
Timexes = tuple[TemporalExpression, ...]


def slowly(*values: int) -> Iterator[object]:
    """Values that are tried where there is time: one of their kind always is."""
    return (pytest.param(value, marks=pytest.mark.slow) for value in values)


@pytest.fixture(scope="module", autouse=True)
def _tagged() -> None:
    tag(map(plain, EXAMPLES))


def shown(text: str) -> list[tuple[str | None, str | None]]:
    return [(t.value, t.mod) for t in read(text)]


def hangs_on_publication(timex: TemporalExpression, all_of_them: Timexes) -> bool:
    """Whether an expression leans on publication, if only by way of another."""
    while timex.anchoring is Anchoring.NARRATIVE:
        timex = next(t for t in all_of_them if t.id == timex.anchor)
    return timex.anchoring is Anchoring.PUBLISHED


def found_at(analysis: Analysis, timex: TemporalExpression) -> Found:
    return next(f for f in find_timexes(analysis) if f.start == timex.span.start)


def days(timex: TemporalExpression) -> dt.datetime | None:
    return timex.interval.begin if timex.interval else None


def paired(first: Timexes, second: Timexes) -> list[tuple[TemporalExpression, TemporalExpression]]:
    """The same expressions in two readings; there may be no Friday the 13th near a day."""
    there = {timex.span: timex for timex in second}
    return [(timex, there[timex.span]) for timex in first if timex.span in there]


BY_THE_WEEK = {
    "neighbour", "weekday", "weekday of week", "shift", "part of day", "timed", "clock", "modified",
}  # fmt: skip
WEEKLY = (Granularity.WEEK, Granularity.DAY, Granularity.MINUTE, Granularity.SECOND)
YEARLY = (Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF_YEAR)
YEARLY += (Granularity.YEAR,)
BY_THE_MOON = ("Easter", "Good Friday", "Yom Kippur", "Diwali", "Ramadan")
TWO_FIGURES = {"short", "tens"}  # their century is that of publication


@pytest.mark.parametrize("weeks", [-520, *slowly(-3, 1, 700)])
def test_whole_weeks_move_the_days_and_weeks_that_hang_on_publication(weeks: int) -> None:
    later, counted = dt.timedelta(weeks=weeks), 0
    for text in map(plain, EXAMPLES):
        first, second = read(text), read(text, PUBLISHED + later)
        for here, there in paired(first, second):
            inner = list(walk(found_at(analysis_of(text), here)))
            if here.granularity not in WEEKLY or {f.rule.operator for f in inner} - BY_THE_WEEK:
                continue
            if any(f.fields.get("unit") in ("month", "year") for f in inner):
                continue
            begin, moved = days(here), days(there)
            if begin is not None and moved is not None:
                by = later if hangs_on_publication(here, first) else dt.timedelta()
                assert moved - begin == by, (text, here.span.text)
                counted += 1
    assert counted > 50


@pytest.mark.parametrize("years", [-30, *slowly(-3, 1, 4, 100)])
def test_whole_years_move_the_months_and_years_that_hang_on_publication(years: int) -> None:
    counted = 0
    for text in map(plain, EXAMPLES):
        first, second = read(text), read(text, PUBLISHED.replace(year=PUBLISHED.year + years))
        for here, there in paired(first, second):
            names = {name for f in walk(found_at(analysis_of(text), here)) for name in f.fields}
            begin, moved = days(here), days(there)
            if here.granularity not in YEARLY or names & TWO_FIGURES or not begin or not moved:
                continue
            by = years if hangs_on_publication(here, first) else 0
            wanted = (begin.year + by, begin.month)
            assert (moved.year, moved.month) == wanted, (text, here.span.text)
            counted += 1
    assert counted > 50


def test_a_whole_cycle_of_the_calendar_moves_all_that_hangs_on_publication_and_nothing_else() -> (
    None
):
    """In 400 years every date falls on the same day of the week again, but for some feasts."""
    for text in map(plain, EXAMPLES):
        if any(feast in text for feast in BY_THE_MOON):
            continue
        first, second = read(text), read(text, PUBLISHED.replace(year=PUBLISHED.year + 400))
        for here, there in zip(first, second, strict=True):
            inner = list(walk(found_at(analysis_of(text), here)))
            names = {n for f in inner if "range" not in f.rule.args for n in f.fields}
            hangs = hangs_on_publication(here, first) or names & TWO_FIGURES
            begin, moved = days(here), days(there)
            assert (begin is None) == (moved is None), (text, here.span.text)
            if begin is not None and moved is not None:
                assert moved == begin.replace(year=begin.year + 400 * bool(hangs)), text
            assert len(here.alternatives) == len(there.alternatives), (text, here.span.text)
            for one, other in zip(here.alternatives, there.alternatives, strict=True):
                far = interval_of(read_value(one)), interval_of(read_value(other))
                if far[0] and far[1] and far[0].begin and far[1].begin and hangs:
                    assert far[1].begin == far[0].begin.replace(year=far[0].begin.year + 400), text


def test_value_to_interval_to_value() -> None:
    for text in map(plain, EXAMPLES):
        for timex in read(text):
            for value in (timex.value or "", *timex.alternatives):
                cell = read_value(value)
                interval = interval_of(cell)
                if interval is None or "T" in value or "-WE" in value:
                    continue
                if value == timex.value and timex.interval is not None:
                    assert timex.interval == interval, (text, value)
                    assert value_of(interval, timex.granularity) == value, (text, value)


CASE_TELLS = {w for words in load_grammar("en").classes.values() for w in words.capital}


def _tells(words: str) -> bool:
    return bool(CASE_TELLS & set(words.lower().replace("-", " ").replace(".", " ").split()))


@pytest.mark.slow
@pytest.mark.parametrize("change", [str.lower, str.upper, str.title], ids=lambda c: c.__name__)
def test_case_changes_nothing_where_it_tells_nothing_apart(
    change: Callable[[str], str], check_cases: CheckCases
) -> None:
    tag(_turned(change, case.given) for case in CASES)
    check_cases(CASES, functools.partial(check_case_of_letters, change))


def check_case_of_letters(change: Callable[[str], str], marked: str) -> None:
    if not _tells(_words(marked)[1]):
        assert shown(_turned(change, marked)) == shown(plain(marked))


def _turned(change: Callable[[str], str], marked: str) -> str:
    words = _words(marked)
    return marked[: words.start()] + change(words[1]) + marked[words.end() :]


def _words(marked: str) -> re.Match[str]:
    words = MARKED.search(marked)
    assert words
    return words


def _other_shapes(marked: str) -> Iterator[str]:
    """The text with other marks, and with other gaps within the expression."""
    for one, other in (("'", "’"), ("’", "'"), ("-", "–"), ("-", "‑")):
        yield plain(marked.replace(one, other))
    words = _words(marked)
    if marked in BY_TAG:  # to the tagger a second space is a word between the others
        return
    for gap in ("\u00a0", "  "):
        inside = words[1].replace(" ", gap)
        yield plain(f"{marked[: words.start()]}{inside}{marked[words.end() :]}")


@pytest.mark.slow
def test_the_shape_of_marks_and_gaps_changes_nothing(check_cases: CheckCases) -> None:
    tag(other for case in CASES for other in _other_shapes(case.given))
    check_cases(CASES, check_shapes)


def check_shapes(marked: str) -> None:
    for other in _other_shapes(marked):
        assert shown(other) == shown(plain(marked)), other


BEFORE = (
    "The town said that much of it had been done and that the rest was of no great use to all. "
)
AFTER = " The people of the town and those of the hills near by said that it was as good as done."


@pytest.mark.slow
def test_a_line_break_within_an_expression_changes_nothing(check_cases: CheckCases) -> None:
    tag(text for case in CASES for text in (_long(case.given), *_broken(case.given)))
    check_cases(CASES, check_line_breaks)


def check_line_breaks(marked: str) -> None:
    for text in _broken(marked):
        assert shown(text) == shown(_long(marked)), text


def _long(marked: str) -> str:
    return f"{BEFORE}{plain(marked)}{AFTER}"


@functools.cache
def _broken(marked: str) -> tuple[str, ...]:
    """The long text in lines, which break in each way at a gap within the expression."""
    words, long = _words(marked), _long(marked)
    start = len(BEFORE) + words.start()
    broken = {}
    for width in range(50, 96):
        text = textwrap.fill(long, width, break_on_hyphens=False)
        here = tuple(i for i, c in enumerate(text[start : start + len(words[1])]) if c == "\n")
        if here and len(text) == len(long):
            broken.setdefault(here, text)
    return tuple(broken.values())
