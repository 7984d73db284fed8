"""Show the timeline in the browser. Listens on this machine alone."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError

HELP = "show the timeline in the browser (the default)"
HOST = "127.0.0.1"
FIRST_PORT = 8501
_PORTS_TRIED = 50
_PATIENCE = 120  # seconds until the page must have answered


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "data_set",
        nargs="?",
        metavar="FOLDER",
        help="a data set of `dashboard batch` to look at in place of your library; it is only read",
    )
    parser.add_argument("--port", type=port_number, default=FIRST_PORT, metavar="N")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument(
        "--allow-url", action="store_true", help="let articles be added by the address of a page"
    )
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        type=origin,
        metavar="ORIGIN",
        help="where people open it behind a reverse proxy, as https://desk.example; repeatable",
    )
    parser.add_argument(
        "--allow-frame",
        action="append",
        default=[],
        type=origin,
        metavar="ORIGIN",
        help="whose pages may show it in a frame, as https://desk.example; repeatable",
    )
    parser.add_argument("--library", metavar="FOLDER", help="where your articles are kept")


def origin(value: str) -> str:
    """An origin from a word of the command line, as browsers write it."""
    from dashboard.widgets.origins import NO_ORIGIN, read_origin

    read = read_origin(value)
    if read is None:
        raise argparse.ArgumentTypeError(f"{value!r} {NO_ORIGIN}")
    return str(read)


def port_number(value: str) -> int:
    """A port from a word of the command line."""
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is no port; give a number from 1 to 65535")
    return int(value)


def run(arguments: argparse.Namespace) -> int:
    """Start Streamlit and stay until it ends; returns the exit status."""
    from dashboard.cli import say
    from dashboard.inbox.fetch import allow_fetching
    from dashboard.installed import SCRIPT, SETTINGS
    from dashboard.library.place import LIBRARY_VARIABLE
    from dashboard.widgets.answer_headers import FRAMES_VARIABLE

    if not SCRIPT.exists():
        raise DashboardError(
            f"{SCRIPT} is missing; start from a whole copy of the project, or install its wheel"
        )
    settings = read_settings(SETTINGS)
    _name_data_set(arguments.data_set)
    port = free_port(arguments.port)
    if port != arguments.port:
        say(f"port {arguments.port} is taken; using {port} (--port names another)")
    if arguments.allow_url:
        allow_fetching()
    if arguments.allow_frame:
        os.environ[FRAMES_VARIABLE] = " ".join(arguments.allow_frame)
    if arguments.library:
        os.environ[LIBRARY_VARIABLE] = str(Path(arguments.library).absolute())
    address = f"http://{HOST}:{port}"
    say(f"starting the dashboard at {address}")
    opening = (address, may_open_browser(ask=not arguments.no_browser))
    threading.Thread(target=_announce, args=opening, daemon=True).start()
    return _streamlit(SCRIPT, {**settings, **_here(port, arguments.allow_origin)})


def _name_data_set(given: str | None) -> None:
    """Have the page show a data set, or the library where none is given, whatever was set before.

    Raises DashboardError if it is none.
    """
    from dashboard.library.place import DATA_SET_VARIABLE

    os.environ.pop(DATA_SET_VARIABLE, None)
    if given:
        from dashboard.corpus.opened import open_corpus

        folder = Path(given).absolute()
        open_corpus(folder)
        os.environ[DATA_SET_VARIABLE] = str(folder)


def free_port(first: int) -> int:
    """The first port from ``first`` on that nobody listens on. Raises DashboardError if none is."""
    for port in range(first, min(first + _PORTS_TRIED, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as attempt:
            if os.name != "nt":  # a port that has just been left is free
                attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((HOST, port))
            except OSError:
                continue
            return port
    raise DashboardError(
        f"no port from {first} to {min(first + _PORTS_TRIED, 65536) - 1} is free on {HOST} (or you "
        "may not use them); give another with --port"
    )


def may_open_browser(*, ask: bool) -> bool:
    """Whether a browser is wanted and there is a screen to open it on."""
    own_screen = sys.platform in ("win32", "darwin")
    return ask and (own_screen or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))))


def _announce(address: str, open_browser: bool) -> None:
    """Once the page answers, print its address, and open it where there is a browser."""
    from dashboard.cli import say

    if not _answers(address):
        say(f"{address} has not answered for {_PATIENCE} s; stop with Ctrl+C and start again")
        return
    say(f"ready at {address} (Ctrl+C stops it)")
    if open_browser and not webbrowser.open(address):
        say(f"no browser was found; open {address} in one yourself")


def _answers(address: str) -> bool:
    import urllib.request

    until = time.monotonic() + _PATIENCE
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        try:
            with direct.open(f"{address}/_stcore/health", timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def read_settings(path: Path) -> dict[str, Any]:
    """The settings of Streamlit by their full names, ``server.address`` and so on.

    Raises DashboardError where the file cannot be read: without them the page would be open to
    the network.
    """
    import tomllib

    try:
        return dict(_flat(tomllib.loads(path.read_text("utf-8")), ""))
    except (OSError, ValueError) as error:
        raise DashboardError(
            f"{path}: the settings of the page cannot be read ({error}); start from a whole copy "
            "of the project, or install its wheel anew"
        ) from error


def _flat(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def as_flags(settings: Mapping[str, Any]) -> list[str]:
    """The settings as words of Streamlit's command line, a list as its option said repeatedly.

    Said there they count before the environment and before the files of settings in the working
    folder and at home.
    """
    flags = []
    for key, value in settings.items():
        for one in value if isinstance(value, list) else [value]:
            flags += [f"--{key}", str(one).lower() if isinstance(one, bool) else str(one)]
    return flags


def _here(port: int, origins: list[str]) -> dict[str, Any]:
    """The settings that are of this start alone."""
    return {
        "server.corsAllowedOrigins": [f"http://{HOST}:{port}", *origins],
        "server.port": port,
        "server.address": HOST,
        "server.headless": True,
        "logger.hideWelcomeMessage": True,
    }


def _streamlit(script: Path, settings: Mapping[str, Any]) -> int:
    from click.exceptions import Abort
    from streamlit.web import cli

    from dashboard.cli import say

    try:
        cli.main(["run", str(script), *as_flags(settings)], standalone_mode=False)
    except Abort:  # how Ctrl+C arrives here, depending on the version of Python
        say("stopped")
    return 0
