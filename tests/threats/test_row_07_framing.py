"""Row 7: no page of elsewhere shows the dashboard in a frame, and each answer says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser

from dashboard import cli
from dashboard.errors import DashboardError
from dashboard.widgets.answer_headers import FRAMES_VARIABLE, AnswerHeaders, framing
from dashboard.widgets.assets import version
from dashboard.widgets.origins import Origin
from tests.conftest import PATIENCE, serving
from tests.threats.asking import STREAM, WEBSOCKET, ask, finish

HEADERS = {
    "content-security-policy": ["frame-ancestors 'none'"],
    "x-content-type-options": ["nosniff"],
    "referrer-policy": ["same-origin"],
    "cross-origin-resource-policy": ["same-origin"],
}
AS_A_BROWSER = {"Accept": "text/html"}
FOREIGN = {"Origin": "http://evil.example"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", AS_A_BROWSER, 200),
        ("/reader", AS_A_BROWSER, 200),
        ("/", {}, 200),
        ("/favicon.png", {}, 200),
        ("/_stcore/health", {}, 200),
        ("/_stcore/host-config", {}, 200),
        (f"/dashboard-assets/{version()}/plotly.min.js", {}, 200),
        (f"/dashboard-assets/{version()}/chart/main.js", {}, 200),
        (f"/dashboard-assets/{version()}/chart/none.js", {}, 404),
        ("/dashboard-answers/events/none", {}, 404),
        ("/media/none", {}, 404),
        ("/", {"Host": "evil.example"}, 400),
        ("/", FOREIGN, 403),
        (STREAM, {**WEBSOCKET, **FOREIGN}, 403),
        (STREAM, {**WEBSOCKET, "Host": "evil.example"}, 400),
    ],
)
def test_every_answer_has_the_headers_once(
    path: str, headers: dict[str, str], status: int, served: tuple[str, list[str]]
) -> None:
    answer = ask(served[0], path, headers)
    assert answer.status == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.slow
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "NONE"])
def test_so_do_answers_to_other_methods(method: str, served: tuple[str, list[str]]) -> None:
    answer = ask(served[0], "/_stcore/upload_file/a/b", method=method)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_failure_has_them_too_and_is_still_raised() -> None:
    sent: list[dict[str, Any]] = []

    async def fails(scope, receive, send):
        raise ZeroDivisionError

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "headers": []}
    with pytest.raises(ZeroDivisionError):
        finish(AnswerHeaders(fails)(scope, None, send))
    names = {name.decode() for name, _ in sent[0]["headers"]}
    assert sent[0]["status"] == 500
    assert names >= HEADERS.keys()


def test_a_policy_that_an_answer_has_holds_beside_it() -> None:
    sent: list[dict[str, Any]] = []

    async def strict(scope, receive, send):
        policy = [(b"content-security-policy", b"sandbox"), (b"referrer-policy", b"unsafe-url")]
        await send({"type": "http.response.start", "status": 200, "headers": policy})

    async def send(message):
        sent.append(message)

    frames = [Origin("https", "desk.example", 443), Origin("http", "a", 81)]
    finish(AnswerHeaders(strict, frames)({"type": "http"}, None, send))
    given = [value for name, value in sent[0]["headers"] if name == b"content-security-policy"]
    assert given == [b"sandbox", b"frame-ancestors http://a:81 https://desk.example"]
    assert (b"referrer-policy", b"same-origin") in sent[0]["headers"]
    assert (b"referrer-policy", b"unsafe-url") not in sent[0]["headers"]


def test_who_may_frame_it_is_asked_of_the_environment() -> None:
    assert framing({}) == framing({FRAMES_VARIABLE: " "}) == frozenset()
    two = {FRAMES_VARIABLE: "https://desk.example  http://localhost:81"}
    assert framing(two) == {Origin("https", "desk.example", 443), Origin("http", "localhost", 81)}
    with pytest.raises(DashboardError, match=f"{FRAMES_VARIABLE}: '\\*;' is no origin"):
        framing({FRAMES_VARIABLE: "*;"})


@pytest.mark.parametrize("option", ["--allow-frame", "--allow-origin"])
@pytest.mark.parametrize("value", ["*", "desk.example", "https://desk.example/", "'self'; x"])
def test_what_is_no_origin_is_wrong_use(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", option, value])
    assert ended.value.code == 2
    assert "is no origin; give scheme and host" in capsys.readouterr().err


class _Framing(BaseHTTPRequestHandler):
    """A page of another origin with the address after its ``?`` in a frame."""

    def do_GET(self) -> None:
        body = f'<iframe src="{self.path.partition("?")[2]}"></iframe>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is told."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Framing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def framed(browser: Browser, elsewhere: str, address: str) -> bool:
    """Whether a page of elsewhere gets to show the dashboard: its menu is drawn in the frame."""
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(f"{elsewhere}/?{address}/trust")
    frame = page.frames[1]
    try:
        if any("frame-ancestors" in said for said in refused):
            return False
        frame.wait_for_selector(".st-key-menu", timeout=PATIENCE * 1000)
    finally:
        page.close()
    return True


@pytest.mark.browser
def test_a_browser_shows_it_in_no_frame(browser: Browser, elsewhere: str, address: str) -> None:
    assert not framed(browser, elsewhere, address)


@pytest.mark.browser
@pytest.mark.slow
def test_it_is_shown_in_a_frame_of_whom_the_operator_names(
    browser: Browser, elsewhere: str, library
) -> None:
    with serving(library, **{FRAMES_VARIABLE: elsewhere}) as address:
        assert framed(browser, elsewhere, address)
