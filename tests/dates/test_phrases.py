"""The phrase tables: one value in many wordings, and short texts in which dates lean on others."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from dates_reading import PUBLISHED, at_mark, plain, read, shown, tag

from tests.cases import Case, CheckCases, Places, read_table

PHRASES = Path(__file__).parents[1] / "corpus/en/phrases"
TABLE = tomllib.loads((PHRASES / "dates.toml").read_text("utf-8"))
PLACES = Places([PHRASES / "dates.toml"])
WORDINGS = [
    Case(PLACES.of(wording), wording, (value, wording))
    for value, entry in TABLE.items()
    for wording in entry["wordings"]
]
READINGS = read_table(PHRASES / "readings.toml", "reading", "text")
STORIES = read_table(PHRASES / "stories.toml", "story", "believes")


def test_a_wording_has_its_value(check_cases: CheckCases) -> None:
    tag(plain(wording) for _, wording in (case.given for case in WORDINGS))
    check_cases(WORDINGS, check_wording)


def check_wording(case: tuple[str, str]) -> None:
    value, wording = case
    words, timex = at_mark(wording)
    assert shown(timex) == value, words


def test_expressions_lean_on_the_right_date(check_cases: CheckCases) -> None:
    tag(case.given["text"].strip() for case in STORIES)
    check_cases(STORIES, check_story)


def check_story(story: dict[str, Any]) -> None:
    published = story.get("published", PUBLISHED.isoformat())
    day = dt.datetime.fromisoformat(published) if published else None
    timexes = read(story["text"].strip(), day)
    found = [f"{t.span.text} = {t.value or '?'}" for t in timexes]
    assert found == story["wants"]
    for words, first, last in story.get("days", ()):
        (interval,) = [t.interval for t in timexes if t.span.text == words]
        ends = (interval.earliest, interval.latest) if interval else ("", "")
        assert tuple(map(str, ends)) == (first, last)


def test_other_readings_are_kept_and_the_choice_says_why(check_cases: CheckCases) -> None:
    check_cases(READINGS, check_reading)


def check_reading(case: dict[str, Any]) -> None:
    words, timex = at_mark(case["text"], case.get("published", PUBLISHED))
    assert timex is not None, words
    assert (timex.value, list(timex.alternatives)) == (case["value"], case["others"])
    assert case["why"] in "; ".join(timex.derivation)
