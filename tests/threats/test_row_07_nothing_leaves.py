"""Row 7: nothing leaves the machine, whatever pages do and whoever asks: what does is counted."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.app import views
from dashboard.library.articles import add
from dashboard.nlp.read import article_from_text
from tests.browser.conftest import DRAWN, PATIENCE, settle
from tests.threats.asking import STREAM, WEBSOCKET, ask
from tests.threats.conftest import started
from tests.threats.outgoing import Counter, counting
from tests.threats.test_row_07_dns_rebinding import FOREIGN
from tests.visiting import answering, prepare, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [name for name, _ in views()]
WEB_PAGE = (
    "<html><head><title>Oslo</title><link rel=stylesheet href=http://foreign.test/a.css></head>"
    "<body><article><p>The council of Oslo met on 3 April 2020 and agreed to build a harbour.</p>"
    "<img src=http://foreign.test/a.png><script src=http://foreign.test/a.js></script>"
    "<p>“We begin on 5 May 2021,” the mayor Ana Berg said.</p></article></body></html>"
)
TEXT = "---\ntitle: Rome\npublished: 2020-04-05\n---\nThe council of Rome met on 3 April 2020.\n"
PATHS = [STREAM, "/", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/upload_file/a/b"]
NAMED = [  # what a proxy or an attacker could put beside the host
    {"X-Forwarded-Host": "foreign.test", "X-Forwarded-Proto": "https"},
    {"Forwarded": "for=203.0.113.1;host=foreign.test"},
    {"X-Forwarded-For": "203.0.113.1"},
    {"Referer": "http://foreign.test/"},
    {"Cookie": "_streamlit_user=x; _streamlit_xsrf=x"},
]
PROXIED = [  # what a proxy of https://desk.example passes on, and what is to be refused of it
    {**WEBSOCKET, "Host": "localhost", "Origin": "https://desk.example"},
    {**WEBSOCKET, "Host": "127.0.0.1:{port}", "Origin": "https://desk.example"},
    {**WEBSOCKET, "Host": "localhost", "Origin": "http://desk.example"},
]
ODD = [  # method, path
    ("GET", "http://foreign.test/"),
    ("CONNECT", "foreign.test:443"),
    ("GET", "//foreign.test/"),
    ("GET", "/..%2f..%2fetc/passwd"),
    ("GET", "/component/../../x"),
    ("GET", "/auth/login?provider=http://foreign.test"),
    ("GET", "/oauth2callback?state=x&code=y"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("PUT", "/_stcore/upload_file/http:%2f%2fforeign.test/x"),
    ("GET", "/media/http://foreign.test/x.png"),
    ("GET", "/dashboard-answers/panel.json?event=http://foreign.test/"),
    ("GET", "/dashboard-answers/events/http:%2f%2fforeign.test"),
    ("GET", "/reader?article=http://foreign.test/"),
    ("TRACE", "/"),
]
REQUESTS = [
    *(
        ("GET", path, {**WEBSOCKET, "Origin": origin} if path == STREAM else {"Origin": origin})
        for path, origin in itertools.product(PATHS, FOREIGN)
    ),
    *(
        ("GET", path, {**(WEBSOCKET if path == STREAM else {}), **named, "Host": host})
        for path, named, host in itertools.product(PATHS, NAMED, ["foreign.test", "127.0.0.1"])
    ),
    *((method, path, named) for (method, path), named in itertools.product(ODD, [{}, *NAMED[:1]])),
]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with counting(tmp_path) as made:
        yield made


def test_what_leaves_a_process_or_one_that_it_starts_is_counted(counter: Counter) -> None:
    counter.run("import socket; socket.socket().connect_ex(('127.0.0.1', 1))")
    assert counter.counted() == []
    counter.run(
        "import socket, subprocess, sys\n"
        "say = 'import socket; socket.socket(type=socket.SOCK_DGRAM).connect((\"192.0.2.1\", 9))'\n"
        "subprocess.run([sys.executable, '-I', '-c', say])\n"
        "try: socket.getaddrinfo('foreign.invalid', 80)\n"
        "except OSError: pass\n"
        "from streamlit import net_util\n"
        "net_util.get_external_ip()\n"
    )
    asked = [line.partition(" HTTP/")[0] for line in counter.counted()]  # its version is Python's
    assert asked == [
        "socket.connect '192.0.2.1'",
        "socket.getaddrinfo 'foreign.invalid'",
        "b'GET http://checkip.amazonaws.com/",
        "b'CONNECT checkip.amazonaws.com:443",
    ]


def test_no_page_and_no_request_makes_the_dashboard_speak_to_others(
    counter: Counter, tmp_path: Path, browser: Browser
) -> None:
    add(article_from_text(TEXT, "rome"), tmp_path / "kept")
    counts = {"python": counter.python, "environment": counter.environment}
    with started(tmp_path, "--allow-origin", "https://desk.example", **counts) as (address, _):
        assert [status_of(address, "GET", STREAM, proxied) for proxied in PROXIED] == [
            101,
            101,
            403,
        ]
        asked = [status_of(address, *request) for request in REQUESTS]
        with answering(address):
            foreign = look_at_all_pages(browser, address)
        asked += [ask(address).status]
    assert len(asked) > 200
    assert asked[-1] == 200
    assert {status for status in asked if status >= 500} <= {501}
    assert foreign == []
    assert counter.counted() == []


def status_of(address: str, method: str, path: str, headers: dict[str, str]) -> int:
    port = address.rpartition(":")[2]
    given = {name: value.format(port=port) for name, value in headers.items()}
    return ask(address, path, given, method=method).status


def look_at_all_pages(browser: Browser, address: str) -> list[str]:
    """Go through all pages, add articles, open an event; what the browser asked of others."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    prepare(context)
    foreign: list[str] = []
    note_foreign(context, address, foreign)
    page = context.new_page()
    give(page, address)
    for name in PAGES:
        visit(page, f"{address}/{'' if name == PAGES[0] else name}")
        expect(page.locator(".st-key-menu")).to_be_visible(timeout=PATIENCE * 1000)
        expect(page.locator(".first-look")).to_have_count(0, timeout=PATIENCE * 1000)
        settle(page)
    page.goto(address)
    page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    page.locator("tr[data-event] button").first.click()
    expect(page.locator(".marked .para").first).to_be_visible()
    settle(page)
    context.close()
    return foreign


def note_foreign(context: BrowserContext, address: str, foreign: list[str]) -> None:
    own = (address, address.replace("http:", "ws:"), "data:", "blob:")

    def note(url: str) -> None:
        if not url.startswith(own):
            foreign.append(url)

    context.on("request", lambda request: note(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))


def give(page: Page, address: str) -> None:
    """Add a page of the web as a file, which is read in a process of its own, and a text."""
    page.goto(f"{address}/articles")
    given = {"name": "oslo.html", "mimeType": "text/html", "buffer": WEB_PAGE.encode()}
    page.locator(".stForm input[type=file]").set_input_files([given])
    expect(page.get_by_text("oslo.html")).to_be_visible()
    settle(page)  # the file is with the server
    page.get_by_role("textbox", name="Date of publication").first.fill("2020-04-05")
    page.get_by_role("button", name="Add to the timeline").click()
    # The first article that is read loads all that reading needs.
    expect(page.locator(".st-key-done")).to_contain_text("Added: Oslo", timeout=2000 * PATIENCE)
