"""The dashboard on many made-up events beside a plain plotly.js page and vis-timeline, in one run.

``python -m tests.benchmarks.large_time [--events N …] [--no-vis]``. Medians in milliseconds and
their ratios: until the picture is drawn, a filter has been painted, what a mark says under the
pointer has, and a click has brought the details; the megabytes of events that are sent, and of
memory that the scripts hold, without what they have dropped. Each begins when the page has come to
rest, so that none pays for painting what was done before it. vis-timeline comes from npm, into a
folder that is gone afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.commands.test import find_chromium
from dashboard.picture.columns import columns
from dashboard.widgets.assets import plotly_path
from tests.benchmarks.made_events import NUMBER, make
from tests.browser.conftest import DRAWN, FLAGS, PATIENCE, serving

SCRIPT = "tests/benchmarks/made_app.py"
ROUNDS = 9
MADE_A_SECOND = 300  # events, at least, by the server that starts
SCREEN = {"width": 1440, "height": 900}
Times = dict[str, float]

PLAIN = """<!doctype html><div id="plot" style="width:1000px;height:700px"></div><p id="panel"></p>
<script src="/plotly.min.js"></script>
<script>
const { x, y, text } = GIVEN;
const trace = (keep) => [{ type: "scattergl", mode: "markers", x: x.filter(keep),
  y: y.filter(keep), text: text.filter(keep) }];
const plot = document.getElementById("plot");
Plotly.newPlot(plot, trace(() => true), { hovermode: "closest", xaxis: { type: "date" } })
  .then(() => { window.readyAt = performance.now(); });
</script>"""
# ``rest``: nothing is left to be done, and a frame begins. What is done then is painted in that
# frame, so that the next one, ``frame``, tells when it was seen: no sooner than a screen shows it.
FRAMES = """
  const frame = () => new Promise(requestAnimationFrame);
  const rest = async () => {
    await new Promise((done) => setTimeout(done, 1000));
    await frame();
    await frame();
    return performance.now();
  };
"""
PLAIN_MEASURE = """async (rounds) => {FRAMES
  const times = { filter: [], hover: [], click: [] };
  for (let n = 0; n < rounds; n += 1) {
    let begun = await rest();
    await Plotly.react(plot, trace((_, i) => i % 2 === n % 2), plot.layout);
    await frame();
    times.filter.push(performance.now() - begun);
    begun = await rest();
    Plotly.Fx.hover(plot, [{ curveNumber: 0, pointNumber: n }]);
    await frame();
    times.hover.push(performance.now() - begun);
    begun = await rest();
    document.getElementById("panel").textContent = text[n];
    await frame();
    times.click.push(performance.now() - begun);
  }
  return times;
}"""
OURS_MEASURE = """async (rounds) => {FRAMES
  const find = (selector) => [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
  const until = async (test) => { while (!test()) await frame(); };
  const host = find("[data-drawn]");
  const panel = find(".marked");
  const times = { filter: [], hover: [], click: [] };
  for (let n = 0; n < rounds; n += 1) {
    const boxes = host.querySelectorAll('[data-field="types"]');
    let begun = await rest();
    boxes[n % boxes.length].click();
    await frame();
    times.filter.push(performance.now() - begun);
    const plot = host.querySelector(".plot");
    const tip = host.querySelector(".tip");
    const marks = host.querySelector(".picture").marks();
    const mark = marks[(n * 7) % marks.length];
    const rect = plot.getBoundingClientRect();
    begun = await rest();
    plot.dispatchEvent(new PointerEvent("pointermove",
      { clientX: rect.left + mark.x, clientY: rect.top + mark.y, bubbles: true }));
    await frame();
    if (!tip.hidden) times.hover.push(performance.now() - begun);
    const button = [...host.querySelectorAll("tr[data-event] button.open")]
      .filter((one) => one.closest("tr").dataset.event !== panel.dataset.event)[n];
    const { event } = button.closest("tr").dataset;
    begun = await rest();
    button.click();
    await until(() => panel.dataset.event === event);
    await frame();
    times.click.push(performance.now() - begun);
  }
  return times;
}"""


VIS = """<!doctype html><link rel="stylesheet" href="/vis.css"><div id="plot"></div>
<p id="panel"></p><script src="/vis.js"></script>
<script>
const { x, y, text } = GIVEN;
const items = (keep) => x.map((start, id) => ({ id, start, group: y[id], content: text[id] }))
  .filter(({ id }) => keep(id));
const groups = [...new Set(y)].slice(0, 14).map((id) => ({ id, content: `lane ${id}` }));
const data = new vis.DataSet(items(() => true));
const plot = document.getElementById("plot");
const line = new vis.Timeline(plot, data, groups, { stack: false, height: 700 });
const drawn = () => new Promise((done) => { line.on("changed", done); });
line.on("changed", () => { window.readyAt ??= performance.now(); });
</script>"""
VIS_MEASURE = """async (rounds) => {FRAMES
  const times = { filter: [], hover: [], click: [] };
  for (let n = 0; n < rounds; n += 1) {
    let begun = await rest();
    line.setItems(new vis.DataSet(items((i) => i % 2 === n % 2)));
    await drawn();
    await frame();
    times.filter.push(performance.now() - begun);
    begun = await rest();
    line.setSelection([n]);
    document.getElementById("panel").textContent = text[n];
    await frame();
    times.click.push(performance.now() - begun);
  }
  return times;
}"""
MEGABYTES = (
    "() => performance.getEntriesByType('resource')"
    ".filter((one) => one.name.includes('/dashboard-answers/columns'))"
    ".reduce((sum, one) => sum + one.encodedBodySize, 0) / 1e6"
)


def fetch_vis(folder: Path) -> Path:
    """The files of vis-timeline, fetched by npm into a folder."""
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "vis-timeline@8.5.4"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "node_modules" / "vis-timeline" / "standalone" / "umd"


def vis(browser: Browser, data: dict[str, Any], files: Path) -> Times:
    """A page with the same events in vis-timeline and nothing else."""
    page = browser.new_page(viewport=SCREEN)
    html = VIS.replace("GIVEN", json.dumps(_given(data)))
    page.route("**/vis.js", lambda r: r.fulfill(path=files / "vis-timeline-graph2d.min.js"))
    styles = files.parents[1] / "styles" / "vis-timeline-graph2d.min.css"
    page.route("**/vis.css", lambda r: r.fulfill(path=styles))
    page.route("http://vis.test/", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto("http://vis.test/")
    page.wait_for_function("window.readyAt", timeout=2 * PATIENCE * 1000)
    return {**_times(page, "window.readyAt", VIS_MEASURE), "sent MB": len(html) / 1e6}


def _given(data: dict[str, Any]) -> dict[str, Any]:
    events = data["events"]
    ends = zip(events["from"], events["to"], strict=True)
    dates = [end if begin is None else begin for begin, end in ends]
    return {"x": dates, "y": [who[0][0] for who in events["who"]], "text": events["title"]}


def plain(browser: Browser, data: dict[str, Any]) -> Times:
    """A page with the same points and nothing else."""
    html = PLAIN.replace("GIVEN", json.dumps(_given(data)))
    page = browser.new_page(viewport=SCREEN)
    page.route("**/plotly.min.js", lambda route: route.fulfill(path=plotly_path()))
    page.route("http://plain.test/", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto("http://plain.test/")
    page.wait_for_function("window.readyAt", timeout=PATIENCE * 1000)
    return {**_times(page, "window.readyAt", PLAIN_MEASURE), "sent MB": len(html) / 1e6}


def ours(browser: Browser, address: str) -> Times:
    """The dashboard, on a server that is warm."""
    for _ in range(2):
        page = browser.new_page(viewport=SCREEN)
        page.add_init_script(
            "document.addEventListener('dashboard-drawn', () => {"
            " window.readyAt ??= performance.now(); })"
        )
        page.goto(address)
        page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
    page.wait_for_timeout(2000)
    sent = page.evaluate(MEGABYTES)
    return {**_times(page, "window.readyAt", OURS_MEASURE), "sent MB": sent}


def _times(page: Page, ready: str, measure: str) -> Times:
    times = {"ready": float(page.evaluate(ready))}
    found: dict[str, list[float]] = page.evaluate(measure.replace("FRAMES", FRAMES), ROUNDS)
    times |= {name: statistics.median(values) for name, values in found.items() if values}
    held = _held(page)
    page.close()
    return {**times, "heap MB": held}


def _held(page: Page) -> float:
    """The megabytes that the scripts hold, arrays of numbers too, once what is dropped is swept."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage["backingStorageSize"]) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000])
    parser.add_argument("--no-vis", action="store_true", help="leave vis-timeline out")
    given = parser.parse_args()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = find_chromium(os.environ)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        files = None if given.no_vis else fetch_vis(Path(folder))
        for number in given.events:
            _compare(browser, number, files)


def _compare(browser: Browser, number: int, files: Path | None) -> None:
    data = columns(make(number))
    others = {"plain": plain(browser, data)}
    if files is not None:
        others["vis"] = vis(browser, data, files)
    with (
        tempfile.TemporaryDirectory() as library,
        serving(
            Path(library),
            SCRIPT,
            patience=PATIENCE + number / MADE_A_SECOND,
            **{NUMBER: str(number)},
        ) as address,
    ):
        own = ours(browser, address)
    print(f"{number:,} events{'ours':>9}" + "".join(f"{name:>9}  ratio" for name in others))
    for name, value in own.items():
        line = f"{name:14} {value:9.1f}"
        for times in others.values():
            other = times.get(name)
            line += " " * 16 if other is None else f"{other:9.1f} {value / other:6.2f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
