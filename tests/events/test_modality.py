"""What a sentence says did not happen, or may not have, is never told as fact (modality.toml)."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path

import pytest

from dashboard.model import Article
from dashboard.pipeline import parse
from tests.cases import CheckCases, read_table

pytestmark = pytest.mark.usefixtures("every_row")

CASES = read_table(Path(__file__).parent / "modality.toml", what="text")


def test_an_event_is_presented_as_its_sentence_presents_it(check_cases: CheckCases) -> None:
    check_cases(CASES, check_modality, itemgetter("text"))


def check_modality(case: dict[str, str]) -> None:
    start = case["text"].index(case["word"])
    events = parse(Article("case", case["text"])).events
    found = [e for e in events if e.trigger.start <= start < e.trigger.end]
    assert [e.modality for e in found] == [m for m in [case["modality"]] if m]
