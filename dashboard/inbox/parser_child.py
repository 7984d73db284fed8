"""The child process that parses articles, so that no text holds up who asks; it keeps its model.

Asked and answering as ``child`` does. Started by ``parser``, never imported by what runs elsewhere.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import sys
import threading
from typing import Any

from dashboard.inbox.limits import MEMORY, limit_memory, limit_time, open_answers, say


def main() -> None:
    """Answer until there are no more questions, or memory ran out once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks
    limited = limit_memory(MEMORY)
    answers, questions = open_answers(), queue.SimpleQueue[tuple[Any, bytes]]()
    threading.Thread(target=_listen, args=(questions,), daemon=True).start()
    from dashboard.nlp.analysis import analyse

    while True:
        question, data = questions.get()
        with contextlib.suppress(MemoryError):
            analyse("")  # loads the model, which is not of the article's time
        limit_time(question["seconds"])
        say(answers, {"begun": True, "limited": limited})
        answer = _answer(data)
        say(answers, answer)
        if answer.get("failed") == "memory":
            return


def _listen(questions: queue.SimpleQueue[tuple[Any, bytes]]) -> None:
    """Take in questions, and end at once, whatever is being read, when nobody is there to ask."""
    while line := sys.stdin.buffer.readline():
        question = json.loads(line)
        questions.put((question, sys.stdin.buffer.read(question["size"])))
    os._exit(0)


def _answer(data: bytes) -> dict[str, Any]:
    from dashboard.contract import from_whole_record, to_whole_record
    from dashboard.pipeline import parse

    try:
        return {"parsed": to_whole_record(parse(from_whole_record(json.loads(data)).article))}
    except MemoryError:
        return {"failed": "memory"}
    except Exception as error:  # a fault of this program: it is told, and the next is read
        return {"failed": f"{type(error).__name__}: {error}"[:200]}


if __name__ == "__main__":
    main()
