"""List, add to and remove from the articles that you keep."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.cli import plain
from dashboard.commands._input import add_files, open_input

HELP = "list the articles that you keep, add or remove some"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("--library", metavar="FOLDER", help="where your articles are kept")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="your articles: id, date of publication, title")
    add_files(actions.add_parser("add", help="keep copies of these articles"))
    remove = actions.add_parser("remove", help="remove articles by their ids")
    remove.add_argument("ids", nargs="+", metavar="ID")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for; 2 if any of it failed."""
    from dashboard.library.folder import library_folder

    folder = library_folder(arguments.library)
    if arguments.action == "list":
        return _list(folder)
    return _add(arguments, folder) if arguments.action == "add" else _remove(arguments.ids, folder)


def _list(folder: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.folder import read_all

    reading = read_all(folder)
    count = len(reading.articles)
    say(f"{count} article{'' if count == 1 else 's'} in {folder}")
    for article in reading.articles:
        print(f"{article.id}  {article.published or 'undated'}  {plain(article.title or '')}")
    for problem in reading.problems:
        say(problem.message)
    return 2 if reading.problems else 0


def _add(arguments: argparse.Namespace, folder: Path) -> int:
    from dashboard.errors import ArticleError
    from dashboard.library.folder import add, with_known_header

    articles = open_input(arguments)
    refused = 0
    for article in articles.articles():
        try:
            stored = add(with_known_header(article, folder), folder)
        except ArticleError as error:
            refused = 2
            articles.say(str(error))
            continue
        print(stored.id)
    return articles.status or refused


def _remove(ids: list[str], folder: Path) -> int:
    from dashboard.library.folder import remove

    for article_id in ids:
        remove(article_id, folder)
    return 0
