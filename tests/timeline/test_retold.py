"""Several articles of one story: which reports of what is told again and again are one event."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

from dashboard.model import ParsedArticle, Timeline
from dashboard.timeline.build import build
from tests.cases import CheckCases, read_table
from tests.timeline.test_merge import read

STORIES = read_table(Path(__file__).with_name("retold_stories.toml"), "story", "name")


def test_what_each_paper_of_a_story_tells_again_is_one_event(check_cases: CheckCases) -> None:
    check_cases(STORIES, check_story)


def check_story(story: dict[str, Any]) -> None:
    parsed = [
        read(f"paper-{n}", article["text"].strip(), article["published"])
        for n, article in enumerate(story["article"])
    ]
    timeline = build(parsed)
    told = [[entries_of(timeline, parsed[n], words) for n, words in one] for one in story["same"]]
    apart = [
        (one, other)
        for event, found in zip(story["same"], told, strict=True)
        for (one, mine), (other, theirs) in combinations(zip(event, found, strict=True), 2)
        if mine.isdisjoint(theirs)
    ]
    assert not apart, apart
    joined = {entry.event.id for entry in timeline.entries if len(entry.reports) > 1}
    assert joined <= set().union(*(one for event in told for one in event)), "joined beside"


def entries_of(timeline: Timeline, parsed: ParsedArticle, words: str) -> set[str]:
    """The ids of the entries with a report that these words of an article tell of."""
    start = parsed.article.text.index(words)
    events = {
        event.id
        for event in parsed.events
        for span in (event.trigger, *event.mentions)
        if start <= span.start < start + len(words)
    }
    return {
        entry.event.id
        for entry in timeline.entries
        if not events.isdisjoint(report.event.id for report in entry.reports)
    }
