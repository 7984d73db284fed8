"""Which events are parts of another: the deaths of a crash, what was said at a meeting.

A part is news of its own, so that it keeps its row; it says of what it is a part. The rules stand
in ``languages/*/subevents.toml``.
"""

from __future__ import annotations

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.main_event import RECENT
from dashboard.events.trigger import EventTrigger
from dashboard.model import Actor, Event, EventDate, Relation, RelationType
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase
from dashboard.registry import OWN, Words, language_file, read_record, read_toml
from dashboard.relations.continued_sayings import with_continued_sayings
from dashboard.rules.propose import Proposal, decide
from dashboard.vocabulary import FACTS

FIELD = "part of"
_CAUSES = (ArgumentRole.SUBJECT, ArgumentRole.AGENT)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of subevents: of which subtypes the part and the whole are, and what joins them.

    A subtype that ends in a dot stands for its family, an empty one for all.
    """

    name: str
    rank: int
    parts: tuple[str, ...]
    wholes: tuple[str, ...]
    prepositions: Words = frozenset()  # between the clause of the part and the noun of the whole
    dated_by: Words = frozenset()  # rules of dates by which the part leans on the whole
    included: bool = False  # whether a relation puts the part inside of the whole
    only: bool = False  # whether the whole is the only incident of the article, told in its opening
    agentless: tuple[str, ...] = ()  # of the parts, those of which nobody may be named who did it

    def fits(self, part: Event, whole: Event) -> bool:
        """Whether the two are of the subtypes that it is for."""
        return _is_among(part, self.parts) and _is_among(whole, self.wholes)


@functools.cache
def load_rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "subevents.toml"))["rule"]
    return tuple(read_record(Rule, row, language=language) for row in rows)


def with_subevents(
    events: Sequence[Event],
    relations: Sequence[Relation],
    told: Sequence[EventMention],
    analysis: Analysis,
    actors: Sequence[Actor],
    *,
    language: str = OWN,
) -> tuple[Event, ...]:
    """The events, each part with the id of its whole; no part has parts itself.

    What a speaker says further on is a part of what was said first, and has a lower salience.
    """
    finder = _SubeventFinder(events, relations, told, analysis, language)
    wholes: dict[str, str] = {}
    for event in events:
        taken = decide(finder.proposals(event), at=event.trigger.start)[0]
        if taken is not None:
            wholes[event.id] = taken.value
    parts = tuple(
        dataclasses.replace(event, part_of=_top(event.id, wholes)) if event.id in wholes else event
        for event in events
    )
    return with_continued_sayings(parts, told, analysis, actors)


def _may_be_harmed_then(harm: EventDate, incident: EventDate) -> bool:
    """Whether a harm does not lie before an incident, or more than some days behind it."""
    before = harm.latest and incident.earliest and harm.latest < incident.earliest
    late = harm.earliest and incident.latest and (harm.earliest - incident.latest).days > RECENT
    return not before and not late


def _top(part: str, wholes: Mapping[str, str]) -> str | None:
    """The whole that is no part itself; None where two are parts of each other."""
    seen = {part}
    while part in wholes:
        part = wholes[part]
        if part in seen:
            return None
        seen.add(part)
    return part


def _is_among(event: Event, subtypes: Sequence[str]) -> bool:
    own = event.subtype or ""
    return any(own.startswith(s) if s.endswith(".") or not s else own == s for s in subtypes)


class _SubeventFinder:
    """What each rule proposes as the whole of an event."""

    def __init__(
        self,
        events: Sequence[Event],
        relations: Sequence[Relation],
        told: Sequence[EventMention],
        analysis: Analysis,
        language: str,
    ) -> None:
        self.rules, self.analysis = load_rules(language), analysis
        self.events = {event.id: event for event in events}
        self.told = {read.event.id: read for read in told}
        self.around: defaultdict[str, list[str]] = defaultdict(list)  # what includes an event
        for relation in relations:
            if relation.type is RelationType.INCLUDES:
                self.around[relation.target].append(relation.source)
        self.opening = told[0].found.paragraph if told else None
        self.incidents = {rule.name: self._incident(rule) for rule in self.rules if rule.only}
        self.named: dict[tuple[int, int], str] = {}  # the event that a word or a clause tells
        for read in told:
            for trigger in read.triggers if read.event.id in self.events else ():
                self.named.setdefault((trigger.paragraph, trigger.token), read.event.id)

    def proposals(self, part: Event) -> Iterator[Proposal[str]]:
        """The wholes that the rules propose for an event."""
        for rule in self.rules:
            if _is_among(part, rule.parts):
                for whole in self._wholes(rule, part):
                    if whole in self.events and rule.fits(part, self.events[whole]):
                        yield Proposal(rule.name, rule.rank, whole, rule.name)

    def _wholes(self, rule: Rule, part: Event) -> Iterator[str]:
        """The ids of the events that something joins to an event as a rule asks."""
        if rule.included:
            yield from self.around[part.id]
        read = self.told.get(part.id)
        if read is None:
            return
        if rule.dated_by or rule.only:
            done = _is_among(part, rule.agentless) and self._is_done_by_somebody(read.found)
            if done or part.modality not in FACTS or self._is_another(read):
                return
        if part.date.rule in rule.dated_by:
            yield from (i for i in part.date.leans_on if self._may_be_there(part, i))
        if rule.only and not self._has_a_cause(read.found):
            yield from self._only_incident(rule, part)
        for trigger in read.triggers if rule.prepositions else ():
            yield from self._joined(trigger, rule)

    def _only_incident(self, rule: Rule, part: Event) -> Iterator[str]:
        """The incident of the opening, where there is no other and the part may be of its day."""
        whole = self.incidents[rule.name]
        if whole is None or whole.modality not in FACTS:
            return
        read = self.told.get(whole.id)
        opens = read is not None and read.found.paragraph == self.opening
        near = self._may_be_there(part, whole.id)
        if opens and near and _may_be_harmed_then(part.date, whole.date):
            yield whole.id

    def _incident(self, rule: Rule) -> Event | None:
        """The only event of the article that may be the whole; None where it has several."""
        found = [event for event in self.events.values() if _is_among(event, rule.wholes)]
        return found[0] if len(found) == 1 else None

    def _may_be_there(self, part: Event, whole: str) -> bool:
        """Whether no place of its own sets an event apart from another."""
        there = self.events[whole].place if whole in self.events else None
        own = part.place
        return own is None or (there is not None and own.text == there.text)

    def _has_a_cause(self, trigger: EventTrigger) -> bool:
        """Whether a clause tells what it came of, or where: "died [of cancer]", "in [a bar]"."""
        if trigger.verb is None:
            return False
        part = self.analysis.part_of(trigger)
        behind = (part.doc[o.head] for o in part.clauses.of(trigger.verb).obliques if o.preposition)
        return any(is_common_noun(noun) and not noun.name_kind for noun in behind)

    def _is_another(self, read: EventMention) -> bool:
        """Whether the noun of an event, or of who does it, is of another: "a similar bomb"."""
        part = self.analysis.part_of(read.found)
        subject = part.head_of(part.clauses.of(read.found.head).argument(*_CAUSES))
        nouns = [part.doc[read.found.token]] if read.found.verb is None else []
        nouns += [] if subject is None else [subject]
        return any(read_noun_phrase(noun).other for noun in nouns)

    def _is_done_by_somebody(self, trigger: EventTrigger) -> bool:
        """Whether a clause names who did something to somebody: a killing is no accident."""
        if trigger.verb is None:
            return False
        clause = self.analysis.part_of(trigger).clauses.of(trigger.verb)
        done_to = clause.is_passive or clause.object
        return bool(done_to and clause.logical_subject)

    def _joined(self, trigger: EventTrigger, rule: Rule) -> Iterator[str]:
        """The events that bring about what a clause tells, or in which it comes about."""
        if trigger.verb is None:
            return
        part = self.analysis.part_of(trigger)
        clause = part.clauses.of(trigger.verb)
        causes = [a.head for a in clause.arguments if a.role in _CAUSES]
        scenes = [o.head for o in clause.obliques if o.preposition in rule.prepositions]
        for word in (*causes, *scenes, *_governing(clause, part)):
            if (trigger.paragraph, word) in self.named and word != trigger.token:
                yield self.named[trigger.paragraph, word]


def _governing(clause: Clause, part: AnalysedParagraph) -> Iterator[int]:
    """The verbs of which participles and further predicates go on, or the noun of a relative."""
    above = part.clauses.parent(clause)
    while above is not None and clause.governor is not None:
        beside = clause.embedding is Embedding.ADVERBIAL and not (clause.marker or clause.finite)
        second = clause.embedding is Embedding.COORDINATION
        if not beside and not (second and any(a.shared for a in clause.arguments)):
            break
        yield above.head
        clause, above = above, part.clauses.parent(above)
    if (
        clause.embedding in {Embedding.RELATIVE, Embedding.PARTICIPLE}
        and clause.governor is not None
    ):
        yield clause.governor
