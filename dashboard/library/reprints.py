"""The same story reprinted: kept articles of which a new one is a copy, as sources are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dashboard.library.database import reading
from dashboard.library.place import library_file
from dashboard.library.stored import read
from dashboard.model import Article
from dashboard.timeline.merging.copied_text import COPIED, shared, sketch

RUN = 5  # words, by which others are looked up
_ASKED = 12  # runs of the new text by which others are looked up
_CANDIDATES = 8
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reprint:
    """A kept article that tells a new one's story in the same words, and about how many of them."""

    id: str
    title: str | None
    source: str | None
    share: float


def find_reprint(article: Article, place: Path | None = None) -> Reprint | None:
    """The kept article that is most alike; None if it is a copy of none.

    What a copy is ``timeline.copied_text`` says: two that are told here count as one source. Only
    articles that hold one of a few of its rarest-looking runs are compared, found by the index of
    words: so the time hardly grows with the library. The very same text is none, and an article is
    no reprint of one that came after it. Raises LibraryError.
    """
    own = sketch(article.text)
    if not own:
        return None
    with reading(library_file(place)) as connection:
        if connection is None:
            return None
        match = " OR ".join('"' + " ".join(run) + '"' for run in _rarest(_shingles(article.text)))
        rows = connection.execute(
            "SELECT article.* FROM article_words JOIN article ON number = article_words.rowid"
            " WHERE article_words MATCH ? AND number < coalesce("
            "(SELECT number FROM article WHERE sha256 = ?), 1 << 62) ORDER BY rank LIMIT ?",
            (f"text : ({match})", article.sha256, _CANDIDATES),
        ).fetchall()
    alike = [
        Reprint(row["id"], row["title"], row["source"], share)
        for row in read("article", rows, lambda row: row)
        if (share := shared(own, sketch(row["text"]))) >= COPIED
    ]
    return max(alike, key=lambda reprint: reprint.share, default=None)


def tell_reprint(reprint: Reprint) -> str:
    """A line for the one who adds it."""
    source = f" ({reprint.source})" if reprint.source else ""
    return (
        f"the same story as “{reprint.title or reprint.id}”{source}, reprinted: "
        f"about {reprint.share:.0%} of it in the same words; both are kept, and count as one source"
    )


def _shingles(text: str) -> set[tuple[str, ...]]:
    """The w-shingles of a text: runs of words, without regard to case, marks and line breaks."""
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[i:] for i in range(RUN)), strict=False))


def _rarest(runs: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A few shingles to look other texts up by: those of the longest words, which are rare."""
    return sorted(runs, key=lambda run: (-sum(map(len, run)), run))[:_ASKED]
