"""Who is who in a library: lists the actors, and joins, splits and names them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import plain, say

if TYPE_CHECKING:
    from dashboard.linkage import ActorCorrection
    from dashboard.model import Timeline

_DESCRIPTION = (
    "NAME is the name of an actor, or its id, as `list` shows them. What is said holds everywhere, "
    "in articles that come later, too, unless --in names one article by its id."
)


def add_actors(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The options of ``library actors``; returns the parsers of what it can do."""
    parser.description = _DESCRIPTION
    parts = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    parts.add_parser("list", help="all actors: id, name, kind, number of events")
    parts.add_parser("suggest", help="who may be one, and why")
    join = _part(parts, "join", "two actors are one, by the name of the first")
    join.add_argument("other", metavar="OTHER")
    split = _part(parts, "split", "words that name an actor are somebody else")
    split.add_argument(
        "words", metavar="WORDS", nargs="?", default="", help="with --in, all of its words if none"
    )
    split.add_argument(
        "--at",
        metavar="N",
        type=int,
        help="where in ARTICLE the words begin, of those that say again whom others named before",
    )
    _part(parts, "rename", "an actor goes by another name").add_argument("new", metavar="NEW")
    _part(parts, "kind", "an actor is of another kind").add_argument("new", metavar="KIND")
    belongs = _part(parts, "belongs", "an actor belongs to another, or to nobody")
    belongs.add_argument("other", metavar="OTHER", nargs="?", help="to nobody if none")
    _part(parts, "none", "what was read as an actor is none")
    apart = _part(parts, "apart", "two actors are two: not suggested again", scope=False)
    apart.add_argument("other", metavar="OTHER")
    parts.add_parser("log", help="what people said of actors, when and why")
    undo = parts.add_parser("undo", help="take a line of the log back")
    undo.add_argument("number", metavar="NUMBER", type=int)
    return list(parts.choices.values())


def actors(arguments: argparse.Namespace, library: Path) -> int:
    """Do what was asked for; 2 where an article could not be read."""
    return _ACTIONS[arguments.what](arguments, library)


def tell_log(library: Path) -> None:
    """Print each line of the log of actors: its number, when, who, what it says, and why."""
    from dashboard.library.actor_log import read_actor_log
    from dashboard.timeline.wording.actor_remarks import told_line

    for line in read_actor_log(library):
        undone = f" [undoes {line.undoes}]" if line.undoes else ""
        why = f" ({plain(line.why)})" if line.why else ""
        print(f"{line.number}  {line.at}  {plain(line.by)}  actors", end="")
        print(f"  {plain(told_line(line))}{why}{undone}")


def _part(
    parts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    told: str,
    *,
    scope: bool = True,
) -> argparse.ArgumentParser:
    part = parts.add_parser(name, help=told, description=f"{told.capitalize()}. {_DESCRIPTION}")
    part.add_argument("actor", metavar="NAME")
    part.add_argument("--why", metavar="WORDS", default="", help="where you know it from")
    if scope:
        part.add_argument("--in", dest="article", metavar="ARTICLE", help="the id of an article")
    return part


def _list(_: argparse.Namespace, library: Path) -> int:
    from dashboard.timeline.people import by_weight

    timeline, status = _timeline(library)
    for weight in by_weight(timeline):
        actor = weight.actor
        number = weight.there if weight.is_only_place else weight.all
        events = f"{number:,} event{'' if number == 1 else 's'}"
        events += " there" if weight.is_only_place else ""
        print(f"{plain(actor.id)}  {plain(actor.name)}  {actor.kind}  {events}")
    return status


def _suggest(_: argparse.Namespace, library: Path) -> int:
    from dashboard.library.actor_log import read_actor_log
    from dashboard.timeline.alike import suggest

    timeline, status = _timeline(library)
    for one, other, why, article in suggest(timeline, read_actor_log(library)):
        where = f" (--in {article})" if article else ""
        print(f"{plain(one.id)}  {plain(other.id)}  {why}{where}")
    return status


def _correct(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.library import linking

    timeline, status = _timeline(library)
    actor = _named(arguments.actor, timeline)
    told = {"why": arguments.why, "place": library}
    where = {**told, "article": getattr(arguments, "article", None)}
    match arguments.what:
        case "join":
            other = _named(arguments.other, timeline)
            line = linking.join(timeline, actor, other, **where)
        case "apart":
            line = linking.keep_apart(timeline, actor, _named(arguments.other, timeline), **told)
        case "split":
            line = linking.split(timeline, actor, arguments.words, arguments.at, **where)
        case "rename":
            line = linking.rename(timeline, actor, arguments.new, **where)
        case "kind":
            line = linking.set_type(timeline, actor, arguments.new, **where)
        case "belongs":
            whole = arguments.other and _named(arguments.other, timeline)
            line = linking.put_under(timeline, actor, whole, **where)
        case _:
            line = linking.mark_as_none(timeline, actor, **where)
    _tell(line)
    return status


def _undo(arguments: argparse.Namespace, library: Path) -> int:
    from dashboard.library.actor_log import take_back

    _tell(take_back(arguments.number, library))
    return 0


def _log(_: argparse.Namespace, library: Path) -> int:
    tell_log(library)
    return 0


def _timeline(library: Path) -> tuple[Timeline, int]:
    """The timeline of the library, and 2 where something of it could not be read, else 0."""
    from dashboard.library.frame import timeline_of

    timeline, failed = timeline_of(library)
    for message in failed:
        say(message)
    return timeline, 2 if failed else 0


def _named(words: str, timeline: Timeline) -> str:
    """The id of the actor of an id or a name. Raises LibraryError for none, or for several."""
    from dashboard.errors import LibraryError
    from dashboard.timeline.people import find_named

    found = find_named(timeline, words)
    if not found:
        raise LibraryError(f"{words}: is no actor; `dashboard library actors list` shows all")
    if len(found) > 1:
        raise LibraryError(f"{words}: may be {', '.join(found)}; give the id of one")
    return found[0]


def _tell(line: ActorCorrection) -> None:
    from dashboard.timeline.wording.actor_remarks import told_line

    done = f"takes back {line.undoes}: " if line.undoes else ""
    print(f"{line.number}  {done}{plain(told_line(line))}")


_ACTIONS: dict[str, Callable[[argparse.Namespace, Path], int]] = {
    "list": _list,
    "suggest": _suggest,
    "join": _correct,
    "split": _correct,
    "rename": _correct,
    "kind": _correct,
    "belongs": _correct,
    "none": _correct,
    "apart": _correct,
    "log": _log,
    "undo": _undo,
}
