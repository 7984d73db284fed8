"""An article that came again with changes takes the place of its earlier version."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dashboard.library import versions
from dashboard.library.articles import add, read_library, read_own, remove
from dashboard.library.corrections import read_log, record
from dashboard.library.frame import timeline_of
from dashboard.library.settings import replaced
from dashboard.model import Article
from dashboard.nlp.read import article_from_text
from dashboard.publication_date import read_published
from dashboard.review import Field, State

FIRST = """Harbour Bank stopped all payments on 6 March 2023 after customers withdrew two billion.

Police arrested Erik Dahl, the former chief executive of the bank, in Oslo on 14 March 2023.

It rained in Bergen on 15 March 2023, and nobody was in the streets of the old town that day."""
SECOND = """This article was updated on 16 March 2023.

Harbour Bank stopped all payments on 6 March 2023 after customers withdrew two billion.

Police arrested Erik Dahl, the former chief executive of the bank, in Bergen on 14 March 2023."""
URL = "https://post.example/2023/03/bank"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path / "library.sqlite"


def kept(text: str, **header: object) -> Article:
    given = {"title": "The bank", "source": "Post", "url": URL, **header}
    return add(dataclasses.replace(article_from_text(text, "a"), **given))


def ids() -> list[str]:
    return [article.id for article in read_library().articles]


@pytest.mark.parametrize(
    ("header", "is_one"),
    [
        ({}, True),
        ({"url": None}, True),  # by title and source
        ({"url": None, "source": "Times"}, False),  # another paper that prints the same
        ({"title": "Another title"}, True),  # by its address
        ({"title": "Another title", "url": "https://post.example/other"}, False),
        ({"url": "https://post.example/other"}, True),  # it was moved
        ({"url": "https://times.example/bank"}, False),  # another site prints the same
    ],
)
def test_a_version_has_the_address_or_the_title_and_source_of_the_other(
    library: Path, header: dict[str, object], is_one: bool
) -> None:
    first = kept(FIRST)
    second = kept(SECOND, **header)
    found = versions.supersede(second)
    assert (found is not None) is is_one
    assert ids() == ([second.id] if is_one else [first.id, second.id])
    assert len(read_own().articles) == 2, "both are kept"


def test_another_text_under_one_address_is_no_version(library: Path) -> None:
    kept(FIRST, url="https://post.example/")
    other = "The council of Oslo met in May and agreed on the new harbour after long talks. " * 4
    assert versions.supersede(kept(other, url="https://post.example/", title="Council")) is None


def test_what_was_published_later_is_shown_in_whichever_order_they_come(library: Path) -> None:
    late = kept(SECOND, published=read_published("2023-03-16"))
    early = kept(FIRST, published=read_published("2023-03-15"))
    assert versions.supersede(early) is not None
    assert ids() == [late.id]


def test_both_are_shown_again_when_asked_for_or_when_the_newer_goes(library: Path) -> None:
    first, second = kept(FIRST), kept(SECOND)
    versions.supersede(second)
    versions.show_both(first.id)
    assert ids() == [first.id, second.id]
    assert versions.counted([first.id, second.id]) == "2 articles"
    assert replaced(library) == {}
    versions.supersede(second)
    assert versions.counted([first.id, second.id]) == "1 article and 1 earlier version"
    assert versions.counted([first.id]) == "1 article"
    remove(second.id)
    assert ids() == [first.id]


@pytest.mark.slow
def test_what_was_said_goes_along_where_its_words_still_stand(library: Path) -> None:
    first = kept(FIRST)
    timeline, _ = timeline_of(None)
    by_word = {
        word: next(e.event.id for e in timeline.entries if word in e.event.sentence.text)
        for word in ("stopped", "arrested", "rained")
    }
    record(by_word["stopped"], Field.STATE, State.CHECKED, why="held against it")
    record(by_word["stopped"], Field.TAGS, ["bank"])
    record(by_word["arrested"], Field.NOTE, "ask the court")
    record(by_word["rained"], Field.STATE, State.DISPUTED)
    record(by_word["stopped"], Field.APART, [by_word["arrested"]])
    sentence = FIRST.index("Police arrested")
    words = {"article": first.id, "start": sentence, "end": sentence + 15, "type": "OTHER"}
    record(f"{first.id}:{sentence}:OTHER", Field.ADDED, words)
    found = versions.supersede(kept(SECOND))
    assert found is not None
    assert (found.carried, found.left) == (5, 1)
    assert "5 of 6 corrections went along" in versions.tell(found)
    later = found.later.id
    said = {(line.event, line.field): line for line in read_log() if line.event.startswith(later)}
    kind = by_word["stopped"].rpartition(":")[2]
    checked = said[f"{later}:{SECOND.index('stopped')}:{kind}", Field.STATE]
    assert checked.now == State.CHECKED
    assert checked.why == "as said of the earlier version: held against it"
    now, _ = timeline_of(None)
    assert now.lost == ()
    stopped = now.find(checked.event)
    assert stopped is not None
    assert stopped.review.state is State.CHECKED
    assert versions.supersede(found.later) is None, "once"
