"""The columns as bytes hold the same as the columns."""

from __future__ import annotations

import json
from array import array
from typing import Any

import pytest

from dashboard.picture import packed
from dashboard.picture.columns import DAY_MS, columns
from dashboard.timeline.build import build
from tests.benchmarks.made_events import make
from tests.timeline.world import make_article

KINDS = {"Uint8": "B", "Uint16": "H", "Uint32": "I", "Int32": "i"}


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, list[int]]]:
    length = int.from_bytes(data[:4], "little")
    head = json.loads(data[4 : 4 + length])
    arrays = {}
    for name, kind, at, size in head["arrays"]:
        numbers = array(KINDS[kind])
        begin = 4 + length + at
        assert begin % 8 == 0, name
        numbers.frombytes(data[begin : begin + size * numbers.itemsize])
        arrays[name] = numbers.tolist()
    return head, arrays


def test_what_is_packed_is_what_was_given() -> None:
    given = columns(make(300))
    head, arrays = unpack(packed.pack(given))
    events = given["events"]
    for name in ("from", "to"):
        days = [None if day == packed.OPEN else day * DAY_MS for day in arrays[name]]
        assert days == events[name]
    assert arrays["type"] == events["type"]
    assert arrays["who"] == [len(who) for who in events["who"]]
    assert arrays["actor"] == [actor for who in events["who"] for actor, _ in who]
    assert arrays["role"] == [role for who in events["who"] for _, role in who]
    assert arrays["saidBy"] == [actor for said in events["said"] for actor in said]
    assert head["events"]["title"] == events["title"]
    assert head["actors"] == given["actors"]


def test_an_id_of_another_form_is_kept_in_full() -> None:
    given = columns(make(3))
    given["events"]["id"][1] = "joined by hand"
    head, arrays = unpack(packed.pack(given))
    assert head["events"]["odd"] == {"1": "joined by hand"}
    first = f"{given['articles'][0]['id']}:{arrays['start'][0]}:"
    assert given["events"]["id"][0].startswith(first)


def test_titles_of_very_many_are_left_to_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_WITH_LABELS", 2)
    assert "title" not in unpack(packed.pack(columns(make(3))))[0]["events"]
    assert "title" in unpack(packed.pack(columns(make(2))))[0]["events"]


def test_no_events_are_packed_too() -> None:
    assert unpack(packed.pack(columns(build([]))))[1]["from"] == []


def test_an_article_without_events_keeps_its_place() -> None:
    head, _ = unpack(packed.pack(columns(build([make_article("a", [], [])]))))
    assert [article["id"] for article in head["articles"]] == ["a"]
