"""The date of publication of an article as files and headers write it."""

from __future__ import annotations

import datetime as dt
import re

from dashboard.errors import ArticleError
from dashboard.moments import DocumentCreationTime

_PUBLISHED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2})?")


def read_published(value: str) -> DocumentCreationTime:
    """A date of publication from ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``.

    Raises ArticleError if it is in another form or the day does not exist.
    """
    for form, has_time in (("%Y-%m-%d", False), ("%Y-%m-%dT%H:%M", True)):
        try:
            return DocumentCreationTime(dt.datetime.strptime(value.strip(), form), has_time)
        except ValueError:
            continue
    is_form = _PUBLISHED.fullmatch(value.strip()) is not None
    raise ArticleError(
        f"date of publication {value.strip()!r} "
        + ("is no day of the calendar" if is_form else "is not in a form that is read")
        + ": write it as YYYY-MM-DD (2024-10-23) or YYYY-MM-DDTHH:MM"
    )
