"""Finds what a summative modifier sums up: "a court jailed Berg, a [ruling] that shocked many"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.events.lexicon import ClauseWords
from dashboard.events.means import NEAR
from dashboard.events.read import STATEMENT, EventMention
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import is_summative


def summed_up(
    read: EventMention, kept: Sequence[EventMention], analysis: Analysis, words: ClauseWords
) -> int | None:
    """The place of the event of the clause that an event noun sums up; None where it sums up none.

    It is of the same type or family of subtypes, or says no more than that something was done.
    """
    doc = analysis.paragraphs[read.found.paragraph].doc
    noun = doc[read.found.token]
    if read.event.type == STATEMENT or not is_summative(noun):
        return None
    for where in range(len(kept) - 1, max(-1, len(kept) - 1 - NEAR), -1):
        other = kept[where]
        if other.found.paragraph == read.found.paragraph and other.found.verb == noun.head.i:
            plain = words.has("summative", "nouns", noun.lemma_.lower())
            return where if plain or _are_of_a_kind(read, other) else None
    return None


def _are_of_a_kind(read: EventMention, other: EventMention) -> bool:
    families = {(e.event.subtype or "").partition(".")[0] for e in (read, other)}
    return read.event.type == other.event.type or (len(families) == 1 and "" not in families)
