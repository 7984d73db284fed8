"""Counts what a process and all that it starts say to others: a Python that notes it, and a proxy.

The Python is an environment of its own with the packages of this one. Its hook (PEP 578) notes each
connection, datagram and look-up of a name, in its children too, whatever they are started with.
What honours the proxy of the environment is counted there. The hook does not see C code that calls
the system itself; none of the packages that a page needs does so.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import sysconfig
import threading
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LOG = "TEST_OUTGOING_LOG"
_HOOK = f"""
import os, sys

KINDS = {{
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
}}

def host_of(kind, arguments):
    given = arguments[1] if kind in ("socket.connect", "socket.sendto", "socket.sendmsg") else (
        arguments[0])
    return given[0] if isinstance(given, tuple) and given else given

def is_here(host):
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    return host is None or host in ("", "localhost", "::1") or (
        isinstance(host, str) and host.startswith(("127.", "/", "\\0")))

def note(kind, arguments):
    if kind in KINDS and not is_here(host_of(kind, arguments)):
        with open(os.environ["{LOG}"], "a") as log:
            log.write(f"{{kind}} {{host_of(kind, arguments)!r}}\\n")

open(os.environ["{LOG}"], "a").close()
sys.addaudithook(note)
"""


@dataclass
class Counter:
    """A Python that counts, the environment to start it in, and what has been counted."""

    python: Path
    environment: Mapping[str, str]
    log: Path
    asked_of_proxy: list[bytes]

    def counted(self) -> list[str]:
        """What was said to others than this machine; a start of the Python alone gives none."""
        return [*self.log.read_text("utf-8").splitlines(), *map(repr, self.asked_of_proxy)]

    def run(self, code: str) -> None:
        """Run a few lines in that Python."""
        command = [str(self.python), "-c", code]
        subprocess.run(command, env=dict(self.environment), check=True, timeout=60)


@contextlib.contextmanager
def counting(folder: Path) -> Iterator[Counter]:
    """A counter, whose files are in the folder, and whose proxy answers until the end."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        threading.Thread(target=_answer, args=(proxy, asked), daemon=True).start()
        where = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        proxies = {n: where for p in ("http", "https", "all") for n in _names(f"{p}_proxy")}
        others = {n: v for n, v in os.environ.items() if n not in _names("no_proxy")}
        log = folder / "outgoing.log"
        environment = {**others, **proxies, LOG: str(log)}
        yield Counter(_python(folder / "counting"), environment, log, asked)


def _names(name: str) -> tuple[str, str]:
    return name, name.upper()


def _answer(proxy: socket.socket, asked: list[bytes]) -> None:
    """Note the first line of whatever comes, and close; ends with the proxy."""
    with contextlib.suppress(OSError):
        while True:
            caller, _ = proxy.accept()
            with caller:
                caller.settimeout(5)
                asked.append(b"")
                with contextlib.suppress(OSError):
                    asked[-1] = caller.recv(500).partition(b"\r\n")[0]


def _python(place: Path) -> Path:
    """A new environment with the packages of this one, whose Python begins with the hook."""
    venv.create(place, symlinks=os.name != "nt")
    scheme = {"base": str(place), "platbase": str(place)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    (packages / "outgoing_hook.py").write_text(_HOOK, "utf-8")
    own = sysconfig.get_path("purelib")
    lines = ["import outgoing_hook", f"import site; site.addsitedir({own!r})"]
    (packages / "outgoing.pth").write_text("\n".join(lines) + "\n", "utf-8")
    python = Path(sysconfig.get_path("scripts", "venv", scheme)) / Path(sys.executable).name
    assert python.exists(), python
    return python
