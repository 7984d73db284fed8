"""What an expression can lean on: publication, earlier dates of the text, the tense of the verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dashboard.dates.cells import Cell, date_cell, first_day
from dashboard.dates.find import Found
from dashboard.dates.meaning import Clock, Reading
from dashboard.model import Anchoring, DocumentCreationTime
from dashboard.model import Granularity as Unit

SIZES = (
    Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER,
    Unit.SEASON, Unit.HALF_YEAR, Unit.YEAR, Unit.DECADE, Unit.CENTURY,
)  # fmt: skip
Direction = Literal["past", "future", "present", "unknown"]


@dataclass(frozen=True, slots=True)
class Focus:
    """The time that the text speaks of, and the expression that set it (None: publication)."""

    cell: Cell
    anchor: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Tense:
    """Where the verb of an expression looks, and the verb itself."""

    direction: Direction
    verb: str


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day stands before the month in dates in figures, and the words that show it."""

    day_first: bool
    words: str


@dataclass(slots=True)
class Setting:
    """All that an operator may know besides the words themselves.

    ``focus`` is the time that the text speaks of, ``recent`` the last one that it names, if only
    in passing; ``order`` is that of day and month in the dates in figures, if the text shows it.
    """

    dct: DocumentCreationTime | None
    narrative: bool
    focus: Focus | None
    recent: Focus | None
    sentence: Focus | None
    tense: Callable[[], Tense]
    read: Callable[[Found], Reading | None]
    previous: Found | None = None
    following: Found | None = None
    before: Reading | None = None
    before_christ: bool = False
    order: Order | None = None

    @property
    def published(self) -> Focus | None:
        """The day of publication as something to lean on; None if it is not known."""
        return None if self.dct is None else Focus(date_cell(self.dct.day), None, "publication")

    @property
    def leaning(self) -> Focus | None:
        """What dates without a year lean on: publication in news, earlier dates in a history.

        In a sentence that is about a year ("the 2012 games began in July") it is that year.
        """
        return (
            self.sentence
            or (self.focus if self.narrative else None)
            or self.published
            or self.focus
        )

    @property
    def told(self) -> Focus | None:
        """The last date of the text; None before there is one."""
        return self.recent or self.focus

    def told_in(self, unit: Unit) -> Focus | None:
        """What "the next day" leans on: the last date that is as fine as a unit, else the last."""
        for focus in (self.recent, self.focus):
            if focus is not None and SIZES.index(focus.cell.unit) <= SIZES.index(unit):
                return focus
        return self.told


def lean_of(focus: Focus) -> Anchoring:
    """The anchoring of a reading that leans on a focus."""
    return Anchoring.PUBLISHED if focus.anchor is None else Anchoring.NARRATIVE


def day_number(focus: Focus) -> int:
    """The number of the first day of a focus."""
    return first_day(focus.cell)


def focus_cell(reading: Reading) -> Cell | None:
    """The cell that a reading gives to what comes after it; None if it gives none."""
    meaning = reading.meaning
    if isinstance(meaning, Clock):
        return meaning.day
    if isinstance(meaning, Cell):
        return Cell(meaning.unit, meaning.index)
    return None
