"""Who may speak to the server: pages that it has served itself, and those that are named.

A browser tells with each WebSocket, and with what a page of elsewhere asks, which origin the page
has: scheme, host and port (RFC 6454). Streamlit alone would compare hosts only, and ask a service
on the internet for the address of this machine, to compare with that, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from dashboard.errors import DashboardError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

SETTING = "server.corsAllowedOrigins"  # of Streamlit: those that are let in beside its own
NO_ORIGIN = (
    "is no origin; give scheme and host, and the port where it is not the usual one, as "
    "https://desk.example or http://localhost:8080"
)
_PORTS = {"http": 80, "https": 443}  # where none is named
_SCHEMES = {"http": "http", "ws": "http", "https": "https", "wss": "https"}
_SELF = {"localhost": "127.0.0.1"}  # two names of the one server
_ORIGIN = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]{1,5}))?",
    re.ASCII | re.IGNORECASE,
)
_REFUSED = (
    "the page that asks is not of this server, or its proxy is not known here; open the dashboard "
    "at its own address, or start it with --allow-origin and the address that people open"
)


class Origin(NamedTuple):
    """Scheme, host and port, in small letters."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        named = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{named}"


def read_origin(text: str) -> Origin | None:
    """The origin that a text is, as browsers write it; None for all else, a path after it too."""
    found = _ORIGIN.fullmatch(text)
    if found is None:
        return None
    scheme = found["scheme"].lower()
    port = int(found["port"] or _PORTS[scheme])
    return Origin(scheme, found["host"].lower(), port) if 0 < port < 65536 else None


def origins(given: Iterable[str], where: str) -> frozenset[Origin]:
    """The origins that a setting names. Raises DashboardError for one that is none."""
    read = {text: read_origin(text) for text in given if text}
    if wrong := [text for text, origin in read.items() if origin is None]:
        raise DashboardError(f"{where}: {wrong[0]!r} {NO_ORIGIN}")
    return frozenset(filter(None, read.values()))


class OwnPagesOnly:
    """Refuses with 403 what a page of another origin asks, before anybody else sees it.

    ``also``: origins that are let in beside the server's own, as that of a reverse proxy. What
    names no origin is let in: a browser names it where a page of elsewhere could read or change.
    """

    def __init__(self, app: ASGIApp, also: Iterable[Origin] = ()) -> None:
        self._app = app
        self._also = frozenset(also)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app within does, or with 403."""
        if scope["type"] not in _SCHEMES.keys() | {"websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given, hosts = headers.getlist("origin"), headers.getlist("host")
        if len(hosts) != 1 or len(given) > 1 or not self._lets_in(scope["scheme"], hosts[0], given):
            await PlainTextResponse(_REFUSED, status_code=403)(scope, receive, send)
            return
        if given and scope["type"] == "websocket":
            scope = _as_its_own(scope, hosts[0])
        await self._app(scope, receive, send)

    def _lets_in(self, scheme: str, host: str, given: list[str]) -> bool:
        if not given:
            return True
        origin = read_origin(given[0])
        asked = read_origin(f"{_SCHEMES[scheme]}://{host}")
        return origin is not None and (origin in self._also or _one_server(origin, asked))


def _one_server(one: Origin, other: Origin | None) -> bool:
    return other is not None and _by_number(one) == _by_number(other)


def _by_number(origin: Origin) -> Origin:
    return origin._replace(host=_SELF.get(origin.host, origin.host))


def _as_its_own(scope: Scope, host: str) -> Scope:
    """The handshake as from a page of this host: Streamlit then has no one to ask about it."""
    inner = {**scope, "headers": list(scope["headers"])}
    MutableHeaders(scope=inner)["origin"] = f"{_SCHEMES[scope['scheme']]}://{host}"
    return inner
