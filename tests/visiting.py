"""How the tests come to a page of the dashboard: as a new visitor, by a way within it where one is.

To load a page takes more than a second of CPU, as the scripts of Streamlit and plotly are run, the
way from another page a third of that. So a visitor waits on the page of fewest words, ends the
session of the one before, and goes on to the address by the browser's history, as "Back" does. That
an address shows the same when it is loaded is tested (tests/browser/test_accessibility.py).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

BLANK = "about:blank"
_WAITING = "verify"  # the page of fewest words
_MENU = ".st-key-menu a"
_WORDS = "h3:has-text('Does each line hold?')"
# A run that was on its way when a page is left may win over that: then it is left once more.
_TRIES, _LOST = 10, 3  # seconds
_TOO_LONG = 30  # seconds: a script in a page has no limit of its own, and its test would hang
# Streamlit gives the name of the session to each further connection: without it a new one begins.
_FORGETFUL = """() => {
  const Own = window.WebSocket;
  window.connections = [];
  window.WebSocket = class extends Own {
    constructor(address, names) {
      super(address, Array.isArray(names) ? names.slice(0, 2) : names);
      window.connections.push(this);
    }
  };
}"""
# Streamlit lets its own parts fade in and out, for a fifth of a second each time that it draws one
# anew: the software that paints for the tests would make sixty pictures a second of it. What the
# dashboard itself lets move stands in parts that these rules do not reach.
_STILL = """() => {
  const rules = new CSSStyleSheet();
  rules.replaceSync(`[class*="st-emotion-cache"], .stElementContainer {
    transition: none !important;
    animation: none !important;
  }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
}"""
_END_SESSION = """async (most) => {
  const begun = performance.now();
  const all = window.connections;
  const before = all.length;
  const { dataset } = document.querySelector(".stApp");
  const isRunning = () => dataset.testScriptState !== "notRunning";
  const isConnected = () => dataset.testConnectionState === "CONNECTED";
  const until = async (isSo) => {
    while (!isSo()) {
      if (performance.now() - begun > most) throw new Error("the session does not end");
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  await until(() => !isRunning());
  all.at(-1).close();
  await until(() => all.length > before && all.at(-1).readyState === WebSocket.OPEN);
  await until(isConnected);
  window.waits = true;
}"""
_GO = """address => {
  window.waits = false;
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
_FORGET = """() => {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // a page without an address keeps nothing
  }
}"""
_SERVERS: dict[str, float] = {}  # since when a server answers at an address


@contextlib.contextmanager
def answering(address: str) -> Iterator[None]:
    """A server with all pages answers at this address."""
    _SERVERS[address] = time.time()
    yield
    del _SERVERS[address]


def prepare(context: BrowserContext) -> None:
    """Let the pages of this window begin a new session for each visitor, and fade in nothing."""
    context.add_init_script(f"({_FORGETFUL})()")
    context.add_init_script(f"({_STILL})()")


def visit(page: Page, url: str) -> None:
    """Come to an address as a new visitor; what it shows may still be on its way."""
    if urlsplit(url).path.strip("/") == _WAITING or not _is_within(page, url):
        page.goto(url)
        return
    if not waits(page) and not _leave(page):
        page.goto(url)
        return
    page.evaluate(_GO, url)
    page.locator(_WORDS).wait_for(state="detached")


def forget(page: Page) -> None:
    """Leave nothing of a visitor, and wait for the next."""
    page.evaluate(_FORGET)
    page.unroute_all()
    page.context.clear_cookies()
    if _is_within(page, page.url):
        _leave(page)
    else:
        page.goto(BLANK)


def waits(page: Page) -> bool:
    """Whether a page waits for a visitor: one whose server has ended would go on asking for it."""
    if page.url == BLANK:
        return True
    return _is_within(page, page.url) and bool(page.evaluate("() => window.waits"))


def _leave(page: Page) -> bool:
    """Whether a page waits for the next visitor now; else it is blank, and is loaded anew.

    A way that is lost on a busy machine is no finding: what a test says of it, it has said.
    """
    try:
        page.locator(_MENU).first.wait_for(state="attached")  # until then it knows no other page
        for _ in range(_TRIES):
            page.evaluate(_GO, f"/{_WAITING}")
            with contextlib.suppress(PlaywrightTimeout):
                page.locator(_WORDS).wait_for(timeout=_LOST * 1000)
                page.evaluate(_END_SESSION, _TOO_LONG * 1000)
                return True
    except Error:
        pass
    page.goto(BLANK)  # the next visitor finds nothing of it
    return False


def _is_within(page: Page, url: str) -> bool:
    """Whether a page was loaded from the server that answers at an address now."""
    server, here = ("{0.scheme}://{0.netloc}".format(urlsplit(one)) for one in (url, page.url))
    if server != here or server not in _SERVERS:
        return False
    loaded = page.evaluate("() => window.connections?.length ? performance.timeOrigin : 0")
    return float(loaded) / 1000 > _SERVERS[server]
