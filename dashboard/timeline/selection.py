"""What is taken away of a timeline: the entries that a query leaves, and where they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlencode

from dashboard.identity import GROUP, article_of
from dashboard.linkage import ActorCorrection, Kind, holding, place_of
from dashboard.model import Actor, Article, ParsedArticle, Timeline, TimelineEntry
from dashboard.registry import parser_version
from dashboard.review import Correction, Field, State
from dashboard.timeline.build import build
from dashboard.timeline.corrections.added_events import TITLES, read_articles
from dashboard.timeline.levels import Level
from dashboard.timeline.query import NAMES, Query, as_of_now, choose, is_at, narrow, to_params
from dashboard.timeline.samples import is_sample
from dashboard.timeline.wording.actor_remarks import told_words
from dashboard.timeline.wording.dates import show_day
from dashboard.timeline.wording.labels import (
    LEVELS,
    MODALITIES,
    STATES,
    STATUSES,
    kind_name,
    mark_label,
)

PROGRAM = "event-timeline-dashboard"
# The filters as a person calls them. What of a query only says how it looks is none.
_FILTERS = {
    "actors": "who",
    "without": "without",
    "types": "what",
    "statuses": "date",
    "modalities": "told as",
    "articles": "in",
    "speakers": "quoted",
    "states": "state",
    "marks": "marked",
    "since": "from",
    "until": "until",
    "known": "as reported until",
    "words": "words",
    "level": "show",
    "statements": "statements",
    "loose": "undated and only limits",
}
_LOOKS = {"lanes", "order", "folded", "event"}
_LABELS: dict[str, Mapping[str, str]] = {
    "statuses": {str(s): label for s, label in STATUSES.items()},
    "modalities": {str(m): label for m, label in MODALITIES.items()},
    "states": {str(s): label for s, label in STATES.items()},
    "level": {str(level): f"{label.lower()} events" for level, label in LEVELS.items()},
    "statements": {"no": "left out"},
    "loose": {"no": "left out"},
}


@dataclass(frozen=True, slots=True)
class About:
    """What a chronology is called, what it is about, and who made it; each may be empty."""

    title: str = ""
    scope: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events are shown, and of these undated, checked, disputed, changed, added by people.

    ``left_out`` were left out by the filters, ``hidden`` were taken off by people. ``changed`` are
    those of which people set something, ``named`` the others that name somebody whom people joined,
    split or renamed: as many as ``verify`` calls changed by a person. ``actors``: how often people
    said who is who, as far as it holds. ``lines_left_out`` are the lines of the log of events of
    these articles that the filters left out.
    """

    shown: int
    undated: int
    left_out: int
    hidden: int
    checked: int
    disputed: int
    changed: int
    added: int = 0
    named: int = 0
    actors: int = 0
    lines_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where an export comes from: versions, filters, counts, and the articles by their hashes.

    ``query`` is what ``read_query`` takes: an address of the page that shows just this, empty for
    everything. ``counts`` is None where articles are written one by one as they are read.
    ``actors`` is what people said of them, a line each.
    """

    program: str
    parser: str
    filters: tuple[str, ...] = ()
    query: str = ""
    counts: Counts | None = None
    articles: tuple[Article, ...] = ()
    actors: tuple[str, ...] = ()
    about: About = About()

    @property
    def title(self) -> str:
        """What the export is called."""
        return self.about.title or "Chronology"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is written: the entries in order of time, and their articles with no other events.

    ``actors`` are all of the timeline, so that those above the ones who take part are known.
    ``log`` has the lines of the log that speak of these events, numbered from 1; ``who`` those of
    the log of actors that are of each article, taken back or not, by its id. ``names`` says what
    the actors of these articles are called then, by article and actor. ``read`` has the articles in
    which people said who is who as they were before, by id.
    """

    articles: Iterable[ParsedArticle]
    entries: tuple[TimelineEntry, ...]
    manifest: Manifest
    actors: tuple[Actor, ...] = ()
    log: tuple[Correction, ...] = ()
    who: Mapping[str, tuple[ActorCorrection, ...]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    read: Mapping[str, ParsedArticle] = field(default_factory=dict)

    def entry_of(self) -> dict[str, TimelineEntry]:
        """The entry of each event that one of its reports tells, by id."""
        return {r.event.id: entry for entry in self.entries for r in entry.reports}


def select(
    timeline: Timeline,
    query: Query,
    log: Iterable[Correction] = (),
    who: Iterable[ActorCorrection] = (),
    *,
    about: About = About(),
) -> Selection:
    """What the query leaves of a timeline. The same timeline and query give the same selection.

    Where nothing is filtered, articles without any event are kept, too. ``log`` is the whole log of
    corrections, ``who`` that of actors, in their order; ``about`` says what the chronology is.
    """
    query = as_of_now(timeline, query)
    entries = choose(timeline, query)
    everything = entries is timeline.entries
    articles = timeline.articles if everything else narrow(timeline, query)
    who = tuple(who)
    counts = _counts(entries, timeline, _acts(who, timeline))
    filters = tuple(_in_words(query, timeline))
    shown = tuple(parsed.article for parsed in read_articles(articles))
    here = {parsed.article.id for parsed in articles}
    every = [line for line in log if article_of(line.event) in here]
    wanted = None if everything else {e.id for p in articles for e in p.events}
    if wanted is not None:  # what people took off must not come back where the file is taken in
        wanted |= {event.id for event in timeline.hidden}
    lines = _numbered(
        line for line in every if wanted is None or timeline.resolve(line.event) in wanted
    )
    counts = replace(counts, lines_left_out=len(every) - len(lines))
    spoken_of = _of_actors(who, timeline, [article.id for article in shown], every=everything)
    named = _names_by_people(timeline)
    told = tuple(dict.fromkeys(map(_told_of_actors, holding(_lines(spoken_of)))))
    address = _address(query, timeline)
    manifest = Manifest(*versions(), filters, address, counts, shown, told, about)
    return Selection(
        articles, entries, manifest, timeline.actors, lines, spoken_of, named, timeline.read
    )


def _lines(of_each: Mapping[str, Sequence[ActorCorrection]]) -> Iterable[ActorCorrection]:
    """Each line once, in the order in which they were written."""
    every = {line.number: line for lines in of_each.values() for line in lines}
    return (every[number] for number in sorted(every))


def _told_of_actors(line: ActorCorrection) -> str:
    why = f": {line.why}" if line.why else ""
    return f"{told_words(line)}, by {line.by}, {line.at[:10]}{why}"


def _acts(who: Iterable[ActorCorrection], timeline: Timeline) -> int:
    """How often people said who is who, of those who are found in the articles."""
    lines = (line for line in holding(who) if line.kind is not Kind.APART)
    return sum(line.number in timeline.held for line in lines)


def _names_by_people(timeline: Timeline) -> dict[str, dict[str, str]]:
    """What actors are called in each article once people said who is who; empty before."""
    shown = {actor.id: actor.name for actor in timeline.actors} if timeline.held else {}
    return {
        parsed.article.id: {one: shown[mine] for one, mine in ids.items() if mine in shown}
        for parsed, ids in zip(timeline.articles, timeline.names, strict=True)
        if timeline.held
    }


def select_all(parsed: Iterable[ParsedArticle]) -> Selection:
    """All of the articles, as one timeline."""
    return select(build(parsed), Query())


def stream(parsed: Iterable[ParsedArticle]) -> Selection:
    """The articles as they come, without a timeline: nothing is counted, none is kept."""
    return Selection(parsed, (), Manifest(*versions()))


def made_with(manifest: Manifest) -> str:
    """The program with its version, and the version of the parser."""
    return f"{manifest.program}, parser {manifest.parser}"


def counted(counts: Counts) -> str:
    """The counts in words: ``12 events shown, 3 of them undated; …``."""
    events = f"{counts.shown} event{'' if counts.shown == 1 else 's'} shown"
    told = (
        f"{events}, {counts.undated} of them undated; {counts.left_out} left out by the filters; "
        f"{counts.hidden} hidden by people; {counts.checked} checked, {counts.disputed} disputed, "
        f"{counts.changed} corrected by people, {counts.added} added by people"
    )
    if not counts.actors:
        return told
    acts = f"{counts.actors} act{'' if counts.actors == 1 else 's'}"
    return f"{told}; {counts.named} more whose actors people joined, split or renamed ({acts})"


def told(manifest: Manifest) -> list[tuple[str, str]]:
    """The lines of a manifest, each with its name; those of the articles are left out."""
    about = manifest.about
    given = (("Title", about.title), ("Scope", about.scope), ("Author", about.author))
    lines = [(name, value) for name, value in given if value]
    lines.append(("Made with", made_with(manifest)))
    if manifest.counts is not None:
        lines.append(("Events", counted(manifest.counts)))
    if samples := sum(map(is_sample, manifest.articles)):
        lines.append(("Samples", f"{samples} of the articles; their papers are invented"))
    lines += [("Actors", words) for words in manifest.actors]
    lines.append(("Filters", "; ".join(manifest.filters) or "none"))
    return [*lines, ("Address", manifest.query)] if manifest.query else lines


def versions() -> tuple[str, str]:
    """The program with its version where it is installed, and the version of the parser."""
    try:
        return f"{PROGRAM} {version(PROGRAM)}", parser_version()
    except PackageNotFoundError:  # run from its folder, without having been installed
        return PROGRAM, parser_version()


def _numbered(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The lines with numbers from 1; what they speak of, too."""
    kept = tuple(log)
    numbers = {line.number: number for number, line in enumerate(kept, 1)}
    return tuple(
        replace(
            line,
            number=numbers[line.number],
            undoes=numbers.get(line.undoes or 0),
            clash=numbers.get(line.clash or 0),
        )
        for line in kept
    )


def _of_actors(
    log: Iterable[ActorCorrection], timeline: Timeline, articles: Sequence[str], *, every: bool
) -> dict[str, tuple[ActorCorrection, ...]]:
    """The lines of each of these articles, taken back or not, numbered over all of them.

    One that holds everywhere is with each article that names whom it found, or where these were
    read; one that found nobody is with the first, where it is of ``every`` article. One that takes
    another back stands with it.
    """
    lines = sorted(log, key=lambda line: line.number)
    names = zip(timeline.articles, timeline.names, strict=True) if lines else ()
    named = {parsed.article.id: set(ids.values()) for parsed, ids in names}
    where: dict[int, list[str]] = {}
    for line in lines:
        found = [name for name in articles if _holds(line, name, named[name], timeline)]
        own = found or list(articles[:1] if every else [])
        where[line.number] = own if line.undoes is None else list(where.get(line.undoes, []))
    used = [line for line in lines if where[line.number]]
    new = {line.number: number for number, line in enumerate(used, 1)}
    of_each: dict[str, list[ActorCorrection]] = {name: [] for name in articles}
    for line in used:
        numbered = replace(line, number=new[line.number], undoes=new.get(line.undoes or 0))
        for name in where[line.number]:
            of_each[name].append(numbered)
    return {name: tuple(mine) for name, mine in of_each.items() if mine}


def _holds(line: ActorCorrection, name: str, named: set[str], timeline: Timeline) -> bool:
    """Whether a line speaks of an actor of an article, of which the ids of all are given."""
    places = [place[0] for actor in line.actors if (place := place_of(actor.place))]
    found = not named.isdisjoint(timeline.held.get(line.number, ()))
    return line.article in (None, name) and (found or name in places)


def _counts(entries: Iterable[TimelineEntry], timeline: Timeline, acts: int) -> Counts:
    shown = tuple(entries)
    dates = [entry.event.date for entry in shown]
    states = Counter(entry.review.state for entry in shown)
    return Counts(
        shown=len(shown),
        undated=sum(date.earliest is None and date.latest is None for date in dates),
        left_out=len(timeline.entries) - len(shown),
        hidden=len(timeline.hidden),
        checked=states[State.CHECKED],
        disputed=states[State.DISPUTED],
        changed=sum(map(is_changed, shown)),
        added=sum(entry.review.added is not None for entry in shown),
        named=sum(not is_changed(one) and any(r.meant for r in one.reports) for one in shown),
        actors=acts,
    )


def is_changed(entry: TimelineEntry) -> bool:
    """Whether people changed what is shown of an event; who its actors are is asked elsewhere."""
    return any(line.field not in (Field.ADDED, Field.OWN) for line in entry.review.changed)


def _address(query: Query, timeline: Timeline) -> str:
    """What ``read_query`` takes back: of nothing, everything."""
    opened = timeline.find(query.event)
    beside = opened is not None and not is_at(query.level, opened)  # shown for that it is open
    looks = {NAMES[name] for name in _LOOKS if not (beside and name == "event")}
    params = {name: values for name, values in to_params(query).items() if name not in looks}
    if not params.keys() - {NAMES["level"]}:
        level = NAMES["level"]
        params = {} if query.level is Level.ALL else {level: [str(query.level)]}
    return urlencode(params, doseq=True)


def _in_words(query: Query, timeline: Timeline) -> Iterable[str]:
    """Each filter with its values as a person calls them; a value without a name as it is."""
    names = {actor.id: actor.name for actor in timeline.actors}
    titles = {p.article.id: p.article.name for p in timeline.articles}
    titles[GROUP] = TITLES
    labels = {**_LABELS, "actors": names, "without": names, "speakers": names, "articles": titles}
    params = to_params(query)
    params[NAMES["level"]] = [] if query.level is Level.ALL else [str(query.level)]
    for name, parameter in NAMES.items():
        if name in _LOOKS or not params.get(parameter):
            continue
        value = getattr(query, name)
        if name in ("since", "until", "known"):
            told = show_day(value)
        elif name == "types":
            told = ", ".join(map(kind_name, value))
        elif name == "marks":
            told = ", ".join(map(mark_label, value))
        else:
            told = ", ".join(labels.get(name, {}).get(v, v) for v in params[parameter])
        yield f"{_FILTERS.get(name, name)} {told}"
