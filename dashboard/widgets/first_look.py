"""What Streamlit's empty page is given, so that a visitor sees at once what is to come.

Streamlit's page is blank until its scripts are there, and then shows its own grey bars where
nothing of ours will stand. Here it gets the outline of the dashboard in the theme of the machine,
which goes when the page is drawn; the address of the server, without which Streamlit looks for it
below the name of each page first; and on the timeline the scripts that it needs, which can be run
while Streamlit's own are still on their way.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.widgets.assets import early_tags

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OUTLINE = Path(__file__).with_name("first_look.html").read_bytes()
_ROOT = b'<div id="root"></div>'
_HEAD = b"<head>"
# A packed page cannot be filled, and one that the browser has kept may have another outline.
_NOT_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
_OLD = (b"content-length", b"etag", b"last-modified")
_ADDRESS = b"<script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin };</script>"


class FirstLook:
    """Puts the outline into each page of HTML that has Streamlit's empty root."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request as the app within does, with the outline in its page."""
        if not _wants_page(scope):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in _NOT_ASKED]
        query = scope["query_string"].decode("latin-1")
        tags = early_tags(query).encode() if scope["path"] == "/" else b""
        await self._app({**scope, "headers": plain}, receive, _Filler(send, tags))


class _Filler:
    """Sends what comes, and a page of HTML whole, filled and with its new length."""

    def __init__(self, send: Send, tags: bytes) -> None:
        self._send = send
        self._tags = tags
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self._start)

    async def _send_page(self, start: Message) -> None:
        page = filled(self._body, self._tags)
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in _OLD]
        headers = [*kept, (b"content-length", str(len(page)).encode())]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": page})


def filled(page: bytes, tags: bytes = b"") -> bytes:
    """The page with tags in its head and the outline before its root; as it is without a root."""
    if _ROOT not in page:
        return page
    return page.replace(_HEAD, _HEAD + _ADDRESS + tags, 1).replace(_ROOT, _OUTLINE + _ROOT, 1)


def _wants_page(scope: Scope) -> bool:
    """Whether a browser goes to a page, and does not fetch what is on one."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _is_page(start: Message) -> bool:
    headers = {name.lower(): value for name, value in start["headers"]}
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    return bool(start["status"] == 200 and is_html)
