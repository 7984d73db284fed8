"""What a rule is worth: the texts on which it is taken, and the rows that are lost without it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.model import Article, DateStatus, DocumentCreationTime
from dashboard.pipeline import parse
from dashboard.quality.rules import names_of_rules
from dashboard.rules.propose import Proposal, decide, tracing

TEXT = "A bridge near Halden collapsed on Monday.\n\nThe driver was taken to hospital."
ARTICLE = Article("a", TEXT, published=DocumentCreationTime(dt.datetime(2024, 5, 15)))
SCENE = "scene of the lead"


def test_a_trace_counts_the_rule_that_is_taken() -> None:
    with tracing() as trace:
        parse(ARTICLE)
    assert trace.taken[SCENE] == 1


def test_without_a_rule_its_date_is_gone_and_only_meanwhile() -> None:
    with tracing(without={SCENE}):
        without = parse(ARTICLE).events[-1]
    assert without.date.status is DateStatus.BOUNDED
    assert parse(ARTICLE).events[-1].date.rule == SCENE


def test_of_what_is_left_the_highest_rank_is_taken() -> None:
    low, high = Proposal("low", 1, "a", ""), Proposal("high", 2, "b", "")
    with tracing(without={"high"}) as trace:
        assert decide([low, high])[0] == low
    assert trace.taken == {"low": 1}
    assert decide([low, high])[0] == high


def test_the_rules_of_all_fields_have_names_of_their_own() -> None:
    names = [name for _, name in names_of_rules()]
    assert SCENE in names
    assert len(set(names)) == len(names)


@pytest.mark.slow
def test_check_rules_tells_each_rule(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DASHBOARD_GOLD", raising=False)
    assert main(["check", "--rules", "peninsula-2023-11-16"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(
        any(f"{field}: {name}" in line for line in lines) for field, name in names_of_rules()
    )
    assert lines[-1].startswith("rules of dates: no annotated texts here; DASHBOARD_GOLD names")


@pytest.mark.slow
def test_check_rules_counts_on_the_texts_of_a_folder_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DASHBOARD_GOLD", raising=False)
    head = "---\npublished: 2024-05-15\n---\n"
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.txt").write_text(f"{head}{TEXT}", "utf-8")
    counts = []
    for options in ([], ["--texts", str(tmp_path)]):
        assert main(["check", "--rules", *options, "peninsula-2023-11-16"]) == 0
        out = capsys.readouterr().out
        assert f"1 with a table, {len(options) // 2} others" in out
        row = re.search(rf"narrative time: {SCENE} +(\d+) +(\d+)", out)
        assert row is not None
        counts.append([int(number) for number in row.groups()])
    assert [after - before for before, after in zip(*counts, strict=True)] == [1, 1]
    assert (
        main(["check", "--rules", "--texts", str(tmp_path / "none"), "peninsula-2023-11-16"]) == 2
    )
    assert "none: there is no text here" in capsys.readouterr().err
