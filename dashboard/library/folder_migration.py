"""The articles that were kept as text files in a folder, before there was a library."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dashboard.errors import LibraryError
from dashboard.library.place import NAME_ANOTHER, old_folder
from dashboard.library.rows import keep
from dashboard.library.samples import read_folder
from dashboard.library.stored import write

NOT_TAKEN_OVER = "not taken over"  # the setting with a line for each file that is no article


def take_over(library: Path, connection: sqlite3.Connection) -> None:
    """Keep in a new library the articles of the old folder, under the names of their files.

    The files stay where they are. What is said of one that is no article is kept in the settings.
    Raises LibraryError where something else stands in the library's way.
    """
    folder = old_folder(library)
    try:
        found = read_folder(folder)
    except OSError as error:
        raise LibraryError(
            f"{folder}: the library cannot be read ({error.strerror}); {NAME_ANOTHER}"
        ) from error
    for article in found.articles:
        keep(article, connection, known_as=article.id)
    left = "\n".join(problem.message for problem in found.problems)
    if left:
        statement = "INSERT INTO setting (name, value) VALUES (?, ?)"
        write(connection, "setting", statement, (NOT_TAKEN_OVER, left))


def has_old_articles(library: Path) -> bool:
    """Whether there is something to be taken over."""
    folder = old_folder(library)
    try:
        return any(path.suffix.casefold() == ".txt" for path in folder.iterdir())
    except OSError:
        return False
