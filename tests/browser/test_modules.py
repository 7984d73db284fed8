"""The modules of the page, each by itself: what Python computes, too, must come out the same."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import urllib.parse
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from dashboard.corpus.tally import Tally
from dashboard.ledger.compare import fate_label
from dashboard.ledger.since import Fate
from dashboard.picture.columns import columns
from dashboard.picture.packed import pack
from dashboard.registry import PACKAGE
from dashboard.timeline.build import build
from dashboard.timeline.query import from_json, to_json, to_params
from tests.timeline.world import make_article, make_reviews

TESTS = Path(__file__).parents[1]
FILTERS = json.loads((TESTS / "timeline" / "filter_cases.json").read_text("utf-8"))
BUCKETS = json.loads((TESTS / "picture" / "bucket_cases.json").read_text("utf-8"))["cases"]
SCRIPTS = sorted((PACKAGE / "widgets").glob("*/js/*.js"))

browser = pytest.mark.browser


def run(page: Page, script: str, given: Any = None) -> Any:
    return page.evaluate(f"async (given) => {{ {script} }}", given)


@pytest.fixture(scope="module")
def dataset() -> dict[str, Any]:
    articles = FILTERS["articles"].items()
    parsed = [make_article(name, own, FILTERS["actors"]) for name, own in articles]
    return columns(build(parsed, make_reviews(FILTERS["articles"])))


@pytest.fixture(scope="module")
def weighed() -> dict[str, Any]:
    articles = FILTERS["levels"]["articles"]
    parsed = [make_article(name, own, FILTERS["actors"]) for name, own in articles.items()]
    return columns(build(parsed, make_reviews(articles)))


@browser
def test_filters_leave_what_python_leaves(modules: Page, dataset: dict[str, Any]) -> None:
    hold_filters(modules, dataset, FILTERS["cases"])


@browser
def test_levels_leave_what_python_leaves(modules: Page, weighed: dict[str, Any]) -> None:
    levels = FILTERS["levels"]
    hold_filters(modules, weighed, [*levels["cases"], *levels["opened"]])


@browser
def test_levels_count_what_choosing_them_would_leave(
    modules: Page, weighed: dict[str, Any]
) -> None:
    levels = FILTERS["levels"]
    queries = [to_json(from_json(c["query"])) for c in (*levels["cases"], *levels["opened"])]
    counted = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { choose, facetCounts } = await import("/chart/filter.js");
        const dataset = makeDataset(given.dataset);
        const shows = (query, change) => choose(dataset, { ...query, ...change }).length;
        return given.queries.map((query) => {
          const { level, statements, loose: [sure, unsure] } = facetCounts(dataset, query);
          const [told, said] = statements;
          const [main, side, details] = level;
          const levels = [["main", main], ["side", main + side], ["all", main + side + details]];
          return [
            ...levels.filter(([id]) => query.event === null || id === query.level)
              .map(([id, n]) => [n, shows(query, { level: id })]),
            [told, shows(query, { statements: "no" })],
            [told + said, shows(query, { statements: null })],
            [sure, shows(query, { loose: "no" })],
            [sure + unsure, shows(query, { loose: null })],
          ];
        });
        """,
        {"dataset": weighed, "queries": queries},
    )
    assert all(count == left for pairs in counted for count, left in pairs)


@browser
def test_no_level_is_offered_that_shows_nothing_more(
    modules: Page, weighed: dict[str, Any]
) -> None:
    """A file without details does not say that it has all."""
    offered = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { facetCounts } = await import("/chart/filter.js");
        const { levelRows } = await import("/chart/levels.js");
        const { EMPTY } = await import("/chart/query.js");
        const ids = (most, level) => {
          const lowered = given.events.level.map((one) => Math.min(one, most));
          const dataset = makeDataset({ ...given, events: { ...given.events, level: lowered } });
          const query = { ...EMPTY, level };
          const rows = levelRows({ dataset, query }, facetCounts(dataset, query));
          const levels = rows.filter(({ field }) => field === "level");
          return levels.map(({ id, count }) => `${id} ${count}`);
        };
        return [ids(2, "side"), ids(1, "side"), ids(0, "side"), ids(0, "main"), ids(1, "all")];
        """,
        weighed,
    )
    assert offered == [
        ["main 9", "side 11", "all 14"],
        ["main 9", "side 14"],
        [],
        ["main 14", "side 14"],
        ["main 9", "side 14", "all 14"],
    ]


@browser
def test_no_marks_stand_round_what_nobody_said_in_these_words(
    modules: Page, dataset: dict[str, Any]
) -> None:
    told = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { describe } = await import("/chart/tooltip.js");
        const quote = (...parts) => {
          const quotes = given.events.quotes.map(() => [parts]);
          const dataset = makeDataset({ ...given, events: { ...given.events, quotes } });
          return describe(dataset, { events: [0] }).at(-1).textContent;
        };
        return [quote("it is over", "Bo"), quote("it is over", "Bo, in the article’s words", 1)];
        """,
        dataset,
    )
    assert told == ["“it is over”Bo", "it is overBo, in the article’s words"]


def hold_filters(modules: Page, dataset: dict[str, Any], cases: list[dict[str, Any]]) -> None:
    queries = [to_json(from_json(case["query"])) for case in cases]
    left = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { choose } = await import("/chart/filter.js");
        const dataset = makeDataset(given.dataset);
        const { title } = dataset.events;
        return given.queries.map((query) => choose(dataset, query).map((i) => title[i]));
        """,
        {"dataset": dataset, "queries": queries},
    )
    for case, titles in zip(cases, left, strict=True):
        assert sorted(titles) == sorted(case["leaves"]), case["says"]


@browser
def test_the_address_of_a_choice_is_what_python_makes_it(modules: Page) -> None:
    cases = (*FILTERS["cases"], *FILTERS["levels"]["cases"])
    queries = [to_json(from_json({**case["query"], "event": "a:1:X"})) for case in cases]
    made = run(
        modules,
        """
        const { toParams } = await import("/chart/query.js");
        return given.map(toParams);
        """,
        queries,
    )
    assert [urllib.parse.parse_qs(one) for one in made] == [
        to_params(from_json(query)) for query in queries
    ]


@browser
def test_buckets_count_what_python_counts(modules: Page) -> None:
    counts = run(
        modules,
        """
        const { bucketCounts } = await import("/chart/buckets.js");
        return given.map(({ stretches, begin, end, number }) => bucketCounts(
          { from: stretches.map((s) => s[0]), to: stretches.map((s) => s[1]) },
          stretches.map((_, i) => i), begin, end, number));
        """,
        BUCKETS,
    )
    for case, found in zip(BUCKETS, counts, strict=True):
        assert found == case["counts"], case["says"]


@browser
def test_counts_in_the_tree_say_what_choosing_would_leave(
    modules: Page, dataset: dict[str, Any]
) -> None:
    counted = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { choose, facetCounts } = await import("/chart/filter.js");
        const { EMPTY } = await import("/chart/query.js");
        const dataset = makeDataset(given);
        const { actors, types, subtypes } = facetCounts(dataset, EMPTY);
        return {
          subtypes: dataset.subtypes.map(({ id }, t) =>
            [subtypes[t], choose(dataset, { ...EMPTY, types: [id] }).length]),
          actors: dataset.actors.id.map((id, a) =>
            [actors[a], choose(dataset, { ...EMPTY, actors: [id] }).length]),
          types: dataset.types.map(({ id }, t) =>
            [types[t], choose(dataset, { ...EMPTY, types: [id] }).length]),
        };
        """,
        dataset,
    )
    assert all(count == left for pairs in counted.values() for count, left in pairs)
    assert [count for count, _ in counted["subtypes"]] == [1, 2]


@browser
@pytest.mark.parametrize(
    ("begin", "end", "major"),
    [
        ("2022-01-01", "2024-01-01", ["2022", "Jul", "2023", "Jul", "2024"]),
        ("2023-12-01", "2023-12-15", ["4 Dec 2023", "11 Dec"]),
        ("2024-03-04", "2024-04-09", ["4 Mar 2024", "18 Mar", "1 Apr"]),  # weeks would meet
        ("1900-01-01", "2000-01-01", ["1900", "1920", "1940", "1960", "1980", "2000"]),
        ("0001-01-01", "0020-01-01", ["5", "10", "15", "20"]),
    ],
)
def test_the_lines_of_time_are_named(modules: Page, begin: str, end: str, major: list[str]) -> None:
    named = run(
        modules,
        """
        const { makeTicks } = await import("/chart/ticks.js");
        const at = (day) => Date.parse(`${day}T00:00:00Z`);
        const view = { begin: at(given[0]), end: at(given[1]), width: 420 };
        return makeTicks(view).major.map((tick) => tick.text);
        """,
        [begin, end],
    )
    assert named == major


@browser
def test_columns_of_one_height_are_one_bar_without_seams(modules: Page) -> None:
    """A year among days is one bar, and no row of sixty stripes."""
    found = run(
        modules,
        """
        const { runs } = await import("/chart/overview.js");
        return runs(given).map(({ n, from, to }) => [n, from, to]);
        """,
        [0, 1, 1, 1, 2, 2, 0, 0, 2, 1],
    )
    assert found == [[1, 1, 4], [2, 4, 6], [2, 8, 9], [1, 9, 10]]


@browser
def test_points_that_meet_become_one_mark_with_all_of_them(modules: Page) -> None:
    placed = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { place } = await import("/chart/place.js");
        const DAY = 86400000, n = given;
        const fill = (value) => Array.from({ length: n }, () => value);
        const dataset = makeDataset({
          events: {
            id: fill(0).map((_, i) => `e${i}`), title: fill("T"), when: fill("w"), who: fill([]),
            from: fill(0).map((_, i) => i * DAY), to: fill(0).map((_, i) => (i + 1) * DAY),
            type: fill(0), status: fill(0), modality: fill(0), article: fill(0),
            state: fill(0), dissent: fill(0),
          },
          actors: { id: [], name: [], kind: [], parents: [] },
          modalities: [{ id: "asserted", hollow: false }], states: [{ id: "unchecked" }],
        });
        const all = dataset.events.id.map((_, i) => i);
        const lane = { key: "l", label: "l", side: null, events: all };
        const view = { begin: 0, end: n * DAY, width: 400 };
        const { marks } = place(dataset, [lane], view);
        return marks.map(({ events, x }) => [events.length, x]);
        """,
        300,
    )
    assert sum(count for count, _ in placed) == 300
    places = [x for _, x in placed]
    assert all(b - a >= 15 for a, b in pairwise(places))


MAKE_WORLD = """
  const { makeDataset } = await import("/chart/dataset.js");
  const at = (day) => day && Date.parse(`${day}T00:00:00Z`);
  const fill = (value) => given.events.map(() => value);
  const dataset = makeDataset({
    events: {
      id: given.events.map((_, i) => `e${i}`), title: fill("T"), when: fill("w"),
      who: given.events.map(({ who }) => (who ?? []).map((actor) => [actor, 0])),
      from: given.events.map(({ from }) => at(from)), to: given.events.map(({ to }) => at(to)),
      fades: given.events.map(({ fades }) => fades ?? false),
      type: fill(0), article: fill(0), state: fill(0), dissent: fill(0),
      status: given.events.map(({ status }) => status ?? 0),
      modality: given.events.map(({ planned }) => (planned ? 1 : 0)),
      partly: Object.fromEntries(given.events.flatMap(({ partly }, i) => (partly ? [[i, 1]] : []))),
    },
    actors: given.actors ?? { id: [], name: [], kind: [], parents: [] },
    modalities: [{ id: "asserted", hollow: false }, { id: "planned", hollow: true }],
    states: [{ id: "unchecked" }], articles: [],
  });
  const all = dataset.events.id.map((_, i) => i);
"""


@browser
@pytest.mark.parametrize(
    ("events", "kinds"),
    [
        ([("2020-05-01", "2020-05-02")], ["point 1"]),
        ([("2020-05-01", "2020-06-01")], ["bar 1"]),
        ([("2020-05-01", "2020-06-01"), ("2020-06-01", "2020-07-01")], ["point 2"]),
        ([("1950-01-01", "1990-01-01")], ["bar 1"]),
        ([("2019-01-01", None)], ["after 1"]),
        ([(None, "2019-01-01")], ["before 1"]),
    ],
)
def test_what_is_coarser_than_a_day_stays_a_bar_from_any_distance(
    modules: Page, events: list[tuple[str | None, str | None]], kinds: list[str]
) -> None:
    drawn = run(
        modules,
        MAKE_WORLD
        + """
        const { place } = await import("/chart/place.js");
        const view = { begin: at("1940-01-01"), end: at("2040-01-01"), width: 500 };
        const lane = { key: "l", label: "l", side: null, events: all };
        const { marks } = place(dataset, [lane], view);
        return marks.map(({ kind, events, x0, x1 }) => [kind, events.length, x1 - x0]);
        """,
        {"events": [{"from": begin, "to": end} for begin, end in events]},
    )
    assert [f"{kind} {count}" for kind, count, _ in drawn] == kinds
    assert all(width >= 18 for kind, _, width in drawn if kind != "point")


@browser
def test_since_fades_towards_the_day_on_which_it_was_told(modules: Page) -> None:
    drawn = run(
        modules,
        MAKE_WORLD
        + """
        const { place } = await import("/chart/place.js");
        const view = { begin: at("2018-01-01"), end: at("2025-01-01"), width: 500 };
        const lane = { key: "l", label: "l", side: null, events: all };
        return place(dataset, [lane], view).marks.map((m) => m.kind);
        """,
        {"events": [{"from": "2019-01-01", "to": "2024-05-18", "fades": True}]},
    )
    assert drawn == ["after"]


@browser
def test_a_lane_whose_whole_is_not_drawn_names_it_and_stands_under_no_other(modules: Page) -> None:
    """Fifteen states take part more often than the last one, whose member has a lane."""
    states = range(16)
    busy = [{"from": "2020-01-01", "to": "2020-01-02", "who": [s]} for s in states[:15]] * 3
    lanes = run(
        modules,
        MAKE_WORLD
        + """
        const { makeLanes } = await import("/chart/lanes.js");
        const options = { lanes: "actors", order: [], collapsed: new Set(), all: false };
        const { lanes } = makeLanes(dataset, all, options);
        return lanes.map(({ key, depth, under }) => [key, depth, under]);
        """,
        {
            "events": [
                *busy,
                {"from": "2020-01-01", "to": "2020-01-02", "who": [15]},
                *[{"from": "2020-01-01", "to": "2020-01-02", "who": [16]}] * 9,
            ],
            "actors": {
                "id": [f"s{s}" for s in states] + ["p"],
                "name": [f"State {s}" for s in states] + ["Person"],
                "kind": ["country"] * 16 + ["person"],
                "parents": [[] for _ in states] + [[15]],
            },
        },
    )
    assert ["s15", 0, None] not in lanes
    assert ["p", 0, "State 15"] in lanes


# Two states with two members each; the members of the second take part, it does not itself.
STATES = {
    "id": ["a", "a1", "a2", "b", "b1", "b2"],
    "name": ["A", "A one", "A two", "B", "B one", "B two"],
    "kind": ["country", "person", "person", "country", "person", "person"],
    "parents": [[], [0], [0], [], [3], [3]],
}
TAKING_PART = [[0, 1, 2], [0, 1, 2], [0, 1], [0], [4, 5], [4]]


@browser
@pytest.mark.parametrize(
    ("lanes", "moves", "keys"),
    [
        ("actors", [], ["a", "a1", "a2", "b1", "b2"]),
        ("actors", [("a2", -1)], ["a", "a2", "a1", "b1", "b2"]),
        ("actors", [("a2", +1)], ["a", "a1", "a2", "b1", "b2"]),
        ("actors", [("a", +1)], ["b1", "b2", "a", "a1", "a2"]),
        ("actors", [("b2", -1)], ["a", "a1", "a2", "b2", "b1"]),
        ("actors", [("b1", -1)], ["b1", "b2", "a", "a1", "a2"]),
        ("actors", [("b1", -1), ("b2", -1), ("a1", +1)], ["b2", "b1", "a", "a2", "a1"]),
        ("sides", [], ["a", "b"]),
        ("sides", [("b", -1)], ["b", "a"]),
        ("sides", [("b", -1), ("b", -1)], ["b", "a"]),
    ],
)
def test_a_lane_is_moved_among_its_like(
    modules: Page, lanes: str, moves: list[tuple[str, int]], keys: list[str]
) -> None:
    day = {"from": "2020-01-01", "to": "2020-01-02"}
    drawn = run(
        modules,
        MAKE_WORLD
        + """
        const { makeLanes, moved } = await import("/chart/lanes.js");
        const options = { lanes: given.lanes, collapsed: new Set(), all: false };
        const lanesBy = (order) => makeLanes(dataset, all, { ...options, order }).lanes;
        let order = [];
        for (const [key, by] of given.moves) {
          order = moved(dataset, lanesBy(order), order, key, by) ?? order;
        }
        return lanesBy(order).map(({ key }) => key);
        """,
        {
            "events": [{**day, "who": who} for who in TAKING_PART],
            "actors": STATES,
            "lanes": lanes,
            "moves": moves,
        },
    )
    assert drawn == keys


@browser
def test_a_curve_bows_over_its_row_and_swings_between_rows(modules: Page) -> None:
    over, aside = run(
        modules,
        """
        const { arcHandles } = await import("/chart/draw.js");
        const over = arcHandles({ x: 0, y: 50 }, { x: 200, y: 50 });
        return [over, arcHandles({ x: 0, y: 0 }, { x: 2, y: 90 })];
        """,
    )
    assert all(handle["y"] < 50 - 15 for handle in over)
    assert all(handle["x"] > 15 for handle in aside)


@browser
@pytest.mark.parametrize(
    ("years", "dense"),
    [
        ([2024] * 30, False),
        ([1890, *[2024] * 30], True),
        ([1890, 1900, 1910, 1920, *[2024] * 30], True),
        ([1890, *[2024] * 3], False),
        ([1947, *[2024] * 7], True),
        ([1947, 1990, 2003, *[2024] * 10], True),  # three events of long ago
        ([1947, 1990, 2003, 2004, *[2024] * 5], False),
    ],
)
def test_the_first_window_is_the_dense_part(modules: Page, years: list[int], dense: bool) -> None:
    found = run(
        modules,
        """
        const { densePart, extent } = await import("/chart/window.js");
        const from = given.map((year, n) => Date.UTC(year, 0, 1 + n));
        const events = { from, to: from.map((ms) => ms + 86400000), article: from.map(() => 0) };
        const dataset = { events, articles: [], size: from.length };
        const chosen = from.map((_, i) => i);
        const part = densePart({ dataset, chosen, whole: extent(dataset, chosen) });
        return part && [part.begin, part.end].map((ms) => new Date(ms).getUTCFullYear());
        """,
        years,
    )
    assert found in ([[2023, 2024], [2024, 2024]] if dense else [None])  # with some air


WINDOW = """
  const { extent, beginWithEvents } = await import("/chart/window.js");
  const from = given.days.map((day) => Date.parse(`${day}T00:00:00Z`));
  const events = { from, to: from.map((ms) => ms + 864e5), article: from.map(() => 0) };
  const dataset = { events, articles: [], size: from.length };
  const chosen = from.map((_, i) => i);
  const whole = extent(dataset, chosen);
  const day = (ms) => ms && new Date(ms).toISOString().slice(0, 10);
"""


@browser
@pytest.mark.parametrize(
    ("days", "window"),
    [
        # A story of a month with events of long ago: all of the month.
        (["1947-05-01", "1990-05-01", *[f"2026-10-{day:02}" for day in range(1, 31, 3)]], 31),
        # Most of it on two days: what was long before is what it hangs on.
        (["2022-01-01", "2022-08-01", "2023-11-15", *["2023-12-21", "2023-12-22"] * 5], None),
        # A story of two years, of which much is of one season: no background.
        (
            [
                *[f"{year}-{month:02}-01" for year in (2022, 2023) for month in range(1, 10)],
                *["2023-12-20", "2023-12-21"] * 6,
            ],
            None,
        ),
    ],
)
def test_the_first_window_holds_the_story_and_not_its_background(
    modules: Page, days: list[str], window: int | None
) -> None:
    script = """
      const { densePart } = await import("/chart/window.js");
      const part = densePart({ dataset, chosen, whole });
      return part && Math.round((part.end - part.begin) / 864e5);
    """
    found = run(modules, WINDOW + script, {"days": days})
    assert (found is None) == (window is None)
    assert window is None or window <= found <= window + 5
    begins = sorted(dt.date.fromisoformat(day).toordinal() for day in days)
    numbers = np.array(begins, np.int32)
    dense = Tally(np.zeros(0, np.uint16), {}, numbers, numbers, numbers + 1, (), 0).dense()
    assert (dense is None) == (window is None)
    assert dense is None or window <= dense[1] - dense[0] <= window + 5


# A week of much, the year about it, and what was long ago.
TOLD = [f"2025-06-{day:02}" for day in (9, 10, 11, 12, 13, 16)] * 6
LONG_AGO = [f"{year}-05-01" for year in (1952, 1987, 2001, 2018, 2019)]
YEAR = ["2024-01-15", "2024-08-01", "2024-11-01", "2025-03-01", "2025-08-01"]


@browser
@pytest.mark.parametrize(
    ("seen", "begin"),
    [
        (None, "2025-06-10"),  # all the time: where most events are
        (("2024-07-01", "2024-08-31"), "2024-07-28"),  # the middle of what is shown
        (("2003-01-01", "2003-12-31"), "2025-06-10"),  # nothing is there
        (("2024-10-15", "2025-06-30"), "2025-06-10"),  # most of what is seen is not in its middle
    ],
)
def test_a_week_is_one_with_events(modules: Page, seen: tuple[str, str] | None, begin: str) -> None:
    script = """
      const [begin, end] = (given.seen ?? []).map((day) => Date.parse(`${day}T00:00:00Z`));
      const view = given.seen ? { begin, end } : whole;
      return day(beginWithEvents({ dataset, chosen, view, whole }, 7 * 864e5));
    """
    found = run(modules, WINDOW + script, {"days": [*LONG_AGO, *YEAR, *TOLD], "seen": seen})
    assert found == begin


@browser
def test_of_a_window_is_drawn_what_is_known_to_lie_there(modules: Page) -> None:
    """A limit that lies outside of it says no more than that it may: so does the line below."""
    script = """
      const { drawnOf, makeBeyond } = await import("/chart/window.js");
      const [a, b, c, d] = from;
      const [length, open] = [864e5, Infinity];
      const to = [a + length, b, open, d + length, d + length, open];
      const bounds = { from: [a, -open, c, d, -open, -open], to };
      const app = { dataset: { events: bounds }, view: { begin: b - length, end: d } };
      app.unwindowed = [0, 1, 2, 3, 4, 5];
      const beyond = makeBeyond(app);
      beyond.draw();
      return [drawnOf(app, app.unwindowed), beyond.node.textContent];
    """
    days = ["2024-10-01", "2024-10-03", "2024-10-05", "2024-10-09"]
    drawn, line = run(modules, WINDOW + script, {"days": days})
    assert drawn == [1, 2]
    assert line == (
        "1 event before this, 2 events after it. 1 of them may lie here: only a limit is known. "
        "show all"
    )


@browser
def test_the_legend_names_what_became_of_events_as_the_server_does(modules: Page) -> None:
    words = run(
        modules,
        """
        const { legendWords } = await import("/chart/legend.js");
        return legendWords({
          dataset: { fates: given, events: { since: [[1, "Told again."]] },
            articles: [{ published: 1 }] },
          view: { begin: 0, end: 2 }, chosen: [0], query: { event: null },
          picture: { placed: { marks: [] }, arcs: 0, look: { published: [1] } },
        });
        """,
        [{"id": str(fate), "label": fate_label(fate)} for fate in (Fate.DENIED, Fate.AGAIN)],
    )
    assert words[-2:] == [
        "a dashed line, or a notch at the top: day of publication",
        "+: told again since",
    ]
    assert not [one for one in words if "denied since" in one]


def test_no_script_makes_html_of_text() -> None:
    banned = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(")
    found = [f"{path.name}: {m[0]}" for path in SCRIPTS for m in banned.finditer(path.read_text())]
    assert SCRIPTS
    assert found == []


@pytest.mark.parametrize("widget", sorted({path.parents[1].name for path in SCRIPTS}))
def test_modules_import_in_one_direction(widget: str) -> None:
    """Each can be read, and be put into one script, behind all that it stands on."""
    imported = re.compile(r'^import .* from "\./(\w+)\.js";$', re.MULTILINE)
    own = [path for path in SCRIPTS if path.parents[1].name == widget]
    graph = {path.stem: imported.findall(path.read_text("utf-8")) for path in own}
    assert {*TopologicalSorter(graph).static_order()} == graph.keys()


def test_only_the_actions_change_what_the_parts_share() -> None:
    """A part that wants other events, another query or window asks for it by an action."""
    held = (
        "dataset|query|view|theme|sides|colour|chosen|unwindowed|dated|extent|gutter|width|allLanes"
    )
    changed = re.compile(rf"\bapp\.(?:{held})(?:\.\w+)* (?:=|\?\?=|\|\|=|\+=) ")
    pages = [*SCRIPTS, *(PACKAGE / "exports" / "page").glob("*.js")]
    found = {path.name for path in pages if changed.search(path.read_text("utf-8"))}
    assert found == {"actions.js"}


def test_scripts_are_short_and_so_are_their_lines() -> None:
    paths = [*SCRIPTS, *(PACKAGE / "exports" / "page").glob("*.js"), *PACKAGE.rglob("*.css")]
    lines = {str(path): path.read_text("utf-8").splitlines() for path in paths}
    scripts = [own for name, own in lines.items() if name.endswith(".js")]
    assert max(map(len, scripts)) <= 400
    assert [f"{name}: {one}" for name, own in lines.items() for one in own if len(one) > 120] == []


@browser
def test_a_part_says_beside_its_title_of_what_it_is_one(modules: Page) -> None:
    record = {
        "title": "Fire", "sentence": "Fire.", "type": "OTHER", "status": "asserted",
        "date": ["2024-02-26", "2024-02-26"], "who": [],
    }  # fmt: skip
    dead = {**record, "title": "Deaths", "sentence": "Dead.", "part_of": "a:0:OTHER"}
    told = run(
        modules,
        """
        const { makeDataset } = await import("/chart/dataset.js");
        const { remarksOn } = await import("/chart/remarks.js");
        const dataset = makeDataset(given);
        const { title } = dataset.events;
        return Object.fromEntries(title.map((one, i) => [one, remarksOn(dataset, i)]));
        """,
        columns(build([make_article("a", [record, dead], [])])),
    )
    assert told == {"Fire": [], "Deaths": [{"kind": "part", "words": "part of “Fire”"}]}


@browser
def test_a_title_that_is_cut_where_words_are_left_out_has_one_sign_of_it(modules: Page) -> None:
    cut = modules.evaluate(
        """async () => {
          const { fit } = await import("/chart/fit.js");
          const text = "The economy minister … visited the yard, as planned";
          return [180, 330].map((room) => fit(text, room, (words) => 8 * words.length));
        }"""
    )
    assert cut == ["The economy minister …", "The economy minister … visited the yard …"]


def test_scripts_pass_the_linter() -> None:
    oxlint = Path(sys.executable).with_name("oxlint")
    done = subprocess.run(
        [oxlint, "--deny-warnings", PACKAGE / "widgets"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@browser
@pytest.mark.parametrize("samples", [False, True])
def test_the_title_of_a_chronology_stands_over_its_own_articles_only(
    modules: Page, *, samples: bool
) -> None:
    about = {"title": "The port affair", "scope": "2019 to 2024", "author": "Ana Berg"}
    told = run(
        modules,
        """const { heading, scopeWords } = await import("/chart/head.js");
        const articles = [{ title: "One" }, { title: "Two" }];
        return [heading({ ...given, articles }), scopeWords({ ...given, articles })];""",
        {"about": about, "samples": samples},
    )
    own = ["The port affair", "2019 to 2024 · by Ana Berg"]
    assert told == (["2 sample articles", ""] if samples else own)


@browser
def test_a_bound_at_the_left_edge_has_its_title_to_the_right(modules: Page) -> None:
    """There is no room before it, and all of it after it."""
    label = run(
        modules,
        MAKE_WORLD
        + """
        const { place } = await import("/chart/place.js");
        const { titler } = await import("/chart/titles.js");
        const view = { begin: at("2020-01-01"), end: at("2021-01-01"), width: 500 };
        const lane = { key: "l", label: "l", side: null, events: all };
        dataset.events.title = ["a crane fell onto a quay"];
        const placed = place(dataset, [lane], view);
        titler(dataset, placed, view, { measure: (text) => 6 * text.length })();
        return placed.marks[0].label;
        """,
        {"events": [{"from": None, "to": "2020-02-01"}]},
    )
    assert (label["text"], label["anchor"], label["x"]) == ("a crane fell onto a quay", "start", 0)


@browser
def test_an_answer_that_was_overtaken_is_not_drawn_and_a_refused_one_is_told(
    modules: Page, dataset: dict[str, Any]
) -> None:
    received, troubles, said = run(
        modules,
        """
        const { askPart } = await import("/chart/data_set_client.js");
        const { EMPTY } = await import("/chart/query.js");
        const [answers, seen, said] = [[], [], []];
        const part = () => new Response(new Uint8Array(given));
        const own = window.fetch;
        window.fetch = () => new Promise((done) => { answers.push(done); });
        const app = {
          query: { ...EMPTY }, view: null, width: 0, stopped: { aborted: false },
          dataset: { part: {} },
          redraw() {}, say: (text) => said.push(text),
          setDataset(dataset) { app.dataset = dataset; },
          setTrouble(why) { app.dataset.trouble = why; },
          receivePart() { seen.push(app.dataset.asked); app.dataset.part = {}; },
        };
        const rest = () => new Promise((done) => { setTimeout(done, 250); });
        const ask = async (words) => {
          app.query = { ...EMPTY, words }; askPart(app); await rest();
        };
        await ask("a"); answers[0](part()); await rest();
        await ask("b"); await ask("a"); answers[1](part()); await rest();
        const troubles = [];
        await ask("c"); answers[2](new Response("is being written", { status: 503 })); await rest();
        troubles.push(app.dataset.trouble);
        await ask("a"); troubles.push(app.dataset.trouble);
        window.fetch = own;
        return [seen, troubles, said];
        """,
        list(pack(dataset)),
    )
    assert len(received) == 1
    assert troubles == ["is being written", None]
    assert said == ["is being written"]


@browser
def test_a_window_beyond_the_years_of_an_address_has_no_limit_there(modules: Page) -> None:
    """Years 1 to 9999: the server would refuse the query, and the page wait for its answer."""
    limits = run(
        modules,
        """
        const { makeActions } = await import("/chart/actions.js");
        const [first, early, late, last] = given;
        const app = { dataset: {}, query: {}, extent: { begin: first, end: last } };
        Object.assign(app, { recompute() {}, redrawSoon() {}, tellSoon() {} });
        const { setView } = makeActions(app, null);
        return [[first, late], [early, last], [early, late]].map(([begin, end]) => {
          setView.call(app, { begin: begin + 1, end: end - 1, width: 100 });
          return [app.query.since, app.query.until];
        });
        """,
        # from 11 months before the year 1 to one after the year 9999
        [-62_164_000_000_000, -60_000_000_000_000, 250_000_000_000_000, 253_434_000_000_000],
    )
    assert [bool(one) for pair in limits for one in pair] == [False, True, True, False, True, True]


@browser
def test_a_side_keeps_its_colour_and_free_ones_go_to_the_next(modules: Page) -> None:
    script = """
      const { COLOURS, keepPlaces } = await import("/chart/colours.js");
      const many = [...Array(3 * COLOURS)].map((_, n) => `s${n}`);
      const first = keepPlaces([], many);
      return [first, keepPlaces(first, ["s2", "s0", "s1"]), keepPlaces(first, ["s2", "s9", "s0"]),
        keepPlaces(first, [...many.slice(COLOURS), ...many.slice(0, COLOURS)])];
    """
    first, turned, gone, far = run(modules, script)
    assert first == [f"s{n}" for n in range(7)]
    assert turned[:4] == ["s0", "s1", "s2", None]
    assert gone[:3] == ["s0", "s9", "s2"]
    assert far == [f"s{n}" for n in range(7, 14)]
