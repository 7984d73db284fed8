"""Says why words stand for who takes part and speaks, and between whom it is open.

A pronoun that may mean several people is nobody; what it may mean is told beside the event.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from dashboard.clause import SIDE_ROLES
from dashboard.entities.link import LinkedActors
from dashboard.entities.link_reasons import LinkReasons
from dashboard.events.mention import EventMention
from dashboard.model import Event, OpenParticipant, Participant, Quote, Span
from dashboard.nlp.analysis import Analysis
from dashboard.quotes.found import FoundQuote
from dashboard.reasons import reason, reasons

_LEAST = 2  # who is the only one named, was left out as somebody else may be meant
_MOST = 3  # between whom it is open: of more nobody is likely


class LinkAccounts:
    """Accounts for the links of one article: why each is made, and what is left open."""

    def __init__(
        self, told: Sequence[EventMention], analysis: Analysis, linked: LinkedActors
    ) -> None:
        self._analysis, self._reasons = analysis, LinkReasons(linked.actors)
        self._read = {read.event.id: read for read in told}
        known = {actor.id for actor in linked.actors if actor.mentions}
        self._open: Mapping[tuple[int, int], tuple[str, ...]] = {
            place: tuple(one for one in ids if one in known)[:_MOST]
            for place, ids in linked.candidates.items()
        }

    def events(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events, each with why its participants are these, and who else may be one."""
        return tuple(
            dataclasses.replace(
                event,
                participants=tuple(map(self._with_reason, event.participants)),
                open_participants=tuple(self._open_in(event)),
            )
            for event in events
        )

    def quotes(self, quotes: Sequence[Quote], found: Sequence[FoundQuote]) -> tuple[Quote, ...]:
        """The quotations, each with why its speaker is this; ``found``: as each was found."""
        pairs = zip(quotes, found, strict=True)
        return tuple(self._with_speaker(quote, own.rule) for quote, own in pairs)

    def _with_reason(self, participant: Participant) -> Participant:
        if participant.because is not None or participant.mention is None:
            return participant
        because = self._reasons.of(participant.actor, participant.mention)
        return dataclasses.replace(participant, because=because)

    def _open_in(self, event: Event) -> Iterator[OpenParticipant]:
        """The pronouns of its clause that stand for nobody, as several people may be meant."""
        read = self._read.get(event.id)
        if read is None or read.found.verb is None:
            return
        number = read.found.paragraph
        clause = self._analysis.paragraphs[number].clauses.of(read.found.verb)
        taken = [p.mention for p in event.participants if p.mention is not None]
        for argument in clause.arguments:
            ids = self._open.get((number, argument.head), ())
            if argument.role not in SIDE_ROLES or len(ids) < _LEAST:
                continue
            span = self._span((number, argument.head))
            if not any(one.start <= span.start < one.end for one in taken):
                yield OpenParticipant(span, ids)

    def _with_speaker(self, quote: Quote, rule: str) -> Quote:
        mention = quote.speaker_mention
        if mention is None:
            return quote
        if quote.speaker is None:
            if not (ids := quote.candidates[:_MOST]):
                return quote
            names = self._reasons.names(ids)
            because = reason("quotes.open", words=mention.text, names=names)
            return dataclasses.replace(quote, because=because, candidates=ids)
        rules = reasons("speaker")
        words = " ".join(mention.text.split())
        cue = "" if quote.cue is None else " ".join(quote.cue.text.split())
        parts = [rules[rule].format(words=words, cue=cue)] if rule in rules else []
        parts += filter(None, [self._reasons.of(quote.speaker, mention)])
        return dataclasses.replace(quote, because="; ".join(parts) or None)

    def _span(self, place: tuple[int, int]) -> Span:
        part = self._analysis.paragraphs[place[0]]
        token = part.doc[place[1]]
        return part.span_of(token, token)
