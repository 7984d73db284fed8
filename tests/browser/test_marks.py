"""What a mark looks like is what the legend says of it, with several events in it, too."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_modules import MAKE_WORLD, run

pytestmark = pytest.mark.browser
DAY = {"from": "2020-05-01", "to": "2020-05-02"}
YEAR = {"from": "2020-01-01", "to": "2021-01-01"}
SINCE = {"from": "2020-01-01", "to": None}
BEFORE = {"from": None, "to": "2020-01-01"}
DRAW = (
    MAKE_WORLD
    + """
  const { place } = await import("/chart/place.js");
  const { titler } = await import("/chart/titles.js");
  const { marksFigure, overlayFigure } = await import("/chart/draw.js");
  const { figure } = await import("/chart/traces.js");
  const { lowerShapes, markShapes, upperShapes } = await import("/chart/shapes.js");
  const view = { begin: at("2019-01-01"), end: at("2022-01-01"), width: 500 };
  const lane = { key: "l", label: "l", side: null, events: all };
  const titled = (view) => {
    const placed = place(dataset, [lane], view);
    titler(dataset, placed, view, { measure: (text) => 6 * text.length })();
    return placed;
  };
  const placed = titled(view);
  const theme = { dim: "#000000", ink: "#111111", background: "#ffffff", line: "#eeeeee" };
  const none = { selected: null, focused: null };
  const look = { theme, colour: () => "#000000", published: [], arcs: [], ...none };
  const shapes = marksFigure(dataset, placed, view, look);
  const own = overlayFigure(dataset, placed, view, look);
  const drawn = figure(shapes, view);
"""
)


@pytest.mark.parametrize(
    ("events", "looks"),
    [
        ([DAY, DAY], ["point 2 filled"]),
        ([DAY | {"planned": True}] * 2, ["point 2 hollow"]),
        ([DAY, DAY | {"planned": True}], ["point 2 partly"]),
        ([DAY | {"partly": True}], ["point 1 partly"]),
        ([YEAR, YEAR], ["bar 2 filled"]),
        ([YEAR, YEAR, YEAR | {"planned": True}], ["bar 2 filled", "bar 1 hollow"]),
        ([YEAR | {"partly": True}], ["bar 1 partly"]),
        ([SINCE, SINCE | {"planned": True}], ["after 1 filled", "after 1 hollow"]),
        ([BEFORE, BEFORE | {"planned": True}], ["before 1 filled", "before 1 hollow"]),
    ],
)
def test_what_is_hollow_in_part_is_neither_full_nor_hollow(
    modules: Page, events: list[dict[str, Any]], looks: list[str]
) -> None:
    found = run(
        modules,
        DRAW
        + """
        const how = ({ hollow, partly }) => (partly ? "partly" : hollow ? "hollow" : "filled");
        return placed.marks.map((mark) => `${mark.kind} ${mark.events.length} ${how(mark)}`);
        """,
        {"events": events},
    )
    assert sorted(found) == sorted(looks)


@pytest.mark.parametrize(("bound", "other"), [(SINCE, BEFORE), (BEFORE, SINCE)])
def test_a_hollow_bound_is_an_outline_that_fades(
    modules: Page, bound: dict[str, Any], other: dict[str, Any]
) -> None:
    paints, edges = run(
        modules,
        DRAW
        + """
        const paints = own.bounds.map((one) => [one.strong !== null, one.outline !== null]);
        const lower = lowerShapes(own);
        const fadings = new Map(lower.filter(([tag]) => tag === "linearGradient").map(
          ([, { id }, ...stops]) => [`url(#${id})`, stops.map((stop) => stop[1]["stop-color"])]));
        const alpha = (colour) => Number(colour.split(",")[3].slice(0, -1));
        const edges = lower.filter(([tag, { stroke }]) => tag === "rect" && stroke !== "none");
        return [paints, edges.map(([, { stroke }]) => fadings.get(stroke).map(alpha))];
        """,
        {"events": [bound, bound | {"planned": True}, other | {"partly": True}]},
    )
    assert sorted(paints) == [[False, True], [True, False], [True, True]]  # inside and outline
    assert len(edges) == 2
    assert all(min(ends) == 0 and max(ends) > 0.8 for ends in edges)


def test_a_bound_at_the_edge_fades_within_what_is_seen(modules: Page) -> None:
    script = """
      const { extent } = await import("/chart/window.js");
      const whole = extent(dataset, all);
      const seen = { ...whole, width: 800 };
      const shown = place(dataset, [lane], seen);
      const bounds = shown.marks.filter(({ kind }) => kind !== "point");
      return bounds.map(({ kind, x0, x1 }) => [kind, x0 >= 0 && x1 <= 800 && x1 - x0 > 60]);
    """
    later = {"from": "2023-05-01", "to": None}
    found = run(modules, DRAW + script, {"events": [BEFORE, DAY, later]})
    assert sorted(found) == [["after", True], ["before", True]]


def test_what_is_starred_has_the_star_before_its_title_and_the_legend_says_so(
    modules: Page,
) -> None:
    script = """
      const { makeLegend } = await import("/chart/legend.js");
      dataset.marks = [{ id: "starred", label: "starred" }];
      dataset.events.marks = { 0: [0] };
      const again = titled(view);
      const query = { event: null };
      const app = { dataset, query, picture: { placed: again }, colour: look.colour, sides: [] };
      const legend = makeLegend(app);
      legend.draw();
      const plain = makeLegend({ ...app, picture: { placed } });
      plain.draw();
      const titles = again.marks.map(({ label }) => label?.text);
      return [titles, legend.node.textContent, plain.node.textContent];
    """
    titles, legend, plain = run(modules, DRAW + script, {"events": [DAY, YEAR, YEAR]})
    assert sum(bool(title and title.startswith("★ ")) for title in titles) == 1
    assert "starred" in legend
    assert "so many more in the same bar" in legend
    assert "starred" not in plain


def test_a_curve_stays_within_a_picture_of_one_lane(modules: Page) -> None:
    script = """
      const row = placed.marks[0].y;
      const arcs = [{ start: { x: 10, y: row }, end: { x: 480, y: row } }];
      const [curve] = overlayFigure(dataset, placed, view, { ...look, arcs }).curves;
      return [placed.height, curve.points.map(({ y }) => y)];
    """
    height, places = run(modules, DRAW + script, {"events": [DAY]})
    assert all(0 < y < height for y in places)
    assert len(set(places)) > 1


def test_plotly_and_svg_draw_the_same_marks(modules: Page) -> None:
    """What plotly is given in moments, an SVG has in pixels: each mark in its place."""
    traces, nodes = run(
        modules,
        DRAW
        + """
        const px = (ms) => ((ms - view.begin) * view.width) / (view.end - view.begin);
        const list = (...all) => all;
        const box = (trace) => trace.x.map((length, n) => list(
          px(trace.base[n]), px(trace.base[n] + length), trace.y[n] - trace.width[n] / 2));
        const boxes = drawn.data.filter(({ type }) => type === "bar").flatMap(box);
        const points = drawn.data.filter(({ mode }) => mode === "markers").flatMap((trace) =>
          trace.x.map((ms, n) => list(px(ms), trace.y[n], trace.marker.size[n])));
        const made = markShapes(shapes).filter(([tag]) => tag !== "pattern").map(([tag, at]) => {
          const [x, y, wide, r] = [at.x ?? at.cx, at.y ?? at.cy, at.width, at.r].map(Number);
          return tag === "circle" ? [x, y, 2 * r] : [x, x + wide, y];
        });
        return [[...boxes, ...points], made];
        """,
        {"events": [DAY, DAY, DAY | {"state": "disputed"}, YEAR, YEAR | {"planned": True}]},
    )
    assert nodes
    told, shown = ([n for one in sorted(of) for n in one] for of in (traces, nodes))
    assert shown == pytest.approx(told, abs=0.1)


def test_plotly_draws_again_what_has_changed_was_moved_or_is_gone(modules: Page) -> None:
    """And nothing else: it takes as long to draw what is there already."""
    told = run(
        modules,
        DRAW
        + """
  const { plotlyPainter } = await import("/chart/traces.js");
  const told = [];
  const drags = {};
  const plot = document.createElement("div");
  plot.on = (name, act) => { drags[name] = act; };
  const draws = { react: () => told.push("drawn"), purge: () => told.push("cleared") };
  const painter = plotlyPainter(draws);
  const moved = { ...view, begin: view.begin + 1 };
  painter.listen(plot, { view: () => view, onRange: () => told.push("moved") });
  painter.draw(plot, shapes, view);
  painter.draw(plot, structuredClone(shapes), { ...view });
  painter.draw(plot, { ...shapes, points: [] }, view);
  painter.draw(plot, { ...shapes, points: [] }, view);
  painter.draw(plot, shapes, moved);
  drags.plotly_relayout({ "xaxis.range": [1, 2] });
  painter.draw(plot, shapes, moved);
  painter.clear(plot);
  painter.draw(plot, shapes, moved);
  return told;
""",
        {"events": [DAY, DAY]},
    )
    assert told == ["drawn", "drawn", "drawn", "moved", "drawn", "cleared", "drawn"]


def test_the_lines_of_time_are_drawn_below_the_marks_and_move_with_them(modules: Page) -> None:
    lines, names, dragged, dropped = run(
        modules,
        DRAW
        + """
  const { plotlyPainter } = await import("/chart/traces.js");
  const drags = {};
  const plot = document.createElement("div");
  plot.on = (name, act) => { drags[name] = act; };
  const below = document.createElementNS("http://www.w3.org/2000/svg", "g");
  below.setAttribute("class", "gridlayer");
  const painter = plotlyPainter({ react: () => plot.append(below), purge: () => {} });
  painter.listen(plot, { view: () => view, onRange: () => painter.draw(plot, shapes, view) });
  painter.draw(plot, shapes, view);
  painter.draw(plot, shapes, view);
  const times = () => plot.querySelector(".gridlayer > .times");
  const day = (view.end - view.begin) / 10;
  const range = [view.begin - day, view.end - day];
  drags.plotly_relayouting({ "xaxis.range[0]": range[0], "xaxis.range[1]": range[1] });
  const dragged = times().transform.baseVal[0].matrix.e / view.width;
  drags.plotly_relayouting({ "yaxis.range": [0, 1] });
  drags.plotly_relayout({ "xaxis.range": range });
  const has = (tag) => times().querySelectorAll(tag).length;
  return [has("line"), has("text"), dragged, times().transform.baseVal[0].matrix.e];
""",
        {"events": [DAY, YEAR]},
    )
    assert lines >= names > 1
    assert dragged == pytest.approx(0.1, abs=0.01)
    assert dropped == 0


STAGES = """
  const { makeStages } = await import("/chart/staged.js");
  const end = new AbortController();
  const stages = makeStages({ stopped: end.signal });
  const marks = [...Array(given).keys()].map((n) => ({ y: 10 * n }));
  const told = [];
  const act = ({ marks: drawn, height }) => told.push([drawn.at(0)?.y, drawn.at(-1)?.y, height]);
  const sight = { top: 1000, bottom: 1500 };
  const painted = async () => {
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done, 200));
  };
  stages.draw({ marks, height: 7 }, sight, act);
  const first = told.length;
"""


def test_what_is_in_sight_is_drawn_at_once_and_the_rest_once_it_is_painted(modules: Page) -> None:
    told = run(modules, STAGES + "await painted(); await painted(); return [first, told];", 400)
    first, [near, whole] = told
    assert first == 1
    assert near[0] < 1000 - 100  # with a margin, as what stands above the picture may shrink
    assert 1500 + 100 < near[1] < 3990
    assert whole == [0, 3990, 7]


def test_a_picture_of_few_marks_is_drawn_once(modules: Page) -> None:
    assert run(modules, STAGES + "await painted(); return told;", 100) == [[0, 990, 7]]


@pytest.mark.parametrize(
    ("act", "number"),
    [
        ("stages.draw({ marks: marks.slice(100, 150) }, sight, act)", 2),  # what is of the past
        ("end.abort()", 1),
        ("stages.finish()", 2),
        ("window.dispatchEvent(new Event('beforeprint'))", 2),
    ],
)
def test_the_rest_waits_for_no_print_and_is_never_drawn_late(
    modules: Page, act: str, number: int
) -> None:
    script = f"{act}; const at = told.length; await painted(); return [at, told.length];"
    assert run(modules, STAGES + script, 400) == [number, number]


def test_titles_that_come_in_stages_are_those_that_come_at_once(modules: Page) -> None:
    """What is told in several lanes has its weaker titles in the later ones, in sight or not."""
    events = [{"from": f"202{n}-01-01", "to": f"202{n}-01-02"} for n in range(3)]
    script = """
      const { place } = await import("/chart/place.js");
      const { titler } = await import("/chart/titles.js");
      const view = { begin: at("2019-01-01"), end: at("2024-01-01"), width: 900 };
      const lanes = [all, [1, 2], [0]].map((events, n) => ({ key: `${n}`, side: null, events }));
      const options = { measure: (text) => 6 * text.length };
      const told = (...bottoms) => {
        const placed = place(dataset, lanes, view);
        const title = titler(dataset, placed, view, options);
        return bottoms.map((bottom) => {
          title(bottom);
          return placed.marks.map(({ label }) => label && label.again);
        });
      };
      const second = place(dataset, lanes, view).lanes[1].top;
      return [told(), told(1, second + 1, Infinity, Infinity)];
    """
    at_once, stages = run(modules, MAKE_WORLD + script, {"events": events})
    all_of_them = [False, False, False, True, True, True]
    assert at_once == []
    shown = [[again for again in stage if again is not None] for stage in stages]
    assert shown == [all_of_them[:3], all_of_them[:5], all_of_them, all_of_them]


def test_what_shows_the_open_event_is_drawn_once(modules: Page) -> None:
    """With the rest of a tall picture, where that still waits; else alone."""
    days = [f"20{year}-{month:02}-01" for year in range(10, 24) for month in range(1, 13)]
    events = [{"from": day, "to": day[:-1] + "2"} for day in days]
    script = """
      const { makeActions } = await import("/chart/actions.js");
      const { makePicture } = await import("/chart/picture.js");
      const { EMPTY } = await import("/chart/query.js");
      const stage = document.createElement("div");
      stage.style.cssText = "margin-top: 9000px; width: 9000px"; // nothing of it is in sight
      document.body.append(stage);
      const told = [];
      const painter = {
        draw: (_, shapes) => told.push("marks"), layer: () => { told.push("own"); return null; },
        listen: () => {},
      };
      const query = { ...EMPTY, level: "all" };
      dataset.relations = [];
      const app = { dataset, initial: {}, query, stage, stopped: new AbortController().signal };
      Object.assign(app, makeActions(app, stage), { measure: () => 6, say: () => {} });
      app.picture = makePicture(app, painter);
      stage.append(app.picture.node);
      app.parts = [app.picture];
      const theme = { dim: "#000000", ink: "#111111", background: "#ffffff", line: "#eeeeee" };
      app.show({ ...theme, series: ["#000000"] });
      const drawn = () => told.splice(0);
      const first = drawn();
      app.select("e3");
      const opened = drawn();
      app.select("e4");
      const other = drawn();
      stage.remove();
      return [first, opened, other];
    """
    found = run(modules, MAKE_WORLD + script, {"events": events})
    assert found == [["marks", "own"], ["marks", "own"], ["own"]]


def test_what_shows_the_open_event_is_changed_and_not_made_anew(modules: Page) -> None:
    """A node that is new takes ten times as long as one of which a number changes."""
    found = modules.evaluate(
        """async () => {
          const { showShapes, svg, toNode } = await import("/chart/dom.js");
          const group = svg("g");
          const text = (x, words, more = {}) => ["text", { x, ...more }, words];
          const fading = (colour) => ["linearGradient", { id: "b" }, ["stop", { fill: colour }]];
          const all = [];
          const show = (...shapes) => {
            const before = [...group.children];
            showShapes(group, shapes);
            const plain = svg("g");
            plain.append(...shapes.map(toNode));
            all.push([group.innerHTML === plain.innerHTML,
              [...group.children].map((node) => before.indexOf(node))]);
          };
          show(text(1, "a"), text(2, "b"), fading("red"));
          show(["circle", { r: 4 }], text(1, "a", { bold: 1 }), text(3, "b"), fading("red"));
          show(text(1, "c"), fading("blue"));
          show(["text", { x: 1 }, ["tspan", {}, "d"], "e"], text(2, "f"));
          show();
          return all;
        }"""
    )
    same = [alike for alike, _ in found]
    assert same == [True] * 5
    assert [kept for _, kept in found] == [[-1, -1, -1], [-1, 0, 1, 2], [1, -1], [-1, -1], []]


def test_days_of_publication_lie_below_the_marks(modules: Page) -> None:
    """Of few a dashed line through all lanes, of many a notch at the top."""
    found = run(
        modules,
        DRAW
        + """
        const days = (...of) =>
          overlayFigure(dataset, placed, view, { ...look, published: of.map(at) });
        const few = lowerShapes(days("2020-07-01", "2021-07-02", "2023-01-01"));
        const many = Array.from({ length: 9 }, (_, n) => `2020-0${n + 1}-01`);
        return [few, lowerShapes(days(...many))].map((shapes) => shapes
          .filter(([tag]) => tag === "line")
          .map(([, { x1, y2, "stroke-dasharray": dash }]) => [Number(x1), y2, Boolean(dash)]));
        """,
        {"events": [DAY, DAY]},
    )
    few, many = found
    assert [x for x, _, _ in few] == pytest.approx([249.5, 416.5], abs=0.1)
    assert {(high > 7, dashed) for _, high, dashed in few} == {(True, True)}
    assert {(high, dashed) for _, high, dashed in many} == {(7, False)}
