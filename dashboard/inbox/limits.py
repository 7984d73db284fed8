"""What a child process does to itself before it reads: bounds, and an output of its own."""

from __future__ import annotations

import json
import os
import sys
from typing import IO, Any

MEMORY = 4 * 2**30  # bytes for parsing: a million characters of prose take a little over two


def limit_memory(most: int) -> bool:
    """Bound the memory of this process, in bytes; False where the system cannot."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        return False
    return sys.platform.startswith("linux")  # macOS takes the limit and does not hold it


def limit_time(seconds: float) -> None:
    """End this process after so many more seconds of CPU, where the system can.

    Whoever asked sees to it, too; this holds if they were killed meanwhile.
    """
    try:
        import resource

        spent = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = int(spent.ru_utime + spent.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    except (ImportError, ValueError, OSError):
        return


def open_answers() -> IO[bytes]:
    """Where the answers go; what a library prints is none, and goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return answers


def say(answers: IO[bytes], answer: dict[str, Any]) -> None:
    """Give one answer, as a line of JSON."""
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()
