"""The articles that the dashboard opens with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.installed import SAMPLES
from dashboard.model import Article, Diagnostic
from dashboard.nlp.read import read_article


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles, and a problem for each that failed.

    ``samples``: they stand where a person has no article of his own yet.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    samples: bool = False


def read_samples(folder: Path = SAMPLES) -> Reading:
    """The articles of the project's data, by name of file; none where that is not there."""
    return read_folder(folder)


def read_folder(folder: Path) -> Reading:
    """The text files of a folder as articles, by name of file; none where there is no folder.

    A file that fails is a problem of the reading, and the others are there. Raises OSError where
    the folder cannot be listed.
    """
    articles, problems = [], []
    files = sorted(folder.iterdir()) if folder.exists() else []
    for path in files:
        if path.suffix.casefold() != ".txt" or path.name.startswith("."):
            continue
        try:
            articles.append(read_article(path))
        except DashboardError as error:
            problems.append(Diagnostic("library", str(error)))
    return Reading(tuple(articles), tuple(problems))
