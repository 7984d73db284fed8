"""What people said of actors, as lines to read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.linkage import ActorCorrection, Kind, Meant
from dashboard.timeline.wording.labels import KINDS
from dashboard.vocabulary import ActorKind

EVERYWHERE = "everywhere, in later articles, too"


def told_line(line: ActorCorrection, titles: Mapping[str, str] = MappingProxyType({})) -> str:
    """What a line says and where it holds; ``titles`` are those of articles, by id."""
    return f"{told_words(line)} ({told_scope(line.article, titles)})"


def told_scope(article: str | None, titles: Mapping[str, str] = MappingProxyType({})) -> str:
    """Where a line holds: in one article, or everywhere."""
    return EVERYWHERE if article is None else f"in “{titles.get(article, article)}” alone"


def told_words(line: ActorCorrection) -> str:
    """What a line says, as a sentence without its stop."""
    first, *others = (f"“{actor.name}”" for actor in line.actors)
    match line.kind:
        case Kind.JOIN:
            return f"{' and '.join((first, *others))} are one"
        case Kind.APART:
            return f"{' and '.join((first, *others))} are two"
        case Kind.RENAME:
            return f"{first} is called “{line.name}”"
        case Kind.TYPE:
            return f"{first} is of the kind “{KINDS[ActorKind(line.name)].lower()}”"
        case Kind.MEMBER:
            return f"{first} belongs to {others[0] if others else 'nobody'}"
        case Kind.NONE:
            return f"{first} is no actor"
        case Kind.SPLIT if line.name:
            return f"“{line.name}” is somebody else than {first}"
        case Kind.SPLIT:
            return f"{first} is somebody else there than elsewhere"


def told_meant(meant: Meant) -> str:
    """Who somebody is whom the program read as another, with who says so, when and why."""
    why = f": {meant.line.why}" if meant.line.why else ""
    return f"{meant_words(meant)}, by {meant.line.by}, {meant.line.at[:10]}{why}"


def meant_words(meant: Meant) -> str:
    """Who somebody is whom the program read as another, as a sentence without its stop."""
    others = [actor.name for actor in meant.line.actors if actor.name != meant.read]
    if meant.line.kind is Kind.JOIN and len(others) == 1:
        return f"“{meant.read}” is “{others[0]}”"
    return told_words(meant.line)


def told_by(line: ActorCorrection) -> str:
    """Who said it, when and why."""
    why = f": {line.why}" if line.why else ""
    return f"{line.by}, {line.at[:16].replace('T', ' ')}{why}"
