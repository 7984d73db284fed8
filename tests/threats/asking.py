"""Requests as a page of elsewhere makes them, written out byte by byte, so that none is mended."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from tests.conftest import PATIENCE

WEBSOCKET = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}
STREAM = "/_stcore/stream"  # the path of Streamlit's WebSocket


class Answer(NamedTuple):
    """The status, and the headers by their names in small letters, each with all its values."""

    status: int
    headers: dict[str, list[str]]


def ask(
    address: str, path: str = "/", headers: dict[str, str] | None = None, *, method: str = "GET"
) -> Answer:
    """What a server answers to a request with these headers; its own host is named unless given.

    The status is 0 where it closes without an answer.
    """
    host = address.removeprefix("http://")
    lines = {"Host": host, **(headers or {})}
    if "Upgrade" not in lines:
        lines["Connection"] = "close"
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    name, _, port = host.rpartition(":")
    with socket.create_connection((name, int(port)), PATIENCE) as connection:
        connection.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1"))
        return _answer(_head_of(connection))


def _head_of(connection: socket.socket) -> str:
    got = b""
    while b"\r\n\r\n" not in got and (more := connection.recv(4096)):
        got += more
    return got.partition(b"\r\n\r\n")[0].decode("latin-1")


def _answer(head: str) -> Answer:
    first, *lines = head.split("\r\n")
    headers: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), []).append(value.strip())
    return Answer(int(first.split()[1]) if first else 0, headers)


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run it to its end, in a thread of its own: a test with a browser has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
