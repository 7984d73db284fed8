"""A user's articles, kept as text files with a header in one folder, and the samples beside them.

Every file is written whole or not at all, and read back before it takes its name. The same text is
kept once: adding it again replaces its title, its date and the rest of its header.
"""

from __future__ import annotations

import dataclasses
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dashboard.errors import ArticleError, DashboardError, LibraryError
from dashboard.library.whole_file import write_whole
from dashboard.model import Article, Diagnostic
from dashboard.registry import PACKAGE
from dashboard.text.read import article_from_bytes, read_article, write_header

LIBRARY_VARIABLE = "DASHBOARD_LIBRARY"  # environment variable that names another folder
SAMPLES = PACKAGE.parent / "data" / "articles"
_LONGEST_SLUG = 48
_HASH_LENGTH = 10
_HEADER = ("title", "published", "source", "url", "timezone", "licence")
_NAME_ANOTHER = f"name another with --library or {LIBRARY_VARIABLE}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of one or more folders by name of file, and a problem for each that failed."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def library_folder(
    folder: Path | str | None = None, *, environment: Mapping[str, str] = os.environ
) -> Path:
    """The folder of the user's articles: the given one, the one of the environment, the usual one.

    It need not exist yet. Raises LibraryError where the system does not know the user's home.
    """
    chosen = folder or environment.get(LIBRARY_VARIABLE)
    if chosen:
        return _at_home(Path(chosen))
    return _at_home(platformdirs.user_data_path("event-timeline-dashboard", False)) / "articles"


def add(article: Article, folder: Path | None = None) -> Article:
    """Keep an article; returns it as it is read back, with the name of its file as its id.

    The body is kept to the code point. A text that is already there, or is one of the samples,
    keeps its id. Raises LibraryError if it cannot be written, ArticleError if it is no article.
    """
    place = library_folder(folder)
    target = place / f"{_file_id(article, place)}.txt"
    try:
        place.mkdir(parents=True, exist_ok=True)
        return _write(article, target)
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"{article.title or article.id}: holds half a character at {error.start} "
            "(a lone surrogate), which no text file can hold; remove it"
        ) from None
    except OSError as error:
        raise LibraryError(
            f"{place}: the article could not be kept ({error.strerror}); free space or rights "
            f"there, or {_NAME_ANOTHER}"
        ) from error


def with_known_header(article: Article, folder: Path | None = None) -> Article:
    """The article with what its own header leaves open, as the kept article of this text has it.

    So adding a bare text again never takes away its title, its date or its source. Without such an
    article it is returned as it is.
    """
    known = _known(article, library_folder(folder))
    if known is None:
        return article
    kept = {name: getattr(article, name) or getattr(known, name) for name in _HEADER}
    return dataclasses.replace(article, **kept)


def remove(article_id: str, folder: Path | None = None) -> None:
    """Remove a user's article by its id. Raises LibraryError if it is not there or cannot go."""
    place = library_folder(folder)
    path = next((p for p in _text_files(place) if p.stem == article_id), None)
    if path is None:
        raise LibraryError(f"{article_id}: is not in {place}; `dashboard library list` shows all")
    try:
        path.unlink()
    except OSError as error:
        raise LibraryError(f"{path}: cannot be removed ({error.strerror})") from error


def read_all(folder: Path | None = None) -> Reading:
    """The user's articles; a folder that is not there yet has none.

    Raises LibraryError if the folder cannot be listed. A file that fails is a problem of the
    reading, and the others are there.
    """
    return _read(_text_files(library_folder(folder)))


def read_samples(folder: Path = SAMPLES) -> Reading:
    """The articles that the dashboard opens with; none where the project's data is not there."""
    return _read(_text_files(folder))


def read_library(folder: Path | None = None) -> Reading:
    """The samples, then the user's articles; a user's copy of a sample takes the sample's place.

    Raises nothing: a library that cannot be read is a problem, and the samples are there.
    """
    samples = read_samples()
    try:
        own = read_all(folder)
    except LibraryError as error:
        own = Reading(problems=(_problem(str(error)),))
    texts = {article.sha256 for article in own.articles}
    kept = [article for article in samples.articles if article.sha256 not in texts]
    names = {article.id for article in kept}
    renamed = [_renamed(article) if article.id in names else article for article in own.articles]
    return Reading((*kept, *renamed), samples.problems + own.problems)


def _at_home(path: Path) -> Path:
    """The path with ``~`` spelled out."""
    try:
        expanded = path.expanduser()
    except RuntimeError:
        expanded = path
    if expanded.parts[:1] == ("~",):
        raise LibraryError(f"no home folder is known for the library; set HOME, or {_NAME_ANOTHER}")
    return expanded


def _text_files(folder: Path) -> list[Path]:
    try:
        found = [p for p in folder.iterdir() if p.suffix.casefold() == ".txt" and p.name[0] != "."]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LibraryError(
            f"{folder}: the library cannot be read ({error.strerror}); {_NAME_ANOTHER}"
        ) from error
    return sorted(found)


def _read(paths: Iterable[Path]) -> Reading:
    articles, problems = [], []
    for path in paths:
        try:
            articles.append(read_article(path))
        except DashboardError as error:
            problems.append(_problem(str(error)))
    return Reading(tuple(articles), tuple(problems))


def _problem(message: str) -> Diagnostic:
    return Diagnostic("library", message)


def _renamed(article: Article) -> Article:
    """The article under a name that no sample has."""
    return dataclasses.replace(article, id=f"{article.id}-{article.sha256[:_HASH_LENGTH]}")


def _known(article: Article, folder: Path) -> Article | None:
    """The sample or the kept article of this very text; None if there is none."""
    known = (*read_samples().articles, *_read(_text_files(folder)).articles)
    same = (a for a in known if a.sha256 == article.sha256 and a.text == article.text)
    return next(same, None)


def _file_id(article: Article, folder: Path) -> str:
    """The id under which this very text is known, else a new one from its title and its hash."""
    known = _known(article, folder)
    if known is not None:
        return known.id
    title = article.title or article.text.lstrip()[:_LONGEST_SLUG]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-") or "article"
    return f"{slug}-{article.sha256[:_HASH_LENGTH]}"


def _write(article: Article, target: Path) -> Article:
    """Write the article's file, once it has been seen to read back the same."""
    label = article.title or article.id
    stored: list[Article] = []

    def read_back(part: Path) -> None:
        stored.append(article_from_bytes(part.read_bytes(), target.stem, label=label))
        if stored[0].text != article.text:
            raise ArticleError(f"{label}: would not read back as it is; nothing was kept")

    pieces = [_header(article).encode(), article.text.encode("utf-8")]
    write_whole(target, pieces, check=read_back)
    return stored[0]


def _header(article: Article) -> str:
    """The header; never an empty one, which a body that begins with dashes would run into."""
    header = write_header(article)
    return header if ":" in header else "---\ntitle:\n---\n"
