"""What the dates of two reports tell of their being of one event, as named signs."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.timeline.merging.contradictions import has_own_limit, is_narrow
from dashboard.timeline.merging.facts import Facts
from dashboard.timeline.merging.uniqueness import CLOSE

_WIDTHS = ((4, ""), (8, "date of a week"), (92, "date of a quarter"))  # the sign by the wider date
_FAR = 184  # days between two articles


def date_signs(one: Facts, other: Facts) -> Iterator[str]:
    """The signs for how little the dates say; and where one is open, when the articles are of.

    Empty for two days, or for two dates of a few days.
    """
    if one.days is not None and other.days is not None:
        widest = max(one.days, other.days)
        if sign := next((told for most, told in _WIDTHS if widest <= most), "date of a year"):
            yield sign
        return
    dated = (one.first or one.last) is not None and (other.first or other.last) is not None
    yield "date open" if dated else "undated"
    if _is_long_before(one, other) or _is_long_before(other, one):
        yield "long before the other article"
    if _is_just_before(one, other) or _is_just_before(other, one):
        yield "day close to the other article"
    if one.published is not None and other.published is not None:
        apart = abs((one.published - other.published).days)
        if apart <= CLOSE:
            yield "published close together"
        if apart > _FAR:
            yield "published far apart"


def _is_long_before(one: Facts, other: Facts) -> bool:
    """Whether the day of one is long past when the other, of no day of its own, was published."""
    return (apart := _days_before(one, other)) is not None and apart > _FAR


def _is_just_before(one: Facts, other: Facts) -> bool:
    """Whether the other, of no day of its own, was published within days of the day of one."""
    apart = _days_before(one, other) if is_narrow(one) else None
    return apart is not None and 0 <= apart <= CLOSE


def _days_before(one: Facts, other: Facts) -> int | None:
    """The days from the last of one to the article of the other, which has no day of its own."""
    if one.days is None or one.last is None or other.published is None:
        return None
    if other.days is not None or has_own_limit(other):
        return None
    return (other.published - one.last).days
