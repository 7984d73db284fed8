"""What people say of events: the nouns of checking and correcting, and what a log adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dashboard.vocabulary import Modality, Role


class State(StrEnum):
    """Whether a person has held an event against its article."""

    UNCHECKED = "unchecked"
    CHECKED = "checked"
    DISPUTED = "disputed"


class Field(StrEnum):
    """What of an event a person can set; the value of each is JSON.

    ``state``: one of ``State``. ``date``: EDTF, "" is undated. ``type``: a code. ``modality``:
    one of ``Modality``. ``headline``: words. ``actors``: a list of [name, role]. ``hidden``,
    ``starred``: true or false. ``note``: words. ``tags``: a list.
    ``added``: an event that was added by words of an article: {article, start, end, type}.
    ``own``: one that stands in no article: {headline, type, date, actors, modality, source, link}.
    ``apart``: a list of events that this one is never joined with; ``joined``: that it always is.
    """

    STATE = "state"
    DATE = "date"
    TYPE = "type"
    MODALITY = "modality"
    HEADLINE = "headline"
    ACTORS = "actors"
    HIDDEN = "hidden"
    STARRED = "starred"
    NOTE = "note"
    TAGS = "tags"
    ADDED = "added"
    OWN = "own"
    APART = "apart"
    JOINED = "joined"


# Where reviews meet, what each says of these holds together; of the others one gives way.
_ALL_HOLD = frozenset(
    {Field.NOTE, Field.TAGS, Field.STARRED, Field.APART, Field.JOINED, Field.HIDDEN}
)

BY_HAND = "by hand"  # the rule of a date that a person gave
STARRED = "starred"  # the mark that the star is among the tags
_TAG = "#"  # begins the mark of a tag that would else be taken for the star, or for such a mark

# These say something of an event; the others change what is shown of it.
REMARKS = frozenset({Field.STATE, Field.STARRED, Field.NOTE, Field.TAGS})


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the log: who set which field of an event, when, from what to what, and why.

    ``undoes`` is the number of the line that this one takes back; ``clash`` that of a line that set
    the same field meanwhile, unseen by the person. ``at`` is a time in UTC.
    """

    number: int
    at: str
    by: str
    event: str
    field: Field
    was: Any
    now: Any
    why: str = ""
    undoes: int | None = None
    clash: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """All that holds of one event: the last line of the log for each field that a person set.

    ``readings`` is what the parser had read of a field when it was first set. ``met`` are the
    reviews of several ids that were found to be of one event; none for what was said of one id.
    """

    latest: Mapping[Field, Correction] = field(default_factory=lambda: MappingProxyType({}))
    readings: Mapping[Field, Any] = field(default_factory=lambda: MappingProxyType({}))
    met: tuple[Review, ...] = ()

    def value(self, name: Field, default: Any = None) -> Any:
        """What a person set a field to; the default where nobody did, or it was taken back."""
        line = self.latest.get(name)
        return default if line is None or line.now is None else line.now

    @property
    def holds(self) -> bool:
        """Whether anything of it stands: not all was taken back."""
        return any(line.now is not None for line in self.latest.values())

    @property
    def state(self) -> State:
        """Unchecked until a person says otherwise."""
        return State(self.value(Field.STATE, State.UNCHECKED))

    @property
    def marks(self) -> tuple[str, ...]:
        """By what a person wants to find it again: ``STARRED`` for the star, and each tag."""
        star = (STARRED,) if self.value(Field.STARRED) else ()
        return tuple(dict.fromkeys((*star, *map(mark_of, self.value(Field.TAGS, ())))))

    @property
    def added(self) -> Correction | None:
        """The line by which a person added the event; None for one that was read."""
        lines = (self.latest.get(name) for name in (Field.ADDED, Field.OWN))
        return next((line for line in lines if line is not None and line.now is not None), None)

    @property
    def changed(self) -> tuple[Correction, ...]:
        """The lines that change what is shown, by field; none for an event as it was read."""
        return tuple(
            line
            for name, line in sorted(self.latest.items())
            if name not in REMARKS and line.now is not None
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of events under which it is kept: one, or those that meet in one event."""
        lines = (line for one in self.met or (self,) for line in one.latest.values())
        return tuple(dict.fromkeys(line.event for line in lines))

    def said(self, name: Field) -> tuple[Correction, ...]:
        """What holds of a field under each of the ids, in the order in which it was written."""
        lines = [one.latest[name] for one in self.met or (self,) if name in one.latest]
        return tuple(sorted((x for x in lines if x.now is not None), key=lambda x: x.number))

    def last(self, name: Field) -> int:
        """The number of the last line of a field, whichever the id; 0 where there is none."""
        parts = self.met or (self,)
        return max((one.latest[name].number for one in parts if name in one.latest), default=0)

    @property
    def contested(self) -> tuple[Field, ...]:
        """The fields of which the reviews that met say different things, so that one gives way."""
        return tuple(
            name
            for name in sorted(self.latest)
            if name not in _ALL_HOLD and len({repr(line.now) for line in self.said(name)}) > 1
        )

    @property
    def clashes(self) -> tuple[Correction, ...]:
        """The lines that were written without having seen another of the same field."""
        return tuple(line for _, line in sorted(self.latest.items()) if line.clash is not None)


NOTHING = Review()


def mark_of(tag: str) -> str:
    """The mark of a tag: the tag itself, but for one that is called like the star."""
    return f"{_TAG}{tag}" if tag == STARRED or tag.startswith(_TAG) else tag


def tag_of(mark: str) -> str | None:
    """The tag of a mark; None for the star."""
    return None if mark == STARRED else mark.removeprefix(_TAG)


def is_understood(name: str, value: Any, *, now: bool = True) -> bool:
    """Whether a field and its value mean something to this version; None is: as it was read.

    ``now``: it must hold of the event, so that its words must be known, too; else it only did.
    """
    if value is None or name not in set(Field):
        return value is None and name in set(Field)
    match Field(name):
        case Field.STATE:
            return isinstance(value, str) and (not now or value in set(State))
        case Field.MODALITY:
            return isinstance(value, str) and (not now or value in set(Modality))
        case Field.DATE | Field.TYPE | Field.HEADLINE | Field.NOTE:
            return isinstance(value, str)
        case Field.HIDDEN | Field.STARRED:
            return isinstance(value, bool)
        case Field.TAGS | Field.APART | Field.JOINED:
            return _are_words(value)
        case Field.ACTORS:
            pairs = isinstance(value, list) and all(_are_words(p) and len(p) == 2 for p in value)
            return pairs and (not now or all(role in set(Role) for _, role in value))
        case Field.OWN:
            return isinstance(value, dict) and _is_own(value)
        case Field.ADDED:
            return isinstance(value, dict) and all(
                type(value.get(key)) is kind
                for key, kind in (("article", str), ("start", int), ("end", int), ("type", str))
            )


def fold(reviews: Iterable[Review]) -> Review:
    """What holds of an event in which several reviews meet; all of them are kept in ``met``.

    The stricter state wins: disputed, checked, unchecked. Notes, tags, stars and joins hold
    together. It is hidden where each of them hides it. Of any other field the last line wins.
    """
    met = tuple(part for review in reviews for part in (review.met or (review,)))
    if len(met) < 2:
        return met[0] if met else NOTHING
    latest, readings = {}, {}
    for name in sorted({name for one in met for name in one.latest}):
        lines = {i: one.latest[name] for i, one in enumerate(met) if name in one.latest}
        holds = max(lines, key=lambda i: _weight(lines[i]))
        latest[name] = replace(lines[holds], now=_together(name, lines[holds].now, met))
        readings[name] = met[holds].readings.get(name)
    return Review(MappingProxyType(latest), MappingProxyType(readings), met)


def shown(review: Review) -> Review:
    """The review of an event that stays on the timeline, though one of its mentions was hidden."""
    line = review.latest.get(Field.HIDDEN)
    if line is None or not line.now:
        return review
    latest = {**review.latest, Field.HIDDEN: replace(line, now=None)}
    return Review(MappingProxyType(latest), review.readings, review.met or (review,))


def _weight(line: Correction) -> tuple[bool, int, int]:
    """What says something comes before what was taken back, then the stricter, then the later."""
    strict = list(State).index(State(line.now)) if line.field is Field.STATE and line.now else 0
    return line.now is not None, strict, line.number


def _together(name: Field, now: Any, met: Iterable[Review]) -> Any:
    """The value of a field in which reviews meet; ``now`` is that of the line that wins."""
    values = [value for one in met if (value := one.value(name)) is not None]
    match name:
        case Field.NOTE:
            return "\n".join(dict.fromkeys(filter(None, values))) if values else now
        case Field.TAGS | Field.APART | Field.JOINED:
            return list(dict.fromkeys(one for value in values for one in value)) if values else now
        case Field.STARRED:
            return any(values) if values else now
        case Field.HIDDEN:
            return now if all(one.value(name) for one in met) else None
        case _:
            return now


def _is_own(value: Mapping[str, Any]) -> bool:
    words = all(isinstance(value.get(key), str) for key in ("headline", "source", "link"))
    fields = (Field.TYPE, Field.DATE, Field.ACTORS, Field.MODALITY)
    return words and all(
        value.get(name) is not None and is_understood(name, value[name]) for name in fields
    )


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def acts(log: Iterable[Correction]) -> list[tuple[Correction, ...]]:
    """What was done, each in the lines that one act wrote, in their order: a form sets several.

    They stand one after the other, of one person, time and reason, and none twice of one field. The
    lines that take others back are in none.
    """
    found: list[tuple[Correction, ...]] = []
    for line in log:
        last = found[-1] if found else ()
        if line.undoes is not None:
            continue
        if last and _is_of_act(line, last):
            found[-1] = (*last, line)
        else:
            found.append((line,))
    return found


def _is_of_act(line: Correction, act: tuple[Correction, ...]) -> bool:
    last = act[-1]
    next_to = line.number == last.number + 1
    same = (line.at, line.by, line.why) == (last.at, last.by, last.why)
    return next_to and same and all((line.event, line.field) != (x.event, x.field) for x in act)


def before(log: Iterable[Correction]) -> dict[int, Any]:
    """What its field stood at before each line, by number: what a line set, else what was read."""
    stood: dict[tuple[str, Field], Any] = {}
    found: dict[int, Any] = {}
    for line in log:
        last = stood.get((line.event, line.field))
        found[line.number] = line.was if last is None else last
        stood[line.event, line.field] = line.now
    return found


def reviews(log: Iterable[Correction]) -> dict[str, Review]:
    """What holds of each event that the log speaks of, by its id; the later line wins."""
    latest: dict[str, dict[Field, Correction]] = {}
    first: dict[str, dict[Field, Any]] = {}
    for line in log:
        latest.setdefault(line.event, {})[line.field] = line
        first.setdefault(line.event, {}).setdefault(line.field, line.was)
    return {
        event: Review(MappingProxyType(lines), MappingProxyType(first[event]))
        for event, lines in latest.items()
    }
