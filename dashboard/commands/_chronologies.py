"""Several chronologies in one installation: list them, begin, use, name, archive one."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_chronologies(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The options of ``library chronologies``; returns the parsers of what can be done."""
    actions = parser.add_subparsers(dest="chronology_action", metavar="WHAT")
    actions.add_parser("list", help="all of them; the current one is marked (what is done without)")
    actions.add_parser("new", help="begin one, which is the current one then").add_argument("title")
    for name, words in (
        ("use", "make one the current one, which page and command line use"),
        ("archive", "offer one no more; its file stays"),
        ("restore", "take one out of the archive"),
    ):
        actions.add_parser(name, help=words).add_argument("name", help="its name or title")
    about = actions.add_parser("name", help="title, scope and author of the library")
    about.add_argument("--title", metavar="WORDS")
    about.add_argument("--scope", metavar="WORDS", help="what it covers, in a line")
    about.add_argument("--author", metavar="NAME")
    return list(actions.choices.values())


def chronologies(arguments: argparse.Namespace, library: Path) -> int:
    """Do what was asked for; print each that there is, or the one that was spoken of."""
    from dashboard.errors import LibraryError
    from dashboard.library import chronologies as kept

    if arguments.chronology_action == "name":
        return _name(arguments, library)
    if arguments.library:
        raise LibraryError(
            f"{library}: a library that is named is one chronology; leave --library out, or use "
            "`library chronologies name`"
        )
    act = {"use": kept.use, "archive": kept.archive, "restore": kept.bring_back}
    if arguments.chronology_action == "new":
        _tell(kept.make(arguments.title))
    elif arguments.chronology_action in act:
        _tell(act[arguments.chronology_action](kept.find(arguments.name).name))
    else:
        now = kept.current().name
        for one in kept.chronologies():
            _tell(one, "* " if one.name == now else "  ")
    return 0


def _name(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.library import settings
    from dashboard.timeline.selection import About

    now = settings.about(library)
    given = (arguments.title, arguments.scope, arguments.author)
    before = (now.title, now.scope, now.author)
    told = About(*(b if g is None else g for g, b in zip(given, before, strict=True)))
    if told != now:
        settings.describe(told, library)
        told = settings.about(library)
    for name, value in (("title", told.title), ("scope", told.scope), ("author", told.author)):
        print(f"{name}: {value}")
    return 0


def _tell(one: object, before: str = "") -> None:
    from dashboard.cli import plain
    from dashboard.library.chronologies import Chronology

    assert isinstance(one, Chronology)
    archived = "  (archived)" if one.archived else ""
    print(f"{before}{one.name or 'first'}  {plain(one.title)}  {one.library}{archived}")
