"""What holds of the date stage for any text."""

from __future__ import annotations

import datetime as dt
import textwrap
import time
from itertools import pairwise

import pytest
from dates_reading import PUBLISHED, publication, read
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dates import find_dateline, read_dates
from dashboard.dates.grammar import load_grammar
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.nlp.analysis import Depth, analyse

GRAMMAR = load_grammar("en")
VOCABULARY = sorted({word for words in GRAMMAR.classes.values() for word in words.values})
PHRASES = sorted({phrase for table in GRAMMAR.tables.values() for phrase in table})
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from(VOCABULARY).map(str.capitalize),
    st.sampled_from(PHRASES),
    st.integers(0, 3000).map(str),
    st.integers(0, 99).map("{:02}".format),
    st.sampled_from(["of", "the", "The", "a", "in", "and", "to", "from", "until", "said", "will"]),
    st.sampled_from(["every", "each", "that", "same", "ago", "later", "per", "s", "Paris", "met"]),
)
GAPS = st.sampled_from([" ", " ", " ", "-", ", ", ". ", "/", ":", "'", "’s ", "\n", "\n\n", ""])
SOUP = st.lists(st.tuples(PIECES, GAPS), max_size=25).map(lambda p: "".join(a + b for a, b in p))
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@pytest.mark.slow
@given(st.one_of(st.text(max_size=200), SOUP), st.none() | DAYS)
def test_any_string_is_read_and_every_span_cuts_it(text: str, day: dt.date | None) -> None:
    analysis = analyse(text, depth=Depth.TAGS)
    found = read_dates(analysis, publication(day))
    find_dateline(analysis)
    for timex in found:
        assert text[timex.span.start : timex.span.end] == timex.span.text != ""
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    assert [t.id for t in found] == [f"t{i}" for i in range(1, len(found) + 1)]


@pytest.mark.parametrize("digits", [16, 309, 5000])
@pytest.mark.parametrize(
    "words", ["{} weeks ago", "a hundred {} years ago", "May {}", "{}.5 hours"]
)
def test_a_number_that_nobody_can_count_with_ends_nothing(words: str, digits: int) -> None:
    text = f"{words.format('5' * digits)} he died. He died on 3 May."
    found = read(text)
    assert [t.span.text for t in found][-1] == "3 May"
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)


@given(SOUP)
def test_an_anchor_is_an_earlier_expression(text: str) -> None:
    seen: set[str] = set()
    for timex in read(text):
        assert timex.anchor is None or timex.anchor in seen
        seen.add(timex.id)


def begin(timex: TemporalExpression) -> dt.datetime:
    assert timex.interval is not None, timex.span.text
    assert timex.interval.begin is not None, timex.span.text
    return timex.interval.begin


NEWS = (
    "The ministers met on Tuesday and will meet again on Friday. Last Monday they had agreed to "
    "wait until next Thursday. Yesterday nothing was said. Tomorrow they leave. It began three "
    "days ago, on March 3, 1999."
)


@pytest.mark.parametrize("weeks", [-520, -3, 1, 8, 700])
def test_whole_weeks_move_the_days_that_hang_on_publication(weeks: int) -> None:
    shift = dt.timedelta(weeks=weeks)
    for here, there in zip(read(NEWS), read(NEWS, PUBLISHED + shift), strict=True):
        moved = shift if here.anchoring is Anchoring.PUBLISHED else dt.timedelta()
        assert begin(there) - begin(here) == moved, here.span.text


YEARS = (
    "Prices rose last year and fell in March. They will rise in February. This month they stood "
    "still, and two years ago they were lower. In April 1999 they were lowest."
)


@pytest.mark.parametrize("years", [-40, -1, 1, 4, 300])
def test_whole_years_move_the_months_and_years_that_hang_on_publication(years: int) -> None:
    later = PUBLISHED.replace(year=PUBLISHED.year + years)
    for here, there in zip(read(YEARS), read(YEARS, later), strict=True):
        moved = years if here.anchoring is Anchoring.PUBLISHED else 0
        first, second = begin(here), begin(there)
        assert (second.year - first.year, second.month) == (moved, first.month), here.span.text


def test_without_publication_what_hangs_on_it_says_what_is_missing() -> None:
    for timex in read("He left yesterday. He comes on Friday. Last year he stayed.", None):
        assert timex.interval is None
        assert timex.anchoring is Anchoring.NONE
        assert "publication" in " ".join(timex.derivation)


SAMPLE = (
    "The army left Lyon on Thursday, officials said. It will be back in May, two months after the "
    "vote. In 1998 and 1999 it stayed.\n\nThe talks, on Jan. 3 and 5, failed. Gen. Roy went.\n\n"
    "He spoke last week for over an hour. “On Monday,” he said, “we shall see.” They meet every "
    "Friday at 9 a.m."
)


def test_tagging_alone_reads_the_same_as_the_full_analysis() -> None:
    for text in (SAMPLE, NEWS, YEARS):
        tags = read_dates(analyse(text, depth=Depth.TAGS), publication(PUBLISHED))
        full = read_dates(analyse(text, depth=Depth.FULL), publication(PUBLISHED))
        assert tags == full


def test_line_breaks_and_marks_within_an_expression_change_nothing() -> None:
    plain = (
        "The town said that the works began some two months late two weeks before New Year's Day "
        "1999 and that they ended with much noise and at great cost to all on the third of March, "
        "2001 as the papers wrote"
    )
    wrapped = [textwrap.fill(plain, width) for width in range(45, 95)]
    assert any("New Year's\nDay" in text for text in wrapped)
    assert any("of\nMarch" in text for text in wrapped)
    for other in (*wrapped, plain.replace("'", "’"), plain.replace(" ", "  ")):
        assert [t.value for t in read(other)] == ["P2M", "1998-12-18", "2001-03-03"], other


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_case_changes_nothing_where_it_tells_nothing_apart(change: type[str]) -> None:
    plain = "it lasted from 3 january 1999 to the end of 2001, two weeks before christmas 2002"
    assert [t.value for t in read(change(plain))] == [t.value for t in read(plain)]


def test_an_appended_paragraph_changes_no_span_before_it() -> None:
    before = [(t.span, t.value) for t in read(NEWS)]
    after = [(t.span, t.value) for t in read(NEWS + "\n\nThe cat sat on the mat in 2019.")]
    assert after[: len(before)] == before


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(copies: int) -> float:
        analysis = analyse("\n\n".join([SAMPLE] * copies), depth=Depth.TAGS)
        best = []
        for _ in range(5):
            start = time.process_time()
            read_dates(analysis, publication(PUBLISHED))
            best.append(time.process_time() - start)
        return min(best)

    seconds(10)
    assert seconds(200) < 4 * 1.6 * seconds(50)


def test_granularity_is_that_of_the_value() -> None:
    wanted = {"Thursday": Granularity.DAY, "May": Granularity.MONTH, "1998": Granularity.YEAR}
    found = {t.span.text: t.granularity for t in read(SAMPLE)}
    assert {k: found[k] for k in wanted} == wanted
