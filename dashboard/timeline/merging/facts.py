"""What of a report is compared with others: who, what, when and where, made ready once."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.model import (
    Actor,
    ActorKind,
    Event,
    EventDate,
    Modality,
    ParsedArticle,
    Participant,
    Report,
    Role,
    Span,
)
from dashboard.nlp.stems import WORD, same_event_data, stems
from dashboard.timeline.merging.acts import is_once_in_a_life, is_one_act, once_of
from dashboard.timeline.merging.antecedents import Antecedents, find_antecedents
from dashboard.timeline.merging.names import key
from dashboard.timeline.merging.report_words import Wording, read_words
from dashboard.timeline.zones import offset

_BESIDE = frozenset({Role.TOPIC, Role.PLACE})  # these do not take part
_UNDERGOING = frozenset({Role.RECIPIENT, Role.PARTICIPANT})
_SOURCES = frozenset({Role.ACTOR, Role.SPEAKER})
_NAMED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})
_VAGUE = frozenset({ActorKind.GROUP, ActorKind.COUNTRY})  # too many events are theirs
_SAID = "Statement."  # subtypes of what is only said begin so
_SETTING = 3  # actors of whom an article tells most
_KINDS = {  # only what is told in the same way can be the same
    Modality.ASSERTED: "fact",
    Modality.REPORTED: "fact",
    Modality.PLANNED: "proposed",
    Modality.PROPOSED: "proposed",
    Modality.POSSIBLE: "proposed",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a report is compared.

    ``line`` are those who take part with all they are members of; of ``where`` it was the same, of
    which ``towns`` are no countries. ``spots`` are the places that the sentence names, countries
    apart, wherever they stand. ``groups`` has the words for each who takes part without a name
    ("dockers").
    ``known`` are the actors of both that are the same in all articles. ``people`` are the persons
    who take part under a name: id and words of the name. ``roles`` are the people and bodies with
    the part that each has, ``bare`` names that may mean another elsewhere ("Ashworth", "St Mary's
    Hospital"). ``source_words`` has the words for each source, ``described`` those of sources that
    are no names ("a Brussels court"). ``setting`` are the chief actors of the article, ``around``
    those whom the sentence names beside, but for countries; ``persons`` the people among these.
    ``kind`` is how it is told: as a fact, as proposed …; ``once`` whether its trigger names what is
    done but once within days, "by" one, "upon" one, or "with" one thing. ``first`` and ``last`` are
    its days, None is open; ``days`` is how many. ``undergoing`` are those to whom it is done or
    who take part as others do, and the towns that are no more than named. ``copy``, in a text that
    is printed in several articles, are its words with their place and their day: equal where it is
    the very same report.
    """

    report: Report
    who: frozenset[str]
    line: frozenset[str]
    where: frozenset[str]
    towns: frozenset[str]
    spots: frozenset[str]
    groups: frozenset[frozenset[str]]
    undergoing: frozenset[str]
    known: frozenset[str]
    people: frozenset[tuple[str, tuple[str, ...]]]
    roles: frozenset[tuple[str, Role]]
    bare: frozenset[str]
    countries: frozenset[str]
    sources: frozenset[str]
    source_words: frozenset[frozenset[str]]
    described: frozenset[frozenset[str]]
    around: frozenset[str]
    persons: frozenset[str]
    setting: frozenset[str]
    kind: str
    once: str
    wording: Wording
    place: frozenset[str]
    is_saying: bool
    first: dt.date | None
    last: dt.date | None
    days: int | None
    offset: dt.timedelta | None
    copy: tuple[object, ...] | None
    above: Mapping[str, frozenset[str]] = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """The id of the event in its article."""
        return self.report.event.id

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.report.article.id

    @property
    def act(self) -> str:
        """The stem of the trigger."""
        return min(stems(self.report.event.trigger.text), default="")

    @property
    def said(self) -> tuple[frozenset[str], ...]:
        """The words of each quote."""
        return tuple(filter(None, (stems(quote.span.text) for quote in self.report.quotes)))

    @property
    def named(self) -> frozenset[str]:
        """The people and bodies who take part."""
        return frozenset(actor for actor, _ in self.roles)

    @property
    def ever(self) -> bool:
        """Whether the act befalls a person but once in a life."""
        return is_once_in_a_life(self.wording.heads)

    @property
    def published(self) -> dt.date | None:
        """The day on which its article was published; None where that is unknown."""
        return self.report.article.published.day if self.report.article.published else None

    @property
    def type(self) -> str:
        """The type of the event."""
        return self.report.event.type

    @property
    def subtype(self) -> str:
        """The subtype of the event; empty where no words give one."""
        return self.report.event.subtype or ""


def facts(
    report: Report,
    parsed: ParsedArticle,
    actors: Mapping[str, Actor],
    above: Mapping[str, frozenset[str]],
    *,
    setting: Iterable[str] = (),
    around: Iterable[str] = (),
    text: str | None = None,
    antecedents: Antecedents | None = None,
) -> Facts:
    """What of a report is compared; ``above`` has each actor's own id and all it is member of.

    ``setting`` are its article's chief actors, ``around`` its sentence's; several print ``text``.
    """
    event = report.event
    taking = [p for p in event.participants if p.actor in actors and _is_told_of(p, actors)]
    who = frozenset(p.actor for p in taking)
    line = _all(above[a] for a in who)
    at = [p.actor for p in event.participants if p.role is Role.PLACE and p.actor in actors]
    sources = _all(above[p.actor] for p in taking if p.role in _SOURCES)
    own = f" ({report.article.id})"
    known = frozenset(a for a in line if not a.endswith(own))
    names = _name_words(actors[a] for a in {*known, *at, *sources} if a in actors)
    lands = _name_words(a for b in {*line, *setting} if (a := actors.get(b)) and _is_land(a))
    before = find_antecedents(event, parsed.article.text) if antecedents is None else antecedents
    words = read_words(event, parsed, before, names=names, lands=lands)
    where = _all(above[a] for a in at if not a.endswith(own))
    return Facts(
        report=report,
        who=who,
        line=line,
        where=where,
        towns=frozenset(a for a in where if not _is_land(actors[a])),
        spots=frozenset(_spots({*where, *who, *around}, actors)),
        groups=frozenset(filter(None, (stems(actors[a].name) for a in who if a.endswith(own)))),
        known=known,
        undergoing=frozenset(_undergoing(taking, actors)),
        people=frozenset(_people((actors[a] for a in who), own)),
        roles=frozenset((p.actor, p.role) for p in taking if actors[p.actor].kind in _NAMED),
        bare=frozenset(_bare_names(taking, actors, own)),
        countries=frozenset(a for a in line if actors[a].kind is ActorKind.COUNTRY),
        sources=sources,
        source_words=frozenset(stems(actors[a].name) for a in sources if a in actors),
        described=frozenset(stems(name) for name in _described(sources, actors, own)),
        around=frozenset(around) - who,
        persons=frozenset(_persons({*around, *known}, actors)),
        setting=frozenset(setting),
        kind=_KINDS.get(event.modality, event.modality),
        once=once_of(event, words.heads),
        wording=words,
        place=frozenset() if event.place is None else frozenset(WORD.findall(event.place.text)),
        is_saying=_is_saying(report, (p.role for p in taking)),
        first=event.date.earliest,
        last=event.date.latest,
        days=_days_of(event.date),
        offset=offset(report.article, event.date.latest),
        copy=_print(event, text),
        above=above,
    )


def _is_told_of(participant: Participant, actors: Mapping[str, Actor]) -> bool:
    """Whether an event is of somebody, or of a thing that it is about: "the ferry sank"."""
    about = participant.role is Role.TOPIC
    thing = about and actors[participant.actor].kind is ActorKind.THING
    return thing or participant.role not in _BESIDE


def _is_saying(report: Report, roles: Iterable[Role]) -> bool:
    if is_one_act(report.event):  # "the jury found him guilty"
        return False
    if report.quotes and report.event.type in same_event_data()["sayings"]:
        return True
    return Role.SPEAKER in roles and not _is_done_by_saying(report.event)


def _is_done_by_saying(event: Event) -> bool:
    """Whether what is said is an act of another kind: a court that declares a law void rules."""
    return bool(event.subtype) and not str(event.subtype).startswith(_SAID)


def setting_of(parsed: ParsedArticle, names: Mapping[str, str]) -> tuple[str, ...]:
    """The actors of whom an article tells most, by their ids on the timeline ``names``.

    Only whom the same id means in all articles; the first named first where it tells as much.
    """
    own = f" ({parsed.article.id})"
    told: Counter[str] = Counter()
    for actor in parsed.actors:
        one = names.get(actor.id, actor.id)
        if actor.kind is not ActorKind.GROUP and not one.endswith(own):
            told[one] += len(actor.mentions)
    return tuple(one for one, _ in told.most_common(_SETTING))


def named_in_sentences(
    parsed: ParsedArticle, names: Mapping[str, str]
) -> Callable[[Span], tuple[str, ...]]:
    """Tells of a sentence whom it names, whether or not they take part; by ids ``names``.

    Only whom the same id means in all articles, and no countries; in the order of the article. The
    mentions are put in order once: an article may name hundreds, and tell of as many events.
    """
    own = f" ({parsed.article.id})"
    ids = [names.get(actor.id, actor.id) for actor in parsed.actors]
    mentions = sorted(
        (mention.span.start, number)
        for number, actor in enumerate(parsed.actors)
        if actor.kind not in _VAGUE and not ids[number].endswith(own)
        for mention in actor.mentions
    )
    starts = [start for start, _ in mentions]

    def named(sentence: Span) -> tuple[str, ...]:
        first, end = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
        return tuple(ids[number] for number in sorted({n for _, n in mentions[first:end]}))

    return named


@dataclass(frozen=True, slots=True)
class Beside:
    """Of an article the chief actors, and whom each of its sentences names."""

    setting: tuple[str, ...]
    named: Callable[[Span], tuple[str, ...]]


def beside(parsed: ParsedArticle, names: Mapping[str, str]) -> Beside:
    """Whom an article tells of beside those who take part, by their ids on the timeline."""
    return Beside(setting_of(parsed, names), named_in_sentences(parsed, names))


def _name_words(who: Iterable[Actor]) -> frozenset[str]:
    """The stems of the names of actors, of countries the adjectives, of people the titles, too."""
    return _all(stems(name) for a in who for name in (a.name, *_other_names(a)))


def _other_names(actor: Actor) -> Iterable[str]:
    if actor.kind is not ActorKind.PERSON:
        return actor.aliases
    return [w for alias in actor.aliases for w in WORD.findall(alias) if w[0].isupper()]


def _spots(who: Iterable[str], actors: Mapping[str, Actor]) -> Iterator[str]:
    return (a for a in who if a in actors and actors[a].kind is ActorKind.PLACE)


def _undergoing(taking: Iterable[Participant], actors: Mapping[str, Actor]) -> Iterator[str]:
    for one in taking:
        if one.role in _UNDERGOING or actors[one.actor].kind is ActorKind.PLACE:
            yield one.actor


def _is_land(actor: Actor) -> bool:
    return actor.kind is ActorKind.COUNTRY


def _bare_names(
    taking: Iterable[Participant], actors: Mapping[str, Actor], own: str
) -> Iterator[str]:
    """The names that one article alone knows, of those who are more than on somebody's side."""
    for one in taking:
        if one.role is not Role.AFFILIATION and _is_bare(actors[one.actor], own):
            yield key(actors[one.actor].name)


def _described(sources: Iterable[str], actors: Mapping[str, Actor], own: str) -> Iterator[str]:
    """What sources are called that are no names: "a Brussels court"."""
    for one in sources:
        if one in actors and (one.endswith(own) or actors[one].name[0].islower()):
            yield actors[one].name


def _persons(who: Iterable[str], actors: Mapping[str, Actor]) -> Iterator[str]:
    return (a for a in who if a in actors and actors[a].kind is ActorKind.PERSON)


def _is_bare(actor: Actor, own: str) -> bool:
    """Whether an actor has a name that its article alone knows: of one word, or of a body."""
    if actor.kind is ActorKind.GROUP:  # "Police" at the beginning of a sentence
        return False
    words = (w for w in WORD.findall(actor.name) if stems(w))
    return actor.id.endswith(own) and all(word[0].isupper() for word in words)


def _people(who: Iterable[Actor], own: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The persons under a name, with its words; who is only described is none."""
    for actor in who:
        words = tuple(actor.name.casefold().split())
        if actor.kind is ActorKind.PERSON and not (actor.id.endswith(own) and len(words) > 1):
            yield actor.id, words


def _days_of(date: EventDate) -> int | None:
    """How many days a date may be of; None where it is open or unknown."""
    if date.earliest is None or date.latest is None:
        return None
    return (date.latest - date.earliest).days + 1


def _print(event: Event, text: str | None) -> tuple[object, ...] | None:
    """The text, the words of a report, the place of the trigger in them, and what was read there.

    None without a text or a day.
    """
    first, last = event.date.earliest, event.date.latest
    if text is None or (first or last) is None:
        return None
    at = event.trigger.start - event.sentence.start
    return text, event.sentence.text, at, event.type, first, last


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
