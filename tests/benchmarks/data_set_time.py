"""A made-up data set of many events, opened in the dashboard: how long, and how much memory.

``python -m tests.benchmarks.data_set_time [--events N] [--set FOLDER]``. Medians in milliseconds on
a server that is warm: until the picture is drawn, a filter, words and a zoom have been answered and
painted, and a click has brought the details; the megabytes that the page was sent, and of memory of
the server. ``--set`` keeps the data set for the next time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.commands.test import find_chromium
from dashboard.library.place import DATA_SET_VARIABLE
from tests.benchmarks.made_set import make_set
from tests.conftest import DRAWN, FLAGS, serving

PATIENCE = 180_000
SCREEN = {"width": 1440, "height": 900}
MEASURE = """async (rounds) => {
  const find = (selector) => [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
  const frame = () => new Promise(requestAnimationFrame);
  const host = find("[data-drawn]");
  const changed = async (act) => {
    const before = host.dataset.drawn;
    const begun = performance.now();
    act();
    while (host.dataset.drawn === before) await frame();
    await frame();
    return performance.now() - begun;
  };
  const quiet = () => new Promise((done) => setTimeout(done, 1500));
  const times = { filter: [], words: [], zoom: [], click: [] };
  const search = host.querySelector(".search");
  const say = (words) => () => { search.value = words; search.oninput(); };
  for (let n = 0; n < rounds; n += 1) {
    const box = () => host.querySelectorAll('[data-field="types"]')[n % 8];
    times.filter.push(await changed(() => box().click()));
    await quiet();
    await changed(() => box().click());
    await quiet();
    times.words.push(await changed(say(`numbered ${4100 + n}`)));
    await quiet();
    const button = host.querySelector('tr[data-event*=":"] button.open');
    const { event } = button.closest("tr").dataset;
    const begun = performance.now();
    button.click();
    while (find(".marked").dataset.event !== event) await frame();
    times.click.push(performance.now() - begun);
    await quiet();
    await changed(say(""));
    await quiet();
    const open = host.querySelectorAll("tr[data-event] button.open")[n];
    times.zoom.push(await changed(() => open.click()));
    await quiet();
    await changed(() => host.querySelector('.spans [data-key="all"]').click());
    await quiet();
  }
  return times;
}"""
SENT = (
    "() => performance.getEntriesByType('resource')"
    ".filter((one) => one.name.includes('/dashboard-answers/columns'))"
    ".map((one) => one.encodedBodySize / 1e6)"
)


def memory_of(address: str) -> dict[str, float]:
    """The megabytes that the server at an address holds and has held, where the system tells."""
    port = int(address.rpartition(":")[2])
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = status.with_name("cmdline").read_bytes()
            if f"--server.port={port}".encode() in command:
                lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
                kept = {"memory MB": "VmRSS", "peak MB": "VmHWM"}
                return {name: int(lines[own].split()[0]) / 1024 for name, own in kept.items()}
        except (OSError, KeyError):
            continue
    return {}


def visit(page: Page, address: str) -> float:
    """The milliseconds until the picture is drawn."""
    page.add_init_script(
        "document.addEventListener('dashboard-drawn', () => {"
        " window.readyAt ??= performance.now(); })"
    )
    page.goto(address)
    page.locator(DRAWN).wait_for(timeout=PATIENCE)
    return float(page.evaluate("window.readyAt"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--set", type=Path, dest="kept")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = given.kept or Path(folder) / "set"
        if not (place / "manifest.json").exists():
            make_set(place, given.events)
        browser = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=FLAGS)
        environment = {DATA_SET_VARIABLE: str(place)}
        with serving(Path(folder) / "library", **environment) as address:
            before = memory_of(address).get("memory MB", 0.0)
            first = visit(browser.new_page(viewport=SCREEN), address)
            page = browser.new_page(viewport=SCREEN)
            ready = visit(page, address)
            times = page.evaluate(MEASURE, given.rounds)
            print(f"{page.locator('.sub').inner_text()}")
            print(f"ready: {first:.0f} ms for the first visitor, {ready:.0f} ms for the next")
            for name, values in times.items():
                print(f"{name}: {statistics.median(values):.0f} ms")
            print(f"sent: {statistics.median(page.evaluate(SENT)):.2f} MB at a time")
            told = (f"{name} {value:.0f}" for name, value in memory_of(address).items())
            print(f"server: {', '.join(told)} (before the first visitor {before:.0f})")
        browser.close()


if __name__ == "__main__":
    main()
