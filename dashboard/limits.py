"""The one table of how long a field may be, in characters, and what happens to what is longer.

Of an article it is cut, an address left out, and a note says so; what a person types is refused, as
they can shorten it; what is imported is cut and told. A field is never longer on a screen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.errors import LibraryError
from dashboard.model import Article, Diagnostic
from dashboard.review import Field

LIMITS: Mapping[str, int] = {
    # of an article
    "id": 200,
    "title": 500,
    "source": 300,  # the site with its authors
    "url": 2000,
    "timezone": 64,
    "licence": 300,
    "message": 500,  # of a note on how it was read
    # of what people say
    "headline": 2000,
    "note": 5000,
    "why": 2000,
    "tag": 80,
    "actor": 200,
    "date": 64,
    "person": 80,
    "scope": 1000,  # of a chronology
    "view": 80,
    "address": 8000,  # the parameters of a view
    "search": 500,
}
LARGEST_IMPORT = 128 * 2**20  # bytes of what a library exported; at worst 26 times that in memory
MOST_TAGS = 50  # of one event
MOST_ACTORS = 100  # of one event
_OF_ARTICLE = ("title", "source", "url", "timezone", "licence")
_LEFT_OUT = ("url", "timezone")  # half of one is another, or none
_MARK = "…"
_OF_OWN = {"headline": "headline", "source": "source", "link": "url", "date": "date"}
_OF_WORDS = {Field.HEADLINE: "headline", Field.NOTE: "note", Field.DATE: "date"}


def cut(field: str, value: str) -> str:
    """The value within the limit of its field; what is cut ends with an ellipsis."""
    limit = LIMITS[field]
    return value if len(value) <= limit else value[: limit - 1].rstrip() + _MARK


def tell_long(field: str, value: str) -> str:
    """What is said of a value that is too long: its field, its length, the limit."""
    return f"{field}: has {len(value):,} characters, the limit is {LIMITS[field]:,}"


def limited(article: Article) -> Article:
    """The article with its header within the limits; a note tells of each field that was not."""
    values = {name: getattr(article, name) for name in _OF_ARTICLE}
    long = {name: v for name, v in values.items() if v is not None and len(v) > LIMITS[name]}
    if not long and all(len(d.message) <= LIMITS["message"] for d in article.diagnostics):
        return article
    for name, value in long.items():
        values[name] = None if name in _LEFT_OUT else cut(name, value)
    notes = (Diagnostic("text", f"{tell_long(n, value)}; {_done(n)}") for n, value in long.items())
    short = (dataclasses.replace(d, message=cut("message", d.message)) for d in article.diagnostics)
    return dataclasses.replace(
        article,
        title=values["title"],
        source=values["source"],
        url=values["url"],
        timezone=values["timezone"],
        licence=values["licence"],
        diagnostics=(*notes, *short),
    )


def check_length(field: str, value: str) -> None:
    """Nothing. Raises LibraryError, naming field, length and limit, for what is longer."""
    if len(value) > LIMITS[field]:
        raise LibraryError(f"{tell_long(field, value)}; shorten it", field=field)


def check_value(field: str, value: Any, why: str = "") -> None:
    """Nothing. Raises LibraryError for what a person sets, or says why, beyond the limits."""
    check_length("why", why)
    for kind, words in _words_of(field, value):
        check_length(kind, words)
    most = {Field.TAGS: MOST_TAGS, Field.ACTORS: MOST_ACTORS}.get(Field(field))
    if most is not None and isinstance(value, list) and len(value) > most:
        told = f"{field}: there are {len(value):,} of them, the limit is {most}"
        raise LibraryError(told, field={Field.TAGS: "tag", Field.ACTORS: "actor"}[Field(field)])


def cut_value(field: str, value: Any) -> Any:
    """The value of a line of a log that comes in, with its words within the limits."""
    if field in _OF_WORDS and isinstance(value, str):
        return cut(_OF_WORDS[Field(field)], value)
    if field == Field.OWN and isinstance(value, dict):
        told = {k: v for k, v in value.items() if k in _OF_OWN and isinstance(v, str)}
        long = len(told.get("link", "")) > LIMITS["url"]  # half of an address is another
        cut_too = {k: cut(_OF_OWN[k], v) for k, v in told.items()}
        actors = {"actors": cut_value(Field.ACTORS, value.get("actors"))}
        return {**value, **cut_too, **actors, **({"link": ""} if long else {})}
    if not isinstance(value, list):
        return value
    if field == Field.TAGS:
        return [cut("tag", one) if isinstance(one, str) else one for one in value[:MOST_TAGS]]
    if field == Field.ACTORS:
        return [_cut_pair(pair) for pair in value[:MOST_ACTORS]]
    return value


def _cut_pair(pair: Any) -> Any:
    is_pair = isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)
    return [cut("actor", pair[0]), pair[1]] if is_pair else pair


def _words_of(field: str, value: Any) -> Iterable[tuple[str, str]]:
    """The words of a value, each with the name of its limit."""
    if field in _OF_WORDS and isinstance(value, str):
        yield _OF_WORDS[Field(field)], value
    elif field == Field.TAGS and isinstance(value, list):
        yield from (("tag", tag) for tag in value)
    elif field == Field.ACTORS and isinstance(value, list):
        yield from (("actor", name) for name, _ in value)
    elif field == Field.OWN and isinstance(value, dict):
        yield from ((limit, str(value.get(key, ""))) for key, limit in _OF_OWN.items())
        yield from _words_of(Field.ACTORS, value.get("actors"))


def _done(field: str) -> str:
    return "it is left out" if field in _LEFT_OUT else "the rest is cut off"
