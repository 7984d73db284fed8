"""The articles that a command line names: files, folders, zips, or standard input for ``-``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import parse_failure
from dashboard.model import Article, DocumentCreationTime, ParsedArticle

if TYPE_CHECKING:
    from dashboard.inbox.files import File, Received

STANDARD_INPUT = "-"


def add_files(parser: argparse.ArgumentParser, *, nargs: str | None = "+") -> None:
    """The arguments that say which articles are read, and when they were published."""
    parser.add_argument(
        "files",
        nargs=nargs,
        metavar="FILE",
        help="text, Markdown, a saved web page, PDF, DOCX, a folder or zip of these; - is standard "
        "input",
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="YYYY-MM-DD or “23 October 2024”, in place of what the headers say",
    )


@dataclass
class Input:
    """The articles of a command line; what failed is told at once and counted in ``failed``."""

    names: list[str]
    published: DocumentCreationTime | None
    say: Callable[[str], None]
    failed: int = field(default=0, init=False)
    done: int = field(default=0, init=False)

    def articles(self) -> Iterator[Article]:
        """Each article that can be read, in the order given."""
        from dashboard.inbox.receive import receive

        for received in receive(self._files(), self.published):
            if received.refusal:
                self._fail(received.refusal)
            if received.note:
                self.say(received.note)
            if received.article is not None:
                yield received.article

    def parsed(self, parse: Callable[[Article], ParsedArticle]) -> Iterator[ParsedArticle]:
        """Each article that can be read and parsed, with its warnings told."""
        seen: set[str] = set()
        for article in self.articles():
            if article.id in seen:
                self.say(f"{article.id}: note: two articles have this name; so do their events")
            seen.add(article.id)
            try:
                parsed = parse(article)
            except Exception as error:  # one article never loses the others
                self._fail(parse_failure(article.id, error))
                continue
            for diagnostic in parsed.diagnostics:
                self.say(f"{article.id}: note: {diagnostic.message}")
            self.done += 1
            yield parsed

    @property
    def status(self) -> int:
        """The exit status: 2 if any article failed."""
        return 2 if self.failed else 0

    def _files(self) -> Iterator[File | Received]:
        from dashboard.errors import ArticleError
        from dashboard.inbox.fetch import fetch, is_address
        from dashboard.inbox.files import File, Received
        from dashboard.inbox.gather import gather

        for name in self.names:
            if name == STANDARD_INPUT:
                yield File("standard input", sys.stdin.buffer.read(), article_id="stdin")
            elif is_address(name):
                try:
                    yield fetch(name)
                except ArticleError as error:
                    yield Received(name, refusal=str(error))
            else:
                yield from gather([Path(name)])

    def _fail(self, message: str) -> None:
        self.failed += 1
        self.say(message)


def open_input(arguments: argparse.Namespace) -> Input:
    """The input that the arguments of ``add_files`` ask for."""
    from dashboard.cli import say
    from dashboard.dates import read_publication

    files = arguments.files if isinstance(arguments.files, list) else [arguments.files]
    published = read_publication(arguments.published) if arguments.published else None
    return Input(files, published, say)
