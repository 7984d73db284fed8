"""What a person gives when adding an article, made into one, or refused with a reason."""

from __future__ import annotations

import dataclasses
import re
import textwrap
from dataclasses import dataclass

from dashboard.contract import read_published
from dashboard.dates import find_dateline
from dashboard.errors import ArticleError, LibraryError
from dashboard.library.articles import add, read_library, read_own, remove, with_known_header
from dashboard.model import Article, DocumentCreationTime
from dashboard.text.analysis import Depth, analyse
from dashboard.text.read import article_from_bytes, article_from_text

_LONGEST_TITLE = 80
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_NO_DATE = (
    "Its date of publication is not known, so words like “Thursday” or “last month” stay "
    "unresolved. Choose it below and give the date."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was given: a pasted text or a file's bytes, and what the header lacks or corrects."""

    text: str = ""
    data: bytes | None = None
    name: str = ""
    title: str = ""
    published: str = ""


def read_draft(draft: Draft) -> Article:
    """The article of a draft. Raises ArticleError, saying what to do, for any bad input."""
    published = _published(draft.published)
    if draft.data is not None:
        stem = draft.name.rpartition(".")[0] or draft.name or "file"
        article = article_from_bytes(
            draft.data, stem, published=published, label=draft.name or "the file"
        )
    elif draft.text.strip():
        article = article_from_text(
            draft.text, "pasted", published=published, label="the pasted text"
        )
    else:
        raise ArticleError("nothing was given; paste the text of an article or choose a text file")
    title = " ".join(draft.title.split()) or article.title or first_words(article.text)
    return dataclasses.replace(article, title=title)


def first_words(text: str) -> str:
    """What an article without a title is called: its first line, cut between words."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return textwrap.shorten(line, _LONGEST_TITLE, placeholder=" …") or line[:_LONGEST_TITLE]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action came to: a line, what to beware of, the article to see or to bring back."""

    words: str
    warnings: tuple[str, ...] = ()
    article: str | None = None
    removed: Article | None = None


def keep(draft: Draft) -> Outcome:
    """Keep the article of a draft. Raises DashboardError.

    A text that is there already keeps the title and the date that the draft leaves open.
    """
    article = read_draft(draft)
    known = next((a for a in read_library().articles if a.text == article.text), None)
    if known is None:
        return _kept(add(article), "Added")
    title = draft.title.strip() or (
        known.title if article.title == first_words(article.text) else article.title
    )
    article = dataclasses.replace(with_known_header(article), title=title or article.title)
    if (article.title, article.published) == (known.title, known.published):
        return _kept(known, "Already there")
    return _kept(add(article), "Already there; its title and date are now as given")


def dated(article: Article, day: str) -> Outcome:
    """Keep the article with another date of publication. Raises DashboardError."""
    return _kept(add(dataclasses.replace(article, published=_published(day))), "Saved")


def withdraw(article: Article) -> Outcome:
    """Take the article out of the library. Raises LibraryError if it cannot go."""
    own = next((a for a in read_own().articles if a.text == article.text), article)
    remove(own.id)
    return Outcome(f"Removed “{article.title or article.id}”", removed=own)


def restore(article: Article) -> Outcome:
    """Bring a removed article back. Raises DashboardError."""
    return _kept(add(article), "Brought back")


def own_ids() -> frozenset[str]:
    """The ids of the user's own articles, which can be removed; none if they cannot be read."""
    try:
        return frozenset(article.id for article in read_own().articles)
    except LibraryError:
        return frozenset()


def _kept(article: Article, verb: str) -> Outcome:
    warnings = [_dateline_of(article)] if article.published is None else []
    warnings += [_capital(d.message) for d in article.diagnostics]
    tag = _TAG.search(article.text)
    if tag is not None:
        warnings.append(f"It holds tags such as {tag[0][:40]}: they are read as text.")
    words = f"{verb}: {article.title or article.id}"
    return Outcome(words, tuple(warnings), article.id)


def _dateline_of(article: Article) -> str:
    """What the head of an article without a date says of it, or that it says nothing."""
    found = find_dateline(analyse(article.text, depth=Depth.TAGS))
    if found is None:
        return _NO_DATE
    return f"Its date of publication is read from its head: {found}. Choose it below to correct it."


def _capital(message: str) -> str:
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."


def _published(value: str) -> DocumentCreationTime | None:
    return read_published(value) if value.strip() else None


def row(article: Article, events: int) -> dict[str, str | int]:
    """One line of the table of articles."""
    return {
        "Title": article.title or article.id,
        "Published": str(article.published or "not known"),
        "Events": events,
        "Source": article.source or "",
    }
