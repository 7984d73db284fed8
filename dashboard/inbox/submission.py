"""What a person gives in one go: a pasted text, files, an address, and what is known of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.dates import read_publication
from dashboard.errors import ArticleError
from dashboard.inbox.fetch import fetch
from dashboard.inbox.files import File, Received
from dashboard.inbox.receive import receive
from dashboard.nlp.read import article_from_text


@dataclass(frozen=True, slots=True)
class Submission:
    """What was given; title, date and source are what the header lacks, or correct it."""

    text: str = ""
    files: tuple[tuple[str, bytes], ...] = ()  # names and bytes
    url: str = ""
    title: str = ""
    published: str = ""
    source: str = ""


def read_submission(given: Submission) -> list[Received]:
    """What comes of each part of it. Raises ArticleError where nothing of it is an article."""
    with _in_field("date"):
        published = read_publication(given.published) if given.published.strip() else None
    files: list[File | Received] = [File(name, data) for name, data in given.files]
    if given.url.strip():
        with _in_field("url"):
            files.append(fetch(given.url.strip()))
    received = list(receive(files, published)) if files else []
    if given.text.strip():
        pasted = article_from_text(
            given.text, "pasted", published=published, label="the pasted text"
        )
        received.insert(0, Received("the pasted text", pasted))
    if not received:
        told = "nothing was given; paste the text of an article or choose a file"
        raise ArticleError(told, field="text")
    if not any(one.article for one in received):
        raise ArticleError("\n".join(filter(None, (r.refusal or r.note for r in received))))
    return received


@contextlib.contextmanager
def _in_field(name: str) -> Iterator[None]:
    """An ArticleError that is raised within is one of this field of the form."""
    try:
        yield
    except ArticleError as error:
        error.field = name
        raise
