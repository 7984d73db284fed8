"""What a person gives when adding an article, made into one, or refused with a reason."""

from __future__ import annotations

import dataclasses
import re
import textwrap
from dataclasses import dataclass

from dashboard.dates import find_dateline
from dashboard.errors import LibraryError
from dashboard.inbox.files import Received
from dashboard.inbox.formats import endings as known_endings
from dashboard.inbox.submission import Submission, read_submission
from dashboard.library.articles import (
    add,
    add_all,
    read_library,
    read_own,
    with_known_header,
)
from dashboard.library.imports import import_bytes, tell
from dashboard.library.reprints import find_reprint, tell_reprint
from dashboard.library.versions import Superseded, supersede
from dashboard.library.versions import tell as tell_version
from dashboard.model import Article, DocumentCreationTime
from dashboard.nlp.analysis import Depth, analyse

FILES = "or files: text, Markdown, saved web pages, PDF, Word documents, or a zip of these"
_LONGEST_TITLE = 80
_MOST_WORDS = 3  # beside figures, in a line that only dates an article
_HEAD = 3  # lines at the top among which the title is
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_NO_DATE = (
    "Its date of publication is not known, so words like “Thursday” or “last month” stay "
    "unresolved. Give it under “Dates of publication that are missing”, now or later."
)


def endings() -> list[str]:
    """The endings of the files that can be given, without their dots."""
    return sorted(ending.lstrip(".") for ending in (*known_endings(), ".zip"))


def first_words(text: str) -> str:
    """What an article without a title is called: its first line, cut between words.

    Not a line that only dates it, where another follows.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_HEAD]
    line = next((line for line in lines if not _only_dates(line)), "".join(lines[:1]))
    return textwrap.shorten(line, _LONGEST_TITLE, placeholder=" …") or line[:_LONGEST_TITLE]


def _only_dates(line: str) -> bool:
    """Whether a short line at the head of a text says when it was published: "3 March 1999"."""
    words = [word for word in line.split() if word.strip(",.:").isalpha()]
    if len(words) > _MOST_WORDS or not any(c.isdigit() for c in line):
        return False
    return find_dateline(analyse(line, depth=Depth.TAGS)) is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action came to: a line, what to beware of, the article to see, those to bring back.

    ``report`` has a row for each file, where there were several; ``refused`` counts those that
    were not taken.
    """

    words: str
    warnings: tuple[str, ...] = ()
    article: str | None = None
    removed: tuple[Article, ...] = ()
    report: tuple[dict[str, str], ...] = ()
    refused: int = 0


def keep(given: Submission) -> Outcome:
    """Keep the articles of what was given. Raises DashboardError.

    A text that is there already keeps what is left open of title, date and source.
    """
    received = [_sourced(one, given.source) for one in read_submission(given)]
    known = {article.text: article for article in read_library().articles}
    if len(received) == 1 and received[0].article is not None:
        return _keep_one(received[0].article, given, known)
    articles = [_titled(with_known_header(r.article)) for r in received if r.article]
    stored = iter(add_all(articles))
    rows, seen, there = [], set(known), 0
    for one in received:
        article = next(stored) if one.article else None
        is_there = article is not None and article.text in seen
        newer = supersede(article) if article and not is_there else None
        rows.append(_report(one, article, newer, there=is_there))
        there += is_there
        seen |= {article.text} if article else set()
    refused = sum(one.refusal is not None for one in received)
    words = _counted(len(articles) - there, there, refused)
    return Outcome(words, report=tuple(rows), refused=refused)


def _counted(kept: int, there: int, refused: int) -> str:
    """How many articles came in, and what came of the other files."""
    parts = ["1 article is kept" if kept == 1 else f"{kept} articles are kept"]
    parts += [f"{there} {'was' if there == 1 else 'were'} there already"] * bool(there)
    parts += [f"{refused} refused"] * bool(refused)
    return ", ".join(parts)


def _keep_one(article: Article, given: Submission, known: dict[str, Article]) -> Outcome:
    title = " ".join(given.title.split())
    there = known.get(article.text)
    if there is None:
        article = _titled(dataclasses.replace(article, title=title or article.title))
        stored = add(article)
        return told(stored, "Added", supersede(stored))
    title = title or article.title or there.title or first_words(article.text)
    article = dataclasses.replace(with_known_header(article), title=title)
    if _header(article) == _header(there):
        return told(there, "Already there")
    return told(add(article), "Already there; its title, date and source are now as given")


def _header(article: Article) -> tuple[object, ...]:
    return article.title, article.published, article.source


def _sourced(received: Received, source: str) -> Received:
    """What came of a file, with the source that a person gave in the place of its own."""
    source = " ".join(source.split())
    if received.article is None or not source:
        return received
    article = dataclasses.replace(received.article, source=source)
    return dataclasses.replace(received, article=article)


def _titled(article: Article) -> Article:
    return dataclasses.replace(article, title=article.title or first_words(article.text))


def _report(
    one: Received, article: Article | None, newer: Superseded | None, *, there: bool
) -> dict[str, str]:
    """The row of a file: what came of it, and what to know of it."""
    if article is None:
        result, told = ("Refused", one.refusal) if one.refusal else ("Left out", one.note)
        return _report_row(one.name, result, told=told or "")
    told = "; ".join([*(d.message for d in article.diagnostics), *_alike(article, newer)])
    result = "Already there" if there else "Added"
    published = str(article.published or _dateline(article) or "not known")
    return _report_row(one.name, result, article.title or "", published, told=told)


def _report_row(
    name: str, result: str, title: str = "", published: str = "", *, told: str
) -> dict[str, str]:
    return {
        "File": name,
        "Result": result,
        "Title": title,
        "Published": published,
        "What to know": told,
    }


def take_in(name: str, data: bytes) -> Outcome:
    """Take in a file that was exported from a library. Raises LibraryError: nothing is changed."""
    taken = import_bytes(data, name)
    return Outcome(_capital(tell(taken)), tuple(map(_capital, taken.notes)))


def own_ids() -> frozenset[str]:
    """The ids of the user's own articles, which can be removed; none if they cannot be read."""
    try:
        return frozenset(article.id for article in read_own().articles)
    except LibraryError:
        return frozenset()


def told(article: Article, verb: str, newer: Superseded | None = None) -> Outcome:
    """What came of an article that is kept now, and what to beware of.

    ``newer``: whose place it took, or which took its own.
    """
    warnings = [_dateline_of(article)] if article.published is None else []
    warnings += [_capital(d.message) for d in article.diagnostics]
    warnings += [_capital(line) for line in _alike(article, newer)]
    tag = _TAG.search(article.text)
    if tag is not None:
        warnings.append(f"It holds tags such as {tag[0][:40]}: they are read as text.")
    words = f"{verb}: {article.name}"
    return Outcome(words, tuple(warnings), article.id)


def _alike(article: Article, newer: Superseded | None) -> list[str]:
    """A line on the kept article of which this is another version or a reprint; none without."""
    if newer is not None:
        return [tell_version(newer)]
    found = find_reprint(article)
    return [] if found is None else [tell_reprint(found)]


def _dateline_of(article: Article) -> str:
    """What the head of an article without a date says of it, or that it says nothing."""
    found = _dateline(article)
    if found is None:
        return _NO_DATE
    return f"Its date of publication is read from its head: {found}. Choose it below to correct it."


def _dateline(article: Article) -> DocumentCreationTime | None:
    return find_dateline(analyse(article.text, depth=Depth.TAGS))


def _capital(message: str) -> str:
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."
