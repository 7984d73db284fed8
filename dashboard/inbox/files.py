"""What goes through the inbox: files as they were given, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.model import Article

LARGEST_FILE = 20 * 2**20  # bytes of one file, as for what is uploaded in the browser


@dataclass(frozen=True, slots=True)
class File:
    """A file by its name, with its bytes.

    ``within`` names the zip that it lay in; ``article_id`` what its article is called, if not by
    the stem of its name; ``url`` where it was fetched.
    """

    name: str
    data: bytes
    within: str | None = None
    article_id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date that a file states for its publication: where it stands, and as it stands there.

    ``sure``: what stands there is the day of publication and nothing else.
    """

    where: str
    value: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a format found in a file; ``notes`` say how it was read and what to beware of.

    ``dates`` are those of its publication, the most trusted first.
    """

    text: str
    title: str | None = None
    dates: tuple[Date, ...] = ()
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a file: its article, or why there is none, or only a note on what was left out.

    ``refusal`` and ``note`` are whole lines that name the file.
    """

    name: str
    article: Article | None = None
    refusal: str | None = None
    note: str | None = None
