"""Whether a text is news, that leans on its publication, or a history, that leans on its own dates."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.dates.fields import walk
from dashboard.dates.find import Found
from dashboard.model import DocumentCreationTime

_FAR = 2  # years from publication that a news text seldom speaks of
_ENOUGH = 3  # so many distant years make a history, if they outweigh the words of the day


def is_narrative(found: Sequence[Found], dct: DocumentCreationTime | None) -> bool:
    """Whether the dates of a text say that it is a history.

    It is one if it names years that are far from publication more often than it uses words that
    only the day of publication gives a meaning ("yesterday", "last week", "Thursday").
    """
    far = near = 0
    for one in found:
        for inner in walk(one):
            year = inner.fields.get("year")
            if isinstance(year, int):
                far += dct is None or "bc" in inner.fields or abs(year - dct.moment.year) >= _FAR
                near += dct is not None and abs(year - dct.moment.year) < _FAR
        near += any(inner.rule.args.get("deictic") for inner in walk(one))
    return far >= _ENOUGH and far > near
