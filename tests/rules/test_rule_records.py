"""The record of each rule of dates: figures of rules that are there, told beside the reason."""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.dates.grammar import rule_records
from dashboard.events.narrative_time.rules import load_rules
from dashboard.model import DateStatus, Event, EventDate, Granularity, Modality
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.quality.rule_records import as_toml, count_records, judged
from dashboard.quality.sizes import python_files, tree_of
from dashboard.registry import PACKAGE, STAGES
from dashboard.review import BY_HAND
from dashboard.timeline.wording import rule_records as records
from dashboard.timeline.wording.rule_records import Record, load_records, tell_record, tell_why

TEXT = "The mayor of Bergen, Anna Lie, opened the bridge on 3 May 2021. Workers left in June 2021."


def names_of_rules() -> set[str]:
    """The rules of dates that are there: in the files of the language, or named in the code."""
    named = {rule["name"] for rule in rule_records("en")} | set(load_rules("en"))
    stages = (p for p in python_files(PACKAGE) if p.relative_to(PACKAGE).parts[0] in STAGES)
    return named | {
        node.value
        for path in stages
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_record_is_of_a_rule_that_is_there() -> None:
    assert {rule for rule, _ in load_records()} - names_of_rules() == set()
    assert {status for _, status in load_records()} <= set(DateStatus)
    assert all(0 <= record.right <= record.of for record in load_records().values())
    assert load_records()


def test_the_table_is_as_the_command_writes_it() -> None:
    assert (PACKAGE / records.FILE).read_text("utf-8") == as_toml(load_records())


def date(rule: str | None, status: DateStatus = DateStatus.STATED) -> EventDate:
    return EventDate(None, None, Granularity.DAY, status, "the words say so", rule=rule)


def test_a_rule_tells_its_record_or_that_it_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {("a rule", "asserted"): Record(112, 113), ("seldom", "asserted"): Record(1, 1)}
    monkeypatch.setattr(records, "load_records", lambda: known)
    articles = "in news articles that people have dated by hand"
    told = f"{articles}, the rule “a rule” was right in 112 of 113 cases"
    assert tell_record(date("a rule")) == told
    assert tell_why(date("a rule")) == f"the words say so ({told})"
    assert "came up too rarely" in tell_record(date("seldom"))
    assert "1 of 1" not in tell_record(date("seldom"))
    assert "came up in none" in tell_record(date("a rule", DateStatus.BOUNDED))
    assert "“another” came up in none" in tell_record(date("another"))
    assert tell_record(date(None)) == tell_record(date(BY_HAND)) == ""
    assert tell_why(date(None)) == "the words say so"


def gold(earliest: str | None, latest: str | None) -> list[dict[str, object]]:
    at = TEXT.index("opened")
    mention = {"start": at, "end": at + 6}
    return [{"mentions": [mention], "earliest": earliest, "latest": latest, "reality": "fact"}]


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        (("2021-05-03", "2021-05-03"), [True]),
        (("2021-05-01", None), [True]),
        (("2021-05-04", "2021-05-09"), [False]),
        ((None, None), []),
    ],
)
def test_a_date_is_right_where_it_has_a_day_in_common_with_the_true_one(
    days: tuple[str | None, str | None], holds: list[bool]
) -> None:
    parsed = parse(article_from_text(TEXT, "a"))
    assert [right for _, right in judged(parsed, gold(*days))] == holds


def test_what_gives_no_day_or_has_no_rule_is_not_counted() -> None:
    parsed = parse(article_from_text(TEXT, "a"))
    undated = tuple(_with(event, rule=None) for event in parsed.events)
    bare = dataclasses.replace(parsed, events=undated)
    assert list(judged(bare, gold("2021-05-03", "2021-05-03"))) == []
    assert all(isinstance(event.modality, Modality) for event in bare.events)


def _with(event: Event, rule: str | None) -> Event:
    return dataclasses.replace(event, date=dataclasses.replace(event.date, rule=rule))


def test_the_records_of_a_folder_are_the_sums_of_its_articles(tmp_path: Path) -> None:
    header = f"---\npublished: {dt.date(2021, 7, 1)}\n---\n"
    for name, day in (("a", "2021-05-03"), ("b", "2020-01-01")):
        (tmp_path / f"{name}.txt").write_text(header + TEXT, "utf-8")
        told = json.dumps({"happenings": gold(day, day)})
        (tmp_path / f"{name}.gold.json").write_text(told, "utf-8")
    ((_, record),) = count_records(tmp_path).items()
    assert record == (1, 2)
    assert "right = 1\nof = 2\n" in as_toml(count_records(tmp_path))


def test_explain_tells_the_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert main(["explain", str(tmp_path / "a.txt")]) == 0
    assert "news articles that people have dated by hand" in capsys.readouterr().out
