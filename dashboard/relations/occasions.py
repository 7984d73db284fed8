"""Statements that were made right after the occasion of the news: "said after the race"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateutil.relativedelta import relativedelta

from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.main_event import main_event
from dashboard.events.trigger import STATEMENT
from dashboard.model import DocumentCreationTime, Granularity
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.relations.offsets import Offset


def find_after_occasions(
    events: Sequence[EventMention],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    *,
    language: str = OWN,
) -> tuple[Offset, ...]:
    """What was said after the race, the hearing, the vote: on the day of the news.

    None if no event is dated to a day, the news is a statement itself, or its sentence does not
    name an occasion that is no contest.
    """
    main, words = main_event(events, dct), load_clause_words(language)
    if main is None or main.event.type == STATEMENT:
        return ()
    home = analysis.part_of(main.found)
    told = {t.lemma_.lower() for t in home.doc[main.found.head].sent}
    offsets = []
    for read in events:
        if read.event.type != STATEMENT or read.time_links or read.tense != "past":
            continue
        part = analysis.part_of(read.found)
        place = _after_occasion(part.doc[read.found.head], words, told)
        if place is not None and read.event.trigger.start > main.event.trigger.start:
            span = part.span_of(place, place.right_edge)
            same = relativedelta()
            offsets.append(Offset(read.event.id, main.event.id, same, Granularity.DAY, span))
    return tuple(offsets)


def _after_occasion(verb: Token, words: ClauseWords, told: Collection[str]) -> Token | None:
    """The word "after" before a definite occasion that hangs on a verb; None if there is none.

    ``told``: the words of the sentence of the news, of which the occasion is one if it is no
    contest: who tells of a record need not name the race.
    """
    for place in verb.children_as(Dependency.PREPOSITION):
        if not words.has("signal", "right_after", place.lower_):
            continue
        for noun in place.children_as(Dependency.PREPOSITIONAL_OBJECT):
            known = any(words.has("proper", "definite", t.lower_) for t in noun.lefts)
            lemma = noun.lemma_.lower()
            named = lemma in told or words.has("occasion", "contests", lemma)
            if known and named and words.has("occasion", "nouns", lemma):
                return place
    return None
