"""Parses articles in a child process with limits of time and memory, which keeps its model.

spaCy holds the interpreter's lock for as long as it cuts a paragraph into tokens, and a pattern for
as long as it matches: in the process of the server nothing else could be answered meanwhile.
"""

from __future__ import annotations

import json
import threading

from dashboard.contract import from_whole_record, to_whole_record
from dashboard.errors import ArticleError
from dashboard.inbox.process import Child
from dashboard.model import Article, ParsedArticle

_SECONDS = 30.0  # for any article, and for each 1,000 characters one more:
_SECONDS_A_CHARACTER = 0.001  # twenty times what prose takes on a machine with nothing else to do
_LONGEST_ANSWER = 2**30  # bytes


class LimitError(ArticleError):
    """An article that cannot be read within the limits; the message says which one it reached."""


class StoppedError(ArticleError):
    """An article that was not read to its end, as the program ends."""


class ParserProcess:
    """The child process; one article at a time, whoever asks. It is started when it is needed."""

    def __init__(
        self, seconds: float = _SECONDS, seconds_a_character: float = _SECONDS_A_CHARACTER
    ) -> None:
        self._seconds, self._rate = seconds, seconds_a_character
        self._child = Child("dashboard.inbox.parser_child", _LONGEST_ANSWER)
        self._asking = threading.Lock()
        self._is_closed = False

    @property
    def is_limited(self) -> bool:
        """Whether the memory has a limit; true until the child process said that it has none."""
        return self._child.is_limited

    def parse(self, article: Article) -> ParsedArticle:
        """The article, parsed as ``pipeline.parse`` does.

        Raises LimitError where it reaches a limit, StoppedError once this is closed, RuntimeError
        where the parser fails.
        """
        with self._asking:
            if self._is_closed:
                raise StoppedError(f"{article.id}: not read, as the program ends")
            return self._parse(article)

    def _parse(self, article: Article) -> ParsedArticle:
        seconds = self._seconds + self._rate * len(article.text)
        data = json.dumps(to_whole_record(ParsedArticle(article))).encode()
        question = {"size": len(data), "seconds": seconds}
        try:
            answer = self._child.ask(question, data, seconds)
        except TimeoutError:  # an OSError, too
            raise LimitError(f"reading it takes more than {seconds:.0f} s, the limit") from None
        except (OSError, EOFError, ValueError) as error:
            self._child.close()
            if self._is_closed:
                raise StoppedError(f"{article.id}: not read, as the program ends") from None
            if isinstance(error, OSError):
                raise RuntimeError(f"the process that reads articles: {error}") from error
            raise LimitError("the process that read it ended at once") from None
        if "parsed" in answer:
            return from_whole_record(answer["parsed"])
        if answer.get("failed") == "memory":
            self._child.close()
            raise LimitError("reading it takes more than 4 GiB of memory, the limit")
        raise RuntimeError(str(answer.get("failed")))

    def close(self) -> None:
        """End the child, also while it reads; nothing is read any more."""
        self._is_closed = True
        self._child.kill()
