"""The dashboard on many made-up events beside a plain plotly.js page, in one run.

``python -m tests.benchmarks.large_time [--events N …]``. Medians in milliseconds and their ratio:
until the picture is drawn, a filter has been painted, the pointer on a mark is answered, and a
click has brought the details; the events as they are sent, and the memory of the scripts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
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
PLAIN_MEASURE = """async (rounds) => {
  const frame = () => new Promise(requestAnimationFrame);
  const times = { filter: [], hover: [], click: [] };
  for (let n = 0; n < rounds; n += 1) {
    let begun = performance.now();
    await Plotly.react(plot, trace((_, i) => i % 2 === n % 2), plot.layout);
    await frame();
    times.filter.push(performance.now() - begun);
    begun = performance.now();
    Plotly.Fx.hover(plot, [{ curveNumber: 0, pointNumber: n }]);
    await frame();
    times.hover.push(performance.now() - begun);
    begun = performance.now();
    document.getElementById("panel").textContent = text[n];
    await frame();
    times.click.push(performance.now() - begun);
  }
  return times;
}"""
OURS_MEASURE = """async (rounds) => {
  const find = (selector) => [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
  const frame = () => new Promise(requestAnimationFrame);
  const until = async (test) => { while (!test()) await frame(); };
  const host = find("[data-drawn]");
  const panel = find(".marked");
  const times = { filter: [], hover: [], click: [] };
  for (let n = 0; n < rounds; n += 1) {
    const boxes = host.querySelectorAll('[data-field="types"]');
    let begun = performance.now();
    boxes[n % boxes.length].click();
    await frame();
    times.filter.push(performance.now() - begun);
    const plot = host.querySelector(".plot");
    const tip = host.querySelector(".tip");
    const marks = host.querySelector(".picture").marks();
    const mark = marks[(n * 7) % marks.length];
    const rect = plot.getBoundingClientRect();
    begun = performance.now();
    plot.dispatchEvent(new PointerEvent("pointermove",
      { clientX: rect.left + mark.x, clientY: rect.top + mark.y, bubbles: true }));
    await frame();
    if (!tip.hidden) times.hover.push(performance.now() - begun);
    const button = host.querySelectorAll("tr[data-event] button")[n];
    const { event } = button.closest("tr").dataset;
    begun = performance.now();
    button.click();
    await until(() => panel.dataset.event === event);
    times.click.push(performance.now() - begun);
    await new Promise((done) => setTimeout(done, 900));
  }
  return times;
}"""


def plain(browser: Browser, data: dict[str, Any]) -> Times:
    """A page with the same points and nothing else."""
    events = data["events"]
    ends = zip(events["from"], events["to"], strict=True)
    dates = [end if begin is None else begin for begin, end in ends]
    given = {"x": dates, "y": [who[0][0] for who in events["who"]], "text": events["title"]}
    html = PLAIN.replace("GIVEN", json.dumps(given))
    page = browser.new_page(viewport=SCREEN)
    page.route("**/plotly.min.js", lambda route: route.fulfill(path=plotly_path()))
    page.route("http://plain.test/", lambda r: r.fulfill(body=html, content_type="text/html"))
    page.goto("http://plain.test/")
    page.wait_for_function("window.readyAt", timeout=PATIENCE * 1000)
    return _times(page, "window.readyAt", PLAIN_MEASURE)


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
    return _times(page, "window.readyAt", OURS_MEASURE)


def _times(page: Page, ready: str, measure: str) -> Times:
    times = {"ready": float(page.evaluate(ready))}
    found: dict[str, list[float]] = page.evaluate(measure, ROUNDS)
    times |= {name: statistics.median(values) for name, values in found.items()}
    heap = page.evaluate("performance.memory.usedJSHeapSize")
    page.close()
    return {**times, "heap MB": heap / 1e6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000])
    with sync_playwright() as playwright:
        chromium = find_chromium(os.environ)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for number in parser.parse_args().events:
            _compare(browser, number)


def _compare(browser: Browser, number: int) -> None:
    data = columns(make(number))
    size = len(json.dumps(data, ensure_ascii=False).encode()) / 1e6
    print(f"{number:,} events, {size:.2f} MB as JSON")
    beside = plain(browser, data)
    with (
        tempfile.TemporaryDirectory() as library,
        serving(Path(library), SCRIPT, **{NUMBER: str(number)}) as address,
    ):
        own = ours(browser, address)
    print(f"{'':8} {'plain':>8} {'ours':>8} {'ratio':>6}")
    for name, value in own.items():
        print(f"{name:8} {beside[name]:8.0f} {value:8.0f} {value / beside[name]:6.1f}")


if __name__ == "__main__":
    main()
