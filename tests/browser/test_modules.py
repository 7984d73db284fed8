"""The modules of the page, each by itself: what Python computes, too, must come out the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from dashboard.picture.columns import columns
from dashboard.registry import PACKAGE
from dashboard.timeline.build import build
from dashboard.timeline.query import from_json, to_json
from tests.timeline.world import make_article

TESTS = Path(__file__).parents[1]
FILTERS = json.loads((TESTS / "timeline" / "filter_cases.json").read_text("utf-8"))
BUCKETS = json.loads((TESTS / "picture" / "bucket_cases.json").read_text("utf-8"))["cases"]
SCRIPTS = sorted((PACKAGE / "widgets").glob("*/js/*.js"))

browser = pytest.mark.browser


def run(page: Page, script: str, given: Any = None) -> Any:
    return page.evaluate(f"async (given) => {{ {script} }}", given)


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    articles = FILTERS["articles"].items()
    return columns(build(make_article(name, own, FILTERS["actors"]) for name, own in articles))


@browser
def test_filters_leave_what_python_leaves(modules: Page, world: dict[str, Any]) -> None:
    queries = [to_json(from_json(case["query"])) for case in FILTERS["cases"]]
    left = run(
        modules,
        """
        const { makeWorld } = await import("/chart/world.js");
        const { choose } = await import("/chart/filter.js");
        const world = makeWorld(given.world);
        return given.queries.map((query) => choose(world, query).map((i) => world.events.title[i]));
        """,
        {"world": world, "queries": queries},
    )
    for case, titles in zip(FILTERS["cases"], left, strict=True):
        assert sorted(titles) == sorted(case["leaves"]), case["says"]


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
    modules: Page, world: dict[str, Any]
) -> None:
    counted = run(
        modules,
        """
        const { makeWorld } = await import("/chart/world.js");
        const { choose, facetCounts, EMPTY } = await import("/chart/filter.js");
        const world = makeWorld(given);
        const { actors, types } = facetCounts(world, EMPTY);
        return {
          actors: world.actors.id.map((id, a) =>
            [actors[a], choose(world, { ...EMPTY, actors: [id] }).length]),
          types: world.types.map(({ id }, t) =>
            [types[t], choose(world, { ...EMPTY, types: [id] }).length]),
        };
        """,
        world,
    )
    assert all(count == left for pairs in counted.values() for count, left in pairs)


@browser
@pytest.mark.parametrize(
    ("begin", "end", "major"),
    [
        ("2022-01-01", "2024-01-01", ["2022", "Jul", "2023", "Jul", "2024"]),
        ("2023-12-01", "2023-12-15", ["4 Dec 2023", "11 Dec"]),
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
def test_points_that_meet_become_one_mark_with_all_of_them(modules: Page) -> None:
    placed = run(
        modules,
        """
        const { makeWorld } = await import("/chart/world.js");
        const { place } = await import("/chart/place.js");
        const DAY = 86400000, n = given;
        const fill = (value) => Array.from({ length: n }, () => value);
        const world = makeWorld({
          events: {
            id: fill(0).map((_, i) => `e${i}`), title: fill("T"), when: fill("w"), who: fill([]),
            from: fill(0).map((_, i) => i * DAY), to: fill(0).map((_, i) => (i + 1) * DAY),
            type: fill(0), status: fill(0), modality: fill(0), article: fill(0),
          },
          actors: { id: [], name: [], kind: [], parents: [] },
          modalities: [{ id: "asserted", hollow: false }],
        });
        const lane = { key: "l", label: "l", side: null, events: world.events.id.map((_, i) => i) };
        const view = { begin: 0, end: n * DAY, width: 400 };
        const { marks } = place(world, [lane], view, { measure: (text) => 6 * text.length });
        return marks.map(({ events, x }) => [events.length, x]);
        """,
        300,
    )
    assert sum(count for count, _ in placed) == 300
    places = [x for _, x in placed]
    assert all(b - a >= 15 for a, b in pairwise(places))


@browser
@pytest.mark.parametrize(
    ("years", "dense"),
    [
        ([2024] * 30, False),
        ([1890, *[2024] * 30], True),
        ([1890, 1900, 1910, 1920, *[2024] * 30], False),
        ([1890, *[2024] * 3], False),
    ],
)
def test_the_first_window_is_the_dense_part(modules: Page, years: list[int], dense: bool) -> None:
    found = run(
        modules,
        """
        const { densePart, extent } = await import("/chart/window.js");
        const from = given.map((year, n) => Date.UTC(year, 0, 1 + n));
        const events = { from, to: from.map((ms) => ms + 86400000) };
        const world = { events, articles: [], size: from.length };
        const part = densePart(world, extent(world));
        return part && [part.begin, part.end].map((ms) => new Date(ms).getUTCFullYear());
        """,
        years,
    )
    assert found == ([2023, 2024] if dense else None)


@browser
def test_what_plotly_is_given_is_escaped(modules: Page) -> None:
    text = "<b>R&D</b> &lt; <a href='x'>"
    shown = run(
        modules,
        """
        const { escapeText } = await import("/chart/draw.js");
        const node = document.createElement("div");
        node.innerHTML = escapeText(given);
        return node.textContent;
        """,
        text,
    )
    assert shown == text


def test_no_script_makes_html_of_text() -> None:
    banned = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(")
    found = [f"{path.name}: {m[0]}" for path in SCRIPTS for m in banned.finditer(path.read_text())]
    assert SCRIPTS
    assert found == []


def test_scripts_are_short() -> None:
    assert max(len(path.read_text("utf-8").splitlines()) for path in SCRIPTS) <= 400


def test_scripts_pass_the_linter() -> None:
    oxlint = Path(sys.executable).with_name("oxlint")
    done = subprocess.run(
        [oxlint, "--deny-warnings", PACKAGE / "widgets"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
