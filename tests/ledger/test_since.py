"""What became of the events of a day, and how each event was reported."""

from __future__ import annotations

import dataclasses
import datetime as dt

from dashboard.ledger.compare import word
from dashboard.ledger.history import history, is_telling
from dashboard.ledger.ledger import ledger
from dashboard.ledger.since import Fate, Since, since, since_of
from dashboard.model import ParsedArticle, Timeline
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.as_reported import as_reported
from dashboard.timeline.build import build
from tests.ledger.toll import toll_articles

HEAD = "---\npublished: {}\nsource: {}\n---\n"
DENIED = {
    "told": HEAD.format("2024-03-06", "Coast Herald")
    + "Police arrested Jonas Brandt in Kano on Tuesday.",
    "again": HEAD.format("2024-03-07", "Lagos Daily")
    + "Jonas Brandt was arrested in Kano on Tuesday.",
    "denied": HEAD.format("2024-03-08", "Harbour Post")
    + "Police denied that Jonas Brandt was arrested in Kano on Tuesday.",
}


def day(number: int) -> dt.date:
    return dt.date(2024, 3, number)


def found(articles: tuple[ParsedArticle, ...], until: dt.date) -> tuple[Since, ...]:
    now = build(articles)
    return since(as_reported(articles, until), now, ledger(now), until)


def event(timeline: Timeline, words: str) -> str:
    return next(e.event.id for e in timeline.entries if words in e.event.headline)


def test_what_came_since_and_what_is_told_otherwise_since() -> None:
    became = found(toll_articles(), day(4))
    changed = {one.then.event.headline: one.words for one in became if one.then}
    assert changed["A bomb killed at least 12 people at a market in Kano on Monday"] == (
        "Number (dead): at least 12, now 15 (Lagos Daily, 5 March 2024).",
    )
    came = [one for one in became if one.fate is Fate.CAME]
    assert all(one.then is None for one in came)
    assert len(changed) + len(came) == len(became)
    known = as_reported(toll_articles(), day(4))
    now = build(toll_articles())
    told = {r.event.id for e in known.entries for r in e.reports}
    new = [e for e in now.entries if not told & {r.event.id for r in e.reports}]
    assert [one.now for one in came] == new


def test_what_is_denied_and_told_again_since_is_told_with_who_does() -> None:
    articles = tuple(parse(article_from_text(text, name)) for name, text in DENIED.items())
    (one,) = (one for one in found(articles, day(6)) if one.then)
    assert one.fate is Fate.DENIED
    assert "Denied by Harbour Post, 8 March 2024." in one.words
    assert "Told again by Lagos Daily, 7 March 2024." in one.words
    (again,) = (one for one in found(articles[:2], day(6)) if one.then)
    assert again.fate is Fate.AGAIN


def test_events_that_are_one_since_are_told_as_joined() -> None:
    articles = toll_articles()[:2]
    then, now = as_reported(articles, day(5)), build(articles)
    first, second = (event(then, words) for words in ("at least 12", "15 people"))
    one = build(articles, one=[first, second])
    (joined, other) = (
        one for one in since(then, one, ledger(one), day(5)) if one.fate is Fate.JOINED
    )
    assert joined.then != other.then
    assert "Now one event with “A bomb at a market in Kano killed 15 people on Monday”." in (
        *joined.words,
        *other.words,
    )
    assert since(then, now, ledger(now), day(5)) == ()


def test_of_one_event_the_same_is_told_as_of_all() -> None:
    articles = toll_articles()
    then, now = as_reported(articles, day(5)), build(articles)
    rows = ledger(now)
    every = {one.then.event.id: one for one in since(then, now, rows, day(5)) if one.then}
    for entry in then.entries:
        assert since_of(entry, then, now, rows, day(5)) == every.get(entry.event.id)


def test_on_the_last_day_nothing_came_since(parsed_samples: dict[str, ParsedArticle]) -> None:
    articles = tuple(parsed_samples.values())
    assert found(articles, dt.date(2024, 4, 17)) == ()
    assert {one.fate for one in found(articles, dt.date(2023, 11, 16))} >= {Fate.CAME, Fate.AGAIN}


def test_the_history_goes_from_report_to_report_with_those_that_are_kept_apart() -> None:
    timeline = build(toll_articles())
    entry = timeline.find(event(timeline, "at least 12"))
    assert entry is not None
    steps = history(entry, timeline)
    told = [(str(s.report.article.published), s.words[-1:], s.apart) for s in steps]
    assert told == [
        ("2024-03-04", ("told: as fact",), False),
        ("2024-03-05", ("dead: at least 12 → 15",), True),
        ("2024-03-06", ("dead: 15 → 17",), True),
        ("2024-03-06", ("dead: 17 → 19",), True),
    ]
    assert steps[0].words[0] == "first told"
    assert is_telling(steps)


def test_dates_certainty_and_names_are_told_where_they_change() -> None:
    timeline = build(toll_articles())
    entry = timeline.find(event(timeline, "Police arrested Jonas Brandt"))
    assert entry is not None
    words = [step.words for step in history(entry, timeline)]
    assert "who: Jonas Brandt" in words[0]
    assert words[1:] == [
        ("told: denied or not so → as fact",),
        ("date: 5 March 2024 → 6 March 2024",),
    ]


def test_a_day_that_a_person_set_was_told_by_no_report() -> None:
    timeline = build(toll_articles())
    arrest = event(timeline, "Police arrested Jonas Brandt")
    said = reviews([Correction(1, "", "", arrest, Field.DATE, None, "2024-03-09")])
    now = build(toll_articles(), said)
    entry = now.find(arrest)
    assert entry is not None
    assert (entry.event.date.edtf, len(entry.reports) > 1) == ("2024-03-09", True)
    told = [words for step in history(entry, now) for words in step.words]
    assert not any("9 March" in words for words in told)
    sides = (side for row in ledger(now) for side in (row.one, row.other))
    assert not any("9 March" in side.value for side in sides)


def test_reports_without_a_day_come_last() -> None:
    first, second = toll_articles()[2], toll_articles()[4]
    undated = dataclasses.replace(first.article, published=None)
    timeline = build([dataclasses.replace(first, article=undated), second])
    entry = timeline.find(event(timeline, "Jonas Brandt"))
    assert entry is not None
    assert [s.report.article.id for s in history(entry, timeline)] == ["fifth", "third"]


def test_a_title_that_was_cut_ends_its_sentence() -> None:
    assert word("again", sources="Coast Herald") == "Told again by Coast Herald."
    assert word("again", sources="The trustee sold the docks …") == (
        "Told again by The trustee sold the docks …"
    )
