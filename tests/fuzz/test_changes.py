"""Some 300 of the changes that ``python -m tests.fuzz.changes`` makes by the ten thousand."""

from __future__ import annotations

import pytest

from dashboard.exports import formats
from tests.fuzz import changes
from tests.fuzz.changes import FAULTS, NAMED, files, rows_given, run, texts


@pytest.mark.slow
@pytest.mark.parametrize("name", formats())
def test_each_single_character_is_held(name: str) -> None:
    counts = run(name, 30, 1)
    assert not any(counts[fault] for fault in FAULTS), counts
    assert counts.total() == 30


@pytest.mark.parametrize("name", formats())
def test_the_rows_are_known_by_the_form_of_the_format_alone(name: str) -> None:
    assert sum(len(text.rows) for text in texts(name)) >= 4
    assert run(name, 10, 2)[NAMED]


@pytest.mark.parametrize("name", ["markdown", "timelinejs", "jsonld", "csl", "html"])
def test_a_format_of_which_no_form_is_told_gives_the_same_rows_itself(name: str) -> None:
    (told,) = texts(name)
    given = list(rows_given(name, files()[name].decode()))
    assert len(given) >= 3
    assert {row for *_, row in given} == {row for *_, row in told.rows}
    for first, last, row in given:
        assert any(row == own and first <= end and start <= last for start, end, own in told.rows)


def test_a_format_without_an_entry_is_tested_by_the_rows_that_it_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(changes._FORMS, "markdown")
    (told,) = texts.__wrapped__("markdown")
    items = {row for first, end, row in told.rows if told.text[first:end].startswith("\n- ")}
    assert items == {row for *_, row in told.rows}
