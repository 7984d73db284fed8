"""What of a report is compared with others: who, what, when and where, made ready once."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product

from dashboard.model import (
    Actor,
    ActorKind,
    Event,
    Modality,
    ParsedArticle,
    Participant,
    Report,
    Role,
    Span,
)
from dashboard.nlp.stems import WORD, same_event_data, stems
from dashboard.timeline.acts import (
    empty_words,
    find_heads,
    has_begun,
    is_one_act,
    names_many,
    words_of_act,
)
from dashboard.timeline.antecedents import Antecedents, definite_nouns, find_antecedents
from dashboard.timeline.offices import without_offices
from dashboard.timeline.wording import numbers
from dashboard.timeline.zones import offset

_BESIDE = frozenset({Role.TOPIC, Role.PLACE})  # these do not take part
_SOURCES = frozenset({Role.ACTOR, Role.SPEAKER})
_NAMED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})
_SETTING = 3  # actors of whom an article tells most
_KINDS = {  # only what is told in the same way can be the same
    Modality.ASSERTED: "fact",
    Modality.REPORTED: "fact",
    Modality.PROPOSED: "proposed",
    Modality.POSSIBLE: "proposed",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems of the words of a report.

    ``heads`` are those that name the event, ``is_series`` says whether one of them names many acts
    ("protests"). ``names`` are those of who is in it. Beside names, times, numbers and heads:
    ``headline``, of which ``common`` have no capital, and ``sentence``; ``modified`` has, for each
    word of the headline that stands behind others ("tax bill", "Nordgas plant"), those others.
    ``is_begun`` says whether what is told is that it began. ``capital``
    are the words of the headline with a capital but the first one and countries, names or not,
    ``definite`` those behind a bare article, ``numbers`` its numbers.
    """

    heads: frozenset[str]
    is_series: bool
    is_begun: bool
    names: frozenset[str]
    headline: frozenset[str]
    common: frozenset[str]
    capital: frozenset[str]
    definite: frozenset[str]
    sentence: frozenset[str]
    modified: Mapping[str, frozenset[str]] = field(hash=False)
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a report is compared.

    ``line`` are those who take part with all they are members of; of ``where`` it was the same.
    ``known`` are the actors of both that are the same in all articles. ``people`` are the persons
    who take part under a name: id and words of the name. ``named`` are the people and bodies among
    them, ``source_words`` the words for those sources that no article but this knows. ``setting``
    are the chief actors of the article.
    ``kind`` is how it is told: as a fact, as proposed …; ``once`` whether its trigger names what is
    done but once within days, "by" one, "upon" one, or "with" one thing; ``act`` is the stem of the
    trigger. ``said`` has the words of each quote. ``first`` and ``last`` are its days, None is
    open; ``days`` is how many these are, None where it is open or unknown. ``copy``, in a text that
    is printed in several articles, are its words with their place and their day: equal where it is
    the very same report.
    """

    report: Report
    id: str
    article: str
    who: frozenset[str]
    line: frozenset[str]
    where: frozenset[str]
    known: frozenset[str]
    people: frozenset[tuple[str, tuple[str, ...]]]
    named: frozenset[str]
    countries: frozenset[str]
    sources: frozenset[str]
    source_words: frozenset[str]
    setting: frozenset[str]
    kind: str
    once: str
    act: str
    wording: Wording
    place: frozenset[str]
    said: tuple[frozenset[str], ...]
    is_saying: bool
    first: dt.date | None
    last: dt.date | None
    days: int | None
    published: dt.date | None
    offset: dt.timedelta | None
    copy: tuple[object, ...] | None
    above: Mapping[str, frozenset[str]] = field(repr=False, compare=False)

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
    text: str | None = None,
    antecedents: Antecedents | None = None,
) -> Facts:
    """What of a report is compared; ``above`` has each actor's own id and all it is member of.

    ``setting`` are the chief actors of its article. ``text`` is the same for articles that print
    one text, None for one that stands alone. ``antecedents`` are looked up in the article without
    it.
    """
    event = report.event
    taking = [p for p in event.participants if p.actor in actors and _is_told_of(p, actors)]
    who = frozenset(p.actor for p in taking)
    line = _all(above[a] for a in who)
    at = [p.actor for p in event.participants if p.role is Role.PLACE and p.actor in actors]
    sources = _all(above[p.actor] for p in taking if p.role in _SOURCES)
    own = f" ({report.article.id})"
    known = frozenset(a for a in line if not a.endswith(own))
    first, last = event.date.earliest, event.date.latest
    return Facts(
        report=report,
        id=event.id,
        article=report.article.id,
        who=who,
        line=line,
        where=_all(above[a] for a in at if not a.endswith(own)),
        known=known,
        people=frozenset(_people((actors[a] for a in who), own)),
        named=frozenset(a for a in who if actors[a].kind in _NAMED),
        countries=frozenset(a for a in line if actors[a].kind is ActorKind.COUNTRY),
        sources=sources,
        source_words=stems(" ".join(actors[a].name for a in sources - known if a in actors)),
        setting=frozenset(setting),
        kind=_KINDS.get(event.modality, event.modality),
        once=_once().get(event.trigger.text.casefold(), ""),
        act=min(stems(event.trigger.text), default=""),
        wording=_worded(
            event,
            parsed,
            find_antecedents(event, parsed.article.text) if antecedents is None else antecedents,
            names=_name_words(actors[a] for a in {*known, *at, *sources} if a in actors),
            lands=_name_words(a for b in {*line, *setting} if (a := actors.get(b)) and _is_land(a)),
        ),
        place=frozenset() if event.place is None else frozenset(WORD.findall(event.place.text)),
        said=tuple(filter(None, (stems(quote.span.text) for quote in report.quotes))),
        is_saying=_is_saying(report, (p.role for p in taking)),
        first=first,
        last=last,
        days=None if first is None or last is None else (last - first).days + 1,
        published=report.article.published.day if report.article.published else None,
        offset=offset(report.article, last),
        copy=None if text is None or (first or last) is None else (text, *_print(event)),
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
    said = bool(report.quotes) and report.event.type in same_event_data()["sayings"]
    return said or Role.SPEAKER in roles


def _worded(
    event: Event,
    parsed: ParsedArticle,
    antecedents: Antecedents,
    *,
    names: frozenset[str],
    lands: frozenset[str],
) -> Wording:
    """The words of a report, of those in it the ``names``; ``lands`` name countries."""
    times = [t.span.text for t in parsed.timexes if _is_in(t.span, event.sentence)]
    bare = functools.reduce(lambda text, time: text.replace(time, " "), times, event.headline)
    heads = find_heads(event)
    act = heads | words_of_act(event)
    beside = names | stems(" ".join(times)) | act
    modified = _by_word([*_modified(bare, act), *_pairs(antecedents)])
    bare = without_offices(bare, names)
    words = bare.split()
    fuller = _all(antecedents.values()) - beside
    return Wording(
        heads=heads,
        is_series=names_many(event),
        is_begun=has_begun(event),
        names=names,
        headline=(_telling(bare) - beside) | fuller,
        common=_telling(" ".join(w for w in words if w[0].islower())) - beside,
        capital=_telling(" ".join(w for w in words[1:] if w[0].isupper())) - lands,
        definite=definite_nouns(bare),
        sentence=(_telling(event.sentence.text) - beside) | fuller,
        modified=modified,
        numbers=numbers(bare),
    )


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


def _telling(text: str) -> frozenset[str]:
    """The stems of a text that tell something: no numbers."""
    return frozenset(
        word
        for word in stems(text)
        if len(word) > 1 and not word[0].isdigit() and word not in empty_words()
    )


def _modified(text: str, beside: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The stems of two words that stand side by side, each of them telling."""
    found = list(WORD.finditer(text.casefold()))
    for one, other in pairwise(found):
        if other.start() - one.end() == 1:
            first, second = (_telling(word[0]) - beside for word in (one, other))
            yield from product(first, second)


def _pairs(antecedents: Antecedents) -> Iterator[tuple[str, str]]:
    """Each word that stood before a noun, with that noun."""
    return ((word, noun) for noun, before in antecedents.items() for word in sorted(before))


def _by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each second word of the pairs the first ones."""
    found: dict[str, set[str]] = {}
    for first, second in pairs:
        found.setdefault(second, set()).add(first)
    return {word: frozenset(before) for word, before in found.items()}


def _name_words(who: Iterable[Actor]) -> frozenset[str]:
    """The stems of the names of actors, of countries the adjectives, of people the titles, too."""
    return _all(stems(name) for a in who for name in (a.name, *_other_names(a)))


def _other_names(actor: Actor) -> Iterable[str]:
    if actor.kind is not ActorKind.PERSON:
        return actor.aliases
    return [w for alias in actor.aliases for w in WORD.findall(alias) if w[0].isupper()]


def _is_land(actor: Actor) -> bool:
    return actor.kind is ActorKind.COUNTRY


def _people(who: Iterable[Actor], own: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The persons under a name, with its words; who is only described is none."""
    for actor in who:
        words = tuple(actor.name.casefold().split())
        if actor.kind is ActorKind.PERSON and not (actor.id.endswith(own) and len(words) > 1):
            yield actor.id, words


def _print(event: Event) -> tuple[object, ...]:
    """The words of a report, the place of the trigger in them, and what was read from them."""
    at = event.trigger.start - event.sentence.start
    return event.sentence.text, at, event.type, event.date.earliest, event.date.latest


def _is_in(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


@functools.cache
def _once() -> Mapping[str, str]:
    """The words for what is done, or befalls one, but once within days; each with its list."""
    return {
        word: name for name in ("by", "upon", "with") for word in same_event_data()[f"once_{name}"]
    }
