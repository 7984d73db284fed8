"""The floors of chronologies of real articles, in the folder that DASHBOARD_GOLD names.

Its folders are named as those of ``happenings`` in ``scores.toml``. The data are not the project's.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dashboard.commands.check import GOLD
from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse
from dashboard.quality.happenings import score_events, score_happenings

SCORES = Path(__file__).parents[1] / "scores.toml"
FLOORS: dict[str, Any] = tomllib.loads(SCORES.read_text("utf-8"))["happenings"]
PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


@pytest.mark.parametrize("name", FLOORS)
def test_real_articles_are_read_no_worse(name: str) -> None:
    gold = os.environ.get(GOLD)
    if not gold or not (Path(gold) / name).is_dir():
        pytest.skip(f"{GOLD} names no folder with a folder {name}")
    found, floors = score_happenings(Path(gold) / name), FLOORS[name]
    worse = {k: v for k, v in floors["least"].items() if found[k] < v}
    worse |= {k: v for k, v in floors["most"].items() if found[k] > v}
    assert not worse, f"read: {found}"


def test_what_is_counted() -> None:
    text = "A bridge near Halden collapsed on Monday. Ana Costa resigned on Tuesday."
    events = parse(Article("a", text, published=PUBLISHED)).events
    at = text.index("collapsed")
    entry = {
        "weight": "main",
        "reality": "alleged",
        "mentions": [{"start": at, "end": at + 9}],
        "earliest": "2024-05-01",
        "latest": "2024-05-02",
    }
    missed = {**entry, "weight": "side", "mentions": [{"start": 0, "end": 1}]}
    count = score_events((*events, events[0]), [entry, missed])
    assert count == {
        "rows": 3,
        "clean": 1,
        "facts": 2,
        "false facts": 2,
        "dates wrong": 2,
        "main": 1,
        "all": 2,
        "found main": 1,
        "found all": 1,
    }
