"""A real Chromium, and a server of our own with one article, both shared by the tests here."""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import threading
import time
import urllib.request
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect, sync_playwright

from dashboard import pipeline
from dashboard.commands.test import find_chromium
from dashboard.growing import growing
from dashboard.inbox import receive
from dashboard.inbox.sandbox import Sandbox
from dashboard.library.articles import add
from dashboard.library.parses import read_all
from dashboard.library.place import DATA_SET_VARIABLE, LIBRARY_VARIABLE
from dashboard.library.samples import SAMPLES, read_samples
from dashboard.model import ParsedArticle, Timeline
from dashboard.nlp.analysis import analyse
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE
from dashboard.timeline.build import build
from tests.cases import ONLY, CheckCases
from tests.served import served
from tests.visiting import answering, forget, prepare, visit, waits

# A busy machine is no fault of what is tested: time is measured in tests/benchmarks alone. Each run
# draws other examples; `pytest --hypothesis-profile long` tries many at once, as tests/fuzz does.
settings.register_profile(
    "any speed", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("any speed"), max_examples=1_000)
settings.load_profile("any speed")

SUPPLIED = SAMPLES / "article.txt"
APP = "streamlit_app.py"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FLAGS += ["--in-process-gpu"]  # else each page is painted by way of another process
DRAWN = "[data-drawn]"
ALL_SENT = ".stApp[data-test-script-state=notRunning]"  # the panel, too, which comes last
QUIET = 300  # milliseconds without a change, after which a page has settled
SETTLED = """async (quiet) => {
  const running = () => document.querySelector('[data-test-script-state="running"]');
  const soon = new Promise((done) => setTimeout(done, 10000));
  await Promise.race([document.fonts.ready, soon]);
  let changed = performance.now();
  const watch = new MutationObserver(() => (changed = performance.now()));
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document, all);
  const begun = performance.now();
  while (running() || performance.now() - changed < quiet) {
    if (performance.now() - begun > 60000) throw new Error("never settles");
    await new Promise((done) => setTimeout(done, 50));
  }
  watch.disconnect();
}"""
IS_AT = "address => decodeURIComponent(location.href) === address"
TO_THE_TOP = "() => document.querySelector('.stMain')?.scrollTo(0, 0)"
pytest_plugins = ["tests.side_by_side"]
# Folders of what comes after the reading: their tests read the same few articles again and again.
AFTER_READING = {"cli", "corpora", "exports", "inbox", "ledger", "library", "verification"}
_analyse_once = functools.lru_cache(maxsize=100)(analyse)
WIDE = ViewportSize(width=1440, height=900)
PATIENCE = 60  # seconds for a server to start, for a page to be drawn, for what a click brings
expect.set_options(timeout=PATIENCE * 1000)


@dataclass
class Site:
    """A page in a browser, on a server of the dashboard; it knows who else was spoken to."""

    page: Page
    address: str
    foreign: list[str]
    errors: list[str]

    seen: tuple[str, str] = "", ""  # what is looked at, and its address once it was drawn

    def open(self, query: str = "") -> None:
        """Come to the timeline."""
        visit(self.page, f"{self.address}/{query}")
        self.page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
        self.page.wait_for_selector(ALL_SENT, timeout=PATIENCE * 1000)

    def load(self, query: str = "") -> None:
        """Come to the timeline as who follows a link from elsewhere."""
        self.page.goto(f"{self.address}/{query}")
        self.page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)

    def look(self, query: str = "", at: str = DRAWN) -> None:
        """Open a page for tests that leave it as it is: whoever looks next finds it opened."""
        if self.seen != (query, self.page.url):
            visit(self.page, f"{self.address}/{query}")
            self.page.locator(at).first.wait_for(timeout=PATIENCE * 1000)
            self.page.wait_for_selector(ALL_SENT, timeout=PATIENCE * 1000)
            self.seen = query, self.page.url


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        ONLY, metavar="WORDS", help="of the tables, only the cases that hold these words"
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported stays: the collector does not look at it, and seldom at the rest."""
    with growing():
        found = yield
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, so that no process is left alone with it at the end.

    Of a file, those who only look at a page come one behind the other: they share a visit.
    """
    marks = ("slow", "browser")
    files = {item.path: number for number, item in enumerate(items)}
    names = {id(item): getattr(item, "fixturenames", ()) for item in items}
    driving = [item for item in items if "browser" in names[id(item)]]
    unmarked = [item.nodeid for item in driving if not item.get_closest_marker("browser")]
    if unmarked:
        raise pytest.UsageError(f"these drive a browser and are not marked so: {unmarked}")

    def place(item: pytest.Item) -> tuple[bool, int, bool]:
        looks = "still" in names[id(item)]
        return not any(map(item.get_closest_marker, marks)), files[item.path], not looks

    items.sort(key=place)


@pytest.fixture
def every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is read is a row, however little it tells: which are is a question of its own."""
    monkeypatch.setattr(pipeline, "select_rows", lambda told, *_, **__: tuple(told))


@pytest.fixture(scope="session")
def check_cases(pytestconfig: pytest.Config) -> CheckCases:
    """Holds a check against every case of a table, and names those that fail with their lines."""
    return CheckCases(pytestconfig.getoption(ONLY))


@pytest.fixture(scope="session", autouse=True)
def _nobodys_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the person who runs the tests has at home is neither read nor touched by one of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LIBRARY_VARIABLE, str(tmp_path_factory.mktemp("nobody")))
        patch.delenv(DATA_SET_VARIABLE, raising=False)
        yield


@pytest.fixture(scope="module", autouse=True)
def _analysed_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the reading is not what is tested, a text is analysed when it is first read."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.parent.name in AFTER_READING:
            patch.setattr(pipeline, "analyse", _analyse_once)
        yield


@pytest.fixture(scope="session")
def parsed_samples() -> dict[str, ParsedArticle]:
    """The samples as they are read, each by its id."""
    return {article.id: parse(article) for article in read_samples().articles}


@pytest.fixture(scope="session")
def _reader() -> Iterator[Sandbox]:
    with Sandbox() as reader:
        yield reader


@pytest.fixture
def one_reader(_reader: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of these tests are read by one process, and not by one for each test."""
    monkeypatch.setattr(receive, "Sandbox", lambda: contextlib.nullcontext(_reader))


@pytest.fixture(scope="session")
def timeline() -> Timeline:
    """The timeline of the supplied article alone."""
    return build([parse(read_article(SUPPLIED))])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium(os.environ)
    if path is None:
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the supplied article alone, so that the tests know what is shown."""
    place = tmp_path_factory.mktemp("library")
    add(read_article(SUPPLIED), place)
    read_all(place)  # kept there, so that no server has to load the model for it
    return place


@pytest.fixture(scope="session")
def address(library: Path) -> Iterator[str]:
    """The address of a server that lives as long as the tests."""
    with serving(library) as where:
        yield where


@pytest.fixture(scope="session")
def samples_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose library is empty, so that it shows the samples."""
    with serving(tmp_path_factory.mktemp("nothing")) as where:
        yield where


def settle(page: Page, quiet: int = QUIET) -> None:
    """Wait until Streamlit has run, letters are there, and nothing has changed for a while."""
    page.evaluate(SETTLED, quiet)


@contextlib.contextmanager
def serving(
    library: Path, script: str = APP, *, patience: float = PATIENCE, **environment: str
) -> Iterator[str]:
    """The address of a server of the dashboard with the articles of a folder.

    ``patience``: seconds that it may take to start, as where it makes a hundred thousand events.
    """
    with served(script, {"DASHBOARD_LIBRARY": str(library), **environment}) as port:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health", patience)
        has_all_pages = script == APP and DATA_SET_VARIABLE not in environment
        with answering(address) if has_all_pages else contextlib.nullcontext():
            yield address


def _wait_for(url: str, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab of one window for all visitors: the scripts of a page are compiled once, not each."""
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(PATIENCE * 1000)
    prepare(context)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A new visitor, of whom nothing is left afterwards."""
    if not waits(tab):  # who only looked has left it
        renew(tab)
    yield tab
    renew(tab)


def renew(tab: Page) -> None:
    """Make a tab as if nobody had been there."""
    forget(tab)
    tab.emulate_media(color_scheme="null", reduced_motion="null", media="null")
    tab.set_viewport_size(WIDE)


@pytest.fixture
def site(page: Page, address: str) -> Iterator[Site]:
    """A new visitor. A request to elsewhere or an error in a script fails the test at its end."""
    with watched(page, address) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def _looking(tab: Page, address: str) -> Iterator[Site]:
    if not waits(tab):
        renew(tab)
    yield Site(tab, address, foreign=[], errors=[])
    renew(tab)


@pytest.fixture
def still(_looking: Site) -> Iterator[Site]:
    """A visitor who only looks, and leaves the page for the next of this file as it was."""
    page = _looking.page
    page.mouse.move(0, 0)
    page.evaluate(TO_THE_TOP)
    with watched(page, _looking.address) as visit:
        visit.seen, _looking.seen = _looking.seen, ("", "")  # who fails leaves nothing
        yield visit
    query, where = visit.seen
    if where:  # the server may still be about to put it into the address
        page.wait_for_function(IS_AT, arg=unquote(where))
    page.emulate_media(color_scheme="null", reduced_motion="null", media="null")
    page.set_viewport_size(WIDE)
    _looking.seen = query, page.url


@contextlib.contextmanager
def watched(page: Page, address: str) -> Iterator[Site]:
    """A visit of which each request to elsewhere and each error in a script is noted."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    visit = Site(page, address, foreign=[], errors=[])

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            visit.foreign.append(request.url)

    def note_error(error: object) -> None:
        visit.errors.append(str(error))

    page.on("request", note)
    page.on("pageerror", note_error)
    yield visit
    page.remove_listener("request", note)
    page.remove_listener("pageerror", note_error)
    assert_all_is_well(visit)


def assert_all_is_well(visit: Site) -> None:
    assert visit.page.locator('[data-testid="stException"]').count() == 0
    assert visit.foreign == []
    assert visit.errors == []


@pytest.fixture(scope="session")
def phone_tab(browser: Browser) -> Iterator[Page]:
    """One tab of a small window with fingers, as a phone has, for all who need it."""
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


class _Modules(BaseHTTPRequestHandler):
    """Answers ``/chart/….js`` with a module of the component, anything else with an empty page.

    ``/page/….js`` are the modules of the page that works alone.
    """

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = self.path.strip("/").split("/")
        is_script = parts[-1].endswith(".js")
        alone = PACKAGE / "exports" / "page"
        folder = alone if parts[0] == "page" else PACKAGE / "widgets" / parts[0] / "js"
        file = folder / parts[-1]
        body = file.read_bytes() if is_script else b"<!doctype html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_script else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is said of a request."""


@pytest.fixture(scope="session")
def modules_address() -> Iterator[str]:
    """The address of a server of the modules alone: they are read once, not for each page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Modules) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def modules(page: Page, modules_address: str) -> Page:
    """A page that can import the modules of the components: ``/chart/….js``."""
    page.goto(modules_address)
    return page
