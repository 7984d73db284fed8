"""What was read from the articles of the library, kept so that no article is read twice.

A parse is good as long as the text, its header and the parser are the same; a damaged one is made
anew.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dashboard.errors import LibraryError, parse_failure
from dashboard.growing import growing
from dashboard.library.articles import read_library
from dashboard.library.database import changing, reading
from dashboard.library.packing import pack, unpack, whole_parse
from dashboard.library.place import library_file
from dashboard.library.rows import HEADER
from dashboard.library.stored import read, write
from dashboard.library.upgrades import begin, finish, is_pending
from dashboard.model import Article, ParsedArticle
from dashboard.registry import parser_version

_FIND = "SELECT parse.* FROM parse JOIN article ON number = article WHERE article.id = ?"
_FORGET = "DELETE FROM parse WHERE article = (SELECT number FROM article WHERE id = ?)"
_KEEP = """
    INSERT OR REPLACE INTO parse (article, key, sha256, body)
    SELECT number, ?, ?, ? FROM article WHERE id = ?
"""


def kept_parse(article: Article, place: Path | None = None) -> ParsedArticle | None:
    """The parse of an article as it is kept; None where there is none that is whole and current."""
    return kept_parses([article], place).get(article.id)


def kept_parses(articles: Sequence[Article], place: Path | None = None) -> dict[str, ParsedArticle]:
    """The parses of articles as they are kept, by id; without those not whole or current."""
    return _kept(articles, place, current=True)


def earlier_parses(
    articles: Sequence[Article], place: Path | None = None
) -> dict[str, ParsedArticle]:
    """What an earlier parser read, by id, of those articles whose text and date are the same.

    For the while until they are read anew; one whose form this version does not know is left out.
    """
    earlier = _kept(articles, place, current=False)
    dates = {article.id: article.published for article in articles}
    return {
        name: parsed
        for name, parsed in earlier.items()
        if dates[name] is None or dates[name] == parsed.article.published
    }


def _kept(
    articles: Sequence[Article], place: Path | None, *, current: bool
) -> dict[str, ParsedArticle]:
    found = {}
    with reading(library_file(place)) as connection, growing():
        for article in articles if connection is not None else ():
            assert connection is not None
            rows = connection.execute(_FIND, (article.id,))
            for row in read("parse", rows, whole_parse):
                if (row["key"] == parse_key(article)) == current:
                    with contextlib.suppress(Exception):  # one that cannot be opened is made anew
                        found[article.id] = unpack(row["body"], article)
    return found


def keep_parse(parsed: ParsedArticle, key: str, place: Path | None = None) -> None:
    """Keep a parse under its article's ``parse_key``; nothing where that is not in the library.

    Before it takes the place of what another parser read, that is backed up and noted.
    """
    begin(place)
    body = pack(parsed)
    with changing(library_file(place), counts=False) as connection:
        values = (key, hashlib.sha256(body).hexdigest(), body, parsed.article.id)
        write(connection, "parse", _KEEP, values)


def forget_parse(article: Article, place: Path | None = None) -> None:
    """Take what is kept of an article's parse out of the library, so that it is read anew.

    Nothing where there is no library. Raises LibraryError where it cannot be written.
    """
    library = library_file(place)
    if library.exists():
        with changing(library) as connection:
            connection.execute(_FORGET, (article.id,))


def parse_kept(
    article: Article,
    parse: Callable[[Article], ParsedArticle],
    place: Path | None = None,
) -> ParsedArticle:
    """The parse of an article: as it is kept, or made now and kept where the library lets us."""
    key = parse_key(article)
    try:
        kept = kept_parse(article, place)
    except LibraryError:
        return parse(article)
    if kept is not None:
        return kept
    parsed = parse(article)
    if library_file(place).exists():
        try:
            keep_parse(parsed, key, place)
        except LibraryError:  # a full disk: it is only read anew the next time
            return parsed
    return parsed


def parses_kept(
    articles: Sequence[Article],
    parse: Callable[[Article], ParsedArticle],
    place: Path | None = None,
) -> Iterator[ParsedArticle | tuple[Article, Exception]]:
    """The parse of each article, in order, as ``parse_kept`` gives it; what failed with its error.

    What is kept is read at one go.
    """
    try:
        kept = kept_parses(articles, place)
    except LibraryError:
        kept = {}
    for article in articles:
        try:
            yield kept.get(article.id) or parse_kept(article, parse, place)
        except Exception as error:  # one article never loses the others
            yield article, error


def read_all(place: Path | None = None) -> tuple[tuple[ParsedArticle, ...], list[str]]:
    """All articles that are shown, as this parser reads them, and a line for each that failed.

    Where another parser read them last, there is a backup before, and the report is made after.
    """
    from dashboard.pipeline import parse

    with contextlib.suppress(LibraryError):  # it cannot be written: then nothing is kept of this
        begin(place)
    shown = read_library(place)
    failed, read = [problem.message for problem in shown.problems], []
    for found in parses_kept(shown.articles, parse, place):
        if isinstance(found, tuple):
            article, error = found
            failed.append(parse_failure(article.id, error))
        else:
            read.append(found)
    with contextlib.suppress(LibraryError):
        if is_pending(place):
            finish(read, place)
    return tuple(read), failed


def parse_key(article: Article) -> str:
    """All that a parse hangs on, in one name: the text, its header, and the parser."""
    header = (article.id, *(getattr(article, name) for name in HEADER))
    notes = (diagnostic.message for diagnostic in article.diagnostics)
    parts = (parser_version(), article.sha256, *map(str, header), *notes)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
