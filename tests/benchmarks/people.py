"""Ten people on ten thousand events: ``python -m tests.benchmarks.people [--people N]``.

What each of them adds to the memory of the server, and how long their clicks take until the panel
tells of the event: median and 95th percentile, in milliseconds, all clicking at the same time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.commands.test import find_chromium
from tests.benchmarks.large_time import SCRIPT
from tests.benchmarks.made_events import NUMBER
from tests.browser.conftest import DRAWN, FLAGS, PATIENCE, serving

EVENTS = 10_000
BEGIN = """(clicks) => {
  const find = (selector) => [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
  const until = async (test) => { while (!test()) await new Promise(requestAnimationFrame); };
  window.times = [];
  (async () => {
    const [host, panel] = [find("[data-drawn]"), find(".marked")];
    for (let n = 1; n <= clicks; n += 1) {
      const button = host.querySelectorAll("tr[data-event] button.open")[n];
      const { event } = button.closest("tr").dataset;
      const begun = performance.now();
      button.click();
      await until(() => panel.dataset.event === event);
      window.times.push(performance.now() - begun);
      await new Promise((done) => setTimeout(done, 1500));
    }
  })();
}"""


def server_memory(port: int) -> float:
    """The megabytes that the process listening on a port holds; Linux alone tells."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
            if f"--server.port={port}".encode() in words:
                status = (folder / "status").read_text()
                return int(status.split("VmRSS:")[1].split()[0]) / 1000
        except OSError:
            continue
    raise SystemExit(f"no server is found on port {port}: this needs /proc")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--clicks", type=int, default=6)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as library,
        serving(Path(library), SCRIPT, **{NUMBER: str(EVENTS)}) as address,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=FLAGS)
        port = int(address.rsplit(":", 1)[1])
        pages: list[Page] = []

        def visit() -> None:
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
            pages.append(page)

        for _ in range(2):  # what the first visitors cost is the server's own
            visit()
        urllib.request.urlopen(f"{address}/dashboard-answers/columns").read()
        pages[0].wait_for_timeout(2000)
        before = server_memory(port)
        for _ in range(given.people):
            visit()
        pages[0].wait_for_timeout(2000)
        added = (server_memory(port) - before) / given.people
        for page in pages[2:]:
            page.evaluate(BEGIN, given.clicks)
        for page in pages[2:]:
            page.wait_for_function(f"window.times.length >= {given.clicks}", timeout=180_000)
        times = sorted(time for page in pages[2:] for time in page.evaluate("window.times"))
    print(
        f"{given.people} people, {EVENTS:,} events: {before:.0f} MB, {added:.2f} MB more for each"
    )
    print(f"click: median {statistics.median(times):.0f} ms", end=", ")
    print(f"95th percentile {times[int(0.95 * len(times))]:.0f} ms of {len(times)}")


if __name__ == "__main__":
    main()
