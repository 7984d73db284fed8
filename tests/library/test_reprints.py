"""The same story reprinted: told, whatever was cut or put around it, and never of another story."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.library.articles import add, add_all, read_own
from dashboard.library.reprints import find_reprint, tell_reprint
from dashboard.model import Article

STORY = " ".join(
    f"The {word} of Arendal told the council on {day} that the harbour would not close before "
    f"{month}, as its owners had feared after the {thing} was found."
    for word, day, month, thing in zip(
        ("mayor", "clerk", "engineer", "harbour master", "treasurer", "deputy"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
        ("March", "April", "June", "July", "August", "October"),
        ("crack", "leak", "error in the plan", "old contract", "gap in the budget", "rust"),
        strict=True,
    )
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    add(Article("a", STORY, title="Harbour stays open", source="Courier"), tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        f"By our own reporter. {STORY} More on this story tomorrow.",
        STORY.replace(". ", ".\n\n").replace("Arendal", "ARENDAL"),
        STORY[: len(STORY) * 2 // 3],
        STORY.replace("the council on Monday", "members on Monday"),
    ],
)
def test_a_near_copy_is_told_with_the_article_that_it_repeats(text: str, place: Path) -> None:
    found = find_reprint(Article("b", text), place)
    assert found is not None
    assert found.share >= 0.8
    assert "the same story as “Harbour stays open” (Courier), reprinted" in tell_reprint(found)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The mayor of Arendal told the council on Monday that the harbour would not close.",
        " ".join(
            f"The team of Oslo won match number {i} in May without a goal." for i in range(30)
        ),
        STORY[:200] + " ".join(f"Then the talk turned to road number {i}." for i in range(60)),
        "",
        '"*" OR text : NEAR(',
    ],
)
def test_the_very_same_text_a_short_one_and_another_story_are_no_reprints(
    text: str, place: Path
) -> None:
    assert find_reprint(Article("b", text), place) is None


def test_without_a_library_nothing_is_a_reprint(tmp_path: Path) -> None:
    assert find_reprint(Article("b", STORY), tmp_path) is None


def test_it_is_found_quickly_among_many(place: Path) -> None:
    texts = [STORY.replace("Arendal", f"Town{i}").replace("harbour", f"h{i}") for i in range(1500)]
    add_all([Article(f"a{i}", text) for i, text in enumerate(texts)], place)
    started = time.process_time()
    found = find_reprint(Article("b", "Now. " + texts[700]), place)
    assert time.process_time() - started < 1
    assert found is not None
    assert found.share == 1


def test_an_article_is_no_reprint_of_one_that_came_after_it(place: Path) -> None:
    later = add(Article("b", f"{STORY} More tomorrow."), place)
    first = next(a for a in read_own(place).articles if a.id != later.id)
    assert find_reprint(later, place) is not None
    assert find_reprint(first, place) is None
