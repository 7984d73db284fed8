"""What a temporal expression can mean: the types that the operators work on.

A ``Period`` (a unit of the calendar) is the commonest meaning; the others are here. After SCATE and
timenorm: what is not known is a value of its own, never filled in from somewhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.dates.periods import Period
from dashboard.model import Anchoring, Interval, TimexType
from dashboard.model import Granularity as Unit


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day; ``day`` None: of a day that is not known. ``zone``: as TIMEX3 has it."""

    day: Period | None
    hour: int
    minute: int = 0
    second: int | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, largest unit first; an amount of None is not said ("some years").

    ``weekends``: of the weeks only these are meant.
    """

    amounts: tuple[tuple[Unit, float | None], ...]
    weekends: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """A time that comes again; ``every`` is a length, or an open date ("each Friday")."""

    every: Length | Open
    quant: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    name: str


@dataclass(frozen=True, slots=True)
class Open:
    """A date of which only some fields are known: a month of no year, a weekday of no week.

    With its ``year`` it is some day of that year, or of a month of it.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    part: str = ""
    unit: Unit = Unit.DAY
    decade: int | None = None
    year: int | None = None


Meaning = Period | Clock | Length | Repeat | Reference | Open


@dataclass(frozen=True, slots=True)
class Reading:
    """What an operator found: a meaning, and how it came about.

    ``anchoring`` is what it hangs on, ``anchor`` the number of that expression. ``meaning``
    None: the words are a time, but it cannot be said which. ``interval`` is given where the meaning
    alone does not name it, ``within`` is the time that a length is a part of. ``steps`` are for a
    reader.
    """

    type: TimexType
    meaning: Meaning | None
    mod: str | None = None
    anchoring: Anchoring = Anchoring.ABSOLUTE
    anchor: str | None = None
    others: tuple[Meaning, ...] = ()
    steps: tuple[str, ...] = field(default=())
    interval: Interval | None = None
    within: Period | None = None
