"""Reads the articles of ``tests/corpus/en/quotes`` with their tables, and counts what is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.model import Actor, ParsedArticle, Quote, Span
from dashboard.nlp.read import split_header
from dashboard.quotes.found import FoundQuote

CORPUS = Path(__file__).parents[1] / "corpus" / "en" / "quotes"
ROOT = Path(__file__).parents[2]
SAME = 0.5  # two indirect contents are the same if they share half of their joint length


@dataclass(frozen=True)
class Row:
    """One expected quotation; ``known_gap``: not read yet; ``free``: may be read or not."""

    kind: str
    speakers: tuple[str, ...]
    person: str
    via: str
    start: int
    end: int
    known_gap: bool
    free: bool
    line: str


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    rows: tuple[Row, ...]


def read_cases() -> list[Case]:
    return [read_case(path) for path in sorted(CORPUS.glob("*.txt"))]


def read_case(path: Path) -> Case:
    """The article of a file; above a table alone, ``article:`` names the file with the article."""
    raw = path.read_bytes().decode("utf-8")
    article, _, table = raw.partition("\n====\n")
    if article.startswith("article: "):
        article = (ROOT / article.removeprefix("article: ")).read_bytes().decode("utf-8")
    text = split_header(article)[1]
    lines = [line for line in table.splitlines() if line.strip() and line[0] != "#"]
    rows: list[Row] = []
    position = 0
    for line in lines:
        row = _read_row(line, text, position, f"{path.name}: {line}")
        rows.append(row)
        position = row.start
    return Case(path.stem, text, tuple(rows))


def _read_row(line: str, text: str, position: int, where: str) -> Row:
    mark = line[0]
    kind, speakers, via, content = (part.strip() for part in line.lstrip("?~ ").split("|", 3))
    speakers, _, person = (part.strip() for part in speakers.partition("="))
    first, _, last = content.partition(" … ")
    start = text.find(first, position)
    last_start = text.find(last, start + len(first))
    if min(start, last_start) < 0:
        raise ValueError(f"{where}: these words do not follow in the article")
    names = tuple(name.strip() for name in speakers.split(" / ") if name.strip())
    return Row(
        kind, names, person, via, start, last_start + len(last), mark == "?", mark == "~", where
    )


def compare(rows: Sequence[Row], found: Sequence[FoundQuote]) -> dict[int, int]:
    """{row number: number of the found quotation}: the best pairs first."""
    scores = sorted(
        (-score, i, j)
        for i, row in enumerate(rows)
        for j, quote in enumerate(found)
        if (score := _alike(row, quote)) > 0
    )
    pairs: dict[int, int] = {}
    for _, i, j in scores:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _alike(row: Row, quote: FoundQuote) -> float:
    if (row.kind == "indirect") != (quote.kind == "indirect"):
        return 0
    start, end = quote.content.start, quote.content.end
    shared = min(end, row.end) - max(start, row.start)
    share = shared / (max(end, row.end) - min(start, row.start)) if shared > 0 else 0.0
    needed = SAME if row.kind == "indirect" else 0.9
    return share if share >= needed else 0


def is_speaker(row: Row, quote: FoundQuote) -> bool:
    """Whether the words that name the speaker are the expected ones, or part of them."""
    if quote.speaker is None or not row.speakers:
        return quote.speaker is None and not row.speakers
    said = _words(quote.speaker.text)
    return any(said in _words(name) or _words(name) in said for name in row.speakers)


def _words(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def is_person(row: Row, quote: Quote, actors: Mapping[str, Actor]) -> bool:
    """Whether the actor of a quotation bears the name that the row gives behind its speaker."""
    actor = actors.get(quote.speaker or "")
    names = (actor.name, *actor.aliases) if actor is not None else ()
    return any(_words(row.person) in _words(name) for name in names)


def count_persons(cases: Iterable[tuple[Case, ParsedArticle]]) -> tuple[int, int]:
    """How many of the people behind "he", "she", "the senator" are the right ones, of how many."""
    right = total = 0
    for case, parsed in cases:
        actors = {actor.id: actor for actor in parsed.actors}
        for row in case.rows:
            if row.person and not row.free:
                here = [q for q in parsed.quotes if _shares_half(q.span, row)]
                right += any(is_person(row, quote, actors) for quote in here)
                total += 1
    return right, total


def _shares_half(span: Span, row: Row) -> bool:
    shared = min(span.end, row.end) - max(span.start, row.start)
    return shared > 0 and shared / (max(span.end, row.end) - min(span.start, row.start)) >= SAME


def is_via(row: Row, quote: FoundQuote) -> bool:
    said = "" if quote.via is None else quote.via.text.casefold()
    return row.via.casefold() in said if row.via else True


def count(cases: Iterable[tuple[Case, Sequence[FoundQuote]]]) -> tuple[Counter[str], list[str]]:
    """Counts of what is expected, found and right, in marks and without; and each mistake."""
    total: Counter[str] = Counter()
    errors: list[str] = []
    for case, found in cases:
        pairs = compare(case.rows, found)
        for i, row in enumerate(case.rows):
            if row.free:
                continue
            group = "indirect" if row.kind == "indirect" else "marks"
            total[f"{group} gold"] += 1
            if i not in pairs:
                errors.append(f"missed      {row.line}")
                continue
            quote = found[pairs[i]]
            right = is_speaker(row, quote)
            total[f"{group} found"] += 1
            total[f"{group} right"] += right
            total["kind"] += quote.kind == row.kind
            total["via gold"] += bool(row.via)
            total["via"] += bool(row.via) and is_via(row, quote)
            if not right:
                name = None if quote.speaker is None else quote.speaker.text
                errors.append(f"speaker     {row.line}  -> {name} ({quote.rule})")
            if quote.kind != row.kind:
                errors.append(f"kind        {row.line}  -> {quote.kind}")
            if not is_via(row, quote):
                errors.append(f"via         {row.line}  -> {quote.via}")
        taken = {pairs[i] for i, row in enumerate(case.rows) if row.free and i in pairs}
        for j, quote in enumerate(found):
            if j in taken:
                continue
            group = "indirect" if quote.kind == "indirect" else "marks"
            total[f"{group} system"] += 1
            if j not in pairs.values():
                name = None if quote.speaker is None else quote.speaker.text
                errors.append(
                    f"spurious    {case.name}: {quote.kind} | {name} | {quote.content.text} "
                    f"({quote.rule})"
                )
    return total, errors
