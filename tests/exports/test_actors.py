"""An export tells what people said of actors, and counts the events that it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exports import Options, formats, load
from dashboard.library import linking
from dashboard.library.articles import add
from dashboard.library.frame import select_library, timeline_of
from dashboard.nlp.read import article_from_text
from dashboard.picture.frame import frame
from dashboard.pipeline import parse
from dashboard.timeline.query import Query
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import counted
from dashboard.verification.copies import Copies
from dashboard.verification.judge import Verdict, verify
from dashboard.verification.opened import open_export
from tests.views.test_linking import BRIDGE, RESIGNED

BOTH = "Ola Moe visited Hamar on 5 June 2021. Nora Dahl opened a school on 7 June 2021."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in (("bridge", BRIDGE), ("resigned", RESIGNED)):
        add(article_from_text(text, name), tmp_path)
    return tmp_path


def test_a_joined_actor_is_told_and_its_events_are_changed_by_people(library: Path) -> None:
    before, _ = select_library(library, Query())
    assert before.manifest.counts is not None
    assert before.manifest.counts.changed == 0
    timeline, _ = timeline_of(library)
    linking.join(timeline, "karin lund", "carin lund", why="the register", place=library)
    selection, _ = select_library(library, Query())
    assert selection.manifest.counts is not None
    counts = selection.manifest.counts
    named = [e for e in selection.entries if any(r.meant for r in e.reports)]
    assert (counts.changed, counts.named, counts.actors) == (0, len(named), 1)
    told = "0 corrected by people, 0 added by people; 2 more whose actors people joined, split or"
    assert f"{told} renamed (1 act)" in counted(counts)
    for name in ("markdown", "html", "ics", "timelinejs"):
        data = b"".join(load(name).write(selection, Options())).decode().replace("\r\n ", "")
        assert "“Karin Lund” and “Carin Lund” are one" in data, name
        assert "the register" in data, name


@pytest.mark.parametrize("name", formats())
def test_each_row_says_whom_a_person_put_there_and_verify_says_so(name: str, library: Path) -> None:
    timeline, _ = timeline_of(library)
    linking.join(timeline, "karin lund", "carin lund", why="the register", place=library)
    selection, _ = select_library(library, Query())
    data = b"".join(load(name).write(selection, Options()))
    copies = [parsed.article for parsed in selection.articles]
    verified = verify(open_export(data, name), Copies(copies, {}), parse)
    changed = [row for row in verified.rows if row.verdict is Verdict.CHANGED]
    assert [row.verdict for row in verified.rows].count(Verdict.INDEPENDENT) == 3
    assert len(changed) == 2
    for row in changed:
        assert any(why.startswith("“Carin Lund” is “Karin Lund”, by ") for why in row.why)
        assert not any("the same date and people" in why for why in row.why)
        assert any("Carin Lund (" in why for why in row.why)


def test_the_table_tells_of_a_renamed_actor_in_the_rows_that_name_it(library: Path) -> None:
    timeline, _ = timeline_of(library)
    linking.rename(timeline, "carin lund", "Karin Lund-Berg", place=library)
    selection, _ = select_library(library, Query())
    table = frame(selection)
    told = [str(line) for line in table["remarks"] if "called" in str(line)]
    assert len(told) == 2
    assert all("“Carin Lund” is called “Karin Lund-Berg”, by " in line for line in told)


def test_of_two_joined_into_one_each_row_tells_of_whom_it_was_read(library: Path) -> None:
    add(article_from_text(BOTH, "both"), library)
    timeline, _ = timeline_of(library)
    linking.join(timeline, "ola moe", "nora dahl", place=library)
    selection, _ = select_library(library, Query())
    by_words = {e.event.headline.split(" on ")[0]: remarks(e) for e in selection.entries}
    assert by_words["Ola Moe visited Hamar"] == []
    assert "“Nora Dahl” is “Ola Moe”" in "".join(by_words["Nora Dahl opened a school"])
