"""The date cases of the project as counts: how many are read right may only go up."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from dates_reading import PUBLISHED, at_mark, plain, read, shown, tag

TESTS = Path(__file__).parents[1]
FLOORS = tomllib.loads((TESTS / "scores.toml").read_text("utf-8"))["dates"]
PHRASES = TESTS / "corpus/en/phrases"


def test_phrases_stay_above_their_floor() -> None:
    table = tomllib.loads((PHRASES / "dates.toml").read_text("utf-8"))
    cases = [(value, w) for value, entry in table.items() for w in entry["wordings"]]
    tag(plain(wording) for _, wording in cases)
    right = sum(shown(at_mark(wording)[1]) == value for value, wording in cases)
    assert right >= FLOORS["phrases"]


def test_expressions_of_stories_stay_above_their_floor() -> None:
    right, stories = 0, tomllib.loads((PHRASES / "stories.toml").read_text("utf-8"))["story"]
    tag(story["text"].strip() for story in stories)
    for story in stories:
        published = story.get("published", PUBLISHED.isoformat())
        day = dt.datetime.fromisoformat(published) if published else None
        found = {f"{t.span.text} = {t.value or '?'}" for t in read(story["text"].strip(), day)}
        right += len(found & set(story["wants"]))
    assert right >= FLOORS["stories"]


def test_negatives_stay_above_their_floor() -> None:
    lines = (PHRASES / "negatives.txt").read_text("utf-8").splitlines()
    tag(lines)
    silent = [line for line in lines if line and not line.startswith("#") and not read(line)]
    assert len(silent) >= FLOORS["negatives"]
