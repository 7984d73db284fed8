"""What is read of the articles with expected quotations, and the floors under it."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

import pytest
from quote_cases import Case, compare, count, count_persons, is_speaker, is_via, read_cases

from dashboard import pipeline
from dashboard.model import Article
from dashboard.nlp.analysis import analyse
from dashboard.quotes.find import find_quotes
from dashboard.quotes.found import FoundQuote

CASES = read_cases()
SCORES = Path(__file__).parents[1] / "scores.toml"


analysis_of = functools.cache(analyse)


@functools.cache
def found_in(text: str) -> tuple[FoundQuote, ...]:
    return find_quotes(analysis_of(text))


def without_gaps(case: Case) -> Case:
    return Case(case.name, case.text, tuple(row for row in case.rows if not row.known_gap))


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_expected_quotation_is_read_with_its_speaker(case: Case) -> None:
    _, mistakes = count([(without_gaps(case), found_in(case.text))])
    gaps = [row for row in case.rows if row.known_gap]
    spoiled = [m for m in mistakes if not (m.startswith("spurious") and gaps)]
    assert not spoiled, "\n".join(["", *spoiled])


@pytest.mark.slow
@pytest.mark.parametrize("case", [c for c in CASES if any(r.known_gap for r in c.rows)])
def test_a_row_marked_as_a_gap_is_still_one(case: Case) -> None:
    found = found_in(case.text)
    pairs = compare(case.rows, found)
    for i, row in enumerate(case.rows):
        if row.known_gap:
            right = i in pairs and is_speaker(row, found[pairs[i]]) and is_via(row, found[pairs[i]])
            assert not right, f"is read now, take its mark away: {row.line}"


@pytest.mark.slow
def test_the_scores_do_not_fall_below_their_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "analyse", lambda text, **_: analysis_of(text))
    total, _ = count((case, found_in(case.text)) for case in CASES)
    floors = tomllib.loads(SCORES.read_text("utf-8"))["quotes"]
    measured = {
        f"{group}_{name}": 100 * total[f"{group} right"] / total[f"{group} {whole}"]
        for group in ("marks", "indirect")
        for name, whole in (("precision", "system"), ("recall", "gold"))
    }
    named = [case for case in CASES if any(row.person for row in case.rows)]
    right, people = count_persons(
        (case, pipeline.parse(Article(case.name, case.text))) for case in named
    )
    measured["persons"] = 100 * right / people
    measured["kind"] = 100 * total["kind"] / (total["marks found"] + total["indirect found"])
    assert measured.keys() == floors.keys()
    assert all(measured[name] >= floor for name, floor in floors.items()), measured


def test_there_are_articles_enough() -> None:
    assert len(CASES) >= 25
    assert sum(len(case.rows) for case in CASES) >= 250


@pytest.mark.parametrize("name", ["bridge", "paragraphs", "straight", "transcript"])
def test_line_breaks_of_another_system_change_nothing(name: str) -> None:
    case = next(case for case in CASES if case.name == name)
    text = case.text.replace("\n", "\r\n")
    ours = [(q.content.text, q.speaker and q.speaker.text) for q in found_in(case.text)]
    theirs = [(q.content.text, q.speaker and q.speaker.text) for q in find_quotes(analyse(text))]
    assert theirs == ours


@pytest.mark.parametrize("name", ["bridge", "budget", "nested", "quake"])
def test_an_unrelated_paragraph_at_the_end_changes_no_quotation_before_it(name: str) -> None:
    case = next(case for case in CASES if case.name == name)
    longer = case.text.rstrip() + "\n\nThe library opens at nine. It has two floors.\n"
    assert find_quotes(analyse(longer)) == found_in(case.text)
