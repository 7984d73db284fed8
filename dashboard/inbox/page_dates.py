"""Finds what a web page states as its date of publication, in the order of how sure that is.

A date that merely stands somewhere in the text is never taken for it, nor one of a change, nor the
year of a copyright. What the values mean is decided elsewhere: here nothing is read but an address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dashboard.inbox.files import Date
from dashboard.nlp.publication import read_stated
from dashboard.registry import read_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMES = "inbox/page_dates.toml"
ADDRESS = "its address"  # where a date stands that is in the address of the page
_MOST = 20  # dates of a page that are looked at
_NAMED_BY = ("name", "property", "itemprop", "http-equiv")
_VALUES = ("content", "datetime")
_DATA = "application/ld+json"
_DATED = ("datePublished", "dateCreated")
_DEEPEST = 12  # levels of JSON-LD
_OTHERS = ("comment", "comments", "review", "reviews", "hasPart", "itemListElement")
# JSON that no reader of JSON takes, as some pages write it: its first value then.
_LOOSE = re.compile(r'"(datePublished|dateCreated)"\s*:\s*"([^"\\]{1,64})"')
# In an address: a day as folders, or before the words of the last part; a month as folders.
_DAY = re.compile(
    r"/((?:1[89]|20)\d\d)(?:/(\d\d?)/(\d\d?)(?=/|\Z)|([-_])(\d\d)\4(\d\d)(?=[/_-]|\Z))"
)
_MONTH = re.compile(r"/((?:1[89]|20)\d\d)/(\d\d)(?=/|\Z)")


def page_dates(tree: HtmlElement, url: str | None) -> tuple[Date, ...]:
    """The dates of publication that a page states, the surest first: nothing for none.

    These are its metadata that name nothing else, metadata of a looser meaning, its address, and
    its ``time`` elements, if they agree on one day.
    """
    told = [*_metadata(tree), *_linked_data(tree)]
    names = read_toml(NAMES)
    sure = [Date(n, v, sure=True) for n, v in told if n.casefold() in names["published"]]
    loose = [Date(n, v) for n, v in told if n.casefold() in names["dated"]]
    found = (*sure, *loose, *address_dates(url), *_of_times(tree))
    return tuple(dict.fromkeys(found))[:_MOST]


def _metadata(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The names of metadata with their values, in the order of the page."""
    for element in tree.iter("meta", "time", "span", "div", "abbr"):
        value = next((v for key in _VALUES if (v := element.get(key))), None)
        if value is None:
            continue
        keys = _NAMED_BY if element.tag == "meta" else ("itemprop",)
        yield from ((name, value) for key in keys if (name := element.get(key)))
        if element.get("pubdate") is not None:
            yield "pubdate", value


def _linked_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The dates of JSON-LD: those of the page's own objects, not of what is said of others."""
    for script in tree.iter("script"):
        text = script.text
        if not text or _DATA not in script.get("type", ""):
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            yield from ((match[1], match[2]) for match in _LOOSE.finditer(text))
            continue
        yield from _dates_within(data)


def _dates_within(data: Any) -> Iterator[tuple[str, str]]:
    """The dates of the outermost objects that have one: those within them are of something else."""
    level, found = [data], False
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for one in level:
            if isinstance(one, Mapping):
                told = [(key, one[key]) for key in _DATED if isinstance(one.get(key), str)]
                found = found or bool(told)
                yield from told
                inner += [value for key, value in one.items() if key not in _OTHERS]
            elif isinstance(one, list):
                inner += one
        if found:
            return
        level = inner


def address_dates(url: str | None) -> Iterator[Date]:
    """The day or month in the folders of an address; nothing where it names several."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return
    days = {"-".join(filter(None, (m[1], m[2] or m[5], m[3] or m[6]))) for m in _DAY.finditer(path)}
    months = {f"{match[1]}-{match[2]}" for match in _MONTH.finditer(path)}
    found = days or months
    stated = {value for value in found if read_stated(value).problem is None}
    if len(stated) == 1:
        yield Date(ADDRESS, stated.pop())


def _of_times(tree: HtmlElement) -> Iterator[Date]:
    values = [read_stated(e.get("datetime", "")) for e in tree.iter("time")]
    days = {one.published.day.isoformat() for one in values if one.published}
    if len(days) == 1:
        yield Date("time", days.pop())
