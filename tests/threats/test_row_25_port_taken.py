"""Row 25: where a port is taken or there is no browser, one line tells the remedy."""

from __future__ import annotations

import socket
import sys
import urllib.request

import pytest

from dashboard.commands import serve
from dashboard.errors import DashboardError

pytestmark = pytest.mark.slow


@pytest.fixture
def taken_port() -> object:
    with socket.socket() as listening:
        listening.bind((serve.HOST, 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_the_next_free_port_is_taken(taken_port: int) -> None:
    assert taken_port < serve.free_port(taken_port) <= taken_port + 50


def test_no_free_port_is_one_line(monkeypatch: pytest.MonkeyPatch, taken_port: int) -> None:
    monkeypatch.setattr(serve, "_PORTS_TRIED", 1)
    with pytest.raises(DashboardError, match="--port"):
        serve.free_port(taken_port)


def test_no_browser_is_opened_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not serve.may_open_browser(ask=True)
    monkeypatch.setenv("DISPLAY", ":0")
    assert serve.may_open_browser(ask=True)
    assert not serve.may_open_browser(ask=False)


def test_a_missing_browser_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "_answers", lambda _: True)
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    serve._announce("http://127.0.0.1:1", open_browser=True)
    ready, remedy = capsys.readouterr().err.splitlines()
    assert "ready at http://127.0.0.1:1" in ready
    assert "open http://127.0.0.1:1 in one yourself" in remedy


def test_a_taken_port_is_told_and_the_next_one_serves(served: tuple[str, list[str]]) -> None:
    address, said = served
    assert any("is taken; using" in line for line in said)
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert answer.status == 200
