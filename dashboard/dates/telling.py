"""The plain English of a derivation: cells and steps in words, for a reader."""

from __future__ import annotations

from dashboard.dates.cells import Cell, civil, first_day, last_day, nth_of_year, weekday
from dashboard.dates.meaning import Meaning
from dashboard.dates.setting import Focus
from dashboard.dates.timex3 import write_value
from dashboard.model import Granularity as Unit

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {
    "MO": ", morning", "MI": ", midday", "AF": ", afternoon", "EV": ", evening", "NI": ", night",
    "DT": ", daytime", "WE": "end", "FY": "the financial year ",
}  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_FORMS = {
    Unit.DAY: "{day} {year}{part}",
    Unit.WEEK: "the week{part} from {day} {year}",
    Unit.MONTH: "{month} {year}",
    Unit.QUARTER: "quarter {nth} of {year}",
    Unit.SEASON: "{season} {year}",
    Unit.HALF_YEAR: "half {nth} of {year}",
    Unit.YEAR: "{part}{year}",
    Unit.DECADE: "the decade from {year} to {last}",
    Unit.CENTURY: "the century from {year} to {last}",
}


def tell_year(year: int) -> str:
    """A year in words."""
    return str(year) if year > 0 else f"{1 - year} BC"


def tell(meaning: Meaning | None) -> str:
    """A meaning in words, as "Friday 22 December 2023" or "December 2023"."""
    if meaning is None:
        return "unknown"
    return _tell_cell(meaning) if isinstance(meaning, Cell) else write_value(meaning)


def _tell_cell(cell: Cell) -> str:
    first = first_day(cell) + (5 if cell.part == "WE" else 0)
    year, month, day = civil(first)
    return _FORMS[cell.unit].format(
        day=f"{DAYS[weekday(first)]} {day} {MONTHS[month - 1]}",
        month=MONTHS[month - 1],
        nth=nth_of_year(cell),
        season=_SEASONS[cell.index % 4],
        year=tell_year(year),
        last=tell_year(civil(last_day(cell))[0]),
        part=_PARTS.get(cell.part, ""),
    )


def on(focus: Focus) -> str:
    """What a time leans on, as its own words."""
    return "publication" if focus.anchor is None else f"“{focus.words}”"


def step(words: str, what: str) -> str:
    """A step that says what some words are."""
    return f"“{words}”: {what}"
