"""Two versions of one article: where a place of the earlier text is now, and what changed.

Paragraphs that are the same are found first, then words within those that are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dashboard.model import DateStatus, Event, ParsedArticle
from dashboard.timeline.wording.dates import in_words, with_capital

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+|[^\w\s]")
_MOST_WORDS = 3000  # of changed paragraphs that stand together; of more no word is found again
_NEAR = 3  # words beside a place that must be the same, where it is a place of a changed sentence
Align = Callable[[int], int | None]


class Kind(StrEnum):
    """What became of an event in the later version."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """An event that came, went or changed; ``what`` of it did, and it before and now, in words."""

    kind: Kind
    what: tuple[str, ...]
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the earlier text that stands in the later one, too, moved by some characters."""

    start: int
    end: int
    by: int


def align(earlier: str, later: str) -> Align:
    """Where the character at a place of the earlier text stands in the later; None for nowhere."""
    pieces = sorted(_pieces(earlier, later), key=lambda piece: piece.start)
    starts = [piece.start for piece in pieces]

    def find(at: int) -> int | None:
        n = bisect_right(starts, at) - 1
        return at + pieces[n].by if n >= 0 and at < pieces[n].end else None

    return find


def _pieces(earlier: str, later: str) -> Iterator[_Piece]:
    old, new = (list(_LINE.finditer(text)) for text in (earlier, later))
    same = SequenceMatcher(None, [m[0] for m in old], [m[0] for m in new], autojunk=False)
    for tag, old_at, old_end, new_at, new_end in same.get_opcodes():
        if tag == "equal":
            pairs = zip(old[old_at:old_end], new[new_at:new_end], strict=True)
            yield from (_Piece(a.start(), a.end(), b.start() - a.start()) for a, b in pairs)
        elif tag == "replace":
            yield from _words(old[old_at:old_end], new[new_at:new_end])


def _words(old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]) -> Iterator[_Piece]:
    """The words of changed paragraphs that stand in both, where some of them stand together."""
    one, other = (
        [(m.start() + w.start(), w[0]) for m in lines for w in _WORD.finditer(m[0])]
        for lines in (old, new)
    )
    if max(len(one), len(other)) > _MOST_WORDS:
        return
    found = SequenceMatcher(None, [w for _, w in one], [w for _, w in other], autojunk=False)
    for block in found.get_matching_blocks():
        if block.size < _NEAR:
            continue
        for n in range(block.size):
            (start, word), (now, _) = one[block.a + n], other[block.b + n]
            yield _Piece(start, start + len(word), now - start)


def compare(earlier: ParsedArticle, later: ParsedArticle) -> list[Difference]:
    """What came, went, or changed its date, its words or its names, in the order of the texts."""
    where = align(earlier.article.text, later.article.text)
    left = list(later.events)
    found: list[tuple[int, Difference]] = []
    for event in earlier.events:
        other = _same(event, left, where)
        if other is None:
            gone = Difference(Kind.WENT, (), _told(event), "")
            found.append((where(event.sentence.start) or event.trigger.start, gone))
            continue
        left.remove(other)
        what = tuple(_changed(event, earlier, other, later))
        if what:
            changed = Difference(Kind.CHANGED, what, _told(event), _told(other))
            found.append((other.trigger.start, changed))
    found += [(e.trigger.start, Difference(Kind.CAME, (), "", _told(e))) for e in left]
    return [difference for _, difference in sorted(found, key=lambda pair: pair[0])]


def _same(event: Event, others: Sequence[Event], where: Align) -> Event | None:
    """The event of the later version that begins where this one does, or is told there."""
    at = where(event.trigger.start)
    if at is None:
        return None
    own = [e for e in others if e.trigger.start == at]
    told = [e for e in others if any(m.start == at for m in e.mentions)]
    found = [e for e in own if e.type == event.type] or own or told
    return found[0] if found else None


def _changed(
    event: Event, earlier: ParsedArticle, other: Event, later: ParsedArticle
) -> Iterator[str]:
    if _date(event, earlier) != _date(other, later):
        yield "date"
    if " ".join(event.headline.split()) != " ".join(other.headline.split()):
        yield "words"
    if _names(event, earlier) != _names(other, later):
        yield "names"


def _date(event: Event, parsed: ParsedArticle) -> str | None:
    """Its date in words; None where its one limit is the publication, which moves by itself."""
    published, date = parsed.article.published, event.date
    limits = {date.earliest, date.latest} - {None}
    if date.status is DateStatus.BOUNDED and published and limits == {published.day}:
        return None
    return in_words(date)


def _names(event: Event, parsed: ParsedArticle) -> list[str]:
    names = {actor.id: actor.name for actor in parsed.actors}
    return sorted({names[p.actor] for p in event.participants if p.actor in names})


def _told(event: Event) -> str:
    return f"{in_words(event.date)}: {with_capital(event.headline)}"
