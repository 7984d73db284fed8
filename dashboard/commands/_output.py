"""Where a command writes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import DashboardError


def write_out(pieces: Iterator[bytes], output: str | None) -> None:
    """Write to the named file, or to standard output. Raises DashboardError where it cannot.

    A terminal gets symbols for control characters; what is piped on is what was asked for.
    """
    if output is None:
        sys.stdout.flush()
        if sys.stdout.isatty():
            pieces = map(_visible, pieces)
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    from dashboard.library.atomic_write import write_whole

    try:
        write_whole(Path(output), pieces)
    except OSError as error:
        raise DashboardError(
            f"{output}: could not be written ({error.strerror}); free space or rights there, or "
            "give another file with --output"
        ) from error


def _visible(piece: bytes) -> bytes:
    """The bytes as a terminal may show them; as they are where they are no text."""
    from dashboard.cli import visible

    try:
        return visible(piece.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return piece
