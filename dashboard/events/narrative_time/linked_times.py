"""Times that an event has through another one of its sentence, or through its anniversary.

"A fire on Monday led to the death of a diver": the death was on Monday, too. "On 25 July, the 110th
anniversary of the flight": that was in another year.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dateutil.relativedelta import relativedelta

from dashboard.clause import Aspect, Clause, Embedding, NounRole, Tense
from dashboard.dates.grammar import load_grammar
from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.main_event import asserted_day, stated_ends
from dashboard.events.narrative_time.rules import Rule
from dashboard.events.telling import mentions_by_token
from dashboard.model import Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import NameKind
from dashboard.nlp.noun_phrases import complement_of, read_noun_phrase
from dashboard.nlp.tokens import Token

CAUSE, ANNIVERSARY = "cause and effect", "anniversary"
SIMULTANEOUS = "simultaneous by construction"
_NEAR = 5  # words between a day and the anniversary that it is
_EFFECTS = frozenset({NounRole.OBJECT, NounRole.OBLIQUE})


@dataclass(frozen=True, slots=True)
class LinkedTime:
    """The first and last day of an event, by a rule: of which event it is taken, or which words."""

    rule: str
    first: dt.date
    last: dt.date
    on: EventMention | None = None
    timex: TemporalExpression | None = None


class LinkedTimes:
    """The events of an article by their places, and the rules that lead from one to another.

    The words and subtypes of each of the ``rules`` are the verbs of a cause, the nouns, occasions.
    """

    def __init__(
        self,
        events: Sequence[EventMention],
        analysis: Analysis,
        timexes: Sequence[TemporalExpression],
        rules: Mapping[str, Rule],
        *,
        language: str,
    ) -> None:
        self.analysis, self.timexes = analysis, timexes
        self.words = {name: rule.words for name, rule in rules.items()}
        self.subtypes = {name: rule.subtypes for name, rule in rules.items()}
        self.phases, self.stances = rules[SIMULTANEOUS].phases, rules[SIMULTANEOUS].stances
        self.ordinals = load_grammar(language).classes["ordinal"].values
        self.at = mentions_by_token(events)

    def find(self, read: EventMention, clause: Clause) -> Iterator[LinkedTime]:
        """The days that others give an event; ``clause`` is the one that tells it."""
        part = self.analysis.part_of(read.found)
        if read.found.verb is None:
            noun = part.doc[read.found.token]
            yield from self._by_cause(read, clause, noun)
            yield from self._by_anniversary(part, noun)
            yield from self._by_occasion(read, clause, noun)
        elif (relative := self._relative(clause, part)) is not None:
            yield from self._by_antecedent(read, clause, relative)
        elif clause.embedding is Embedding.COMPLEMENT:
            yield from self._by_stance(read, clause)

    def _by_cause(self, read: EventMention, clause: Clause, noun: Token) -> Iterator[LinkedTime]:
        """What causes something, and what it causes, is of the day of the verb that says so."""
        if clause.lemma not in self.words[CAUSE] or clause.negated or clause.modal:
            return
        role = read_noun_phrase(noun).role
        if role is NounRole.SUBJECT or role in _EFFECTS:
            yield from self._day_of(CAUSE, self.at.get((read.found.paragraph, clause.head)), read)

    def _by_occasion(self, read: EventMention, clause: Clause, noun: Token) -> Iterator[LinkedTime]:
        """What takes hours is of the day of what is done there, or with it as a whole.

        "Said at a [briefing] today", "wrapped up a [meeting] today".
        """
        phrase = read_noun_phrase(noun)
        if read.event.subtype not in self.subtypes[SIMULTANEOUS] or phrase.plural or clause.negated:
            return
        links = {oblique.preposition for oblique in clause.obliques if oblique.head == noun.i}
        days = any(t.name_kind == NameKind.DATE for t in noun.lefts)  # "a three-day meeting"
        whole = phrase.role is NounRole.OBJECT and clause.lemma in self.phases and not days
        if whole or not links.isdisjoint(self.words[SIMULTANEOUS]):
            other = self.at.get((read.found.paragraph, clause.head))
            yield from self._day_of(SIMULTANEOUS, other, read)

    def _by_stance(self, read: EventMention, clause: Clause) -> Iterator[LinkedTime]:
        """A stance that a speaker takes is of the day when he says so: "said she regretted it"."""
        saying = self.at.get((read.found.paragraph, clause.governor or -1))
        plain = clause.aspect is Aspect.SIMPLE and not clause.modal
        if saying is None or not plain or clause.lemma not in self.stances:
            return
        if read.actors[:1] and read.actors[:1] == saying.actors[:1]:
            yield from self._day_of(SIMULTANEOUS, saying, read)

    @staticmethod
    def _relative(clause: Clause, part: AnalysedParagraph) -> Clause | None:
        """The relative clause that a clause is, or goes on with; else None."""
        chain = (clause, *part.clauses.above(clause))
        first = next((c for c in chain if c.embedding is not Embedding.COORDINATION), clause)
        return first if first.embedding is Embedding.RELATIVE else None

    def _by_antecedent(
        self, read: EventMention, clause: Clause, relative: Clause
    ) -> Iterator[LinkedTime]:
        """What a happening did is of its time: "the fire of May 2020, which killed nine people"."""
        did = clause.lemma in self.words[CAUSE] and not clause.negated and not clause.modal
        told = clause.tense is Tense.PAST and clause.aspect is Aspect.SIMPLE
        if not (did and told and relative.governor is not None):
            return
        happening = self.at.get((read.found.paragraph, relative.governor))
        ends = None if happening is None or happening is read else stated_ends(happening)
        if ends is not None:
            yield LinkedTime(CAUSE, *ends, on=happening)

    def _by_anniversary(self, part: AnalysedParagraph, noun: Token) -> Iterator[LinkedTime]:
        """So many years before its anniversary: "On 25 July, the 110th anniversary of it"."""
        for word in part.doc[max(0, noun.i - 3 * _NEAR) : noun.i]:
            if word.lemma_.lower() not in self.words[ANNIVERSARY]:
                continue
            event = complement_of(word)
            years = next(filter(None, map(self._ordinal, word.lefts)), 0)
            timex = self._day_before(part, word)
            if event == noun and years and timex is not None and timex.interval is not None:
                day = timex.interval.earliest
                if day is not None and years < day.year:
                    before = day - relativedelta(years=years)
                    yield LinkedTime(ANNIVERSARY, before, before, timex=timex)

    def _ordinal(self, word: Token) -> int:
        """The number of "tenth" or "110th"; 0 of another word."""
        digits = "".join(takewhile(str.isdecimal, word.text))
        return int(digits) if digits else int(self.ordinals.get(word.lower_, 0))

    def _day_before(self, part: AnalysedParagraph, word: Token) -> TemporalExpression | None:
        """The day that stands shortly before a word of its sentence."""
        before = bisect_left(self.timexes, part.at(word), key=lambda timex: timex.span.start)
        timex = self.timexes[before - 1] if before else None
        if timex is None or timex.span.start < part.start:
            return None
        last = part.token_at(timex.span.end - 1)
        near = last is not None and word.i - last.i <= 2 * _NEAR
        same = last is not None and last.sent.start == word.sent.start
        return timex if near and same and timex.granularity is Granularity.DAY else None

    def _day_of(
        self, rule: str, other: EventMention | None, read: EventMention
    ) -> Iterator[LinkedTime]:
        if other is None or other is read:
            return
        day = asserted_day(other)
        if day is not None:
            yield LinkedTime(rule, day, day, on=other)
