"""How many sources are independent: copies of one text, a paper and an agency count once.

A source is known by the paper that prints it, by its wording, by the agency that it credits, and by
the paper or agency that its sentence names ("according to Reuters"). What ties two reports of an
event is told in words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.model import Article, ParsedArticle, Report
from dashboard.timeline.merging.copied_text import (
    Sketch,
    copied_pairs,
    credits_data,
    shared,
    sketch,
)

_HEAD, _FOOT = 3, 4  # lines of a text among which an agency is credited


class Together:
    """Things that belong together, directly or through others (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, one: str) -> str:
        """What stands for all that belong together with this."""
        path = []
        while (above := self._above.get(one, one)) != one:
            path.append(one)
            one = above
        for passed in path:
            self._above[passed] = one
        return one

    def join(self, one: str, other: str) -> None:
        """From now on the two belong together."""
        self._above[self.of(other)] = self.of(one)


@dataclass(frozen=True, slots=True)
class Origin:
    """By what an article's source is known: its paper, the agencies it credits, its text.

    ``text`` is the same for articles that print one text, empty for one that stands alone.
    """

    paper: str
    agencies: frozenset[str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Origins:
    """By what the source of each article is known, by id; ``papers`` are all that print them."""

    of: Mapping[str, Origin]
    papers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports of one event, by the ids of their articles, that are of one source, and why."""

    one: str
    other: str
    why: str


def copies(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """For each text that is a copy of another, or is copied, the one that stands for all."""
    together = Together()
    alike = list(copied_pairs(sketches))
    for one, other in alike:
        together.join(one, other)
    return {text: together.of(text) for pair in alike for text in pair}


def origins(articles: Iterable[ParsedArticle], copied: Mapping[str, str]) -> Origins:
    """By what the source of each article is known; ``copied`` is of ``copies``."""
    known = ((p.article.id, origin_of(p.article, copied.get(p.article.id, ""))) for p in articles)
    return all_origins(dict(known))


def all_origins(known: Mapping[str, Origin]) -> Origins:
    """Of articles by their id."""
    return Origins(known, frozenset(o.paper for o in known.values() if o.paper))


def origin_of(article: Article, text: str = "") -> Origin:
    """By what the source of an article is known; ``text`` stands for all copies of its text."""
    return Origin(_named(article.source or ""), credited(article.text), text)


def count_sources(reports: Sequence[Report], known: Origins) -> int:
    """How many of the reports of an event are of independent sources."""
    together = Together()
    for tie in ties(reports, known):
        together.join(tie.one, tie.other)
    return len({together.of(report.article.id) for report in reports})


def ties(reports: Sequence[Report], known: Origins) -> Iterator[Tie]:
    """Which reports of an event are of one source, and why, in words; the first reason of each."""
    cited = {
        report.event.id: named_in(report.event.sentence.text, known.papers) for report in reports
    }
    for one, other in combinations(reports, 2):
        a, b = (known.of.get(r.article.id) or origin_of(r.article) for r in (one, other))
        mine, theirs = cited[one.event.id], cited[other.event.id]
        if a.paper and a.paper == b.paper:
            why = f"are of one paper, {one.article.source}"
        elif a.text and a.text == b.text:
            part = shared(sketch(one.article.text), sketch(other.article.text))
            why = "print one text" + (f": {part:.0%} of the shorter one" if part else "")
        elif both := (a.agencies | {a.paper}) & (b.agencies | {b.paper}) - {""}:
            why = f"have it from one agency, {min(both)}"
        elif both := ((a.agencies | mine | {a.paper}) & (b.agencies | theirs | {b.paper})) - {""}:
            why = f"have it from {_shown(min(both), one.article, other.article)}, which is named"
        else:
            continue
        yield Tie(one.article.id, other.article.id, why)


@functools.lru_cache(maxsize=4096)
def credited(text: str) -> frozenset[str]:
    """The agencies to which a text is credited, in its first or last lines; empty for none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head, foot = "\n".join(lines[:_HEAD]), "\n".join(lines[-_FOOT:])
    dateline = (found for pattern in _credits("dateline") for found in pattern.finditer(head))
    credit = (
        found for pattern in _credits("credits") for found in pattern.finditer(f"{head}\n{foot}")
    )
    return frozenset(_named(found["name"]) for group in (dateline, credit) for found in group)


def named_in(sentence: str, papers: frozenset[str]) -> frozenset[str]:
    """The agencies, and those of the papers, that a sentence names as having told it."""
    found = {_named(found["name"]) for pattern in _cited() for found in pattern.finditer(sentence)}
    return frozenset(name for name in found if name in papers or name.casefold() in _agencies())


def _shown(name: str, *articles: Article) -> str:
    return next((a.source for a in articles if a.source and _named(a.source) == name), name)


def _named(name: str) -> str:
    """The name of a paper or agency as it is compared; of an agency the one that is shown."""
    plain = " ".join(name.split()).rstrip(".,'’")
    return _agencies().get(plain.casefold(), plain.casefold().removeprefix("the "))


@functools.cache
def _agencies() -> Mapping[str, str]:
    """The name of each agency that is shown, by each of its names in small letters."""
    return {name.casefold(): group[0] for group in credits_data()["agencies"] for name in group}


@functools.cache
def _credits(kind: str) -> tuple[re.Pattern[str], ...]:
    """What a credit looks like: the words in any case, the name of an agency as it is written."""
    names = sorted((name for group in credits_data()["agencies"] for name in group), key=len)
    any_of = "|".join(map(re.escape, reversed(names)))
    return tuple(
        re.compile(pattern.replace("{}", rf"(?-i:(?P<name>\b(?:{any_of})\b))"), re.M | re.I)
        for pattern in credits_data()[kind]
    )


@functools.cache
def _cited() -> tuple[re.Pattern[str], ...]:
    """What a sentence looks like that names another paper or agency: one to five capitals."""
    name = r"(?-i:(?:[Tt]he )?(?P<name>[A-Z][\w.'’-]*(?: (?:of |de |[A-Z])[\w.'’-]*){0,4}))"
    return tuple(re.compile(p.replace("{}", name), re.I) for p in credits_data()["cited"])
