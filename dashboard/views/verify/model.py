"""Holds a file against the articles that the page shows, and tells the verdicts as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from dashboard.errors import DashboardError
from dashboard.exports import formats, load
from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from dashboard.library.parses import parse_key
from dashboard.model import Article, ParsedArticle
from dashboard.verification.copies import Copies
from dashboard.verification.judge import Judged, Verdict, Verified, verify
from dashboard.verification.opened import open_export
from dashboard.verification.words import field_label, label, means, outside_told

MOST_ANEW = 200_000  # characters that are read anew while the page waits
TOLD = 50  # rows that do not hold, of which each is told in full
_TOO_MUCH = "more is to be read than a page can wait for; use `dashboard verify`"
Parse = Callable[[Article], ParsedArticle]


def endings() -> list[str]:
    """The endings that exported files can have, each without its dot, sorted."""
    own = {load(name).ENDING.rpartition(".")[2] for name in formats()}
    return sorted(own | {"zip"})  # in which a format with a file an article packs several


def hold(
    file: tuple[str, bytes],
    copies: Iterable[tuple[str, bytes]],
    known: Iterable[ParsedArticle],
    parse: Parse,
) -> tuple[Verified, list[str]]:
    """The verdicts on a file, and what of the copies could not be read.

    ``known`` are the articles that are shown, which were read before. Raises DashboardError for a
    file that carries no proof, or is damaged.
    """
    name, data = file
    opened = open_export(data, name)
    received = list(receive(File(*copy) for copy in copies))
    refused = [one.refusal for one in received if one.refusal]
    given = [one.article for one in received if one.article]
    shown = list(known)
    at_hand = Copies((*given, *(parsed.article for parsed in shown)), opened.texts)
    return verify(opened, at_hand, _reader(shown, parse)), refused


def _reader(shown: Iterable[ParsedArticle], parse: Parse) -> Parse:
    """Reads an article as it was read before, else anew, as long as a page can wait."""
    before = {parse_key(parsed.article): parsed for parsed in shown}
    left = [MOST_ANEW]

    def read(article: Article) -> ParsedArticle:
        known = before.get(parse_key(article))
        if known is not None:
            return known
        left[0] -= len(article.text)
        if left[0] < 0:
            raise DashboardError(_TOO_MUCH)
        return parse(article)

    return read


def summary(verified: Verified) -> list[str]:
    """What all of it adds up to, a line for each verdict, and whether anything else was changed.

    The worst verdict comes first, whatever its number.
    """
    counts = Counter(row.verdict for row in verified.rows)
    worst = sorted(counts, key=_gravity)
    told = [f"{counts[name]} × {label(name)}. {means(name)}" for name in worst]
    return [*told, outside_told(changed=verified.outside)]


def rows(verified: Verified) -> list[dict[str, object]]:
    """A row of the table for each line of the file."""
    return [
        {
            "Line": row.row,
            "Verdict": f"{'✓' if row.holds else '✗'} {label(row.verdict)}",
            "When": row.when,
            "What happened": row.headline,
            "Why": "; ".join(row.why),
        }
        for row in verified.rows
    ]


def told_in_full(verified: Verified) -> list[tuple[str, list[str]]]:
    """Of the rows that do not hold, the worst ones: a title, and why, line by line.

    Rows without a copy of their article are left to the table, which tells as much of them.
    """
    failed = [row for row in verified.rows if not row.holds and row.verdict != Verdict.MISSING]
    return [_told(row) for row in sorted(failed, key=lambda row: _gravity(row.verdict))[:TOLD]]


def _gravity(verdict: Verdict) -> int:
    return -list(Verdict).index(verdict)


def _told(row: Judged) -> tuple[str, list[str]]:
    nothing = field_label("nothing")
    lines = list(row.why)
    for field, then, now in row.differences:
        name = field_label(field).capitalize()
        lines += [f"{name}, then: {then or nothing}", f"{name}, now: {now or nothing}"]
    title = " ".join(part for part in (row.when, row.headline) if part)
    return f"Line {row.row}: {label(row.verdict)}. {title}", lines
