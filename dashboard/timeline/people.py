"""An actor over all articles: the names used, what it belongs to, its events, whom it met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.linkage import Ref
from dashboard.model import Actor, Article, Mention, Quote, Timeline, TimelineEntry
from dashboard.timeline.build import members
from dashboard.timeline.corrections.link import ref_to
from dashboard.timeline.corrections.rewrite import FOLLOWING
from dashboard.timeline.merging.names import is_naming, key, own_id
from dashboard.timeline.merging.namesakes import namesakes

_AROUND = 40  # letters on each side of words that are shown where they stand


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name an actor, the type of the mention (name, role, pronoun …), and how often."""

    words: str
    type: str
    times: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that the articles tell of one actor; each list is empty where they tell nothing.

    ``names`` come most frequent first, ``above`` is what it is a member of, ``below`` who is a
    member of it, ``entries`` its events in order of time, ``there`` those of which it is only the
    place, ``met`` who took part in the same events and in how many, ``said`` its quotes in the
    order of articles and texts. ``beside`` counts the events in which only its members take part.
    """

    actor: Actor
    names: tuple[Naming, ...]
    above: tuple[Actor, ...]
    below: tuple[Actor, ...]
    entries: tuple[TimelineEntry, ...]
    there: tuple[TimelineEntry, ...]
    met: tuple[tuple[Actor, int], ...]
    said: tuple[tuple[Quote, Article], ...]
    beside: int


class Following(NamedTuple):
    """Words that mean whom the words before them mean ("the company"), and where they begin."""

    words: str
    article: Article
    start: int

    @property
    def around(self) -> str:
        """The words with the whole words around them, within their paragraph."""
        text, end = self.article.text, self.start + len(self.words)
        before = text[: self.start].rpartition("\n")[2]
        after = text[end:].partition("\n")[0]
        if len(before) > _AROUND:
            before = f"… {before[-_AROUND:].partition(' ')[2]}"
        if len(after) > _AROUND:
            after = f"{after[:_AROUND].rpartition(' ')[0]} …"
        return f"{before}{self.words}{after}"


class Weight(NamedTuple):
    """An actor with its events: those in which it is named itself, and with those of its members.

    A filter by the actor leaves ``all``. ``there`` are those of which it is only the place.
    ``apart``: what tells it apart from others of its name, empty where nothing does.
    """

    actor: Actor
    own: int
    all: int
    there: int = 0
    apart: str = ""

    @property
    def is_only_place(self) -> bool:
        """Whether it takes part in nothing, and something happened there."""
        return self.there > 0 == self.all


def by_weight(timeline: Timeline) -> list[Weight]:
    """Each actor with its numbers of events, those of the most first; empty without actors.

    What is only a place comes after all others.
    """
    own = Counter(actor.id for entry in timeline.entries for actor in entry.actors)
    there = Counter(actor.id for entry in timeline.entries for actor in entry.places)
    above: dict[str, list[str]] = {actor.id: [] for actor in timeline.actors}
    for whole, inside in members(timeline.actors).items():
        for one in inside:
            above[one].append(whole)
    every = Counter(
        whole
        for entry in timeline.entries
        for whole in {whole for actor in entry.actors for whole in above[actor.id]}
    )
    apart = namesakes(timeline.entries, timeline.actors)
    weights = (
        Weight(a, own[a.id], every[a.id], there[a.id], apart.get(a.id, "")) for a in timeline.actors
    )
    return sorted(weights, key=_order)


def _order(weight: Weight) -> tuple[object, ...]:
    numbers = -weight.own, -weight.all, -weight.there if weight.is_only_place else 0
    return weight.is_only_place, *numbers, weight.actor.name.casefold(), weight.actor.id


def portray(timeline: Timeline, wanted: str) -> Portrait | None:
    """What the articles tell of the actor of that id on the timeline; None if there is none."""
    known = {actor.id: actor for actor in timeline.actors}
    actor = known.get(wanted)
    if actor is None:
        return None
    entries = tuple(e for e in timeline.entries if any(a.id == wanted for a in e.actors))
    others = (e for e in timeline.entries if all(a.id != wanted for a in e.actors))
    met = Counter(a.id for entry in entries for a in entry.actors if a.id != wanted)
    inside = members(timeline.actors)[wanted] - {wanted}
    return Portrait(
        actor,
        tuple(_names(_mentions(timeline, wanted))),
        tuple(known[a] for a in actor.member_of if a in known),
        tuple(a for a in timeline.actors if a.id in inside),
        entries,
        tuple(e for e in timeline.entries if any(a.id == wanted for a in e.places)),
        tuple((known[a], times) for a, times in met.most_common()),
        tuple(_said(timeline, wanted)),
        sum(not inside.isdisjoint(a.id for a in entry.actors) for entry in others),
    )


def ref_of(timeline: Timeline, wanted: str) -> Ref | None:
    """How to speak of the actor of that id in a correction; None if there is none.

    By the name that makes it who it is, where an article has it.
    """
    found = timeline.refs.get(wanted)
    for parsed, ids in zip(timeline.articles, timeline.names, strict=True):
        for actor in parsed.actors if parsed.article.id not in timeline.read else ():
            if ids.get(actor.id) == wanted:
                own = ref_to(actor, parsed.article.id)
                if own_id(actor, parsed.article.id) == wanted:
                    return own
                found = found or own
    return found


def articles_of(timeline: Timeline, wanted: str) -> list[Article]:
    """The articles that name the actor of that id, in their order on the timeline."""
    named = zip(timeline.articles, timeline.names, strict=True)
    return [parsed.article for parsed, ids in named if wanted in ids.values()]


def find_named(timeline: Timeline, words: str) -> list[str]:
    """The ids of the actors of this id or name, else of those that are also called so."""
    known = {actor.id: actor for actor in timeline.actors}
    asked = key(words)
    if timeline.who(words) in known:
        return [timeline.who(words)]
    named = [actor.id for actor in timeline.actors if key(actor.name) == asked]
    return named or [a.id for a in timeline.actors if asked in map(key, (a.id, *a.aliases))]


def is_local(timeline: Timeline, wanted: str) -> bool:
    """Whether the name of an actor means it in one article alone; elsewhere it is another's."""
    articles = articles_of(timeline, wanted)
    return len(articles) == 1 and wanted.endswith(f" ({articles[0].id})")


def is_nameless(timeline: Timeline, wanted: str) -> bool:
    """Whether no article names the actor: the same words mean somebody else in another."""
    found = list(_mentions(timeline, wanted))
    return bool(found) and not any(map(is_naming, found))


def namings(timeline: Timeline, wanted: str) -> list[Naming]:
    """The words that name the actor of that id by themselves, the most frequent first."""
    found = (m for m in _mentions(timeline, wanted) if m.type not in FOLLOWING)
    counts = Counter(" ".join(mention.span.text.split()) for mention in found)
    return [Naming(words, "", times) for words, times in counts.most_common()]


def followings(timeline: Timeline, wanted: str) -> list[Following]:
    """The words that mean the actor of that id because those before them do, in their order."""
    return [
        Following(mention.span.text, parsed.article, mention.span.start)
        for parsed, ids in zip(timeline.articles, timeline.names, strict=True)
        for actor in parsed.actors
        if ids.get(actor.id) == timeline.who(wanted)
        for mention in actor.mentions
        if mention.type in FOLLOWING
    ]


def counted(weight: Weight) -> str:
    """How an actor stands in the list of all: ``China, 12 events, 21 with its members``."""
    name = f"{weight.actor.name} (in “{weight.apart}”)" if weight.apart else weight.actor.name
    if weight.is_only_place:
        return f"{name}, only a place, {weight.there} {_events(weight.there)} there"
    more = f", {weight.all} with its members" if weight.all > weight.own else ""
    return f"{name}, {weight.own} {_events(weight.own)}{more}"


def _events(number: int) -> str:
    return "event" if number == 1 else "events"


def _mentions(timeline: Timeline, wanted: str) -> Iterator[Mention]:
    for parsed, ids in zip(timeline.articles, timeline.names, strict=True):
        for actor in parsed.actors:
            if ids.get(actor.id) == wanted:
                yield from actor.mentions


def _names(mentions: Iterable[Mention]) -> Iterator[Naming]:
    """The words once each, whatever their breaks of lines."""
    counts = Counter((" ".join(m.span.text.split()), m.type) for m in mentions)
    for (words, mention_type), times in counts.most_common():
        yield Naming(words, mention_type, times)


def _said(timeline: Timeline, wanted: str) -> Iterator[tuple[Quote, Article]]:
    for parsed, ids in zip(timeline.articles, timeline.names, strict=True):
        mine = {actor for actor, there in ids.items() if there == wanted}
        for quote in parsed.quotes:
            if quote.speaker in mine:
                yield quote, parsed.article
