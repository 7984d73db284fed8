"""The crowded picture: an event is one mark of its lane, titled where there is room, and tied."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_modules import MAKE_WORLD, run

pytestmark = pytest.mark.browser


def made(number: int, seed: int, *, longest: int) -> list[dict[str, str | None]]:
    """Events of two years: days, stretches of up to so many days, and bounds to either side."""
    chance = random.Random(seed)
    day = "2020-{:02}-{:02}".format
    events: list[dict[str, str | None]] = []
    for _ in range(number):
        month, first = chance.randint(1, 12), chance.randint(1, 28)
        kind = chance.random()
        begin, end = day(month, first), day(month, first + 1)
        if kind < 0.4 and longest:
            begin, end = day(chance.randint(1, month), 1), day(month, 28)
        events.append(
            {
                "from": None if 0.4 <= kind < 0.5 and longest else begin,
                "to": None if 0.5 <= kind < 0.6 and longest else end,
            }
        )
    return events


PLACED = """
  const { place } = await import("/chart/place.js");
  const { titler } = await import("/chart/titles.js");
  const lane = { key: "l", label: "l", side: null, events: all };
  dataset.events.title = all.map((i) => `Event ${i}`);
  return given.views.map(([begin, end, width]) => {
    const view = { begin: at(begin), end: at(end), width };
    const placed = place(dataset, [lane], view);
    titler(dataset, placed, view, { measure: (text) => 6 * text.length })();
    const { marks, height } = placed;
    const told = ({ kind, events, label, count = null }) =>
      ({ kind, events: [...events], label: Boolean(label), count });
    return { height, marks: marks.map(told) };
  });
"""
VIEWS = [
    *(("2020-01-01", "2020-12-31", 800), ("2019-01-01", "2021-12-31", 480)),
    *(("2020-05-01", "2020-05-31", 800), ("2020-05-01", "2020-06-30", 540)),
]


def placed(page: Page, events: list[dict[str, Any]], views: list[Any]) -> list[dict[str, Any]]:
    return list(run(page, MAKE_WORLD + PLACED, {"events": events, "views": views}))


@pytest.mark.parametrize(("number", "longest"), [(40, 0), (40, 90), (300, 90), (900, 0), (900, 90)])
def test_an_event_is_in_one_mark_of_its_lane_at_any_zoom(
    modules: Page, number: int, longest: int
) -> None:
    for drawn in placed(modules, made(number, number, longest=longest), VIEWS):
        held = [event for mark in drawn["marks"] for event in mark["events"]]
        assert len(held) == len(set(held))
        assert drawn["height"] < 250, "a lane stays lower than a screen"
        for mark in drawn["marks"]:
            assert mark["count"] in (None, len(mark["events"]))
    everything = placed(modules, made(number, number, longest=longest), VIEWS[:1])[0]["marks"]
    assert {event for mark in everything for event in mark["events"]} == set(range(number))


def test_long_stretches_that_overlap_make_no_tiles_of_a_lane_with_few_events(modules: Page) -> None:
    """Eight limits, each some days after the other, as articles on one subject give them."""
    events = [{"from": None, "to": f"2020-05-{3 * n + 2:02}"} for n in range(8)]
    for view in (["2020-01-01", "2020-12-31", 780], ["2020-01-01", "2020-12-31", 570]):
        (drawn,) = placed(modules, events, [view])
        assert "bucket" not in {mark["kind"] for mark in drawn["marks"]}
        assert any(mark["label"] for mark in drawn["marks"])


def test_one_event_in_a_tile_has_its_title(modules: Page) -> None:
    crowd: list[dict[str, Any]] = [{"from": "2020-01-01", "to": "2020-01-02"}] * 700
    lone = [
        {"from": "2020-06-01", "to": "2020-06-02"},
        {"from": "2020-09-01", "to": "2020-11-01"},
    ]
    (drawn,) = placed(modules, [*crowd, *lone], [["2020-01-01", "2020-12-31", 800]])
    marks = {tuple(mark["events"]): mark for mark in drawn["marks"] if len(mark["events"]) == 1}
    assert marks[700,]["kind"] == "point"
    assert marks[700,]["label"]
    assert marks[701,]["kind"] == "bucket", "a point would say that its day is known"
    assert marks[701,]["label"]


LANES = """
  const { makeLanes } = await import("/chart/lanes.js");
  const { seenIn } = await import("/chart/place.js");
  const view = { begin: at("2020-05-01"), end: at("2020-05-31"), width: 600 };
  const options = { lanes: "actors", order: [], collapsed: new Set(), seen: seenIn(dataset, view) };
  return [false, true].map((every) => {
    const { lanes, away, hidden } = makeLanes(dataset, all, { ...options, all: every });
    return [lanes.map((lane) => lane.key), away, hidden];
  });
"""


def test_lanes_without_an_event_in_the_window_are_away_until_all_are_asked_for(
    modules: Page,
) -> None:
    actors = {
        "id": ["a", "b", "c"],
        "name": ["A", "B", "C"],
        "kind": ["country"] * 3,
        "parents": [[], [], []],
    }
    events = [
        *[{"from": "2020-01-01", "to": "2020-01-02", "who": [0]}] * 3,
        *[{"from": "2020-05-10", "to": "2020-05-11", "who": [1]}] * 2,
        {"from": None, "to": "2020-06-02", "who": [2]},  # fades into the window
    ]
    narrowed, every = run(modules, MAKE_WORLD + LANES, {"events": events, "actors": actors})
    assert narrowed == [["b", "c"], 1, 0]
    assert every == [["a", "b", "c"], 0, 0]


TIED = """
  const { tiedMarks, tieShapes } = await import("/chart/ties.js");
  const mark = (lane, events, kind = "point") => ({ lane, events, kind, x: 10, y: 50 * lane });
  const marks = [
    mark(2, [7]), mark(0, [7]), mark(0, [8]), mark(1, [7, 9], "bucket"), mark(3, [1, 2, 3, 7]),
  ];
  const tied = (one) => tiedMarks({ marks }, one).map((m) => m.lane);
  const shapes = tieShapes(tiedMarks({ marks }, marks[1]), "black").map((node) => node.tagName);
  const none = tieShapes([marks[2]], "black").length;
  return [tied(marks[1]), tied(marks[2]), tied(marks[3]), shapes, none];
"""


def test_an_event_that_several_take_part_in_is_tied_to_its_other_marks(modules: Page) -> None:
    several, alone, counted, shapes, none = run(modules, TIED)
    assert several == [0, 2, 3]
    assert (alone, counted) == ([0], [1])
    assert shapes == ["line", "line", "circle", "circle", "circle"]
    assert none == 0
