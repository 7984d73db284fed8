"""The headers that tell a browser what may not be done with an answer of this server."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse

from dashboard.widgets.origins import Origin, origins

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAMES_VARIABLE = "DASHBOARD_ALLOW_FRAME"  # the origins that may frame the pages, by spaces
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the address of a page holds what was searched for
    "Cross-Origin-Resource-Policy": "same-origin",
}
_STARTS = ("http.response.start", "websocket.http.response.start")


def framing(environment: Mapping[str, str] = os.environ) -> frozenset[Origin]:
    """The origins whose pages may show the dashboard in a frame; none unless asked for.

    Raises DashboardError for what is no origin.
    """
    return origins(environment.get(FRAMES_VARIABLE, "").split(), FRAMES_VARIABLE)


class AnswerHeaders:
    """Puts them on every answer: pages, files, what our views say, refusals and failures."""

    def __init__(self, app: ASGIApp, frames: Iterable[Origin] = ()) -> None:
        self._app = app
        ancestors = " ".join(sorted(map(str, frames))) or "'none'"
        self._policy = f"frame-ancestors {ancestors}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app within does; a failure in it is an answer, too, and raised again."""
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] in _STARTS:
                started = True
                self._add(message)
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        except Exception:
            if scope["type"] == "http" and not started:
                failed = PlainTextResponse("Internal Server Error", status_code=500)
                await failed(scope, receive, with_headers)
            raise  # the server writes it down

    def _add(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        headers.update(_HEADERS)
        headers.append("Content-Security-Policy", self._policy)  # several all hold
