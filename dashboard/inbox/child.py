"""The child process that reads files which are not plain text: little memory, no network.

It is asked on standard input and answers on standard output, one line of JSON each way; behind a
question come the bytes of the file. Started by ``apart``, never imported by what runs elsewhere.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from typing import IO, Any

from dashboard.inbox.limits import limit_memory, open_answers, say

MEMORY = 2**30  # bytes
_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.", "shutil."),
    *("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename"),
)


def main() -> None:
    """Answer until there are no more questions, or memory ran out once."""
    limited = limit_memory(MEMORY)
    sys.addaudithook(_refuse)
    answers = open_answers()
    questions = sys.stdin.buffer
    while line := questions.readline():
        question = json.loads(line)
        data = questions.read(question["size"])
        if not _answer(question, data, answers, limited):
            return


def _answer(question: dict[str, Any], data: bytes, answers: IO[bytes], limited: bool) -> bool:
    from dashboard.errors import ArticleError
    from dashboard.inbox.formats import formats

    module = formats()[question["format"]]
    with contextlib.suppress(MemoryError):
        module.prepare()
    say(answers, {"begun": True, "limited": limited})
    try:
        found = module.read(data, question["label"])
        say(answers, {"found": dataclasses.asdict(found)})
    except ArticleError as error:
        say(answers, {"refused": str(error)})
    except MemoryError:
        say(answers, {"failed": "memory"})
        return False
    except RecursionError:
        say(answers, {"failed": "depth"})
    except Exception as error:  # a library may raise anything on a file that is damaged
        say(answers, {"failed": f"{type(error).__name__}: {error}"[:200]})
    return True


def _refuse(event: str, _: Any) -> None:
    """Whatever a file makes a library do, it reaches no network and starts and removes nothing."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not for the reader of files")


if __name__ == "__main__":
    main()
