"""The nouns of the dashboard: frozen dataclasses with no logic but invariants.

All offsets are 0-based, half-open counts of Unicode code points of ``Article.text``, which is never
changed. The words are those of the field: TimeML 1.2.1 for time expressions and relations, ACE for
triggers, mentions and roles, PLOVER for event types, PARC 3 for quotations, FactBank for modality.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.identity import Resolver
from dashboard.linkage import Meant, Ref
from dashboard.moments import DocumentCreationTime, Interval
from dashboard.review import NOTHING, Review
from dashboard.vocabulary import (
    ActorKind,
    Anchoring,
    DateStatus,
    Disagreement,
    Granularity,
    Modality,
    ParagraphKind,
    QuoteKind,
    RelationType,
    Role,
    TimexType,
)

__all__ = [
    "Actor", "ActorKind", "Anchoring", "Article", "DateStatus", "Diagnostic", "Disagreement",
    "DocumentCreationTime", "Event", "EventDate", "Granularity", "Interval", "Mention",
    "Modality", "OpenParticipant", "ParagraphKind", "ParsedArticle", "Participant", "Quote",
    "QuoteKind", "Relation", "RelationType", "Report", "Role", "Sentence", "Span",
    "TemporalExpression", "Timeline", "TimelineEntry", "TimexType",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text; ``text`` is what stands there, verbatim."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} does not hold {self.text!r}")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that a stage noticed and a reader should know; offsets None: the whole article."""

    stage: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was read, and what its header says of it."""

    id: str
    text: str
    title: str | None = None
    published: DocumentCreationTime | None = None
    source: str | None = None
    url: str | None = None
    timezone: str | None = None
    licence: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """How a reader is told of it: its title, else its id."""
        return self.title or self.id

    @property
    def sha256(self) -> str:
        """The hash of the body alone, as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The stretch of the body between two offsets."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the paragraph (by number) in which it stands."""

    span: Span
    paragraph: int
    kind: ParagraphKind = ParagraphKind.PROSE


@dataclass(frozen=True, slots=True)
class TemporalExpression:
    """Words that denote a time, with their TIMEX3 type and value.

    ``interval`` is None where the value names no stretch of the calendar (a duration, a set, a
    vague reference). ``anchor`` is the id of the timex that it leans on; None with an anchoring of
    ``published`` means the date of publication. ``alternatives`` are other values that the words
    allow. ``derivation`` lists the steps from words to value, for a reader.
    """

    id: str
    span: Span
    type: TimexType
    value: str | None
    interval: Interval | None
    granularity: Granularity
    anchoring: Anchoring
    anchor: str | None = None
    mod: str | None = None
    alternatives: tuple[str, ...] = ()
    rule: str | None = None
    derivation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an actor; ``type``: name, title, demonym, pronoun, role …"""

    span: Span
    type: str = "name"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what the mentions name; ``member_of`` holds ids of other actors of the article."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What was said: the content without its marks; ``speaker`` and ``via`` are ids of actors.

    ``because`` says why it is this speaker, or between whom it is open: then ``candidates`` holds
    their ids, the likeliest first.
    """

    id: str
    span: Span
    kind: QuoteKind
    cue: Span | None = None
    speaker: str | None = None
    speaker_mention: Span | None = None
    via: str | None = None
    because: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def tellers(self) -> frozenset[str]:
        """The ids of its speaker, or of all whom its speaker may be; empty: nobody is known."""
        return frozenset(self.candidates) if self.speaker is None else frozenset({self.speaker})


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor (by id) in an event, with the words that put it there.

    ``because`` says why they stand for it; None where they are its name.
    """

    actor: str
    role: Role
    mention: Span | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class OpenParticipant:
    """Words for somebody in an event who is not sure, and the ids of those it may be.

    The likeliest comes first.
    """

    mention: Span
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event was: inclusive days, either side open if None, and why.

    ``because`` is one plain sentence that a reader can check against the text. ``leans_on`` holds
    the ids of the events of the same article from whose dates this one was read; none: from a time
    expression, the tense or the date of publication alone.
    """

    earliest: dt.date | None
    latest: dt.date | None
    granularity: Granularity
    status: DateStatus
    because: str
    timex: str | None = None
    rule: str | None = None
    edtf: str | None = None
    leans_on: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"event date begins {self.earliest} after its end {self.latest}")


MAIN, SIDE = 0.67, 0.33  # from which salience an event is what an article is about, or beside it


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a reader could put on a timeline; the id is ``article:start:TYPE``.

    ``mentions`` are the places that tell of it beside the ``trigger``. ``subtype`` is one of Rich
    ERE ("Justice.Convict") or of the project's own; None where no words give one. ``salience`` is
    how much a chronology would lose without it, from 0 to 1; None where it was not rated. Where a
    rule keeps it from being a fact, ``modality_because`` says why. ``open_participants`` are words
    that stand for nobody, as several may be meant. ``part_of`` is the id of the event of the same
    article whose part it is.
    """

    id: str
    type: str
    headline: str
    trigger: Span
    sentence: Span
    date: EventDate
    modality: Modality
    mode: str | None = None
    mentions: tuple[Span, ...] = ()
    place: Span | None = None
    participants: tuple[Participant, ...] = ()
    quotes: tuple[str, ...] = ()
    salience: float | None = None
    modality_because: str | None = None
    subtype: str | None = None
    open_participants: tuple[OpenParticipant, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How the event ``source`` stands to the event ``target``, and the word that says so."""

    source: str
    target: str
    type: RelationType
    signal: Span | None = None


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and all that was read from it; lists are in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    timexes: tuple[TemporalExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ties(self) -> tuple[Relation, ...]:
        """The relations, and that an event includes each of its parts."""
        told = {(r.source, r.target) for r in self.relations if r.type is RelationType.INCLUDES}
        parts = [(e.part_of, e.id) for e in self.events if e.part_of]
        return (
            *self.relations,
            *(Relation(*ends, RelationType.INCLUDES) for ends in parts if ends not in told),
        )

    def with_events(self, events: Iterable[Event]) -> ParsedArticle:
        """The article with these events in place of its own, and what ties these to each other."""
        events = tuple(events)
        ids = {None, *(event.id for event in events)}
        own = (e if e.part_of in ids else dataclasses.replace(e, part_of=None) for e in events)
        ties = tuple(r for r in self.relations if {r.source, r.target} <= ids)
        return dataclasses.replace(self, events=tuple(own), relations=ties)

    def _repr_html_(self) -> str:
        """The timeline of the article, as a notebook shows it; it asks for nothing elsewhere."""
        page = importlib.import_module("dashboard.exports.html")  # above: only who asks needs it
        return str(page.in_notebook(self))


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of an event; those who take part or speak are the timeline's.

    ``meant`` has those of them whom the program read as somebody else: people said who they are.
    """

    event: Event
    article: Article
    quotes: tuple[Quote, ...] = ()
    meant: tuple[Meant, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event as it stands on a timeline, with all that tell of it; the first is the lead.

    ``event`` is that of the lead, with the date that all sources support, and with all who take
    part: ``actors``; ``places`` are no more than where it was; ``quotes`` are those of all reports.
    ``sources`` counts the independent ones: a text that is printed twice is one, and so is a paper.
    ``review`` is what people said of it; ``as_read`` the event before they changed it, else None.
    """

    event: Event
    article: Article
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: int = 1
    disagreement: Disagreement | None = None
    review: Review = NOTHING
    as_read: Event | None = None
    places: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        if not self.reports or self.reports[0].event.id != self.event.id:
            raise ValueError(f"the entry of {self.event.id} does not begin with its own report")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of time (undated last), and the actors of all articles by timeline id.

    ``names`` holds, for each article, the timeline's id of each of its actors. ``lost`` are the ids
    of events of which people said something, and that are read no more; ``hidden`` the events that
    people took off; ``own`` the ids of events that people added. An event is also found by an id
    that it had before: through the start of any of its mentions.

    Of what people said of actors: ``was`` has the ids that lead to another actor now, ``read`` the
    articles that it changed as they were before, ``refs`` how actors there were read, and ``held``
    whom each line of the log found, by its number.
    """

    entries: tuple[TimelineEntry, ...] = ()
    actors: tuple[Actor, ...] = ()
    articles: tuple[ParsedArticle, ...] = field(default=())
    lost: tuple[str, ...] = ()
    names: tuple[Mapping[str, str], ...] = ()
    hidden: tuple[Event, ...] = ()
    own: frozenset[str] = frozenset()
    was: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, ParsedArticle] = field(default_factory=dict)
    refs: Mapping[str, Ref] = field(default_factory=dict)
    held: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _resolver: Resolver = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {
            report.event.id: i for i, entry in enumerate(self.entries) for report in entry.reports
        }
        events = [report.event for entry in self.entries for report in entry.reports]
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_resolver", Resolver((*events, *self.hidden), self.own))

    def resolve(self, event: str | None) -> str | None:
        """The id that the event of a stored id has now, shown or hidden; None where there is none.

        A report and the entry that it stands in have different ids: this is that of the report.
        """
        if event is None or event in self._places:
            return event
        return self._resolver.find(event)

    def who(self, actor: str) -> str:
        """The id that the actor of a stored id has now; that id itself where it leads nowhere."""
        return self.was.get(actor, actor)

    def place(self, event: str | None) -> int | None:
        """The position of the entry that has a report of that event; None where there is none."""
        return self._places.get(self.resolve(event) or "")

    def find(self, event: str | None) -> TimelineEntry | None:
        """The entry that has a report of that event; None where there is none."""
        place = self.place(event)
        return None if place is None else self.entries[place]
