"""The command line: each file of ``commands/`` is one command.

A command has ``HELP``, ``add_arguments(parser)`` and ``run(arguments) -> status``; what it needs
beyond the standard library it imports in ``run``, so that ``--help`` is quick and works before
there is an environment. Exit status: 0; 1 for a check that failed; 2 for wrong use or bad input.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from dashboard.errors import DashboardError

DEFAULT = "serve"
# What a terminal obeys: controls, and marks that turn the direction of what follows. None is a
# line break or a tab.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PICTURES = 0x2400  # where Unicode has the symbols for the controls of ASCII: ␛ for ESC
_DELETE, _OTHER = "\N{SYMBOL FOR DELETE}", "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """End the program with status 2."""
        self.exit(2, f"{self.prog}: {message} (`{self.prog} --help` says more)\n")


class ShowVersion(argparse.Action):
    """Prints which version this is, and ends the program; it is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """End the program with status 0."""
        from dashboard.installed import program_version

        print(f"{parser.prog} {program_version()}")
        parser.exit()


def main(argv: Sequence[str]) -> int:
    """Run the command that the arguments ask for; returns the exit status."""
    try:
        arguments = build_parser().parse_args(_with_default(list(argv)))
        return _run(arguments, list(argv))
    except DashboardError as error:
        say(str(error))
        return 2
    except BrokenPipeError:  # whoever read our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("interrupted")
        return 130


def say(message: str) -> None:
    """One line for the person at the terminal, on standard error."""
    print(f"dashboard: {plain(message)}", file=sys.stderr, flush=True)


def plain(text: str) -> str:
    """The text on one line, with symbols for what a terminal would obey instead of show."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """The text with a symbol for each control character: ␛ for ESC, ␦ for one that has none."""
    return _CONTROLS.sub(lambda found: _symbol(found[0]), text)


def _symbol(control: str) -> str:
    if control == "\x7f":
        return _DELETE
    return chr(_PICTURES + ord(control)) if control < " " else _OTHER


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line, one part for each command."""
    parser = OneLineParser(
        prog="dashboard",
        description="News articles as a timeline of dated events. Without a command: serve.",
    )
    parser.add_argument("--version", nargs=0, action=ShowVersion, help="say which version it is")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in command_modules().items():
        part = commands.add_parser(name, help=module.HELP, description=module.__doc__)
        module.add_arguments(part)
        part.set_defaults(run=module.run, purpose=getattr(module, "PURPOSE", "run"))
    return parser


def command_modules() -> dict[str, ModuleType]:
    """The commands by name, in the order of the alphabet."""
    files = sorted((Path(__file__).parent / "commands").glob("[a-z]*.py"))
    return {p.stem: importlib.import_module(f"dashboard.commands.{p.stem}") for p in files}


def _with_default(argv: list[str]) -> list[str]:
    """The arguments with ``serve`` in front where no command is named."""
    asks_of_all = argv[:1] in (["-h"], ["--help"], ["--version"])
    if asks_of_all or (argv and not argv[0].startswith("-")):
        return argv
    return [DEFAULT, *argv]


def _run(arguments: argparse.Namespace, argv: list[str]) -> int:
    from dashboard.environment import hand_over, python_for

    python = python_for(arguments.purpose, say)
    if python is not None:
        return hand_over(python, argv)
    if isinstance(sys.stdout, io.TextIOWrapper):  # the same bytes on every system
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    status: int = arguments.run(arguments)
    return status
