"""The scoring itself: a table is read strictly, a right reading counts, a wrong one is told."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from dashboard.model import (
    Actor,
    ActorKind,
    Anchoring,
    Article,
    DateStatus,
    Event,
    EventDate,
    Granularity,
    Interval,
    Mention,
    Modality,
    ParsedArticle,
    Participant,
    Quote,
    QuoteKind,
    Role,
    TemporalExpression,
    TimexType,
)
from dashboard.quality.cases import Case, CaseError, read_case, read_days
from dashboard.quality.score import figures, is_called, score
from dashboard.quality.update import below, raised, with_floors, without_marks

TEXT = "Ana Ruiz won on Monday. “We did it,” Ruiz said. The 58 seats were hers."
TABLE = """# A win

## Events

|   | words | date | status | who |
|---|---|---|---|---|
|   | Ruiz *won* on | 2024-03-04 | asserted | Ana Ruiz; ?Party |
| ? | Ruiz *said*. | 2024-03-04/2024-03-08 or 2024-03-08 | bounded or inferred | |

## Times

|   | words | days |
|---|---|---|
|   | won on *Monday* | 2024-03-04 |

## Quotes

|   | words | kind | speaker |
|---|---|---|---|
|   | We … it | direct | Ana Ruiz |

## Actors

|   | name | kind |
|---|---|---|
|   | Ana Ruiz | person |

## No dates

|   | words |
|---|---|
|   | 58 seats |
"""
DAY = dt.date(2024, 3, 4)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return write_case(tmp_path, TABLE)


def write_case(folder: Path, table: str) -> Case:
    (folder / "win.txt").write_text(TEXT, "utf-8")
    (folder / "win.expected.md").write_text(table, "utf-8")
    return read_case(folder / "win.expected.md", (folder,))


def parsed(
    day: dt.date = DAY,
    status: DateStatus = DateStatus.STATED,
    trigger: str = "won",
    speaker: str | None = "a1",
) -> ParsedArticle:
    article = Article("win", TEXT)
    start = TEXT.index(trigger)
    quote = article.span(TEXT.index("We did"), TEXT.index(",”"))
    event = Event(
        id=f"win:{start}:OTHER",
        type="OTHER",
        headline="",
        trigger=article.span(start, start + len(trigger)),
        sentence=article.span(0, 23),
        date=EventDate(day, day, Granularity.DAY, status, "so it says"),
        modality=Modality.ASSERTED,
        participants=(Participant("a1", Role.ACTOR),),
    )
    ana = Actor("a1", "Ana Ruiz", ActorKind.PERSON, mentions=(Mention(article.span(0, 8)),))
    return ParsedArticle(
        article,
        actors=(ana,),
        quotes=(Quote("q1", quote, QuoteKind.DIRECT, speaker=speaker),),
        events=(event,),
        timexes=(monday(article, day),),
    )


def monday(article: Article, day: dt.date) -> TemporalExpression:
    midnight = dt.datetime.combine(day, dt.time())
    return TemporalExpression(
        id="t1",
        span=article.span(TEXT.index("Monday"), TEXT.index(".")),
        type=TimexType.DATE,
        value=day.isoformat(),
        interval=Interval(midnight, midnight + dt.timedelta(days=1)),
        granularity=Granularity.DAY,
        anchoring=Anchoring.PUBLISHED,
    )


def test_a_time_of_other_days_is_not_right(case: Case) -> None:
    assert figures(score(case, parsed(day=dt.date(2024, 3, 11))))["times"] == 0


def test_a_right_reading_counts(case: Case) -> None:
    found = figures(score(case, parsed()))
    assert found == {
        "events": 1,
        "events of": 2,
        "who": 1,
        "who of": 2,
        "quotes": 1,
        "quotes of": 1,
        "actors": 1,
        "actors of": 1,
        "no dates": 1,
        "no dates of": 1,
        "times": 1,
        "times of": 1,
        "wrongly asserted": 0,
    }


@pytest.mark.parametrize(
    ("reading", "wrongly_asserted", "says"),
    [
        (parsed(day=dt.date(2024, 3, 5)), True, "2024-03-05/2024-03-05 asserted"),
        (parsed(day=dt.date(2024, 3, 5), status=DateStatus.INFERRED), False, "inferred"),
        (parsed(status=DateStatus.INFERRED), False, "2024-03-04/2024-03-04 inferred"),
        (parsed(trigger="Monday"), False, "not found"),
    ],
)
def test_a_wrong_reading_is_told(
    reading: ParsedArticle, wrongly_asserted: bool, says: str, case: Case
) -> None:
    verdict = score(case, reading)[0]
    assert not verdict.right
    assert verdict.wrongly_asserted is wrongly_asserted
    assert says in verdict.said


def test_a_quote_without_its_speaker_is_not_right(case: Case) -> None:
    assert figures(score(case, parsed(speaker=None)))["quotes"] == 0


def test_a_member_takes_part_for_what_it_belongs_to(case: Case) -> None:
    reading = parsed()
    ana = dataclasses.replace(reading.actors[0], member_of=("a2",))
    party = Actor("a2", "the Party", ActorKind.ORGANISATION, member_of=("a1",))
    found = figures(score(case, dataclasses.replace(reading, actors=(ana, party))))
    assert found["who"] == 2


@pytest.mark.parametrize("name", ["Ana Ruiz", "ana ruiz’s", "The Ana Ruiz", "Bo or Ana Ruiz"])
def test_names_that_will_do(name: str) -> None:
    assert is_called(Actor("a", "Ana Ruiz", ActorKind.PERSON), name)
    assert not is_called(Actor("a", "Bo Ruiz", ActorKind.PERSON), "Ana Ruiz")


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024-03-04", DAY, DAY),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-12", dt.date(2023, 12, 1), dt.date(2023, 12, 31)),
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2023-06/2023-08", dt.date(2023, 6, 1), dt.date(2023, 8, 31)),
        ("../2024-03-04", None, DAY),
        ("2024-03-04/..", DAY, None),
        ("-", None, None),
    ],
)
def test_dates_of_a_table(date: str, first: dt.date | None, last: dt.date | None) -> None:
    assert read_days(date) == (first, last)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("Ruiz *won* on", "Ruiz won on", "no word stands between asterisks"),
        ("Ruiz *won* on", "Ruiz *lost* on", "stands 0 times"),
        ("Ruiz *won* on", "*Ruiz*", "stands 2 times"),
        ("We … it", "it … We", "does not stand after"),
        ("2024-03-04 |", "2024-02-30 |", "is no date"),
        ("## Actors", "## People", "is none of"),
    ],
)
def test_a_table_that_breaks_its_form_is_told_by_row(
    right: str, wrong: str, says: str, tmp_path: Path
) -> None:
    assert right in TABLE
    with pytest.raises(CaseError, match=rf"win\.expected\.md:\d+: .*{says}"):
        write_case(tmp_path, TABLE.replace(right, wrong))


def test_a_table_without_its_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "lost.expected.md").write_text(TABLE, "utf-8")
    with pytest.raises(CaseError, match=r"no lost\.txt"):
        read_case(tmp_path / "lost.expected.md", (tmp_path,))


def test_marks_of_what_is_read_now_are_taken_away_and_no_other(tmp_path: Path) -> None:
    marked = TABLE.replace("|   | Ruiz *won*", "| ? | Ruiz *won*").replace(
        "Ana Ruiz;", "?Ana Ruiz;"
    )
    case = write_case(tmp_path, marked)
    assert without_marks(marked, score(case, parsed())) == TABLE
    assert without_marks(TABLE, score(case, parsed(trigger="Monday"))) == TABLE


def test_floors_go_up_and_never_down() -> None:
    floors = {"events": 3, "who": 2, "wrongly asserted": 1}
    found = {"events": 4, "who": 1, "wrongly asserted": 2}
    assert raised(found, floors)["events"] == 4
    assert raised(found, floors)["who"] == 2
    assert raised(found, floors)["wrongly asserted"] == 1
    assert below(found, floors) == [
        "who: 1, the floor is 2",
        "wrong dates given as asserted: 2, the most is 1",
    ]
    assert not below(found, {})


def test_the_rest_of_the_file_of_floors_is_left_alone() -> None:
    before = "# Why.\n[dates]\nf1 = 90\n\n[articles.old]\nevents = 1\n"
    assert with_floors(before, {"a": {"events": 2, "no dates": 1}}) == (
        '# Why.\n[dates]\nf1 = 90\n\n[articles.a]\nevents = 2\n"no dates" = 1\n'
    )


def test_the_floors_of_others_stay_wherever_they_stand() -> None:
    before = "[articles.a]\nevents = 1\n\n# Of dates.\n[dates]\nphrases = 3\n"
    after = with_floors(before, {"a": {"events": 2}})
    assert after == "# Of dates.\n[dates]\nphrases = 3\n\n[articles.a]\nevents = 2\n"
