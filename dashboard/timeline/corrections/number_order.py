"""Which number of a date in numbers is its day."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """Which number of "03/04/2024" is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
