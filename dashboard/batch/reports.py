"""What of an event is kept so that it can be held against the reports of other articles.

A row an event, made where the article is parsed. ``keys`` are the hashes of the blocks in which it
meets others. What is undated counts as of the day on which its article was published; without
that it meets nothing.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.contract import from_record, to_record
from dashboard.model import Actor, Article, ParsedArticle, Report, Span, Timeline, TimelineEntry
from dashboard.publication_date import read_published
from dashboard.timeline.build import above_of, report_of
from dashboard.timeline.merging.antecedents import find_antecedents
from dashboard.timeline.merging.copied_text import COPIED, Sketch, hash_of, shared, sketch
from dashboard.timeline.merging.date_conflicts import conflict_keys
from dashboard.timeline.merging.facts import Facts, facts, named_in_sentences, setting_of
from dashboard.timeline.merging.merge import keys_of
from dashboard.timeline.merging.sources import Origin, Together, origin_of

COLUMNS: Mapping[str, pa.DataType] = {
    "number": pa.int32(),
    "kind": pa.string(),
    "last": pa.int32(),  # the ordinal of its last day, else of publication; 0 for none
    "keys": pa.list_(pa.int64()),
    "print": pa.int64(),  # of its very words with their day
    "text": pa.list_(pa.int64()),  # the sketch of its article, by which copies are known
    "body": pa.string(),
}
NOTHING: Mapping[str, Any] = {
    "kind": "",
    "last": 0,
    "keys": [],
    "print": 0,
    "text": [],
    "body": "",
}  # of an event that is joined with nothing
_SAYING, _HAPPENING = "saying", "happening"  # never one event
Row = dict[str, Any]


def report_rows(timeline: Timeline, parsed: ParsedArticle) -> list[Row]:
    """A row for each entry of the timeline of one article, in their order."""
    actors = {actor.id: actor for actor in timeline.actors}
    above = above_of(timeline.actors)
    (names,) = timeline.names
    setting = setting_of(parsed, names)
    named = named_in_sentences(parsed, names)
    text = list(sketch(parsed.article.text))
    return [
        _row(entry, parsed, actors, above, named=named, setting=setting, text=text)
        for entry in timeline.entries
    ]


def _row(
    entry: TimelineEntry,
    parsed: ParsedArticle,
    actors: Mapping[str, Actor],
    above: Mapping[str, frozenset[str]],
    *,
    named: Callable[[Span], Sequence[str]],
    setting: Sequence[str],
    text: list[int],
) -> Row:
    (report,) = entry.reports
    around = named(report.event.sentence)
    known = facts(report, parsed, actors, above, setting=setting, around=around, text="")
    last = known.last or known.first or known.published
    if last is None:
        return dict(NOTHING)
    keys = {hash_of(repr(key)) for key in (*keys_of(known), *conflict_keys(known), known.copy)}
    return {
        "kind": _SAYING if known.is_saying else _HAPPENING,
        "last": last.toordinal(),
        "keys": sorted(keys),
        "print": hash_of(repr(known.copy)),
        "text": text,
        "body": _body(report, parsed, actors, who=known.line, setting=setting, around=around),
    }


def _body(
    report: Report,
    parsed: ParsedArticle,
    actors: Mapping[str, Actor],
    *,
    who: Collection[str],
    setting: Sequence[str],
    around: Sequence[str],
) -> str:
    """The report with the times of its sentence and those who are in it, without their text.

    Beside them the chief actors of its article, and what its things were called before.
    """
    article, sentence = parsed.article, report.event.sentence
    speakers = (name for q in report.quotes for name in (q.speaker, q.via) if name)
    told = (
        *(p.actor for p in report.event.participants),
        *sorted(who),
        *speakers,
        *setting,
        *around,
    )
    bare = ParsedArticle(
        dataclasses.replace(article, text="", diagnostics=()),
        timexes=tuple(t for t in parsed.timexes if sentence.start <= t.span.start < sentence.end),
        actors=tuple(
            dataclasses.replace(actors[a], mentions=()) for a in dict.fromkeys(told) if a in actors
        ),
        quotes=report.quotes,
        events=(report.event,),
    )
    record = to_record(bare)
    record["article"]["timezone"] = article.timezone
    record["setting"] = list(setting)
    record["around"] = list(around)
    found = find_antecedents(report.event, article.text)
    record["antecedents"] = {noun: sorted(words) for noun, words in found.items()}
    record["agencies"] = sorted(origin_of(article).agencies)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Told:
    """A report that is held against others: its place in the index, and what of it is compared.

    ``number`` is that of its article, ``id`` the id of the event there. ``parsed`` is no more of
    the article than that, ``names`` has the timeline's id of each actor, ``local`` those ids that
    are known in this article alone. ``origin`` is by what its source is known,
    ``sketch`` by what copies of its article are.
    """

    place: int
    last: int
    number: int
    id: str
    keys: frozenset[int]
    facts: Facts
    parsed: ParsedArticle
    names: Mapping[str, str]
    local: frozenset[str]
    origin: Origin
    sketch: Sketch

    @property
    def report(self) -> Report:
        """The report."""
        return self.facts.report


def read_reports(rows: Sequence[Row]) -> list[Told]:
    """The reports of rows, which have their ``place`` in the index with them."""
    texts = _texts(rows, {row["number"]: tuple(row["text"]) for row in rows})
    return [_read(row, texts[row["number"]]) for row in rows]


def _read(row: Row, text: str) -> Told:
    """The report of a row. What is known in its article alone has the article's own name in it.

    Two articles of one name are told apart by their numbers.
    """
    record = json.loads(row["body"])
    told = record["article"]
    article = Article(
        f"{told['id']}~{row['number']}",
        "",
        title=told["title"],
        published=told["published"] and read_published(told["published"]),
        source=told["source"],
        timezone=told["timezone"],
    )
    parsed = from_record(record, article)
    here = f" ({told['id']})"
    own_names = {
        actor.id: f"{actor.id.removesuffix(here)} ({article.id})"
        for actor in parsed.actors
        if actor.id.endswith(here)
    }
    names = {actor.id: own_names.get(actor.id, actor.id) for actor in parsed.actors}
    (event,) = parsed.events
    own = dataclasses.replace(event, id=f"{article.id}{event.id.removeprefix(told['id'])}")
    report = report_of(own, parsed, names)
    actors = {
        names[actor.id]: dataclasses.replace(
            actor,
            id=names[actor.id],
            member_of=tuple(names[a] for a in actor.member_of if a in names),
        )
        for actor in parsed.actors
    }
    setting = [names.get(actor, actor) for actor in record["setting"]]
    above = above_of(actors.values())
    known = facts(
        report,
        parsed,
        actors,
        above,
        setting=setting,
        around=[names.get(actor, actor) for actor in record.get("around", ())],
        text=text,
        antecedents={noun: frozenset(w) for noun, w in record.get("antecedents", {}).items()},
    )
    return Told(
        row["place"],
        row["last"],
        row["number"],
        event.id,
        frozenset(row["keys"]),
        known,
        parsed,
        names,
        frozenset(own_names.values()),
        dataclasses.replace(origin_of(article), agencies=frozenset(record["agencies"])),
        tuple(row["text"]),
    )


def _texts(rows: Iterable[Row], sketches: Mapping[int, Sketch]) -> dict[int, str]:
    """For the number of each article the name of its text, which is that of its copies, too.

    Articles are held against each other where they have a report in the very same words.
    """
    alike: dict[int, dict[int, None]] = {}
    for row in rows:
        alike.setdefault(row["print"], {})[row["number"]] = None
    together = Together()
    for articles in alike.values():
        _join_copies({str(n): sketches[n] for n in sorted(articles)}, together)
    return {row["number"]: together.of(str(row["number"])) for row in rows}


def _join_copies(articles: Mapping[str, Sketch], together: Together) -> None:
    """Join the names of articles of which one is a copy of the other, or of a part of it.

    Each is held against one of every text that is known by then, so that many copies cost no more
    than few.
    """
    firsts: list[str] = []
    for name, text in articles.items():
        first = next((one for one in firsts if shared(articles[one], text) >= COPIED), None)
        if first is None:
            firsts.append(name)
        else:
            together.join(first, name)


def shared_keys(rows: Sequence[Row], others: Iterable[Told]) -> Iterator[Row]:
    """The rows that have a key in common with one of another article."""
    holders: dict[int, int] = {}
    shared: set[int] = set()
    for told in others:
        shared |= told.keys
    for row in rows:
        for key in row["keys"]:
            if holders.setdefault(key, row["number"]) != row["number"]:
                shared.add(key)
    return (row for row in rows if not shared.isdisjoint(row["keys"]))
