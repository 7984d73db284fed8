"""Servers of the dashboard for the tests: each is forked from a process that has loaded it.

To load Streamlit and the dashboard takes five seconds, as long as ten pages. How a person starts it
is tried in tests/start and tests/threats.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from dashboard.registry import PACKAGE

OPTIONS = ["--server.headless=true", "--server.fileWatcherType=none"]
LOADED = ["streamlit.web.cli", "dashboard.app", "tests.served_pages", __name__]
_PORTS: list[int] = []  # of servers that have ended


@contextlib.contextmanager
def served(script: str, environment: Mapping[str, str]) -> Iterator[int]:
    """The port of a server that is starting; it has these variables beside those of the tests."""
    # A browser has compiled the scripts that came from an address: the next server has it again.
    port = _PORTS.pop() if _PORTS else _free_port()
    server = _start(script, port, {**os.environ, **environment})
    try:
        yield port
    finally:
        server.terminate()
        server.join(timeout=20)
        assert server.exitcode is not None, "the server does not end"
    _PORTS.append(port)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _start(script: str, port: int, environment: Mapping[str, str]) -> BaseProcess:
    can_fork = "forkserver" in multiprocessing.get_all_start_methods()
    context: BaseContext = multiprocessing.get_context("forkserver" if can_fork else "spawn")
    context.set_forkserver_preload(LOADED)
    server = context.Process(target=_serve, args=(script, port, dict(environment)), daemon=True)
    server.start()
    return server


def end_with_parent() -> None:
    """Let this process end as soon as the one that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _serve(script: str, port: int, environment: dict[str, str]) -> None:
    """What ``streamlit run`` does, in the process that is forked."""
    from streamlit.web.cli import main

    end_with_parent()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(PACKAGE.parent)
    sys.path.insert(0, str(PACKAGE.parent))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    main(["run", script, f"--server.port={port}", *OPTIONS], standalone_mode=False)
