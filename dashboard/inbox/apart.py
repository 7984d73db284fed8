"""Reads files in a child process with limits of memory and time; one child reads many files."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any

from dashboard.errors import ArticleError
from dashboard.inbox.files import Found
from dashboard.registry import PACKAGE

SECONDS = 15  # for one file
_PATIENCE = 90  # seconds for the child to start and load what the format needs
_LONGEST_ANSWER = (
    16 * 2**20
)  # bytes: a million characters, each written as two escapes, and a header
_INSTEAD = "give a smaller part of it, or its text as a .txt file"
_FAILURES = {
    "memory": f"it needs more than 1 GiB of memory, the limit; {_INSTEAD}",
    "depth": f"it is nested too deep; {_INSTEAD}",
}


class Apart:
    """The child process: started with the first file, replaced when it had to be ended."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self.is_limited = True  # whether this system can limit the memory

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, kind: str, data: bytes, label: str) -> Found:
        """What the format of that name finds in the bytes. Raises ArticleError, naming the file."""
        try:
            answer = self._ask({"format": kind, "label": label, "size": len(data)}, data)
        except TimeoutError:
            why = f"it took more than {self._seconds:g} s, the limit; {_INSTEAD}"
            raise ArticleError(f"{label}: could not be read safely: {why}") from None
        except (OSError, EOFError, ValueError):
            self.close()
            why = f"the process that read it ended at once; {_INSTEAD}"
            raise ArticleError(f"{label}: could not be read safely: {why}") from None
        if "refused" in answer:
            raise ArticleError(answer["refused"])
        if "found" not in answer:
            failure = str(answer.get("failed"))
            why = _FAILURES.get(failure, f"it seems to be damaged ({failure}); {_INSTEAD}")
            if failure == "memory":
                self.close()
            raise ArticleError(f"{label}: could not be read safely: {why}")
        found = answer["found"]
        return Found(**{**found, "notes": tuple(found["notes"])})

    def close(self) -> None:
        """End the child, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe and pipe.close()
            process.wait()

    def _ask(self, question: dict[str, Any], data: bytes) -> dict[str, Any]:
        process = self._process or _start()
        self._process = process
        assert process.stdin
        with self._limit(process, _PATIENCE) as late:
            with contextlib.suppress(BrokenPipeError):  # that it is gone, the answer will show
                process.stdin.write(json.dumps(question).encode() + b"\n" + data)
                process.stdin.flush()
            begun = _answer_of(process, late)
        self.is_limited = bool(begun.get("limited"))
        with self._limit(process, self._seconds) as late:
            return _answer_of(process, late)

    @contextlib.contextmanager
    def _limit(self, process: subprocess.Popen[bytes], seconds: float) -> Any:
        """End the child when the time is over; what is given is then set."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()
            if late.is_set():
                self.close()


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    program = [sys.executable, "-P", "-m", "dashboard.inbox.child"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows: no console comes up
    return subprocess.Popen(  # noqa: S603 - this very Python, and no word from outside
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=hidden,
    )


def _answer_of(process: subprocess.Popen[bytes], late: threading.Event) -> dict[str, Any]:
    """The child's next answer. Raises TimeoutError, or EOFError where it ended without one."""
    assert process.stdout
    line = process.stdout.readline(_LONGEST_ANSWER)
    if line.endswith(b"\n"):
        answer: dict[str, Any] = json.loads(line)
        return answer
    if late.is_set():
        raise TimeoutError
    raise EOFError
