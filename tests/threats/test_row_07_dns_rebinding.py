"""Row 7: DNS rebinding and foreign origins get no connection."""

from __future__ import annotations

import socket

import pytest


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
def test_a_foreign_host_or_origin_gets_no_connection(
    headers: dict[str, str], served: tuple[str, list[str]]
) -> None:
    host, _, port = served[0].removeprefix("http://").rpartition(":")
    lines = {
        "Host": f"{host}:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        **headers,
    }
    request = "GET /_stcore/stream HTTP/1.1\r\n" + "".join(
        f"{k}: {v}\r\n" for k, v in lines.items()
    )
    with socket.create_connection((host, int(port)), 10) as connection:
        connection.sendall(f"{request}\r\n".encode())
        assert connection.recv(99).startswith((b"HTTP/1.1 400", b"HTTP/1.1 403"))
