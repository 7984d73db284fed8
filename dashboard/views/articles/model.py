"""What a person gives when adding an article, made into one, or refused with a reason."""

from __future__ import annotations

import dataclasses
import textwrap
from dataclasses import dataclass

from dashboard.contract import read_published
from dashboard.errors import ArticleError, LibraryError
from dashboard.library.folder import add, read_all, remove
from dashboard.model import Article, DocumentCreationTime
from dashboard.text.read import article_from_bytes, article_from_text

_LONGEST_TITLE = 80
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


def keep(draft: Draft) -> tuple[str, str | None]:
    """Keep the article of a draft; what came of it in words, and its id. Raises DashboardError."""
    return _kept(add(read_draft(draft)), "Added")


def dated(article: Article, day: str) -> tuple[str, str | None]:
    """Keep the article with another date of publication; what came of it, and its id."""
    return _kept(add(dataclasses.replace(article, published=_published(day))), "Saved")


def withdraw(article: Article) -> tuple[str, str | None]:
    """Take the article out of the library; what came of it. Raises LibraryError if it cannot."""
    remove(article.id)
    return f"Removed: {article.title or article.id}", None


def own_ids() -> frozenset[str]:
    """The ids of the user's own articles, which can be removed; none if they cannot be read."""
    try:
        return frozenset(article.id for article in read_all().articles)
    except LibraryError:
        return frozenset()


def _kept(article: Article, verb: str) -> tuple[str, str | None]:
    lines = [f"{verb}: {article.title or article.id}"]
    lines += [_NO_DATE] if article.published is None else []
    return "\n".join(lines + [d.message for d in article.diagnostics]), article.id


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
