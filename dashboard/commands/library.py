"""The articles that you keep: add, search, remove, export, import; check, back up, restore."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import plain, visible
from dashboard.commands._actors import actors, add_actors, tell_log
from dashboard.commands._chronologies import add_chronologies, chronologies
from dashboard.commands._chronology import add_table, import_table, is_table
from dashboard.commands._coverage import add_coverage, show_coverage
from dashboard.commands._export import add_export, export
from dashboard.commands._input import add_files, open_input
from dashboard.commands._ledger import add_ledger, show_ledger
from dashboard.commands._mark import add_mark, add_undo, mark, undo
from dashboard.commands._merge import add_merge, merge
from dashboard.commands._own import add_own, own
from dashboard.commands._upgrade import upgrade

if TYPE_CHECKING:
    from dashboard.library.articles import Added
    from dashboard.model import Article

HELP = "the articles that you keep: add, list, search, export, import, remove; check, back up"

_AT_ONCE = 200  # articles that are kept in one transaction at most
_BEGINNING = 60  # characters of a text by which one without a title is known
_A_MOMENT = 1.0  # seconds after which those that were read are kept, though they are fewer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    _add_place(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="your articles: id, date of publication, title")
    add_parser = actions.add_parser("add", help="keep copies of these articles")
    add_files(add_parser)
    add_parser.add_argument(
        "--allow-url", action="store_true", help="FILE may be the address of a web page: fetch it"
    )
    show = actions.add_parser("show", help="an article as it is kept, with its header")
    show.add_argument("id", metavar="ID")
    search = actions.add_parser("search", help="the articles that hold all of these words")
    search.add_argument("words", nargs="+", metavar="WORD")
    add_export(actions.add_parser("export", help="write the timeline, as the page would"))
    add_ledger(actions.add_parser("ledger", help="where the sources of one event differ"))
    add_coverage(actions.add_parser("coverage", help="what each week holds; why nothing is told"))
    back = actions.add_parser(
        "import",
        help="take in what was exported as JSON or --whole, or a chronology (CSV, XLSX)",
        description="Takes in what was exported as JSON, or --whole; a table (CSV, XLSX) as events "
        "of your own, once it was shown how. Articles and views that are "
        "here stay as they are; the corrections that come in hold, also where the same was "
        "corrected here: both stay in the log.",
    )
    back.add_argument("file", metavar="FILE", type=Path)
    add_table(back)
    add_merge(actions.add_parser("merge", help="bring what two people did apart together"))
    remove = actions.add_parser("remove", help="remove articles by their ids")
    remove.add_argument("ids", nargs="+", metavar="ID")
    actions.add_parser("check", help="whether every page, row and line of the log is what was kept")
    actions.add_parser("log", help="what people changed: when, who, what it was, what it is, why")
    add_mark(actions.add_parser("mark", help="check, tag, hide or join all that a query leaves"))
    add_own(actions.add_parser("own", help="write down an event that stands in no article"))
    add_undo(actions.add_parser("undo", help="take lines of the log back, all in one act"))
    backup = actions.add_parser("backup", help="copy the whole library")
    backup.add_argument("file", nargs="?", metavar="FILE", type=Path, help="a new file for it")
    backup.add_argument("--to", metavar="FILE", type=Path, help="the same")
    restore = actions.add_parser("restore", help="put a backup in the library's place")
    restore.add_argument("backup", metavar="BACKUP", type=Path)
    actions.add_parser(
        "upgrade",
        help="read all anew by this parser, after a backup, and say what came of what was changed",
    )
    several = actions.add_parser("chronologies", help="several in one installation: list, new, use")
    who = actions.add_parser("actors", help="who is who: list, join, split, rename, undo")
    for action in (*actions.choices.values(), *add_actors(who), *add_chronologies(several)):
        _add_place(action, default=argparse.SUPPRESS)  # what stood before the action holds


def _add_place(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """The library may be named before the action, and after it."""
    words = "the library's folder or .sqlite file"
    parser.add_argument("--library", metavar="PLACE", default=default, help=words)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for; 2 if any of it failed, 1 if a check found a fault."""
    from dashboard.library.place import library_file

    return _ACTIONS[arguments.action](arguments, library_file(arguments.library))


def _list(_: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.articles import read_own
    from dashboard.library.read_days import read_days
    from dashboard.library.settings import replaced
    from dashboard.library.versions import counted

    reading = read_own(library)
    say(f"{counted({article.id for article in reading.articles}, library)} in {library}")
    gone, days = replaced(library), read_days(reading.articles, library)
    for article in reading.articles:
        name = article.title or f"{article.text[:_BEGINNING].strip()} …"
        newer = f"  (earlier version of {gone[article.id]})" if article.id in gone else ""
        print(f"{article.id}  {days.get(article.id, 'undated')}  {plain(name)}{newer}")
    for problem in reading.problems:
        say(problem.message)
    return 2 if reading.problems else 0


def _add(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.inbox.fetch import allow_fetching
    from dashboard.library.articles import add_many

    if arguments.allow_url:
        allow_fetching()
    articles = open_input(arguments)
    kept = there = refused = 0
    for batch in _batches(articles.articles()):
        for added in add_many(batch, library):
            if added.refusal:
                refused += 1
                articles.say(added.refusal)
            else:
                kept, there = kept + (not added.known), there + added.known
                _tell_added(added, library)
    refused += articles.failed
    parts = (f"{_many(kept)} kept", f"{there:,} there already", f"{refused:,} not read")
    articles.say(f"{', '.join(parts)}: {library}")
    return 2 if refused else 0


def _many(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    """The articles in lists that are kept at one go: many, or those that came within a moment."""
    batch: list[Article] = []
    began = time.monotonic()
    for article in articles:
        batch.append(article)
        if len(batch) >= _AT_ONCE or time.monotonic() - began > _A_MOMENT:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _tell_added(added: Added, library: Path) -> None:
    """Print the id under which an article is kept, and what to know of it."""
    from dashboard.cli import say
    from dashboard.library.reprints import find_reprint, tell_reprint
    from dashboard.library.versions import supersede, tell

    assert added.kept is not None
    print(added.kept.id, flush=True)
    notes = [diagnostic.message for diagnostic in added.given.diagnostics]
    notes += ["this very text is there already"] if added.known else []
    newer = None if added.known else supersede(added.kept, library)
    reprint = None if added.known or newer else find_reprint(added.kept, library)
    notes += [tell(newer)] if newer else []
    for note in [*notes, tell_reprint(reprint)] if reprint else notes:
        say(f"{added.kept.id}: note: {note}")


def _show(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.library.articles import find
    from dashboard.nlp.read import write_header

    article = find(arguments.id, library)
    whole = write_header(article) + article.text
    print(visible(whole) if sys.stdout.isatty() else whole)
    return 0


def _search(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.articles import read_own, search
    from dashboard.library.read_days import read_days

    hits = search(" ".join(arguments.words), library)
    undated = {hit.id for hit in hits if not hit.published}
    texts = read_own(library).articles if undated else ()
    days = read_days((one for one in texts if one.id in undated), library)
    for hit in hits:
        day = hit.published or days.get(hit.id, "undated")
        print(f"{hit.id}  {day}  {plain(hit.title or '')}")
        print(f"    {plain(hit.words)}")
    if not hits:
        say(f"no article in {library} holds all of these words")
    return 0


def _import(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.imports import import_file, tell

    if is_table(arguments.file):
        return import_table(arguments, library)
    taken = import_file(arguments.file, library)
    for note in taken.notes:
        say(note)
    print(tell(taken))
    return 0


def _remove(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.library.articles import remove

    for article_id in arguments.ids:
        remove(article_id, library)
    return 0


def _check(_: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.backup import check

    found = check(library)
    for fault in found.faults:
        say(f"{library}: {fault}")
    print(
        f"{_many(found.articles)}, {found.parses} parses, {found.corrections} corrections: "
        + (f"{len(found.faults)} faults" if found.faults else "all as they were kept")
    )
    for seal in found.seals:
        print(f"{seal}; its last: {seal.last}")
    return 1 if found.faults else 0


def _log(_: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.articles import read_own
    from dashboard.library.corrections import not_understood, read_log
    from dashboard.review import before

    damage = [problem.message for problem in read_own(library).problems]
    for message in [*damage, *not_understood(library)]:
        say(message)
    log = read_log(library)
    stood = before(log)
    for line in log:
        values = (stood[line.number], line.now)
        was, now = ("as read" if v is None else plain(_value(v)) for v in values)
        why = f" ({plain(line.why)})" if line.why else ""
        undone = f" [undoes {line.undoes}]" if line.undoes else ""
        clash = f" [without having seen {line.clash}]" if line.clash else ""
        print(f"{line.number}  {line.at}  {plain(line.by)}  {line.event}", end="")
        print(f"  {line.field}: {was} -> {now}{why}{undone}{clash}")
    tell_log(library)
    return 2 if damage else 0


def _value(value: object) -> str:
    """A value of the log as words: pairs as "who as role", several with commas, parts by name."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(part)}" for name, part in value.items() if part)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(" as ".join(map(str, v)) if isinstance(v, list) else str(v) for v in value)
    return str(value)


def _backup(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.errors import LibraryError
    from dashboard.library.backup import back_up

    target = arguments.to or arguments.file
    if target is not None and target.exists():
        raise LibraryError(f"{target}: is there already; name a new file")
    print(back_up(library, target=target))
    return 0


def _restore(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.cli import say
    from dashboard.library.backup import restore

    aside = restore(arguments.backup, library)
    if aside is not None:
        say(f"what was there before is now {aside}")
    print(library)
    return 0


_ACTIONS: dict[str, Callable[[argparse.Namespace, Path], int]] = {
    "list": _list,
    "add": _add,
    "show": _show,
    "search": _search,
    "export": export,
    "ledger": show_ledger,
    "coverage": show_coverage,
    "import": _import,
    "merge": merge,
    "remove": _remove,
    "check": _check,
    "log": _log,
    "mark": mark,
    "own": own,
    "undo": undo,
    "backup": _backup,
    "restore": _restore,
    "upgrade": upgrade,
    "actors": actors,
    "chronologies": chronologies,
}
