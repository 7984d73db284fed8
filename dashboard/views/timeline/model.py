"""What the panel of an event says: blocks of marked text, made without Streamlit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dashboard.identity import is_own
from dashboard.model import (
    DateStatus,
    Event,
    EventDate,
    ParsedArticle,
    RelationType,
    Role,
    TemporalExpression,
    Timeline,
    TimelineEntry,
)
from dashboard.review import BY_HAND
from dashboard.timeline.index import index_of
from dashboard.timeline.levels import Level, Weight, salience_of, shown_from, weigh
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.query import Query
from dashboard.timeline.remarks import noted
from dashboard.timeline.wording.citation import quote_block
from dashboard.timeline.wording.dates import UNDATED, in_words, published, with_capital
from dashboard.timeline.wording.labels import (
    INVERSE_RELATIONS,
    LIFTED,
    MODALITIES,
    RELATIONS,
    ROLES,
    WEIGHTS,
    how_known,
    kind_label,
)
from dashboard.timeline.wording.pieces import Block
from dashboard.timeline.wording.rule_records import tell_record
from dashboard.views.timeline.around import naming, paragraph
from dashboard.views.timeline.reports import reported, told_by
from dashboard.views.timeline.review import changed_blocks

_SUPPORTS = {  # after the word for each status
    DateStatus.STATED: " in the text",
    DateStatus.INFERRED: " from the text",
    DateStatus.BOUNDED: ": no more is known",
    DateStatus.UNKNOWN: ": no closer time is known",
}
# Of several relations to the same event the first of these is told: it says the most.
_STRONGEST = (
    *(RelationType.CAUSES, RelationType.INCLUDES, RelationType.IS_INCLUDED),
    *(RelationType.SIMULTANEOUS, RelationType.STARTS, RelationType.ENDS),
    *(RelationType.ABOUT, RelationType.BEFORE, RelationType.AFTER),
)

NOBODY = "Nobody named here."
_ASIDE = frozenset(
    {Role.PLACE, Role.AFFILIATION, Role.TOPIC}
)  # the roles of those who do nothing in it
_VERBS = {  # the relations that are told with a verb of their own; "is" goes before the others
    *(RELATIONS[r] for r in (RelationType.INCLUDES, RelationType.STARTS, RelationType.ENDS)),
    *(RELATIONS[r] for r in (RelationType.CAUSES, RelationType.ABOUT)),
    INVERSE_RELATIONS[RelationType.CAUSES],
}


def panel(
    timeline: Timeline, query: Query, *, whole: bool = True, gone: str | None = None
) -> list[Block]:
    """The blocks that tell of the event that is open; of the main one and how to open it, else.

    ``whole``: the timeline has all events, not just those of one article of a data set. ``gone``:
    what is said of an event that is there no more, as it was taken back.
    """
    entry = index_of(timeline).entry(query.event)
    if entry is None:
        event = timeline.resolve(query.event)
        hidden = next((e for e in timeline.hidden if e.id == event), None)
        if hidden is not None:
            return _hidden(hidden)
        main = [] if query.event or not whole else _main(timeline, query)
        return [*main, *_nothing_open(query, gone, empty=whole and not timeline.entries)]
    parsed = index_of(timeline).articles[entry.article.id]
    return [
        _nav(timeline, query, entry),
        {"kind": "date", "text": in_words(entry.event.date, weekday=True)},
        {"kind": "title", "text": with_capital(entry.event.headline)},
        *_noted(entry),
        *paragraph(entry, parsed),
        _why(entry.event.date, parsed),
        *changed_blocks(entry, timeline),
        *told_by(entry, timeline),
        *reported(entry, timeline),
        *_said(entry, timeline),
        *_who(entry, timeline, query.known),
        *_related(entry, timeline),
        *_told(entry, parsed),
    ]


def reading_of(timeline: Timeline, query: Query) -> dict[str, str] | None:
    """The address at which the reader shows the event that is open; None where none is."""
    entry = index_of(timeline).entry(query.event)
    if entry is None or is_own(entry.article.id):
        return None
    return {"article": entry.article.id, "event": entry.event.id}


def _noted(entry: TimelineEntry) -> list[Block]:
    """The star, the note and the tags that a person gave it, each on a line; none without any."""
    lines = [*noted(entry)]
    return [{"kind": "text", "text": "\n".join(lines)}] if lines else []


def _hidden(event: Event) -> list[Block]:
    """That the event in the address was taken off the timeline; the way back stands below."""
    headline = with_capital(event.headline)
    words = f"“{headline}” is hidden from the timeline. Below it can be brought back."
    return [{"kind": "heading", "text": "Event"}, {"kind": "text", "text": words, "dim": True}]


def _main(timeline: Timeline, query: Query) -> list[Block]:
    """The event that weighs most of those that are shown, with its sentence; nothing for none."""
    entry = index_of(timeline).main(query)
    if entry is None:
        return []
    event = entry.event
    row = {"name": in_words(event.date), "text": with_capital(event.headline), "event": event.id}
    told = "; ".join(dict.fromkeys(source_name(report.article) for report in entry.reports))
    return [
        {"kind": "heading", "text": "The main event here"},
        {"kind": "links", "rows": [row]},
        *paragraph(entry, index_of(timeline).articles[entry.article.id]),
        {"kind": "text", "text": told, "dim": True},
    ]


def _nothing_open(query: Query, gone: str | None, *, empty: bool) -> list[Block]:
    if gone is not None:
        words = gone
    elif query.event is not None:
        words = f"There is no event {query.event} in these articles. It may have been read anew."
    elif not empty:
        words = (
            "Pick an event in the picture or in the table to see its sentence, who said what, "
            "and why it has its date."
        )
    else:
        words = "No event was read yet. Add an article in English, with its date of publication."
    return [{"kind": "heading", "text": "Event"}, {"kind": "text", "text": words, "dim": True}]


def _nav(timeline: Timeline, query: Query, entry: TimelineEntry) -> Block:
    """Previous and next among the chosen events, or among all where this one is not chosen.

    Who checks events one by one so goes through those of the level that the timeline shows.
    """
    ids, places = index_of(timeline).chosen(query)
    if entry.event.id not in places:
        ids, places = index_of(timeline).chosen(Query())
    at = places[entry.event.id]
    return {
        "kind": "nav",
        "previous": ids[at - 1] if at > 0 else None,
        "place": f"{at + 1} of {len(ids)}",
        "next": ids[at + 1] if at + 1 < len(ids) else None,
    }


def _why(date: EventDate, parsed: ParsedArticle) -> Block:
    """How the date came about: what was read, why it means this, and what follows."""
    timex = next((t for t in parsed.timexes if t.id == date.timex), None)
    rows = [] if timex is None else [_row("read", *_read(timex))]
    rows.append(_row("because", {"text": date.because}))
    if record := tell_record(date):
        rows.append(_row("rule", {"text": record}))
    edtf = {"mark": "plain", "title": f"EDTF {date.edtf}"} if date.edtf else {}
    rows.append(_row("so", {"text": _so(date), **edtf}))
    return {"kind": "table", "rows": rows}


def _so(date: EventDate) -> str:
    """The date, and how well the article supports it; only that it is undated, where it is."""
    words = in_words(date)
    if date.rule == BY_HAND:
        return f"{words}, set by a person"
    known = words if words == UNDATED else ", ".join(filter(None, (words, how_known(date))))
    return known if words == UNDATED else f"{known}{_SUPPORTS[date.status]}"


def _row(name: str, *pieces: Block) -> Block:
    return {"name": name, "pieces": list(pieces)}


def _read(timex: TemporalExpression) -> Iterable[Block]:
    yield {"text": timex.span.text, "mark": "time"}
    if timex.value and timex.value != timex.span.text:
        yield {"text": f" = {timex.value}"}


def _said(entry: TimelineEntry, timeline: Timeline) -> list[Block]:
    """What was said in it, by whom, in each article; and what in statements about it."""
    index, blocks = index_of(timeline), []
    for article in {report.article.id: report.article for report in entry.reports}.values():
        own = [r.event for r in entry.reports if r.article.id == article.id]
        parts = (_parts(event, index.articles[article.id]) for event in own)
        inside = {event.id for event in own}.union(*parts)
        entries = filter(None, map(index.entry, inside))
        reports = (r for e in entries for r in e.reports if r.article.id == article.id)
        found = {q.id: q for r in reports for q in r.quotes}
        quotes = sorted(found.values(), key=lambda quote: quote.span.start)
        blocks += [quote_block(quote, article, timeline.actors) for quote in quotes]
    return [{"kind": "heading", "text": "Said"}, *blocks] if blocks else []


def _parts(event: Event, parsed: ParsedArticle) -> set[str]:
    """The events that lie inside of an event, or tell of it."""
    inside = {
        relation.target
        for relation in parsed.ties
        if relation.source == event.id and relation.type is RelationType.INCLUDES
    }
    telling = {
        relation.source
        for relation in parsed.ties
        if relation.target == event.id
        and relation.type in (RelationType.IS_INCLUDED, RelationType.ABOUT)
    }
    return inside | telling


def _who(entry: TimelineEntry, timeline: Timeline, known: dt.date | None) -> list[Block]:
    """Who takes part, each once with every role, where, and the way to where articles name it.

    That nobody is named, where no more is known than where it was and on whose side.
    """
    roles: dict[str, list[str]] = {}
    for participant in entry.event.participants:
        roles.setdefault(participant.actor, []).append(ROLES[participant.role])
    rows, places = (
        [
            _row(
                ", ".join(dict.fromkeys(roles[actor.id])),
                {"text": actor.name},
                *filter(None, [naming(timeline, entry, actor.id, known)]),
            )
            for actor in actors
        ]
        for actors in (entry.actors, entry.places)
    )
    told: list[Block] = [{"kind": "table", "rows": rows}] if rows else []
    if all(p.role in _ASIDE for p in entry.event.participants):
        told.append({"kind": "text", "text": NOBODY, "dim": True})
    told += [{"kind": "text", "text": one, "dim": True} for one in _who_may_be(entry, timeline)]
    where: list[Block] = [{"kind": "table", "rows": places}] if places else []
    at: list[Block] = [{"kind": "heading", "text": "Where"}, *where] if places else []
    return [{"kind": "heading", "text": "Who"}, *told, *at]


def _who_may_be(entry: TimelineEntry, timeline: Timeline) -> Iterable[str]:
    """For whom its words may stand where several may be meant, and why others stand for somebody.

    Not of the words of a name: whoever sees the name knows.
    """
    names = {actor.id: actor.name for actor in timeline.actors}
    events = [report.event for report in entry.reports]
    for one in (o for event in events for o in event.open_participants):
        may = [names[actor] for actor in one.candidates if actor in names]
        if may:
            yield f"“{one.mention.text}” may be {' or '.join(may)}."
    part = {p for event in events for p in event.participants if p.because and p.mention}
    told: dict[str, None] = {}  # several sources use the same word for somebody
    for p in sorted(part, key=lambda p: p.mention.start if p.mention else 0):
        words = set((p.mention.text if p.mention else "").casefold().split())
        if not words <= set(names.get(p.actor, "").casefold().split()):
            told[with_capital(f"{p.because}.")] = None
    yield from told


def _related(entry: TimelineEntry, timeline: Timeline) -> list[Block]:
    """Other events that the articles tie to this one, each once, by the strongest relation."""
    known = index_of(timeline)
    own = {report.event.id for report in entry.reports}
    told = dict.fromkeys(report.article.id for report in entry.reports)
    relations = (r for article in told for r in known.articles[article].ties)
    rows: dict[str, Block] = {}
    for relation in sorted(relations, key=lambda r: _STRONGEST.index(r.type)):
        ends = (relation.source, relation.target)
        if own.isdisjoint(ends):
            continue
        mine = relation.source in own
        found = known.entry(ends[1] if mine else ends[0])
        name = (RELATIONS if mine else INVERSE_RELATIONS)[relation.type]
        if found is not None and found.event.id != entry.event.id:
            other = found.event
            said = name if name in _VERBS else f"is {name}"
            row = {"name": said, "text": with_capital(other.headline), "event": other.id}
            rows.setdefault(other.id, {**row, "when": in_words(other.date)})
    if not rows:
        return []
    return [
        {"kind": "heading", "text": "This event …"},
        {"kind": "links", "rows": list(rows.values())},
    ]


def _told(entry: TimelineEntry, parsed: ParsedArticle) -> list[Block]:
    """Where it is told, of what type and weight it is, and whether as a fact."""
    event, article = entry.event, parsed.article
    weight = weigh(salience_of(entry))
    times = len(event.mentions) + 1
    told = "" if times == 1 else f", {times} times"
    day = published(article)
    where = f"{article.name}{f' ({day})' if day else ''}{told}"
    rows = [
        _row("kind", {"text": kind_label(event)}),
        _row("told as", {"text": _told_as(event)}),
        *([_row("weight", {"text": _weight(entry, weight)})] if weight else []),
        _row("in", {"text": where}),
    ]
    return [{"kind": "heading", "text": "Told"}, {"kind": "table", "rows": rows}]


def _weight(entry: TimelineEntry, weight: Weight) -> str:
    """What a weight means, and why the event is shown at a level that is above it."""
    lifted = shown_from(entry) is Level.MAIN and weight is not Weight.MAIN
    return WEIGHTS[weight] + (LIFTED if lifted else "")


def _told_as(event: Event) -> str:
    """Whether it is told as a fact, and why not, where a rule says so."""
    told = MODALITIES[event.modality].lower()
    return f"{told}: {event.modality_because}" if event.modality_because else told
