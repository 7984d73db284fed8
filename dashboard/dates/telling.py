"""The plain English of a derivation: cells and steps in words, for a reader."""

from __future__ import annotations

from dashboard.dates.cells import Cell, civil, first_day, last_day, weekday
from dashboard.dates.meaning import Meaning
from dashboard.dates.timex3 import write_value
from dashboard.model import Granularity as Unit

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_PARTS |= {"DT": "daytime", "WE": "weekend"}
_SEASONS = ("spring", "summer", "autumn", "winter")


def tell_year(year: int) -> str:
    """A year in words."""
    return str(year) if year > 0 else f"{1 - year} BC"


def tell(meaning: Meaning | None) -> str:
    """A meaning in words, as "Friday 22 December 2023" or "December 2023"."""
    if meaning is None:
        return "unknown"
    return _tell_cell(meaning) if isinstance(meaning, Cell) else write_value(meaning)


def _tell_cell(cell: Cell) -> str:
    year, month, day = civil(first_day(cell))
    match cell.unit:
        case Unit.DAY:
            part = f", {_PARTS.get(cell.part, cell.part)}" if cell.part else ""
            name = DAYS[weekday(cell.index)]
            return f"{name} {day} {MONTHS[month - 1]} {tell_year(year)}{part}"
        case Unit.WEEK:
            first = cell.index * 7 + 2 + (5 if cell.part else 0)
            what = "weekend" if cell.part else "week"
            return f"the {what} from {_tell_cell(Cell(Unit.DAY, first))}"
        case Unit.MONTH:
            return f"{MONTHS[month - 1]} {tell_year(year)}"
        case Unit.QUARTER:
            return f"quarter {cell.index % 4 + 1} of {tell_year(year)}"
        case Unit.HALF_YEAR:
            return f"half {cell.index % 2 + 1} of {tell_year(year)}"
        case Unit.SEASON:
            return f"{_SEASONS[cell.index % 4]} {tell_year(year)}"
        case Unit.YEAR:
            return ("the financial year " if cell.part else "") + tell_year(year)
    last = civil(last_day(cell))[0]
    return f"the {cell.unit} from {tell_year(year)} to {tell_year(last)}"


def step(words: str, what: str) -> str:
    """A step that says what some words are."""
    return f"“{words}”: {what}"
