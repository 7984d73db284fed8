"""Fetches the page of an address, where the person has allowed it: guarded, small and soon over.

Only http and https; only addresses of the public internet, of which every one is checked before it
is connected to, at each redirect anew, and the connection goes to that very address; no proxy, no
cookie, no name or password; at most 10 MB and 15 seconds for everything.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dashboard.errors import ArticleError
from dashboard.inbox.addresses import find_purpose
from dashboard.inbox.files import File
from dashboard.limits import LIMITS, cut, tell_long

ALLOW_VARIABLE = "DASHBOARD_ALLOW_URL"
LARGEST_PAGE = 10 * 2**20
SECONDS = 15.0
_MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65_536
_SAFE = "%/:?#[]@!$&'()*+,;=~"  # what an address holds as it is (RFC 3986)
_SAVE_IT = "save the page in your browser and give the file"


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses and addresses connections; tests put others in their place."""

    resolve: Callable[[str, int], list[str]]
    connect: Callable[[str, int, float], socket.socket]


def may_fetch(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the person has allowed to fetch pages; nobody has unless asked for."""
    return environment.get(ALLOW_VARIABLE, "").casefold() in ("1", "true", "yes", "on")


def allow_fetching() -> None:
    """Allow it for this process and those that it starts."""
    os.environ[ALLOW_VARIABLE] = "1"


def is_address(name: str) -> bool:
    """Whether what a person named is meant as an address of the web, of whatever kind."""
    return "://" in name


def fetch(url: str, network: Network | None = None, *, seconds: float = SECONDS) -> File:
    """The page of an address as a file. Raises ArticleError, naming the address and what to do."""
    if not may_fetch():
        raise ArticleError(
            f"{url}: no page is fetched unless it is allowed (--allow-url, or {ALLOW_VARIABLE}=1); "
            + _SAVE_IT
        )
    attempt = _Attempt(network or Network(_resolve, _connect), seconds)
    over = threading.Timer(seconds, attempt.end)
    over.daemon = True
    over.start()
    try:
        last, data = attempt.follow(url)
    except (OSError, http.client.HTTPException, ValueError) as error:
        is_late = attempt.is_over or isinstance(error, TimeoutError)  # whichever clock was first
        why = f"took more than {seconds:g} s, the limit" if is_late else f"failed ({error})"
        raise ArticleError(f"{url}: {why}; {_SAVE_IT}") from error
    finally:
        over.cancel()
    name = PurePosixPath(urlsplit(last).path).name or urlsplit(last).hostname or "page"
    return File(name, data, article_id=PurePosixPath(name).stem, url=last)


class _Attempt:
    """One page, with its redirects, until its time is over."""

    def __init__(self, network: Network, seconds: float) -> None:
        self._network = network
        self._seconds = seconds
        self._socket: socket.socket | None = None
        self.is_over = False

    def end(self) -> None:
        """End it, wherever it stands."""
        self.is_over = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def follow(self, url: str) -> tuple[str, bytes]:
        """The last address and its page."""
        for _ in range(_MOST_REDIRECTS + 1):
            parts = _checked(url)
            with self._connected(parts, url) as connection:
                target = quote(parts.path or "/", safe=_SAFE)
                target += f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
                connection.request("GET", target, headers=_HEADERS)
                response = connection.getresponse()
                if response.status not in _REDIRECTS:
                    return url, self._body(response, url)
                url = urljoin(url, response.getheader("Location") or "")
        raise ArticleError(f"{url}: leads on more than {_MOST_REDIRECTS} times; {_SAVE_IT}")

    @contextlib.contextmanager
    def _connected(self, parts: SplitResult, url: str) -> Iterator[http.client.HTTPConnection]:
        """A connection to the address of the host that was checked, and to no other."""
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or _PORTS[parts.scheme]
        found = self._addresses(host, port)
        for address in found:
            if purpose := find_purpose(address):
                raise ArticleError(
                    f"{url}: leads to {address}, which is no site of the public internet "
                    f"({purpose}), and is never asked; {_SAVE_IT}"
                )
        if not found:
            raise ArticleError(f"{url}: the host {host} is not known; check the address")
        plain = self._network.connect(found[0], port, self._seconds)
        self._socket = plain
        if self.is_over:
            plain.close()
            raise TimeoutError("the time is over")
        connection = http.client.HTTPConnection(host)
        connection.sock = plain
        with contextlib.closing(connection):
            if parts.scheme == "https":
                secure = ssl.create_default_context().wrap_socket(
                    plain, server_hostname=host, do_handshake_on_connect=False
                )
                connection.sock = self._socket = secure
                secure.do_handshake()
            yield connection

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, asked for in a thread, as the question itself has no limit."""
        found: list[str] = []
        errors: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                found.extend(self._network.resolve(host, port))
            except (OSError, UnicodeError) as error:
                errors.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._seconds)
        if thread.is_alive():
            self.is_over = True
            raise TimeoutError("the time is over")
        if errors:
            raise OSError(f"{host} was not found")
        return list(found)

    def _body(self, response: http.client.HTTPResponse, url: str) -> bytes:
        if response.status != http.client.OK:
            raise ArticleError(f"{url}: answers {response.status} {response.reason}; {_SAVE_IT}")
        if response.getheader("Content-Encoding", "identity").casefold() != "identity":
            raise ArticleError(f"{url}: comes packed, though it was not asked to; {_SAVE_IT}")
        body, told = bytearray(), response.length  # None: until the connection ends
        while (told is None or len(body) < told) and (piece := response.read1(_PIECE)):
            body += piece
            if len(body) > LARGEST_PAGE:
                raise ArticleError(
                    f"{url}: has more than {LARGEST_PAGE:,} bytes, the limit; {_SAVE_IT}"
                )
        if self.is_over:
            raise TimeoutError("the time is over")
        if len(body) < (told or 0):
            raise ConnectionError("the answer broke off")
        return bytes(body)


_HEADERS = {
    "User-Agent": "event-timeline-dashboard",
    "Accept": "text/html, application/pdf, text/plain",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, and no other in disguise."""
    return find_purpose(address) is None


def _checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for. Raises ArticleError for any other."""
    if len(url) > LIMITS["url"]:
        raise ArticleError(f"{cut('message', url)}: {tell_long('url', url)}; {_SAVE_IT}")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ArticleError(f"{url}: is no address of a web page ({error})") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ArticleError(
            f"{url}: is no address of a web page; it begins with http:// or https://"
        )
    if parts.username is not None or parts.password is not None:
        raise ArticleError(f"{url}: holds a name or password, which is never sent; leave it out")
    if port not in (None, *_PORTS.values()):
        raise ArticleError(f"{url}: names port {port}; pages are at 80 and 443 alone; {_SAVE_IT}")
    if any(c.isspace() or not c.isprintable() for c in url):
        raise ArticleError(f"{url!r}: holds white space or controls; check the address")
    return parts


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)
