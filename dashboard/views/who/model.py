"""What the page of an actor says: blocks of marked text, made without Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.linkage import ActorCorrection, holding, is_parted
from dashboard.model import Actor, Modality, Role, Timeline, TimelineEntry
from dashboard.timeline.merging.entry import source_name
from dashboard.timeline.people import Naming, Portrait, Weight, portray
from dashboard.timeline.wording.actor_remarks import told_by, told_line
from dashboard.timeline.wording.citation import quote_block
from dashboard.timeline.wording.dates import in_words, published, with_capital
from dashboard.timeline.wording.labels import KINDS, MODALITIES, NAMINGS, ROLES
from dashboard.timeline.wording.pieces import Block

LONGEST_LIST = 200  # rows that are shown of a list; the timeline shows all
_ACTOR, _EVENT = "actor ", "event "  # what a click on a row opens


def find_actor(actors: Sequence[Weight], wanted: str) -> Actor | None:
    """The actor of an id, or of the most events if no id is wanted; None: there is no such."""
    return next((w.actor for w in actors if wanted in {"", w.actor.id}), None)


def opens(picked: str | None) -> tuple[str, dict[str, str]] | None:
    """The page and its address that a click on a row leads to; None for no click."""
    if picked is None:
        return None
    if picked.startswith(_ACTOR):
        return "who", {"actor": picked.removeprefix(_ACTOR)}
    return "timeline", {"event": picked.removeprefix(_EVENT)}


def asks_for(weight: Weight) -> dict[str, str]:
    """The address that leaves its events on the timeline; what happened at a place has its name."""
    by = {"words": weight.actor.name} if weight.is_only_place else {"who": weight.actor.id}
    return {**by, "show": "all"}


def tell(timeline: Timeline, wanted: str, log: Iterable[ActorCorrection] = ()) -> list[Block]:
    """The blocks that tell of an actor; a line that says so where there is none of that id.

    ``log`` is what people said of actors, of which each line that holds of this one is told.
    """
    found = portray(timeline, wanted)
    if found is None:
        return [{"kind": "text", "text": f"There is no {wanted} in these articles.", "dim": True}]
    return [
        {"kind": "date", "text": KINDS[found.actor.kind]},
        {"kind": "title", "text": found.actor.name},
        *_about(found, [*_corrected(timeline, wanted, log)]),
        *_events(found),
        *_met(found),
        *_said(found, timeline),
    ]


def _corrected(timeline: Timeline, wanted: str, log: Iterable[ActorCorrection]) -> Iterator[Block]:
    """A row for each line that holds of the actor: what a person said, and where it holds."""
    titles = {p.article.id: p.article.name for p in timeline.articles}
    lines = holding(log)
    for line in lines:
        parted = any(is_parted(line, later) for later in lines)
        if wanted in timeline.held.get(line.number, ()) and not parted:
            words = f"{told_line(line, titles)} · {told_by(line)}"
            yield {"name": "corrected", "pieces": [{"text": words}]}


def _about(found: Portrait, corrected: Iterable[Block]) -> list[Block]:
    """Names, office and what it belongs to, as a table with links, and what people corrected."""
    rows: list[Block] = []
    for kind in dict.fromkeys(naming.type for naming in found.names):
        words = [naming for naming in found.names if naming.type == kind]
        rows.append({"name": NAMINGS.get(kind, kind), "pieces": [{"text": _listed(words)}]})
    if found.actor.office:
        rows.append({"name": "office", "pieces": [{"text": found.actor.office}]})
    for name, others in (("belongs to", found.above), ("members", found.below)):
        if others:
            rows.append({"name": name, "pieces": _linked(others)})
    rows += corrected
    return [{"kind": "table", "rows": rows}] if rows else []


def _listed(words: Iterable[Naming]) -> str:
    return ", ".join(n.words if n.times == 1 else f"{n.words} ({n.times} times)" for n in words)


def _linked(actors: Iterable[Actor]) -> list[Block]:
    pieces: list[Block] = []
    for actor in actors:
        comma = [{"text": ", "}] if pieces else []
        pieces += [*comma, {"text": actor.name, "event": _ACTOR + actor.id}]
    return pieces


def _events(found: Portrait) -> list[Block]:
    rows, there = (
        [
            {
                "name": in_words(entry.event.date),
                "text": with_capital(entry.event.headline),
                "event": _EVENT + entry.event.id,
                "when": _as_what(entry, found.actor.id),
            }
            for entry in entries[:LONGEST_LIST]
        ]
        for entries in (found.entries, found.there)
    )
    own = len(found.entries)
    more = "event" if found.beside == 1 else "events"
    text = (
        f"Its members take part in {found.beside:,} more {more}. The filter of the timeline counts "
        f"them, too: {own + found.beside:,} in all."
    )
    beside: list[Block] = [{"kind": "text", "text": text, "dim": True}] if found.beside else []
    part = _section("Events", rows, own, dated=True)
    return [*part, *beside, *_section("What happened there", there, len(found.there), dated=True)]


def _as_what(entry: TimelineEntry, actor: str) -> str:
    """In which roles, how it is told unless as a fact, and where."""
    modality = entry.event.modality
    told = "" if modality is Modality.ASSERTED else f" · told as {MODALITIES[modality].lower()}"
    roles = [_as_role(p.role) for p in entry.event.participants if p.actor == actor]
    article = entry.article
    where = ", ".join(filter(None, (source_name(article), published(article))))
    return f"{', '.join(dict.fromkeys(roles))}{told} · {where}"


def _as_role(role: Role) -> str:
    return "on their side" if role is Role.AFFILIATION else f"as {ROLES[role]}"


def _met(found: Portrait) -> list[Block]:
    rows = [
        {
            "name": f"{times} {'event' if times == 1 else 'events'}",
            "text": actor.name,
            "event": _ACTOR + actor.id,
        }
        for actor, times in found.met[:LONGEST_LIST]
    ]
    return _section("In events together with", rows, len(found.met))


def _section(heading: str, rows: list[Block], of: int, *, dated: bool = False) -> list[Block]:
    if not rows:
        return []
    more: list[Block] = []
    if of > len(rows):
        text = f"{of - len(rows):,} more are not listed here; the timeline shows all."
        more = [{"kind": "text", "text": text, "dim": True}]
    links: Block = {"kind": "links", "rows": rows, "dated": dated}
    return [{"kind": "heading", "text": heading}, links, *more]


def _said(found: Portrait, timeline: Timeline) -> list[Block]:
    """What it said, in the order of the articles."""
    blocks: list[Block] = []
    ids = {p.article.id: {a.id: a for a in p.actors} for p in timeline.articles}
    for quote, article in found.said[:LONGEST_LIST]:
        blocks.append(quote_block(quote, article, ids[article.id].values()))
    return [{"kind": "heading", "text": "Said"}, *blocks] if blocks else []
