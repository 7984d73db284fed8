"""The phrase tables: one value in many wordings, and short texts in which dates lean on others."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from dates_reading import PUBLISHED, at_mark, read, shown

PHRASES = Path(__file__).parents[1] / "corpus/en/phrases"
TABLE = tomllib.loads((PHRASES / "dates.toml").read_text("utf-8"))
READINGS = tomllib.loads((PHRASES / "readings.toml").read_text("utf-8"))["reading"]
STORIES = tomllib.loads((PHRASES / "stories.toml").read_text("utf-8"))["story"]


@pytest.mark.parametrize(
    ("value", "wording"), [(v, w) for v, t in TABLE.items() for w in t["wordings"]]
)
def test_a_wording_has_its_value(value: str, wording: str) -> None:
    words, timex = at_mark(wording)
    assert shown(timex) == value, words


@pytest.mark.parametrize("story", STORIES, ids=lambda s: str(s["believes"]))
def test_expressions_lean_on_the_right_date(story: dict[str, Any]) -> None:
    published = story.get("published", PUBLISHED.isoformat())
    day = dt.datetime.fromisoformat(published) if published else None
    timexes = read(story["text"].strip(), day)
    found = [f"{t.span.text} = {t.value or '?'}" for t in timexes]
    assert found == story["wants"]
    for words, first, last in story.get("days", ()):
        (interval,) = [t.interval for t in timexes if t.span.text == words]
        ends = (interval.earliest, interval.latest) if interval else ("", "")
        assert tuple(map(str, ends)) == (first, last)


@pytest.mark.parametrize("case", READINGS, ids=lambda c: str(c["text"]))
def test_other_readings_are_kept_and_the_choice_says_why(case: dict[str, Any]) -> None:
    words, timex = at_mark(case["text"], case.get("published", PUBLISHED))
    assert timex is not None, words
    assert (timex.value, list(timex.alternatives)) == (case["value"], case["others"])
    assert case["why"] in "; ".join(timex.derivation)
