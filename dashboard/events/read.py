"""Reads the events of an article: triggers, participants, modality, the times of their clauses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from dashboard.dates.dated_entries import DatedEntry, entry_at, find_entries
from dashboard.entities.link import LinkedActors
from dashboard.events.anchoring.date import date_event
from dashboard.events.anchoring.date_confidence import find_uncertain_times, with_uncertainty
from dashboard.events.anchoring.loose_times import LooseTimes
from dashboard.events.anchoring.prospective import as_futurate, as_promise, date_ahead
from dashboard.events.anchoring.reported_narratives import leave_stories_open
from dashboard.events.anchoring.tense_aspect import TenseAspect
from dashboard.events.anchoring.time_attachment import TimeAttachment
from dashboard.events.edtf import write_edtf
from dashboard.events.factuality.allegations import Allegations
from dashboard.events.factuality.futurity import is_former
from dashboard.events.factuality.markers import Marker, Reading
from dashboard.events.factuality.tense import read_tense
from dashboard.events.lexicon import ClauseWords, load_clause_words, load_lexicon
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.mentions.event_quotes import with_quotes
from dashboard.events.mentions.find import find_events
from dashboard.events.mentions.quoted_clauses import (
    is_account,
    told_in_quotation,
    where_times_stand,
)
from dashboard.events.mentions.transcript_events import read_turns
from dashboard.events.participants.roles import RoleReader
from dashboard.events.predicates.locatives import names_of_places
from dashboard.events.predicates.plans import is_foreseen
from dashboard.events.predicates.verbs import (
    is_deferral,
    is_generic,
    is_habit,
    is_perfect,
    is_pluperfect,
    noun_of_that_time,
)
from dashboard.events.read_factuality import FactualityReader
from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import STATE, STATEMENT, EventTrigger
from dashboard.events.types.account import note_type
from dashboard.events.types.subtypes import SubtypeReader, subtype_reader
from dashboard.model import (
    Article,
    DocumentCreationTime,
    Event,
    Granularity,
    Modality,
    Quote,
    QuoteKind,
    Role,
    TemporalExpression,
)
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_counted
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.rules.propose import decide

AT_THE_NOUN = 2  # steps in the tree from a time to the noun that it stands at
_NAMING = frozenset({"name", "demonym", "capital", "body"})


def read_events(
    analysis: Analysis,
    article: Article,
    timexes: Sequence[TemporalExpression],
    quotes: Sequence[Quote],
    linked: LinkedActors,
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events in the order of the text, each telling by itself; nothing is merged yet.

    Their headlines are empty still but for those of a transcript's turns.

    What stands inside a direct quotation is said, not reported: neither its verbs nor its times
    are read, but for what a speaker announces there for a day to come, or tells of a day.
    """
    words = load_clause_words(language)
    timexes = leave_stories_open(timexes, analysis, quotes, words)
    hidden = [(q.span.start, q.span.end) for q in quotes if q.kind is QuoteKind.DIRECT]
    pieces = [(q.span.start, q.span.end) for q in quotes if q.kind is QuoteKind.MIXED]
    cues = [q.cue.start for q in quotes if q.cue is not None]
    found = find_events(analysis, hidden, pieces, cues, language=language)
    quoted = ((f.paragraph, f.head) for f in found if f.announced or f.narrated)
    own = where_times_stand(analysis, quoted)
    open_timexes = [t for t in timexes if t.span.start in own or not _is_within(t, hidden)]
    day = None if article.published is None else article.published.day
    attachment = TimeAttachment(analysis, open_timexes, found, words, pieces, published=day)
    found = (*found, *attachment.second)
    uncertain = find_uncertain_times(timexes, analysis, words)
    alleged = Allegations(quotes, linked.actors, analysis, words)
    subtypes = subtype_reader(language, linked)
    reader = _Reader(analysis, article, words, linked, alleged, subtypes=subtypes)
    loose = LooseTimes(attachment.unattached, article.published)
    timed = {(f.paragraph, f.head) for f in found if _has_come(attachment.of(f), article.published)}
    events = [
        reader.read(
            f,
            with_uncertainty(
                attachment.of(f) or _day_of_try(analysis, f, found, attachment, words),
                uncertain,
                open_time=f in attachment.open,
            ),
            attachment.lengths.get(f),
            loose=(
                f in attachment.measured or loose.around(f, _sentence_start(analysis, f)),
                loose.times.get((f.paragraph, _sentence_start(analysis, f)), ()),
            ),
            complement_timed=_has_timed_complement(analysis, f, timed),
            dated_elsewhere=f in attachment.reattachment.adjudicated,
        )
        for f in found
    ]
    events = [e for e in events if _has_its_time(e, article.published)]
    turns = read_turns(analysis, article, quotes, [read.event for read in events])
    entries = find_entries(analysis, timexes, article.published)
    events = [e for e in events if _says_who(e, analysis, entries)]
    for said, told in turns:
        event = dataclasses.replace(said, subtype=subtypes.subtype(told, analysis))
        events.append(EventMention(event, told, (told,), (), "past"))
    return with_quotes(_one_each(events), quotes)


def _gives_a_number(verb: Token) -> bool:
    """Whether a verb tells of how many: "[infected] 20 people", "30 homes were [destroyed]"."""
    return any(is_counted(t) for t in verb.children_as(*SUBJECTS, Dependency.OBJECT))


def _is_within(timex: TemporalExpression, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= timex.span.start < end for start, end in stretches)


def nameless_actors(linked: LinkedActors) -> frozenset[str]:
    """The ids of the actors that no mention names, only descriptions."""
    return frozenset(a.id for a in linked.actors if all(m.type not in _NAMING for m in a.mentions))


class _Reader:
    def __init__(
        self,
        analysis: Analysis,
        article: Article,
        words: ClauseWords,
        linked: LinkedActors,
        alleged: Allegations,
        *,
        subtypes: SubtypeReader,
    ) -> None:
        self.told, self.subtypes = FactualityReader(alleged, words), subtypes
        self.analysis, self.article = analysis, article
        self.lexicon, self.words = load_lexicon(), words
        nameless, places = nameless_actors(linked), names_of_places(linked)
        self.roles = {
            n: RoleReader(p, linked, words, nameless=nameless, places=places)
            for n, p in enumerate(analysis.paragraphs)
        }

    def read(
        self,
        found: EventTrigger,
        links: Sequence[TimeLink],
        length: TimeLink | None,
        *,
        loose: tuple[bool, tuple[TemporalExpression, ...]],
        complement_timed: bool,
        dated_elsewhere: bool,
    ) -> EventMention:
        found = self.subtypes.in_field(found, self.analysis)
        part = self.analysis.part_of(found)
        token = part.doc[found.head]
        told, tense = self.told.tell(found, part, token), read_tense(token, self.words)
        if found.verb is None and (found.put_off or told is None) and self._is_ahead(links):
            # "her rival in next year's election"
            ahead = Reading(Modality.PLANNED, Marker.LATER, token).propose(part.language)
            (told, *_), tense = decide([ahead], at=part.at(part.doc[found.first])), "future"
        modality, why = (Modality.ASSERTED, None) if told is None else (told.value, told.because)
        note_type(found, part, self.lexicon, self.words)
        kind = self.lexicon.types[found.type]
        found = as_promise(found, kind, modality, token)
        trigger = part.span(found.first, found.last + 1)
        clause = TenseAspect(
            modality,
            tense,
            lasts=found.type == STATE or self.words.has("lasting", "verbs", token.lemma_),
            defers=is_deferral(token, self.words),
            then=noun_of_that_time(token, self.words) is not None,
            perfect=is_perfect(token, self.words),
            pluperfect=is_pluperfect(token, self.words),
            counts=_gives_a_number(token),
            habit=is_habit(token, self.words),
            generic=is_generic(token),
            foreseen=is_foreseen(token, self.words),
            former=is_former(token, part, self.words),
        )
        date = date_event(links, clause, self.article.published, self.words)
        if length is not None and not (links or clause.foreseen):
            date = date_ahead(length, modality, self.article.published, self.words) or date
        participants = self.roles[found.paragraph].read(found, kind)
        if found.narrated:
            participants = told_in_quotation(participants, part, found.opens)
        event = Event(
            id=f"{self.article.id}:{trigger.start}:{found.type}",
            type=found.type,
            subtype=self.subtypes.subtype(found, self.analysis),
            headline="",
            trigger=trigger,
            sentence=part.sentence_of(token),
            date=dataclasses.replace(date, edtf=write_edtf(date)),
            modality=modality,
            modality_because=why,
            mode=found.mode,
            place=next((p.mention for p in participants if p.role is Role.PLACE), None),
            participants=participants,
        )
        event = as_futurate(event, tense, self.article.published)
        timed = (*loose, complement_timed, dated_elsewhere)
        return EventMention(event, found, (found,), tuple(links), tense, *timed, ground=told)

    def _is_ahead(self, links: Sequence[TimeLink]) -> bool:
        """Whether the time that stands at a noun itself is still to come at publication."""
        nearest, dct = next(iter(links), None), self.article.published
        if nearest is None or dct is None or nearest.shared or nearest.other_head is not None:
            return False
        interval = nearest.timex.interval
        first = None if interval is None else interval.earliest
        return nearest.steps <= AT_THE_NOUN and first is not None and first > dct.day


def _has_its_time(read: EventMention, dct: DocumentCreationTime | None) -> bool:
    """Whether an event has the time without which it counts for none.

    A day still to come for what is announced or put off, a stated time for what a quotation tells.
    """
    if read.found.narrated:
        return is_account(read.event, read.time_links)
    return not (read.found.announced or read.found.put_off) or _is_appointment(read, dct)


def _is_appointment(read: EventMention, dct: DocumentCreationTime | None) -> bool:
    """Whether an event has a day of its own that is still to come."""
    date = read.event.date
    ahead = dct is not None and date.earliest is not None and date.earliest > dct.day
    return ahead and date.granularity is Granularity.DAY and is_dated(read.event)


def _has_come(links: Sequence[TimeLink], dct: DocumentCreationTime | None) -> bool:
    """Whether a time of an event is not still to come."""
    ends = [g.timex.interval.latest for g in links if g.timex.interval is not None]
    return any(dct is None or end is None or end <= dct.day for end in ends)


def _has_timed_complement(
    analysis: Analysis, found: EventTrigger, timed: set[tuple[int, int]]
) -> bool:
    verb = analysis.head_of(found)
    complements = verb.children_as(Dependency.OPEN_COMPLEMENT)
    return any((found.paragraph, t.i) in timed for t in complements)


def _day_of_try(
    analysis: Analysis,
    found: EventTrigger,
    others: Sequence[EventTrigger],
    attachment: TimeAttachment,
    words: ClauseWords,
) -> tuple[TimeLink, ...]:
    """The day behind what somebody tried, which is that of the try: "sought to leave on Monday"."""
    verb = analysis.head_of(found)
    if not words.has("attempted", "conative", verb.lemma_) or found.verb is None:
        return ()
    tried = {t.i for t in verb.children_as(Dependency.OPEN_COMPLEMENT)}
    told = (o for o in others if o.paragraph == found.paragraph and o.head in tried)
    links = (link for t in told for link in attachment.of(t))
    return tuple(
        dataclasses.replace(link, shared=True)
        for link in links
        if link.timex.granularity is Granularity.DAY
    )


def _sentence_start(analysis: Analysis, found: EventTrigger) -> int:
    return analysis.part_of(found).sentence_start(found.head)


def _says_who(read: EventMention, analysis: Analysis, entries: Sequence[DatedEntry]) -> bool:
    """Whether a statement says who spoke, or tells of a paper on a date; other events need not."""
    event = read.event
    if event.type != STATEMENT:
        return True
    if event.modality in {Modality.NEGATED, Modality.POSSIBLE}:
        return False
    own = read.own_times
    under_date = entry_at(event.trigger.start, entries) is not None
    if event.mode is not None and (own or under_date):  # "a report published last November"
        return True
    verb = analysis.head_of(read.found)
    passive = verb.has_child(Dependency.PASSIVE_AUXILIARY)
    passive = passive or verb.dependency == Dependency.ADNOMINAL_CLAUSE
    if own and passive and verb.tag == Tag.PAST_PARTICIPLE:  # "a plan announced in May"
        return True
    timed = bool(own) or event.date.latest is not None
    if timed and event.modality is Modality.PLANNED:  # "it is to report within a year"
        return True
    return any(p.role is Role.SPEAKER for p in event.participants)


def _one_each(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Events by position of the trigger; two of one id keep the one that says more."""
    best: dict[str, EventMention] = {}
    for read in events:
        other = best.get(read.event.id)
        if other is None or len(read.time_links) > len(other.time_links):
            best[read.event.id] = read
    return tuple(sorted(best.values(), key=lambda r: (r.event.trigger.start, r.event.type)))
