"""Writes a file whole or not at all: beside its place, flushed to the disk, then moved there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path


def write_whole(
    target: Path, pieces: Iterable[bytes], *, check: Callable[[Path], None] | None = None
) -> None:
    """Write the pieces to the target, which is untouched until all of them are on the disk.

    ``check`` sees the finished file before it takes its name, and raises to forbid it. What is no
    ordinary file (a pipe, ``/dev/stdout``) is written to directly. Raises OSError.
    """
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with target.open("wb") as file:
            file.writelines(pieces)
        return
    target = target.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(part)
        _take_rights(part, target)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _take_rights(part: Path, target: Path) -> None:
    """The rights of the file that is replaced; a new one stays its owner's alone."""
    with contextlib.suppress(OSError):
        part.chmod(stat.S_IMODE(target.stat().st_mode))


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a loss of power, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
