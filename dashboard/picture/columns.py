"""The timeline as columns of small values, as the component in the page reads them once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.identity import GROUP, group_of
from dashboard.model import (
    Actor,
    DateStatus,
    ParsedArticle,
    Quote,
    QuoteKind,
    Relation,
    Role,
    Timeline,
    TimelineEntry,
)
from dashboard.review import BY_HAND, STARRED, Field
from dashboard.timeline.corrections.added_events import TITLES, read_articles
from dashboard.timeline.index import index_of
from dashboard.timeline.levels import RANKS, shown_from
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.merging.namesakes import namesakes
from dashboard.timeline.query import LONGEST_SENTENCE
from dashboard.timeline.wording.citation import in_other_words
from dashboard.timeline.wording.dates import in_words, show_day, with_capital
from dashboard.timeline.wording.labels import (
    FIELDS,
    INVERSE_RELATIONS,
    MODALITIES,
    NOT_AS_FACT,
    RELATIONS,
    ROLES,
    STATES,
    STATUSES,
    kind_name,
    mark_label,
    status_of,
    type_label,
)

MOST_WITH_TEXTS = 2000  # events; of more, the page asks for sentences and quotes one by one
_EPOCH = dt.date(1970, 1, 1).toordinal()
DAY_MS = 86_400_000.0

_OWN_EVENTS = {
    "id": GROUP,
    "title": TITLES,
    "source": None,
    "published": None,
    "when": None,
    "quotes": 0,
    "own": True,
}  # stands in the list of articles for all that people wrote down

_EDITED = (Field.HEADLINE, Field.TYPE, Field.MODALITY, Field.ACTORS)
Columns = dict[str, Any]


def columns(timeline: Timeline) -> Columns:
    """All that the page draws, filters and lists.

    Times are milliseconds since 1970 in UTC, ``to`` is the end that does not belong to it, None is
    open. ``type``, ``status``, ``modality`` and ``article`` are positions in the lists of those
    names; ``subtype`` is one more than that in ``subtypes``, 0 for none. ``also`` has, for the
    events that other articles tell, too, the position of each article and the id that the event has
    there. ``who`` holds pairs of positions in ``actors`` and ``roles``, ``where`` the positions of
    those that are no more than its place, ``said`` those of who is quoted. ``level`` is the first
    level at which an event is shown: 0 main, 1 side, 2 all. ``state`` is a position in ``states``,
    ``marks`` has positions in the list of that name for the events that a person starred or tagged,
    ``own`` is there for those that a person added, ``by_hand`` for those whose date a person set,
    ``edited`` has what else of an event that was read a person set, in words; ``partly`` is there
    for those that one report tells as a fact and another as planned, possible or denied,
    ``whole`` has the position of the event of which one is a part. ``sentence``, ``quotes`` and
    ``retold``, the sentences of other reports, are left out where there are many events: ``texts``
    gives those of one.
    """
    entries = timeline.entries
    types = sorted({entry.event.type for entry in entries})
    subtypes = subtypes_of((entry.event.type, entry.event.subtype) for entry in entries)
    read = read_articles(timeline.articles)
    articles = list(dict.fromkeys(group_of(parsed.article.id) for parsed in timeline.articles))
    articles.sort(key=GROUP.__eq__)  # own events come last
    tags = {mark for entry in entries for mark in entry.review.marks}
    marks = sorted(tags, key=lambda mark: (mark != STARRED, mark.casefold(), mark))
    places: dict[str, Mapping[str, int]] = {
        "type": {code: i for i, code in enumerate(types)},
        "subtype": {code: i for i, code in enumerate(subtypes, start=1)},
        "status": {status: i for i, status in enumerate(STATUSES)},
        "modality": {modality: i for i, modality in enumerate(MODALITIES)},
        "article": {article: i for i, article in enumerate(articles)},
        "state": {state: i for i, state in enumerate(STATES)},
        "mark": {mark: i for i, mark in enumerate(marks)},
    }
    return {
        "events": _events(entries, timeline.actors, places),
        "actors": _actors(timeline.actors, namesakes(entries, timeline.actors)),
        **named_lists(types),
        "subtypes": named_subtypes(subtypes, types),
        "marks": [{"id": mark, "label": mark_label(mark)} for mark in marks],
        "articles": [*map(_article, read), *([_OWN_EVENTS] if GROUP in articles else [])],
        "relations": _relations(timeline),
    }


def subtypes_of(kinds: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """The subtypes among pairs of type and subtype, each with the type of most of its events."""
    counts = Counter((subtype, of) for of, subtype in kinds if subtype)
    found: dict[str, str] = {}
    for subtype, of in sorted(counts, key=lambda pair: (-counts[pair], pair)):
        found.setdefault(subtype, of)
    return dict(sorted(found.items()))


def named_lists(types: Iterable[str]) -> Columns:
    """The lists in which the numbers of the columns are positions, with the types that occur."""
    return {
        "roles": [ROLES[role] for role in Role],
        "types": [{"id": code, "label": type_label(code)} for code in types],
        "statuses": [{"id": str(s), "label": label} for s, label in STATUSES.items()],
        "modalities": [
            {"id": str(m), "label": label, "hollow": m in NOT_AS_FACT}
            for m, label in MODALITIES.items()
        ],
        "states": [{"id": str(s), "label": label} for s, label in STATES.items()],
    }


def named_subtypes(subtypes: Mapping[str, str], types: Sequence[str]) -> list[Columns]:
    """The list of subtypes, each with the position of the type under which it stands."""
    return [
        {"id": code, "label": kind_name(code), "type": types.index(of)}
        for code, of in subtypes.items()
    ]


def milliseconds(day: dt.date | None, *, end: bool = False) -> float | None:
    """Where a day begins, or ends, in milliseconds since 1970 (UTC); None stays None."""
    return None if day is None else (day.toordinal() - _EPOCH + int(end)) * DAY_MS


def fades(entry: TimelineEntry) -> bool:
    """Whether its end is no more than the day on which it was told, so that it is drawn as open.

    "Since 2019" begins at a limit that the text gives; that it was before publication goes without
    saying. What is open on both sides so would not be seen at all: "before 12 June" ends there.
    """
    date, published = entry.event.date, entry.article.published
    return (
        date.status is DateStatus.BOUNDED
        and published is not None
        and date.latest == published.day
        and date.earliest not in (None, date.latest)
    )


def is_partly(entry: TimelineEntry) -> bool:
    """Whether one report tells it as a fact and another as planned, possible or denied."""
    if len(entry.reports) == 1:
        return False
    return len({report.event.modality in NOT_AS_FACT for report in entry.reports}) > 1


def _events(
    entries: Sequence[TimelineEntry],
    actors: Sequence[Actor],
    places: Mapping[str, Mapping[str, int]],
) -> Columns:
    numbers = {actor.id: i for i, actor in enumerate(actors)}
    roles = {role: i for i, role in enumerate(Role)}
    events = [entry.event for entry in entries]
    return {
        "id": [event.id for event in events],
        "title": [with_capital(event.headline) for event in events],
        "when": [in_words(event.date) for event in events],
        "from": [milliseconds(event.date.earliest) for event in events],
        "to": [milliseconds(event.date.latest, end=True) for event in events],
        "fades": [fades(entry) for entry in entries],
        "type": [places["type"][event.type] for event in events],
        "subtype": [places["subtype"].get(event.subtype or "", 0) for event in events],
        "status": [places["status"][status_of(event.date)] for event in events],
        "by_hand": {i: 1 for i, event in enumerate(events) if event.date.rule == BY_HAND},
        "own": {i: 1 for i, entry in enumerate(entries) if entry.review.added is not None},
        "edited": {i: told for i, entry in enumerate(entries) if (told := _edited(entry))},
        "modality": [places["modality"][event.modality] for event in events],
        "partly": {i: 1 for i, entry in enumerate(entries) if is_partly(entry)},
        "article": [places["article"][group_of(entry.article.id)] for entry in entries],
        "also": {
            i: [[places["article"][group_of(r.article.id)], r.event.id] for r in entry.reports[1:]]
            for i, entry in enumerate(entries)
            if len(entry.reports) > 1
        },
        "whole": _wholes(entries),
        "sources": [entry.sources for entry in entries],
        "dissent": [int(entry.disagreement is not None) for entry in entries],
        "level": [RANKS[shown_from(entry)] for entry in entries],
        "state": [places["state"][entry.review.state] for entry in entries],
        "marks": {
            i: [places["mark"][mark] for mark in entry.review.marks]
            for i, entry in enumerate(entries)
            if entry.review.marks
        },
        "who": [
            [
                [numbers[p.actor], roles[p.role]]
                for p in event.participants
                if p.actor in numbers and p.role is not Role.PLACE
            ]
            for event in events
        ],
        "where": [[numbers[a.id] for a in entry.places if a.id in numbers] for entry in entries],
        "said": [
            list(dict.fromkeys(numbers[q.speaker] for q in entry.quotes if q.speaker in numbers))
            for entry in entries
        ],
        **(_texts(entries, actors) if len(entries) <= MOST_WITH_TEXTS else {}),
    }


def _edited(entry: TimelineEntry) -> str:
    """What of an event that was read a person set, but for its date, which says so itself."""
    if entry.review.added is not None:
        return ""
    return ", ".join(FIELDS[name] for name in _EDITED if entry.review.value(name) is not None)


def _wholes(entries: Sequence[TimelineEntry]) -> dict[int, int]:
    """The places of the events that are parts, each with that of its whole."""
    places = {report.event.id: i for i, entry in enumerate(entries) for report in entry.reports}
    found = {}
    for i, entry in enumerate(entries):
        wholes = (places.get(report.event.part_of or "", i) for report in entry.reports)
        other = next((place for place in wholes if place != i), None)
        if other is not None:
            found[i] = other
    return found


def texts(timeline: Timeline, event: str) -> Columns | None:
    """The sentence of an event and what was said in it, as in the columns; None: no such event."""
    entry = index_of(timeline).entry(event)
    if entry is None:
        return None
    return {name: of[0] for name, of in _texts([entry], timeline.actors).items()}


def _texts(entries: Sequence[TimelineEntry], actors: Sequence[Actor]) -> dict[str, list[Any]]:
    names = {actor.id: actor.name for actor in actors}
    return {
        "sentence": [entry.event.sentence.text[:LONGEST_SENTENCE] for entry in entries],
        "quotes": [_quotes(entry, names) for entry in entries],
        "retold": [
            [report.event.sentence.text[:LONGEST_SENTENCE] for report in entry.reports[1:]]
            for entry in entries
        ],
    }


def _quotes(entry: TimelineEntry, names: Mapping[str, str]) -> list[list[Any]]:
    """Each quote with the name of its speaker, or the words that name him.

    Behind what is told in the article's words stands a 1: it has no marks, and its name says so.
    """
    return [_quote(quote, names) for quote in entry.quotes]


def _quote(quote: Quote, names: Mapping[str, str]) -> list[Any]:
    mention = quote.speaker_mention.text if quote.speaker_mention else None
    speaker = names.get(quote.speaker or "") or mention
    if quote.kind is not QuoteKind.INDIRECT:
        return [quote.span.text, speaker]
    return [quote.span.text, ", ".join(filter(None, (speaker, in_other_words(quote)))), 1]


def _actors(actors: Sequence[Actor], apart: Mapping[str, str]) -> Columns:
    """The columns of the actors; ``apart`` has what tells those of one name apart, by position."""
    numbers = {actor.id: i for i, actor in enumerate(actors)}
    return {
        "id": [actor.id for actor in actors],
        "name": [actor.name for actor in actors],
        "kind": [str(actor.kind) for actor in actors],
        "parents": [[numbers[a] for a in actor.member_of if a in numbers] for actor in actors],
        "apart": {n: apart[actor] for actor, n in numbers.items() if actor in apart},
    }


def _article(parsed: ParsedArticle) -> Columns:
    article = parsed.article
    published = None if article.published is None else article.published.day
    return {
        "id": article.id,
        "title": article.name,
        "source": source_name(article) if article.source else None,
        "published": milliseconds(published),
        "when": None if published is None else show_day(published),
        "quotes": len(parsed.quotes),
    }


def _relations(timeline: Timeline) -> list[list[Any]]:
    """Source, target, and the relation as told from either end."""
    found: dict[tuple[int, int, str, str], None] = {}
    for relation in _all_relations(timeline.articles):
        source, target = timeline.place(relation.source), timeline.place(relation.target)
        if source is not None and target is not None and source != target:
            told = (RELATIONS[relation.type], INVERSE_RELATIONS[relation.type])
            found[source, target, *told] = None
    return [list(one) for one in found]


def _all_relations(articles: Iterable[ParsedArticle]) -> Iterable[Relation]:
    for parsed in articles:
        yield from parsed.ties
