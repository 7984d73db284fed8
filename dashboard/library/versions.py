"""Articles that were taken in again with changes: both are kept, the newer is shown.

Which one took the place of which is a setting of the library. What people said of the events of the
earlier one is said of the same places of the later one, in lines of the log of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dashboard.identity import article_of, read_id
from dashboard.library import settings
from dashboard.library.corrections import Change, read_log, record_all
from dashboard.library.database import reading
from dashboard.library.place import library_file
from dashboard.library.rows import from_row
from dashboard.library.stored import read
from dashboard.model import Article
from dashboard.review import Field, reviews
from dashboard.timeline.corrections.versions import Align, align
from dashboard.timeline.merging.copied_text import COPIED, shared, sketch

_OF_ONE_PAGE = 0.2  # of the text that stands in both, where both have one address
_WHY = "as said of the earlier version"
_LISTS = (Field.APART, Field.JOINED)  # their values are ids of events


@dataclass(frozen=True, slots=True)
class Superseded:
    """An article whose place another took; how much of what was said of it went along, or not."""

    earlier: Article
    later: Article
    carried: int = 0
    left: int = 0


def supersede(article: Article, place: Path | None = None) -> Superseded | None:
    """Let a kept article take the place of its earlier version; None where there is none.

    Of the two the one that was published later is shown; of one day that which came later. Raises
    LibraryError.
    """
    other = find_version(article, place)
    if other is None:
        return None
    days = [a.published.day if a.published else None for a in (other, article)]
    is_older = days[0] is not None and days[1] is not None and days[1] < days[0]
    earlier, later = (article, other) if is_older else (other, article)
    carried, left = _carry(earlier, later, place)
    library = library_file(place)
    settings.replace_all({**settings.replaced(library), earlier.id: later.id}, place)
    return Superseded(earlier, later, carried, left)


def find_version(article: Article, place: Path | None = None) -> Article | None:
    """Another text under the same address, or under the same title of the same source.

    It is no version where the two texts have little in common, or its place was taken already.
    """
    library = library_file(place)
    gone = settings.replaced(library)
    with reading(library) as connection:
        if connection is None:
            return None
        rows = connection.execute(
            "SELECT * FROM article WHERE sha256 != ? AND ((url IS NOT NULL AND url = ?)"
            " OR (title IS NOT NULL AND title = ? AND source IS ?)) ORDER BY number DESC",
            (article.sha256, article.url, article.title, article.source),
        )
        found = [one for one in read("article", rows, from_row) if one.id not in gone]
    return next((one for one in found if _is_version(one, article)), None)


def show_both(earlier: str, place: Path | None = None) -> None:
    """Show an article again whose place another took, beside that. Raises LibraryError."""
    rest = {one: by for one, by in settings.replaced(library_file(place)).items() if one != earlier}
    settings.replace_all(rest, place)


def counted(ids: Collection[str], place: Path | None = None) -> str:
    """How many articles there are, and how many earlier versions of them that are not shown."""
    gone = settings.replaced(library_file(place))
    earlier = sum(gone.get(one) in ids for one in ids)
    number = len(ids) - earlier
    told = f"{number:,} article{'' if number == 1 else 's'}"
    if not earlier:
        return told
    return f"{told} and {earlier:,} earlier version{'' if earlier == 1 else 's'}"


def tell(found: Superseded) -> str:
    """A line for the one who adds it."""
    name = found.earlier.name
    parts = [f"a newer version of “{name}”, which is kept and not shown any more"]
    if found.carried or found.left:
        parts.append(f"{found.carried} of {found.carried + found.left} corrections went along")
    return "; ".join(parts)


def _is_version(one: Article, other: Article) -> bool:
    pages = [article.url for article in (one, other) if _is_page(article.url)]
    if len({urlsplit(url or "").netloc for url in pages}) > 1:
        return False  # what two sites have is a reprint
    both = [sketch(article.text) for article in (one, other)]
    if not all(both):  # too short for that: then the very address or title says enough
        return _is_page(one.url) or one.url is None
    is_page = one.url == other.url and _is_page(one.url)
    return shared(*both) >= (_OF_ONE_PAGE if is_page else COPIED)


def _is_page(url: str | None) -> bool:
    """Whether an address is that of one page, and not of a whole site."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _carry(earlier: Article, later: Article, place: Path | None) -> tuple[int, int]:
    """Say of the later article what holds of the earlier; how many lines, and how many could not.

    What was said of the later one already stays as it is.
    """
    said = reviews(read_log(place))
    where = align(earlier.text, later.text)
    changes: list[Change] = []
    left = 0
    for event, review in said.items():
        lines = [line for line in review.latest.values() if line.now is not None]
        if article_of(event) != earlier.id or not lines:
            continue
        moved = _moved(event, earlier, later, where)
        known = said[moved].latest if moved in said else {}
        for line in lines:
            value = None if moved is None else _value(line.field, line.now, (earlier, later), where)
            if moved is None or value is None:
                left += 1
            elif line.field not in known:
                why = f"{_WHY}: {line.why}" if line.why else _WHY
                changes.append(Change(moved, line.field, value, line.was, why))
    record_all(changes, place=place)
    return len(changes), left


def _moved(event: str, earlier: Article, later: Article, where: Align) -> str | None:
    """The id that an event has by the same place of the later text; None where it has none.

    An event of another article is itself.
    """
    found = read_id(event)
    if found is None or found.article != earlier.id:
        return event
    at = where(found.start)
    return None if at is None else f"{later.id}:{at}:{found.type}"


def _value(field: Field, value: Any, both: tuple[Article, Article], where: Align) -> Any:
    """A value with the places of the later text; None where one of them is not there."""
    earlier, later = both
    if field in _LISTS:
        moved = [_moved(event, earlier, later, where) for event in value]
        return None if None in moved else moved
    if field is not Field.ADDED:
        return value
    start, last = where(value["start"]), where(value["end"] - 1)
    if start is None or last is None or last < start:
        return None
    return {**value, "article": later.id, "start": start, "end": last + 1}


def pairs(articles: Iterable[Article], library: Path) -> Iterator[tuple[Article, Article]]:
    """Each article whose place another took, with that one, where both are there."""
    known = {article.id: article for article in articles}
    for earlier, later in settings.replaced(library).items():
        if earlier in known and later in known:
            yield known[earlier], known[later]
