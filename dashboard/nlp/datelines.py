"""Datelines: the place, day and agency with which a report begins."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from dashboard.registry import current_language, language_file, read_toml

_AGENCY = r"(?:\([A-Z][^()\n]{1,40}\)|/[^/\n]{2,30}/)"
_MORE = r"(?:,[^\n()/:;!?–—]{1,50}?)"  # a region, a date
_CAPITALS = r"[A-Z\u00c0-\u00de]{2}[A-Z\u00c0-\u00de.'’ -]*"
_TITLE_CASE = r"[^\W\d_a-z][^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_a-z][^\W\d_]+){0,3}"
_REGIONS = r"(?:, ?[A-Z\u00c0-\u00de][\w.'’]*(?: [A-Z\u00c0-\u00de][\w.'’]*){0,3})"  # no clause


class _Forms(NamedTuple):
    """The datelines of a language: anywhere, and those at which only a text may begin."""

    anywhere: re.Pattern[str]
    first: re.Pattern[str]
    known_agency: re.Pattern[str]


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline ends with which a paragraph begins: behind its dash; None without one.

    Or behind its day and agency, or a known agency: "Oslo, June 12 (NPA) The club"; and where a
    text begins, behind its day and a colon, the place alone and a dash, or capitals and the day.

    A capital must follow: "NATO - the alliance - agreed" has none.
    """
    forms = _forms(current_language())
    head = forms.anywhere.match(text, start, end) or forms.known_agency.match(text, start, end)
    if head is None and not text[:start].strip():
        head = forms.first.match(text, start, end)
    if head is None:
        return None
    following = text[head.end() : end].lstrip().lstrip("\"“”‘'")[:1]
    return head.end() if following.isupper() or following.isdigit() else None


def is_dateline(piece: str) -> bool:
    """Whether a paragraph is a dateline that was cut off the one behind it."""
    forms = _forms(current_language())
    heads = (form.match(piece + behind) for form in forms for behind in (" X", "X"))
    return any(head is not None and head.end() == len(piece) for head in heads)


@functools.cache
def _forms(language: str) -> _Forms:
    """A place in capitals or as a name, with a region, a day, an agency and a dash."""
    words = read_toml(language_file(language, "datelines.toml"))
    month = rf"(?:{_any_of(words['months'])})[a-z]*\.?"
    day = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?"
    long_day = rf"\d{{1,2}}(?:[a-z]{{2}})? {month},? \d{{4}}"
    place = rf"(?!(?:{_any_of(words['openers'])})\b)(?:{_CAPITALS}|{_TITLE_CASE})"
    agencies = read_toml(language_file(language, "credits.toml"))["agencies"]
    agency = _any_of([name for known in agencies for name in known])
    anywhere = (
        rf"(?:{_CAPITALS}{_MORE}?\s*{_AGENCY}?|{_TITLE_CASE}{_MORE}?\s*{_AGENCY})"
        r"\.?\s*(?:--|[-–—_])(?=\s+[\"“”‘']?[^\W_])"  # "(EFE).- The"
        rf"|(?:{_CAPITALS}|{_TITLE_CASE}){_MORE}?\s*{_AGENCY}"
        r"\s+(?:--|[-–—])(?=[\"“]?[A-Z])"  # "(NPA) -The"
        r"(?![^\n.!?]*\w(?:--|[-–—])[\s,])"
        rf"|{_CAPITALS}(?:{_REGIONS}{{0,2}}, ?{day}|{_REGIONS})—(?=[\"“]?[A-Z])(?![^\n.!?]*—)"
        rf"|{place}{_REGIONS}{{0,2}}, ?{day}"
        rf"\s*\([A-Z]{{2,9}}(?:/[A-Z]{{2,9}})?\)(?=\s+[\"“]?[A-Z])"
        rf"|{_CAPITALS}{_REGIONS}?\s*\([A-Z][^()\n]{{1,40}} [-–—] {long_day}\)(?=\s+[\"“]?[A-Z])"
    )
    first = (  # "Halden, June 12: The club": elsewhere this may be an entry
        rf"{place}{_REGIONS}{{0,2}}, ?{day}"
        rf"\s*{_AGENCY}?\s*:(?=\s+[\"“]?[A-Z])"
        rf"|{_CAPITALS}{_REGIONS}{{0,2}}, ?{day}(?=\s+[\"“]?[A-Z])"  # "HALDEN, June 12 The club"
        rf"|{place}{_REGIONS}{{0,2}}"  # "Halden - The club"
        rf"\s+(?:--|[-–—])(?=\s+[\"“]?[A-Z])(?![^\n.!?]*\s(?:--|[-–—])\s)"
    )
    known_agency = (  # "HALDEN (AP) The bank", "(AP) - The bank"
        rf"{_CAPITALS}{_REGIONS}{{0,2}}\s*\((?:{agency})\)(?=\s+[\"“]?[A-Z])"
        rf"|\((?:{agency})\)\s*(?:--|[-–—])(?=\s*[\"“]?[A-Z])"
    )
    return _Forms(*map(re.compile, (anywhere, first, known_agency)))


def _any_of(words: list[str]) -> str:
    """An expression for each of these words; for none, one that matches nothing."""
    return "|".join(map(re.escape, words)) or "(?!)"
