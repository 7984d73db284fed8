"""The order of day and month in the dates in figures of one article.

A date that can be read in one way only ("13/4/2001") says how its author writes all the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.dates.context import Order
from dashboard.dates.fields import Fields, walk
from dashboard.dates.find import Found

_MONTHS = 12


def order_of_figures(found: Iterable[Found]) -> Order | None:
    """The order that the dates of an article have; None if none shows it, or they differ."""
    shown = [order for one in found for inner in walk(one) if (order := _order(inner))]
    return shown[0] if len({order.day_first for order in shown}) == 1 else None


def _order(found: Found) -> Order | None:
    fields = Fields(found)
    first, second = fields.number("first") or 0, fields.number("second") or 0
    if fields.argument("day_first") or (first > _MONTHS) == (second > _MONTHS):
        return None
    return Order(first > _MONTHS, fields.words)
