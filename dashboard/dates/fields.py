"""The fields of an expression, as the operators ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dashboard.dates.context import Context, Focus
from dashboard.dates.find import Found, Value
from dashboard.dates.meaning import Reading
from dashboard.dates.periods import year_of
from dashboard.errors import RuleError
from dashboard.model import Granularity as Unit

_AHEAD, _AHEAD_IN_STORY = 20, 50  # years ahead in which a year in two figures mostly lies
_MAY_BE_AHEAD = 30  # and in which it may lie
# How many of which calendar unit a unit that a text may count in is.
UNITS: dict[str, tuple[Unit, int]] = {unit.value: (unit, 1) for unit in Unit}
UNITS["fortnight"] = (Unit.WEEK, 2)


@dataclass(frozen=True, slots=True)
class Fields:
    """Access to what a rule kept of the words, and to the rule's own arguments."""

    found: Found

    def value(self, name: str) -> Value:
        """A field as a number or word, else the argument of that name; None if there is none."""
        kept = self.found.fields.get(name, self.found.rule.args.get(name))
        return None if isinstance(kept, Found) else kept

    def has(self, name: str) -> bool:
        """Whether the words have the field."""
        return name in self.found.fields

    def number(self, name: str) -> int | None:
        """A field as a whole number; None if it is missing or is none."""
        kept = self.value(name)
        return kept if isinstance(kept, int) else None

    def text(self, name: str) -> str:
        """A field as a word; empty if it is missing."""
        kept = self.value(name)
        return kept if isinstance(kept, str) else ""

    def argument(self, name: str) -> Any:
        """An argument of the rule; None if it has none of that name."""
        return self.found.rule.args.get(name)

    def unit(self, name: str = "unit") -> tuple[Unit, int]:
        """A unit of the calendar, and how many of it one is; RuleError where it is none."""
        written = self.text(name)
        if written not in UNITS:
            raise RuleError(
                f"rule {self.found.rule.name!r}: {name!r} is {written or 'missing'}; give one of "
                f"{', '.join(UNITS)} in its args, or by a class of words"
            )
        return UNITS[written]

    def inner(self, name: str = "date") -> Found | None:
        """An expression inside of this one."""
        kept = self.found.fields.get(name)
        return kept if isinstance(kept, Found) else None

    def within(self, name: str) -> Fields:
        """The fields of an expression inside of this one; its own if there is none."""
        inner = self.inner(name)
        return self if inner is None else Fields(inner)

    def reading(self, context: Context, name: str = "date") -> Reading | None:
        """The reading of an expression inside of this one, with its own derivation."""
        inner = self.inner(name)
        if inner is None:
            return None
        reading = context.read(inner)
        return reading and replace(reading)

    def year(self, context: Context) -> int | None:
        """The astronomical year that the words name or share with a neighbour; None if none."""
        if (year := self.number("year")) is not None:
            return self._with_era(year, context)
        if (high := self.number("high")) is not None:
            return high * 100 + (self.number("low") or 0)
        if (short := self.number("short")) is not None:
            after = bool(self.argument("range"))
            return _with_century(short, context, self.argument("ahead") or 0, after=after)
        if (focus := self.lender(context)) is not None:
            return year_of(focus.period) + (self.number("offset") or 0)
        match self.argument("borrow"):
            case "next":
                return _borrowed(context.following, context)
            case "previous":
                return _borrowed(context.previous, context)
        return None

    def lender(self, context: Context) -> Focus | None:
        """The time whose year the rule borrows: "that year", "last year"; None if it does not."""
        far = None if self.has("year") else self.argument("borrow")
        return {"told": context.told, "published": context.anchor}.get(str(far))

    def _with_era(self, year: int, context: Context) -> int | None:
        era = self.argument("era")
        if era == "old only" and not context.before_christ:
            return None
        return 1 - year if self.has("bc") or era else year

    @property
    def words(self) -> str:
        """The words of the expression on one line, for a step of a derivation."""
        return " ".join(self.found.text.split())


def _borrowed(neighbour: Found | None, context: Context) -> int | None:
    for found in walk(neighbour):
        fields = Fields(found)
        own = fields.has("year") or fields.has("short") or not found.rule.args.get("borrow")
        year = fields.year(context) if own else None
        if year is not None:
            return year
    return None


def walk(found: Found | None) -> Iterator[Found]:
    """An expression and all that are inside of it."""
    if found is not None:
        yield found
        for inner in found.fields.values():
            if isinstance(inner, Found):
                yield from walk(inner)


def _with_century(short: int, context: Context, ahead: int, *, after: bool) -> int | None:
    """The year with two given last figures; in a range the first after the year it begins in."""
    if after:
        first = _borrowed(context.previous, context)
        return None if first is None else first + (short - first) % 100
    near = centuries(short, context, ahead)
    return None if near is None else near[0]


def centuries(short: int, context: Context, least: int = 0) -> tuple[int, int | None] | None:
    """The year with two given last figures that is meant, and another if that may be meant, too.

    It is the last up to what it leans on, or one soon to come if the verb is not in the past, or
    if it is at most ``least`` years ahead. Both may be meant if one of them is soon to come.
    None: there is nothing to lean on.
    """
    focus = context.anchor
    if focus is None:
        return None
    now = year_of(focus.period)
    past = focus.anchor is None and context.tense().direction == "past"
    ahead = least if past else _AHEAD if focus.anchor is None else _AHEAD_IN_STORY
    year = now + ahead - (now + ahead - short) % 100
    other = year + 100 if year < now else year - 100
    return year, other if any(now <= y <= now + _MAY_BE_AHEAD for y in (year, other)) else None
