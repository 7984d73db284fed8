"""Row 6: a visitor from the local network does not reach the dashboard."""

from __future__ import annotations

import socket

import pytest

from dashboard.commands import serve

pytestmark = pytest.mark.slow


def own_addresses() -> set[str]:
    """Addresses of this machine that are not the one it serves on; no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return {"127.0.0.2"}
        return {"127.0.0.2", probe.getsockname()[0]} - {serve.HOST}


@pytest.mark.slow
def test_it_listens_on_this_machine_alone(served: tuple[str, list[str]]) -> None:
    port = int(served[0].rpartition(":")[2])
    for address in own_addresses():
        with socket.socket() as caller:
            caller.settimeout(5)
            assert caller.connect_ex((address, port)) != 0, address
