"""Finds languages, event types, knowledge, exports and views by listing their folders.

There is no central list: a new language, event type, export or view is a new file or folder.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.errors import RuleError

PACKAGE = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder of rules, sorted."""
    return tuple(sorted(p.name for p in (PACKAGE / "languages").iterdir() if p.is_dir()))


@functools.cache
def read_toml(relative: str) -> Mapping[str, Any]:
    """A TOML file of the package as a mapping, read once.

    Raises RuleError if it is not there or is not TOML; the message names the file and the line.
    """
    path = PACKAGE / relative
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise RuleError(
            f"{path}: cannot be read ({error.strerror}); reinstall the package"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}: is not TOML ({error}); mend that line") from error


@functools.cache
def read_words(relative: str) -> frozenset[str]:
    """The words of a list: one a line, ``#`` begins a comment, blank lines do not count."""
    path = PACKAGE / relative
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise RuleError(
            f"{path}: cannot be read ({error.strerror}); reinstall the package"
        ) from error
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word for word in words if word)


def files_in(folder: str, suffix: str) -> tuple[Path, ...]:
    """The files of a folder of the package with that ending, sorted by name."""
    return tuple(sorted((PACKAGE / folder).glob(f"*{suffix}")))
