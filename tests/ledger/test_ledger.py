"""The ledger of contradictions: 150 pairs of sentences, and what it has of whole timelines."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.ledger.compare import About, Kind, Told, differences
from dashboard.ledger.files import COLUMNS, write
from dashboard.ledger.ledger import Row, ledger, narrow_rows
from dashboard.ledger.quantities import find_quantities
from dashboard.model import Article, DocumentCreationTime, ParsedArticle
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.wording.formulas import unguard
from tests.ledger.toll import toll_articles
from tests.timeline.test_sources import CHANGES, STORIES

PAIRS = Path(__file__).with_name("sentence_pairs.toml")
LEAST = 0.95
QUOTED = re.compile(r"“([^”]*)”")
AS_THEY_STAND = {"number", "words"}


class Pair(NamedTuple):
    kind: str
    about: str
    days: tuple[dt.date, dt.date]
    one: str
    other: str


def pairs() -> Iterator[Pair]:
    for kind, table in tomllib.loads(PAIRS.read_text("utf-8")).items():
        for about, days, one, other in table:
            first, *more = (dt.date.fromisoformat(day) for day in days.split(", "))
            yield Pair(kind, about, (first, more[0] if more else first), one, other)


def article(name: str, text: str, day: dt.date, zone: str | None = None) -> ParsedArticle:
    published = DocumentCreationTime(dt.datetime.combine(day, dt.time()))
    return parse(Article(name, text, published=published, source=name.title(), timezone=zone))


def told(sentence: str, day: dt.date) -> Told:
    return Told(sentence, day, said=tuple(QUOTED.findall(sentence)))


def kinds(pair: Pair) -> list[str]:
    """What is said of a pair, as far as it is about what the table says."""
    if pair.about in AS_THEY_STAND:
        sides = zip((pair.one, pair.other), pair.days, strict=True)
        found = differences(*(told(*side) for side in sides))
        return [str(one.kind) for one in found if one.about == pair.about]
    return [str(row.kind) for row in read(pair) if row.about == pair.about]


def read(pair: Pair) -> tuple[Row, ...]:
    sides = zip(("alpha", "beta"), (pair.one, pair.other), pair.days, strict=True)
    return ledger(build([article(*side) for side in sides]))


def test_the_kind_of_150_pairs_is_right() -> None:
    every = list(pairs())
    assert [
        sum(pair.kind == kind for pair in every) for kind in dict.fromkeys(p.kind for p in every)
    ] == [50] * 3
    wrong = [(found, pair) for pair in every if (found := kinds(pair)) != [pair.kind]]
    told = "\n".join(f"{found} {pair}" for found, pair in wrong)
    assert len(every) - len(wrong) >= LEAST * len(every), told


def told_rows(rows: Iterable[Row]) -> list[tuple[str, str, str, str]]:
    return [(str(row.about), str(row.kind), row.one.value, row.other.value) for row in rows]


def test_a_rising_toll_is_a_later_state_and_two_counts_of_one_day_are_a_conflict() -> None:
    rows = ledger(build(toll_articles()))
    assert told_rows(rows) == [
        ("number", "development", "at least 12", "15"),
        ("number", "conflict", "17", "19"),
        ("number", "development", "15", "17"),
        (
            *("words", "conflict"),
            *("We heard two blasts within a minute,", "We heard two blasts in a minute,"),
        ),
        ("fact", "conflict", "denied, or told as not done", "told as done"),
        ("day", "conflict", "5 March 2024", "6 March 2024"),
    ]
    assert [row.unit for row in rows[:3]] == ["dead"] * 3
    assert rows[0].apart is not None


def test_each_row_has_both_sentences_of_two_articles_the_earlier_one_first(
    parsed_samples: dict[str, ParsedArticle],
) -> None:
    rows = (*ledger(build(toll_articles())), *ledger(build(parsed_samples.values())))
    assert len(rows) > 10
    for row in rows:
        for side in (row.one, row.other):
            found = side.sentence
            assert side.article.text[found.start : found.end] == found.text
            assert found.text
        assert row.one.article.id != row.other.article.id
        assert str(row.one.article.published) <= str(row.other.article.published)
        assert row.why


def test_the_samples_differ_by_time_zones_once_and_contradict_each_other_never(
    parsed_samples: dict[str, ParsedArticle],
) -> None:
    rows = ledger(build(parsed_samples.values()))
    counts = Counter(row.kind for row in rows)
    assert counts[Kind.ZONES] == 1
    assert counts.keys() == {Kind.ZONES, Kind.PRECISION}
    (zones,) = (row for row in rows if row.kind is Kind.ZONES)
    assert (zones.one.value, zones.other.value) == ("4 February 2023", "5 February 2023")


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = toll_articles()
    assert told_rows(ledger(build(articles[::-1]))) == told_rows(ledger(build(articles)))


OPEN = (  # a paper of 8 March and another of 9 March: may these be one event?
    (
        "The army retook the bridge at Dorn on Monday.",
        "The army retook Dorn's bridge at 10:40 p.m. on Tuesday.",
        True,
    ),
    (
        "Power was restored to all homes in Ost on Tuesday.",
        "Power was restored to the last 600 homes in Ost on Monday.",
        True,
    ),
    (
        "Marlow Water was fined in January for a spill in Ludworth.",
        "The state fined Marlow Water $250,000 in February for a spill at Ludworth.",
        True,
    ),
    ("A train derailed near Melk on Tuesday.", "A train derailed near Melk on Wednesday.", True),
    # the first paper could not know yet
    ("Rebels shelled Karst on Thursday.", "Rebels shelled Karst on Saturday.", False),
    # one article tells of both days
    ("Rebels shelled Karst on Monday.", "Rebels shelled Karst on Monday and on Tuesday.", False),
    ("A train derailed near Melk on Tuesday.", "A train derailed near Dorn on Wednesday.", False),
    ("Police arrested a man in Karst on Monday.", "Police arrested two men on Tuesday.", False),
    ("Karst beat Ost 2-1 on Monday.", "Karst beat Melk 3-0 on Tuesday.", False),
    ("Ana Ruiz met Karl Otto on Monday.", "Ana Ruiz met Omar Vance on Tuesday.", False),
    # too far apart
    ("A train derailed near Melk on Saturday.", "A train derailed near Melk on Wednesday.", False),
)


@pytest.mark.parametrize(("one", "other", "is_open"), OPEN)
def test_what_may_happen_twice_is_told_as_one_event_or_two(
    one: str, other: str, is_open: bool
) -> None:
    days = dt.date(2024, 3, 8), dt.date(2024, 3, 9)
    told = zip(("first", "second"), (one, other), days, strict=True)
    found = [row for row in ledger(build(article(*each) for each in told)) if row.apart]
    assert [row.kind for row in found] == ([Kind.OPEN] if is_open else [])
    assert all(row.about is About.DAY for row in found)


def test_a_paper_that_tells_of_such_an_act_on_two_days_means_two() -> None:
    words = "A train derailed near Melk on {}."
    told = (("daily", words.format("Tuesday"), dt.date(2024, 3, 8)),)
    again = ("daily", words.format("Wednesday"), dt.date(2024, 3, 9))
    (one, _), (other, _) = ((article(*each), each) for each in (*told, again))
    second = dataclasses.replace(other.article, id="daily-2", source=one.article.source)
    assert ledger(build([one, parse(second)])) == ()


FIRE = "A fire at a factory in Dhaka killed {} people on Monday. "


@pytest.mark.parametrize("change", ["digits", "cut", "edited"])
def test_a_reprint_is_no_second_source(change: str) -> None:
    """Even where the text that is printed again gives another number."""
    one, other = (FIRE.format(17) + story for story in STORIES[0][:2])
    again = CHANGES[change](one).replace("17", "23")
    assert "23" in again
    day = dt.date(2024, 1, 6)
    first = article("one", one, day)
    assert ledger(build([first, article("again", again, day)])) == ()
    found = ledger(build([first, article("other", other.replace("17", "23"), day)]))
    assert (str(About.NUMBER), str(Kind.CONFLICT), "17", "23") in told_rows(found)


def test_what_a_sentence_counts() -> None:
    found = find_quantities(
        "At least 12 people, including three children, were killed and dozens injured; the firm "
        "paid €2.5m and $3 million, up from $1 million, after a vote of 92 votes to 40."
    )
    assert [(q.unit, q.text, q.low, q.high) for q in found] == [
        ("dead", "At least 12", 12, None),
        ("injured", "dozens", 20, 100),
        ("euros", "€2.5m", 2_500_000, 2_500_000),
        ("dollars", "$3 million", 3_000_000, 3_000_000),
        ("votes", "92", 92, 92),
        ("votes against", "40", 40, 40),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "She was 34 years old on 12 March 2024 in a field of 3 kilometres.",
        "The bomb killed 247 people in Kenya and 10 in Tanzania.",
        "Six people were also killed.",
        "Another 12 people were killed.",
        "His mother and 10 others died.",
        "In 2023 the 12-year-old left.",
    ],
)
def test_what_counts_a_part_or_nothing_is_no_quantity(sentence: str) -> None:
    assert find_quantities(sentence) == ()


def test_a_count_for_one_country_is_not_held_against_that_for_two() -> None:
    one = Told("The blasts killed 40 people.", countries=frozenset({"KEN"}))
    both = Told("The blasts killed 81 people.", countries=frozenset({"KEN", "TZA"}))
    assert list(differences(one, both)) == []
    assert [found.kind for found in differences(Told(one.sentence), both)] == [Kind.CONFLICT]


def test_the_files_hold_what_the_page_shows_and_run_no_formula() -> None:
    rows = ledger(build(toll_articles()))
    table = list(csv.DictReader(io.StringIO(b"".join(write(rows, "csv")).decode())))
    data = json.loads(b"".join(write(rows, "json")))
    assert [tuple(record) for record in data] == [COLUMNS] * len(rows)
    for row, cells, values in zip(rows, table, data, strict=True):
        assert values["first_sentence"] == row.one.sentence.text
        assert values["second_value"] == row.other.value
        assert {name: "" if value is None else str(value) for name, value in values.items()} == {
            name: unguard(cell) for name, cell in cells.items()
        }
    hostile = dataclasses.replace(rows[0], why="=1+1")
    assert b",'=1+1," in b"".join(write([hostile], "csv"))
    assert b",=1+1," in b"".join(write([hostile], "csv", raw=True))


def test_a_filter_leaves_the_rows_of_its_events() -> None:
    timeline = build(toll_articles())
    rows = ledger(timeline)
    assert narrow_rows(rows, timeline, Query()) == rows
    left = narrow_rows(rows, timeline, Query(words="brandt"))
    assert {str(row.about) for row in left} == {"fact", "day"}
