"""Reads files in a child process with limits of memory and time; one child reads many files."""

from __future__ import annotations

from types import TracebackType

from dashboard.errors import ArticleError
from dashboard.inbox.files import Date, Found
from dashboard.inbox.process import Child

SECONDS = 15  # for one file
_LONGEST_ANSWER = (
    16 * 2**20
)  # bytes: a million characters, each written as two escapes, and a header
_INSTEAD = "give a smaller part of it, or its text as a .txt file"
_FAILURES = {
    "memory": f"it needs more than 1 GiB of memory, the limit; {_INSTEAD}",
    "depth": f"it is nested too deep; {_INSTEAD}",
}


class Sandbox:
    """The child process: started with the first file, replaced when it had to be ended."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self.is_limited = True  # whether this system can limit the memory
        self._child = Child("dashboard.inbox.child", _LONGEST_ANSWER)

    def __enter__(self) -> Sandbox:
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
            question = {"format": kind, "label": label, "size": len(data)}
            answer = self._child.ask(question, data, self._seconds)
            self.is_limited = self._child.is_limited
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
        dates = tuple(Date(**date) for date in found["dates"])
        return Found(**{**found, "dates": dates, "notes": tuple(found["notes"])})

    def close(self) -> None:
        """End the child, if there is one."""
        self._child.close()
