"""The steps of a story: what is told of each of the chosen events, made without Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboard.ledger.since import Since, told_since
from dashboard.model import Timeline, TimelineEntry
from dashboard.picture.columns import milliseconds
from dashboard.timeline.index import index_of
from dashboard.timeline.query import Query
from dashboard.timeline.wording.dates import in_words, with_capital
from dashboard.timeline.wording.labels import MODALITIES, NOT_AS_FACT, how_known

MOST = 300  # steps: a longer story is nobody's to listen to


def steps(
    timeline: Timeline, query: Query, became: Mapping[str, Since] = MappingProxyType({})
) -> tuple[list[dict[str, Any]], int]:
    """The first of the events that the query leaves, in order of time, and how many it leaves.

    ``became`` has what became of an event of an earlier day since, by its id.
    """
    index = index_of(timeline)
    ids, _ = index.chosen(query)
    entries = filter(None, map(index.entry, ids[:MOST]))
    names = {actor.id: actor.name for actor in timeline.actors}
    return [_step(entry, names, became.get(entry.event.id)) for entry in entries], len(ids)


def _step(entry: TimelineEntry, names: dict[str, str], since: Since | None) -> dict[str, Any]:
    event, article = entry.event, entry.article
    quote = entry.quotes[0] if entry.quotes else None
    mention = quote.speaker_mention.text if quote and quote.speaker_mention else None
    others = entry.sources - 1
    more = f"and {others} more source{'s' if others > 1 else ''}" if others > 0 else None
    told = [article.name, article.source, more]
    hollow = event.modality in NOT_AS_FACT
    words = (how_known(event.date), MODALITIES[event.modality] if hollow else "")
    return {
        "id": event.id,
        "when": in_words(event.date, weekday=True),
        "title": with_capital(event.headline),
        "who": ", ".join(actor.name for actor in entry.actors),
        "status": ", ".join(filter(None, words)).lower(),
        "sentence": event.sentence.text,
        "quote": quote.span.text if quote else None,
        "speaker": names.get(quote.speaker or "", mention) if quote else None,
        "source": ", ".join(filter(None, told)),
        "from": milliseconds(event.date.earliest),
        "to": milliseconds(event.date.latest, end=True),
        "hollow": hollow,
        "since": told_since(since),
    }
