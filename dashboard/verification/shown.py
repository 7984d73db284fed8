"""Whether a row shows what its claim says: its headline and its date, whatever the format."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator

from dashboard.errors import QueryError
from dashboard.model import EventDate
from dashboard.proof.claims import Json
from dashboard.timeline.corrections.edtf import read_edtf
from dashboard.timeline.wording.dates import in_words, with_capital
from dashboard.vocabulary import DateStatus, Granularity

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u[0-9a-f]{4}|\\[nrtbf]|_x[0-9A-F]{4}_")  # of JSON, calendars and workbooks
_ENDS = ("earliest", "latest")
_OF_TIMEML = b"<MAKEINSTANCE "  # which has neither


def shows(claim: Json, shown: bytes) -> bool:
    """Whether the bytes of a row hold the headline and the date of its claim.

    Letters and figures alone are compared, as each format has its own marks and escapes. TimeML
    shows neither; what is undated need not say so.
    """
    if _OF_TIMEML in shown or b" has no mark: " in shown:
        return True
    told = list(_readings(shown.decode("utf-8", "replace")))
    date = claim["date"]
    days = [_bare(date[end]) for end in _ENDS if date[end]]
    dates = [_bare(date["edtf"] or "-"), *map(_bare, _wordings(date))]
    is_dated = not date["edtf"] or any(
        any(one and one in text for one in dates) or all(day in text for day in days)
        for text in told
    )
    # its capital is typography: one that was written for a small letter is no other headline
    headlines = [_bare(one) for one in (claim["headline"], with_capital(claim["headline"]))]
    return is_dated and any(one in text for one in headlines for text in told)


def date_words(date: Json) -> str:
    """The date of a claim in words, ``undated`` for none; as it stands there where it is no date.

    The form of EDTF says how exact it is; without one that can be read, its first and last day do.
    """
    try:
        first, last, unit = read_edtf(date["edtf"] or "")
    except QueryError:
        try:
            first, last = (dt.date.fromisoformat(date[end]) if date[end] else None for end in _ENDS)
        except ValueError:
            return str(date["edtf"])
        unit = Granularity.INTERVAL
    return in_words(EventDate(first, last, unit, DateStatus.STATED, ""))


def row_date_words(date: Json) -> str:
    """The date of a row in the words that it shows, where its days can be told so; else anew.

    A week and an interval of seven days have the same days.
    """
    words = date.get("words")
    return words if isinstance(words, str) and words in _wordings(date) else date_words(date)


def _wordings(date: Json) -> set[str]:
    """How the days of a claim are told in words; none where they are no days.

    They are told anew: the words of the claim are only what whoever made the file wrote there.
    """
    try:
        first, last = (dt.date.fromisoformat(date[end]) if date[end] else None for end in _ENDS)
        dates = [EventDate(first, last, unit, DateStatus.STATED, "") for unit in Granularity]
    except ValueError:
        return set()
    return {in_words(one) for one in dates}


def _readings(text: str) -> Iterator[str]:
    """The letters and figures of a row, by the ways in which formats escape others."""
    plain = html.unescape(_TAG.sub("", text))
    for one in (text, plain, _ESCAPE.sub("", text), _ESCAPE.sub("", plain)):
        yield _bare(one)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
