"""Which reports are of one source: copies of a text, papers, agencies, and who is named."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.merging.copied_text import COPIED, compared_words, shared, sketch
from dashboard.timeline.merging.sources import copies, credited, named_in
from dashboard.views.timeline.reports import told_by

DATA = tomllib.loads(Path(__file__).with_name("source_stories.toml").read_text("utf-8"))
STORIES: list[list[str]] = [story["told"] for story in DATA["story"]]


def replaced(text: str, words: dict[str, str]) -> str:
    return re.sub(rf"\b(?:{'|'.join(words)})\b", lambda found: words[found[0]], text)


def cut(text: str) -> str:
    """The first half and a little more, as a paper with less room prints it."""
    sentences = re.split(r"(?<=[.!?”]) ", text)
    return " ".join(sentences[: len(sentences) * 3 // 5])


def under_a_headline(text: str) -> str:
    return f"What is known\nBy Our Own Correspondent\n\n{text}\n\nSubscribe to our letter."


def edited(text: str) -> str:
    """As an editor changes it: the second sentence goes, each tenth word is another."""
    sentences = re.split(r"(?<=[.!?”]) ", text)
    kept = " ".join([sentences[0], *sentences[2:]])
    return " ".join("rather" if n % 20 == 19 else word for n, word in enumerate(kept.split()))


CHANGES: dict[str, Callable[[str], str]] = {
    "American spelling": lambda text: replaced(text, DATA["american"]),
    "short months": lambda text: replaced(text, DATA["short"]),
    "digits": lambda text: replaced(text, DATA["digits"]),
    "cut": cut,
    "headline": under_a_headline,
    "edited": edited,
    "all of it": lambda text: under_a_headline(
        cut(replaced(text, {**DATA["american"], **DATA["short"], **DATA["digits"]}))
    ),
}
TEXTS = [text for story in STORIES for text in story]
SAME = [(text, change(text)) for text in TEXTS for change in CHANGES.values()]
OTHERS = [
    (one, change(other))
    for story in STORIES
    for one, other in itertools.permutations(story, 2)
    for change in itertools.islice(CHANGES.values(), 3, None)
]


def are_copies(one: str, other: str) -> bool:
    return bool(copies({"one": sketch(one), "other": sketch(other)}))


def test_of_two_hundred_pairs_copies_are_known_and_reports_of_one_day_are_not() -> None:
    assert len(SAME) >= 100
    assert len(OTHERS) >= 100
    found = sum(are_copies(*pair) for pair in SAME)
    wrong = sum(are_copies(*pair) for pair in OTHERS)
    assert found / len(SAME) >= 0.98
    assert found / (found + wrong) >= 0.98


def test_independent_reports_are_far_from_a_copy() -> None:
    """So that the limit is no edge: what copies share, and what others share, lie far apart."""
    assert min(shared(sketch(a), sketch(b)) for a, b in SAME) > COPIED
    assert max(shared(sketch(a), sketch(b)) for a, b in OTHERS) < COPIED / 2


def test_words_are_compared_in_one_way() -> None:
    british = (
        "The U.S. government’s 1,200 labour organisers met on Jan. 5; fourteen per cent stayed."
    )
    american = "The United States government's 1200 labor organizers met on January 5; 14% stayed."
    assert compared_words(british) == compared_words(american)


def test_a_short_text_is_nobodys_copy() -> None:
    text = "The mayor resigned on Friday."
    assert sketch(text) == ()
    assert not are_copies(text, text)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LISBON (AP) — The mayor resigned.", "Associated Press"),
        ("LISBON, March 3 (Reuters) - The mayor resigned.", "Reuters"),
        ("By Jane Doe, Associated Press\n\nThe mayor resigned.", "Associated Press"),
        ("The mayor resigned.\n\n— Reuters", "Reuters"),
        ("He left.\n\nThe Associated Press contributed to this report.", "Associated Press"),
        ("The mayor resigned.\n\nWith reporting by Agence France-Presse", "AFP"),
        ("The mayor resigned.\n\n© 2024 AFP", "AFP"),
        ("The mayor resigned.\n\nSource: Xinhua", "Xinhua"),
        ("The mayor told Reuters that he was leaving.", ""),
        ("AP High School closed on Monday, and its pupils went home.", ""),
        ("The mayor resigned.\n\nA clerk contributed to this report.", ""),
        ("By Jane Doe, Daily News\n\nThe mayor resigned.", ""),
    ],
)  # fmt: skip
def test_an_agency_is_credited(text: str, agency: str) -> None:
    assert credited(text) == ({agency} if agency else set())


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The mayor resigned, according to the Daily News.", "daily news"),
        ("The Daily News reported on Monday that he had left.", "daily news"),
        ("He left, Reuters said, citing two aides.", "Reuters"),
        ("“I am leaving,” he told the Associated Press.", "Associated Press"),
        ("The mayor resigned, according to Anna Berg.", ""),
        ("The mayor said that the Daily News had closed.", ""),
    ],
)
def test_a_sentence_names_where_it_has_it_from(sentence: str, name: str) -> None:
    assert named_in(sentence, frozenset({"daily news"})) == ({name} if name else set())


MET = "Anna Berg met Erik Lund in Lisbon on May 7, 2024"


@pytest.mark.parametrize(
    ("one", "other", "sources", "why"),
    [
        (f"{MET}.", f"{MET}, as planned.", 2, ""),
        (f"LISBON (AP) — {MET}.", f"{MET}, as planned.\n\nThe AP contributed to this report.", 1,
         "have it from one agency, Associated Press"),
        (f"LISBON (AP) — {MET}.", f"{MET}, as planned.\n\n— Reuters", 2, ""),
        (f"{MET}.", f"{MET}, the Daily One reported.", 1,
         "have it from The Daily One, which is named"),
        (f"{MET}, according to Reuters.", f"{MET}, Reuters said.", 1,
         "have it from Reuters, which is named"),
    ],
)  # fmt: skip
def test_the_panel_says_why_two_reports_are_of_one_source(
    one: str, other: str, sources: int, why: str
) -> None:
    parsed = [
        parse(article_from_text(f"---\npublished: 2024-05-08\nsource: {name}\n---\n{text}", key))
        for key, name, text in (("one", "The Daily One", one), ("other", "Morning Post", other))
    ]
    timeline = build(parsed)
    (entry,) = (e for e in timeline.entries if len(e.reports) > 1)
    assert entry.sources == sources
    told = [str(block.get("text", "")) for block in told_by(entry, timeline)]
    assert any(why in text for text in told if "Morning Post" in text) or not why
    assert sum(text.endswith("is named.") or "one agency" in text for text in told) == bool(why)


def test_a_paper_that_prints_an_agency_is_not_one_with_all_that_do() -> None:
    """Whose own report of another event stands on its own: sources are counted by the event."""
    agency = f"LISBON (AP) — {TEXTS[0]}"
    own = "Anna Berg met Erik Lund in Lisbon on May 7, 2024. They spoke about fish."
    also = "On May 7, 2024 Anna Berg met Erik Lund in Lisbon. No paper was signed there."
    told = [("Post", agency), ("Sun", agency), ("Post", own), ("Sun", also)]
    parsed = [
        parse(
            article_from_text(f"---\npublished: 2024-05-08\nsource: {name}\n---\n{text}", f"a{n}")
        )
        for n, (name, text) in enumerate(told)
    ]
    met = [e for e in build(parsed).entries if "met" in e.event.trigger.text]
    assert [(len(e.reports), e.sources) for e in met] == [(2, 2)]
