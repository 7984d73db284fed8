"""How far the clocks of an article's place are from UTC, as its header says."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo

from dashboard.model import Article

_FIXED = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?")


def offset(article: Article, day: dt.date | None) -> dt.timedelta | None:
    """The offset on a day, else on that of publication; None where the header gives no zone.

    ``timezone:`` holds a name (``Asia/Shanghai``) or an offset (``+08:00``); None for nonsense.
    """
    zone = (article.timezone or "").strip()
    fixed = _FIXED.fullmatch(zone)
    if fixed:
        span = dt.timedelta(hours=int(fixed[2]), minutes=int(fixed[3] or 0))
        return -span if fixed[1] == "-" else span
    day = day or (article.published.day if article.published else None)
    if not zone or day is None:
        return None
    try:
        place = zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return dt.datetime.combine(day, dt.time(12), place).utcoffset()
