"""A child process that is asked one question at a time and ended when its time is over."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

from dashboard.registry import PACKAGE

_PATIENCE = 90  # seconds for the child to start and load what it needs
_ENDING = 5  # seconds for a child whose output has ended to be gone


class Child:
    """The process of a module: started with the first question, replaced when it had to be ended.

    The module answers twice, one line of JSON each: that it begins, and what it found. Used by one
    thread at a time; any thread may close it.
    """

    def __init__(self, module: str, longest_answer: int) -> None:
        self._module, self._longest = module, longest_answer  # bytes
        self._process: subprocess.Popen[bytes] | None = None
        self.is_limited = True  # whether this system can limit the memory

    def ask(self, question: dict[str, Any], data: bytes, seconds: float) -> dict[str, Any]:
        """The answer to a question and the bytes that belong to it.

        Raises TimeoutError where it takes more than the seconds, or ends at a bound of CPU time
        that it has set to itself; EOFError or ValueError where the child ended or answered
        nonsense, and OSError where it did not even begin. After a TimeoutError there is no child.
        """
        process = self._process or _start(self._module)
        self._process = process
        assert process.stdin
        with self._limit(process, _PATIENCE) as late:
            with contextlib.suppress(BrokenPipeError):  # that it is gone, the answer will show
                process.stdin.write(json.dumps(question).encode() + b"\n" + data)
                process.stdin.flush()
            begun = self._begun(process, late)
        self.is_limited = bool(begun.get("limited"))
        try:
            with self._limit(process, seconds) as late:
                return self._answer_of(process, late)
        except TimeoutError:
            self.close()
            raise

    def _begun(self, process: subprocess.Popen[bytes], late: threading.Event) -> dict[str, Any]:
        try:
            return self._answer_of(process, late)
        except (TimeoutError, EOFError) as error:
            raise ChildProcessError(f"{self._module} does not start") from error

    def close(self) -> None:
        """End the child, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe and pipe.close()
            process.wait()

    def kill(self) -> None:
        """End the child from another thread; who waits for its answer gets an EOFError."""
        process = self._process
        if process is not None:
            process.kill()

    @contextlib.contextmanager
    def _limit(self, process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
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
            timer.join()  # else one that is about to end the child ends it at the next question
            if late.is_set():
                self.close()

    def _answer_of(self, process: subprocess.Popen[bytes], late: threading.Event) -> dict[str, Any]:
        """The next answer. Raises TimeoutError, or EOFError where it ended without one."""
        assert process.stdout
        line = process.stdout.readline(self._longest)
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        if late.is_set() or _is_out_of_time(process):
            raise TimeoutError
        raise EOFError


def _is_out_of_time(process: subprocess.Popen[bytes]) -> bool:
    """Whether the bound of its own CPU time ended a child whose output has ended.

    On a busy machine that comes before the timer of who asked, who may wait for a processor.
    """
    bound = getattr(signal, "SIGXCPU", None)  # Windows has none
    with contextlib.suppress(subprocess.TimeoutExpired):
        return bound is not None and process.wait(timeout=_ENDING) == -bound
    return False


def _start(module: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows: no console comes up
    return subprocess.Popen(  # noqa: S603 - this very Python, and no word from outside
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=hidden,
    )
