"""Whether a text is news, which leans on its publication, or a history, on its own dates."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.dates.fields import walk
from dashboard.dates.find import Found
from dashboard.model import DocumentCreationTime

_FAR = 2  # years from publication that a news text seldom speaks of
_ENOUGH = 3  # so many distant years can make a history
_WEIGHT = 4  # one word of the day ("yesterday") speaks for news as loudly as so many years against


def is_narrative(found: Sequence[Found], dct: DocumentCreationTime | None) -> bool:
    """Whether the dates of a text say that it is a history.

    It is one if it names years that are far from publication far more often than it uses words
    that only the day of publication gives a meaning ("yesterday", "last week", "Thursday").
    """
    years = [year for one in found if (year := _distant_year(one, dct))]
    deictic = sum(_is_deictic(one) for one in found)
    return len(years) >= _ENOUGH and len(years) > _WEIGHT * deictic + 2


def _distant_year(found: Found, dct: DocumentCreationTime | None) -> bool:
    for inner in walk(found):
        year = inner.fields.get("year")
        if isinstance(year, int):
            return dct is None or "bc" in inner.fields or abs(year - dct.moment.year) >= _FAR
    return False


def _is_deictic(found: Found) -> bool:
    return any(inner.rule.args.get("deictic") for inner in walk(found)) and not any(
        isinstance(inner.fields.get("year"), int) for inner in walk(found)
    )
