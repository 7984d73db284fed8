"""What a sentence says did not happen, or may not have, is never told as fact (modality.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dashboard.model import Article
from dashboard.pipeline import parse

CASES = tomllib.loads((Path(__file__).parent / "modality.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_an_event_is_presented_as_its_sentence_presents_it(case: dict[str, str]) -> None:
    start = case["text"].index(case["word"])
    events = parse(Article("case", case["text"])).events
    found = [e for e in events if e.trigger.start <= start < e.trigger.end]
    assert [e.modality for e in found] == [m for m in [case["modality"]] if m]
