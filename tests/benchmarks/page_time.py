"""How long a click takes until the panel tells of the event: ``-m tests.benchmarks.page_time``.

In one run: until the panel shows it, until Streamlit has put it into the address (the way that the
panel took before it asked the server itself), and how long the script of the click held the page.
Medians in milliseconds, on the articles that the dashboard opens with.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.commands.test import find_chromium
from tests.browser.conftest import DRAWN, FLAGS, PATIENCE, serving

CLICKS = 20
MEASURE = """async (clicks) => {
  const find = (selector) => [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(selector)).find(Boolean);
  const until = async (test) => { while (!test()) await new Promise(requestAnimationFrame); };
  const buttons = [...find("[data-drawn]").querySelectorAll("tr[data-event] button.open")];
  const panel = find(".marked");
  const times = { panel: [], address: [], script: [] };
  for (let n = 0; n < clicks; n += 1) {
    const button = buttons[n % buttons.length];
    const event = button.closest("tr").dataset.event;
    const begun = performance.now();
    button.click();
    times.script.push(performance.now() - begun);
    await until(() => panel.dataset.event === event);
    times.panel.push(performance.now() - begun);
    await until(() => new URLSearchParams(location.search).get("event") === event);
    times.address.push(performance.now() - begun);
    await new Promise((done) => setTimeout(done, 400));
  }
  return times;
}"""


def measure(page: Page, address: str) -> dict[str, list[float]]:
    page.goto(address)
    page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
    page.wait_for_timeout(1500)
    times: dict[str, list[float]] = page.evaluate(MEASURE, CLICKS)
    return times


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as library,
        serving(Path(library)) as address,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=FLAGS)
        times = measure(chromium.new_page(viewport={"width": 1440, "height": 900}), address)
    for name, values in times.items():
        print(f"{name:8} {statistics.median(values):5.0f} ms, longest {max(values):5.0f} ms")


if __name__ == "__main__":
    main()
