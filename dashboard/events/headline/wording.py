"""The words by which the rows of an article are told: their headlines and their triggers.

Of all events that are read four in ten are no rows: these need none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dashboard.entities.link import LinkedActors
from dashboard.events.headline.compose import write_headline
from dashboard.events.headline.contrast import PLAIN_HEADLINE, Contrast, SentenceRows, alike_rows
from dashboard.events.headline.frames import cue_of
from dashboard.events.headline.predicates import span_predicates
from dashboard.events.headline.pronoun_names import names_of_pronouns
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.mentions.quoted_clauses import names_in_quotation
from dashboard.events.read import nameless_actors
from dashboard.nlp.analysis import Analysis
from dashboard.registry import OWN


class Headlines:
    """Writes the headlines of the events of one article, each when it is asked for."""

    def __init__(self, analysis: Analysis, linked: LinkedActors, *, language: str = OWN) -> None:
        self._analysis, self._linked = analysis, linked
        self._words = load_clause_words(language)

    @cached_property
    def names(self) -> Mapping[int, Mapping[int, str]]:
        """The names of the pronouns, by paragraph and token."""
        return names_of_pronouns(self._analysis, self._linked, nameless_actors(self._linked))

    def of(self, read: EventMention, contrast: Contrast = PLAIN_HEADLINE) -> str:
        """The headline of an event; one that it has already, as that of a transcript, stays.

        ``contrast``: how it differs from those of other rows of its sentence.
        """
        if read.event.headline:
            return read.event.headline
        found, part = read.found, self._analysis.part_of(read.found)
        names = self.names[found.paragraph]
        if found.narrated:
            names = names_in_quotation(names, part)
        return write_headline(
            part,
            found,
            names,
            dated=not read.dated_elsewhere,
            own_phrase=contrast.own_phrase,
            without=contrast.without,
            cue=cue_of(read, part),
        )


def worded(
    rows: Sequence[EventMention],
    analysis: Analysis,
    linked: LinkedActors,
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events with their headlines, and with triggers that span the whole predicate."""
    headlines = Headlines(analysis, linked, language=language)
    neighbours = SentenceRows(rows, analysis, headlines.names, language=language)
    lines = [headlines.of(read, neighbours.own_phrase(read)) for read in rows]
    for places in alike_rows(rows, lines):
        alike = [rows[place] for place in places]
        for at, contrast in neighbours.without_adjuncts(alike).items():
            lines[places[at]] = headlines.of(alike[at], contrast)
    written = [read.with_event(headline=line) for read, line in zip(rows, lines, strict=True)]
    return span_predicates(written, analysis, language=language)
