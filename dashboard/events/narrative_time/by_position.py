"""Narrative time: when an event without words for a time was, by its position in the text.

What the lead dates sets a clock for its scene alone. It dates no background, no perfect, and
nothing that is told of other days; what people say about it is bounded by it. The rules, with
their examples, stand in ``languages/*/narrative_time.toml``.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dashboard.clause import Clause, Embedding, NounRole, Tense
from dashboard.events.anchoring.signals import head_token
from dashboard.events.anchoring.time_path import goes_on_for
from dashboard.events.anchoring.topics import topic_of_subject
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention, is_dated, word_of
from dashboard.events.narrative_time.background import (
    goes_with_now,
    is_before_another,
    is_in_passing,
    is_main,
    is_moved_on,
    is_of_other_time,
    is_past,
    is_set_apart,
    tells_no_day,
)
from dashboard.events.narrative_time.dated_entries import LIMIT
from dashboard.events.narrative_time.incident import find_incident, is_matter_of_a_case, is_part
from dashboard.events.narrative_time.linked_times import LinkedTimes
from dashboard.events.narrative_time.main_event import (
    DAYS,
    asserted_day,
    is_recent,
    main_event,
    recent_days,
    reported_event,
    who_acted,
)
from dashboard.events.narrative_time.only_of_kind import only_of_kind
from dashboard.events.narrative_time.other_times import OtherTimes
from dashboard.events.narrative_time.reactions import (
    REACTIONS,
    find_dead,
    is_heard_before,
    is_in_words,
    is_judged,
    is_later_judgment,
    is_market_move,
    is_of_now,
    is_of_the_bench,
    is_said,
    is_said_in_the_story,
    lies_behind,
    may_react,
    says_now,
)
from dashboard.events.narrative_time.rules import REACTION, load_rules, propose
from dashboard.events.trigger import STATEMENT
from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Modality,
    ParagraphKind,
    Quote,
    TemporalExpression,
)
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.tokens import Doc
from dashboard.registry import OWN
from dashboard.rules.propose import Proposal, ranked
from dashboard.vocabulary import FACTS

FIELD = "narrative time"
OF_THE_SENTENCE, SAME_ACTOR = "time of the sentence", "same actor in the paragraph"
UNDATED, INCIDENT = "news without a day", "part of the incident"
SCENE, KIND = "scene of the lead", "only one of its kind"
BENCH, NOW = "told by the judge", "said in the present"
REACH = 1  # paragraphs behind the lead that still tell its scene
NEXT, FAR = 2, 6  # sentences in which an actor goes on, and behind which another scene is told
OPENING = 2  # paragraphs in which the news is told: a headline may be the first
SATURDAY = 5  # the day of the week from which no market is open
FRONT = 12  # characters of a sentence before a time that still begins it
_ALONG = frozenset({Embedding.ADVERBIAL, Embedding.PARTICIPLE, Embedding.COORDINATION})


def propose_by_position(
    events: Sequence[EventMention],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None,
    *,
    quotes: Sequence[Quote] = (),
    language: str = OWN,
) -> tuple[tuple[Proposal[EventDate], ...], ...]:
    """The dates that its place proposes for each event without a time, by rank.

    None of any without a publication. What ``quotes`` say takes no room of a scene.
    """
    if dct is None:
        return tuple(() for _ in events)
    place = _Places(events, analysis, timexes, dct, language=language, quotes=quotes)
    return tuple(place.with_incident(events, [place.proposals(read) for read in events]))


class _Places:
    """What an article is about, and where its paragraphs tell of other times."""

    def __init__(
        self,
        events: Sequence[EventMention],
        analysis: Analysis,
        timexes: Sequence[TemporalExpression],
        dct: DocumentCreationTime,
        *,
        language: str,
        quotes: Sequence[Quote],
    ) -> None:
        self.analysis, self.dct = analysis, dct
        self.words, self.rules = load_clause_words(language), load_rules(language)
        prose = [
            number
            for number, part in enumerate(analysis.paragraphs)
            if part.paragraph.kind is ParagraphKind.PROSE
        ]
        self.opening = frozenset(prose[:OPENING])
        self.main, self.dead = main_event(events, dct), find_dead(events)
        reported = reported_event(events, self.main)
        recent = reported is not None and is_recent(asserted_day(reported), dct)
        self.news = reported if recent else self.main
        self.day = asserted_day(self.news) if self.news is not None else None
        self.recent = recent_days(timexes, dct)
        self.linked = LinkedTimes(events, analysis, timexes, self.rules, language=language)
        self.past = OtherTimes(timexes, analysis, (self.day, dct.day), self.words, quotes)
        self.dated: dict[int, list[EventMention]] = defaultdict(list)  # to a day, by paragraph
        self.kinds: dict[str, list[EventMention]] = defaultdict(list)  # stated to a day, by subtype
        self.told: dict[int, list[EventMention]] = defaultdict(list)  # by start of the sentence
        self.timed: set[int] = set()  # starts of the sentences in which an event has a time
        for read in events:
            self.told[read.event.sentence.start].append(read)
            if asserted_day(read) is not None:
                self.dated[read.found.paragraph].append(read)
            if read.time_links:
                self.timed.add(read.event.sentence.start)
            stated = read.event.date.status is DateStatus.STATED
            if read.event.subtype and stated and read.event.modality in FACTS:
                self.kinds[read.event.subtype].append(read)

    def proposals(self, read: EventMention) -> tuple[Proposal[EventDate], ...]:
        """The dates that the rules propose for an event, that which counts first."""
        return ranked(self._proposals(read)) if self._is_open(read) else ()

    def with_incident(
        self, events: Sequence[EventMention], told: Sequence[tuple[Proposal[EventDate], ...]]
    ) -> Iterator[tuple[Proposal[EventDate], ...]]:
        """The proposals, with the day of the lead for what is open and part of its incident."""
        pairs, rule = [*zip(events, told, strict=True)], self.rules[INCIDENT]
        placed = [read.with_event(date=own[0].value) if own else read for read, own in pairs]
        first, all_of_it = (
            find_incident(placed, self.dct, self.opening, subtypes, self.analysis)
            for subtypes in (rule.subtypes - rule.aftermath, rule.subtypes)
        )
        for read, own in zip(placed, told, strict=True):
            subtype = read.event.subtype
            incident = all_of_it if subtype in rule.aftermath else first
            may_be = incident is not None and subtype in rule.subtypes and self._is_open(read)
            if incident is None or not may_be or not self._is_part(read, placed):
                yield own
            else:
                day = (incident.day, incident.day)
                yield ranked((*own, self._proposal(INCIDENT, day, incident.on)))

    def _is_part(self, read: EventMention, placed: Sequence[EventMention]) -> bool:
        """Whether an event is told as part of the incident, and no case is about it."""
        timed, clause = read.event.sentence.start in self.timed, self.analysis.clause_of(read.found)
        part = is_part(read, clause, self.analysis, timed=timed)
        part = part and not self._is_told_of_other_times(read)
        return part and not is_matter_of_a_case(read, placed, self.analysis)

    def _is_open(self, read: EventMention) -> bool:
        """Whether what is told to have been, or not, has no time ("later"), nor its complement."""
        told = read.event.modality in FACTS or read.event.modality is Modality.NEGATED
        date, here = read.event.date, self._doc(read)[read.found.head]
        timed = read.time_links or read.complement_timed or is_dated(read.event)
        return told and not (timed or date.rule == LIMIT or is_moved_on(here, self.words))

    def _proposals(self, read: EventMention) -> Iterator[Proposal[EventDate]]:
        clause = self.analysis.clause_of(read.found)
        said = is_said(read, self.analysis, self.words, today=self.day == self.dct.day)
        for link in self.linked.find(read, clause):
            words = link.timex.span.text if link.timex else ""
            ends = (link.first, link.last)
            yield self._proposal(link.rule, ends, link.on, timex=link.timex, time=words)
        if read.event.type != STATEMENT:
            yield from self._by_sentence(read, clause)
            yield from self._by_kind(read)
        loose = read.loose_time and not (said and self._is_in_passing(read))
        if read.found.verb is None or loose:
            return
        off = self._is_told_of_other_times(read)
        if said and (not off or is_of_now(read, self.analysis)):
            yield from self._by_reaction(read, clause)
        now = (self.dct.day, self.dct.day)
        own = tells_no_day(clause, self._doc(read), self.words)
        moved = not own and is_market_move(read, self.analysis, self.words)
        if moved and self.dct.day.weekday() < SATURDAY:
            if self.day == self.dct.day:
                yield self._proposal(REACTION, now, self.news)
            elif self.main is None and not self.recent:
                yield self._proposal(UNDATED, now)
        bench = is_of_the_bench(read, self.news, self.analysis, self.words)
        if bench and not off and not self._is_set_apart(read):
            yield self._proposal(BENCH, (self.day, self.day), self.news)
        clauses = self.analysis.part_of(read.found).clauses
        along = goes_with_now(clause, clauses, self.words)
        if not off and (along or is_main(clause)):
            yield from self._by_publication(read, clause, along=along)
        if self.day in {None, self.dct.day} and says_now(read, self.analysis, self.words):
            yield self._proposal(NOW, now)
        if is_main(clause) and is_past(clause) and not own:
            yield from self._by_actor(read)
            if not (off or read.event.type in REACTIONS):
                yield from self._by_scene(read)

    # ------------------------------------------------------------------ the rules

    def _by_sentence(self, read: EventMention, clause: Clause) -> Iterator[Proposal[EventDate]]:
        """The only time of a sentence in which no event has one."""
        days = {t.interval: t for t in read.loose_times if t.granularity in DAYS}
        interval, timex = next(iter(days.items()), (None, None))
        if timex is None or interval is None or not len(days) == len(read.loose_times) == 1:
            return
        part = self.analysis.part_of(read.found)
        timed = read.event.sentence.start in self.timed or goes_on_for(clause, part, self.words)
        timed = timed or topic_of_subject(part, timex, self.words) is not None
        ahead = interval.earliest is not None and interval.earliest > self.dct.day
        if timed or ahead or not is_past(clause):
            return  # "met and announced a day of mourning for Saturday"
        fronted = timex.span.start - read.event.sentence.start <= FRONT
        token = head_token(part, timex)
        home = clause if token is None else part.clauses.of(token.i)
        if home.embedding is Embedding.RELATIVE and home != clause and not home.marker:
            return  # of "the union, which struck on 6 May, welcomed it", not "a summit where"
        begun = token is not None and self.words.has("signal", "since", token.head.lower_)
        if home != clause and (begun or not self._is_of_main_clause(read, clause, fronted=fronted)):
            return  # "has been on strike since 6 May and was taken to hospital"
        yield self._proposal(
            OF_THE_SENTENCE, (interval.earliest, interval.latest), timex=timex, time=timex.span.text
        )

    def _is_in_passing(self, read: EventMention) -> bool:
        """Whether its sentence has times only in passing: "Lind, who led it in 1996, said"."""
        part, times = self.analysis.part_of(read.found), read.loose_times
        return bool(times) and all(is_in_passing(t, part) for t in times)

    def _is_of_main_clause(self, read: EventMention, clause: Clause, *, fronted: bool) -> bool:
        """Whether the main clause or its subject tells it; behind a time, what goes along, too."""
        if read.found.verb is None:
            noun = word_of(read, self.analysis)
            role = read_noun_phrase(noun).role
            return is_main(clause) and role is NounRole.SUBJECT and not fronted
        if is_main(clause):
            return True
        part = self.analysis.part_of(read.found)
        chain = [clause, *part.clauses.above(clause)]
        return fronted and all(c.embedding in _ALONG or is_main(c) for c in chain)

    def _by_kind(self, read: EventMention) -> Iterator[Proposal[EventDate]]:
        """The day of the only dated event of its kind, for a noun that takes the event as known.

        Not where a time of its sentence is left that may be its own: "a theft … in late August".
        """
        if read.event.modality not in FACTS or read.loose_times:
            return
        noun = word_of(read, self.analysis)
        known = only_of_kind(read, self.kinds.get(read.event.subtype or "", []), noun)
        if known is not None:
            yield self._proposal(KIND, (known.event.date.earliest, known.event.date.latest), known)

    def _by_actor(self, read: EventMention) -> Iterator[Proposal[EventDate]]:
        """The last dated event right before in the paragraph, if who acts here took part in it."""
        at, actor = read.event.trigger.start, read.actors[:1]
        dated = self.dated.get(read.found.paragraph, ())
        before = bisect_left(dated, at, key=lambda other: other.event.trigger.start)
        last = dated[before - 1] if before else None
        day = asserted_day(last) if last is not None else None
        if last is None or not actor or actor[0] not in who_acted(last):
            return
        if self.past.sentences_between(last.event.trigger.start, at) > NEXT:
            return
        if last.event.type == STATEMENT != read.event.type and read.event.subtype is not None:
            return  # "he told a paper on Friday. He finished second": an act apart from the saying
        here = (other for other in dated[before:] if other.event.sentence == read.event.sentence)
        apart = self._is_judged(read, last) or self._is_set_apart(read)
        apart = apart or is_of_other_time(read, last, self.rules[SCENE], self.analysis, self.words)
        if apart or any(o.event.type == STATEMENT for o in here):
            return  # "… on Friday. He denied it, his lawyer said on Monday"
        if is_recent(day, self.dct) and (
            not lies_behind(last, self.analysis) or lies_behind(read, self.analysis)
        ):
            yield self._proposal(SAME_ACTOR, (day, day), last)

    def _by_scene(self, read: EventMention) -> Iterator[Proposal[EventDate]]:
        """The day of the lead, in its paragraph and the next, if no other day of late is told."""
        if self.main is None or self.news is None or len(self.recent) > 1:
            return
        scene = self.rules[SCENE]
        apart = self._is_judged(read, self.news) or is_later_judgment(read, self.news, scene)
        apart = apart or is_of_other_time(read, self.news, scene, self.analysis, self.words)
        apart = apart or is_before_another(read, self.news, self.analysis)
        if apart or is_moved_on(self._doc(read)[read.found.head], self.words):
            return
        distance = read.found.paragraph - self.main.found.paragraph
        near = self.past.sentences_between(self.main.event.trigger.start, read.event.trigger.start)
        if 0 <= distance <= REACH and near <= FAR:
            yield self._proposal(SCENE, (self.day, self.day), self.news)

    def _by_publication(
        self, read: EventMention, clause: Clause, *, along: bool
    ) -> Iterator[Proposal[EventDate]]:
        """The day of publication, for the news and what is said of it, if no day is named.

        The news is told in one of the first two paragraphs, in the perfect ("has closed"), or
        along with what goes on now. A simple past without any time may be of history.
        """
        if self.main is not None or self.recent or self.past.are_in(self.opening):
            return
        apart = self._is_set_apart(read) or tells_no_day(clause, self._doc(read), self.words)
        if apart or read.event.modality is not Modality.ASSERTED:
            return  # "nobody has been charged", "has already left" is no news of the day
        said = read.event.type == STATEMENT and not self._ends_a_tale(read, clause)
        perfect = clause.is_perfect
        told = along or (perfect and clause.tense is Tense.PRESENT)
        opens = read.found.paragraph in self.opening
        if (opens and told) or (said and (opens or clause.tense is Tense.PAST) and not perfect):
            yield self._proposal(UNDATED, (self.dct.day, self.dct.day))

    def _ends_a_tale(self, read: EventMention, clause: Clause) -> bool:
        """Whether it is joined to an act in the past: "he sold the house and said he was glad"."""
        above = self.analysis.part_of(read.found).clauses.parent(clause)
        if above is None or clause.embedding is not Embedding.COORDINATION:
            return False
        act = self.linked.at.get((read.found.paragraph, above.head))
        return act is not None and not is_in_words(act) and is_past(above)

    def _by_reaction(self, read: EventMention, clause: Clause) -> Iterator[Proposal[EventDate]]:
        """What is said behind the news, between its day and publication."""
        if self.news is None or read.event.trigger.start < self.news.event.trigger.start:
            return
        before = is_heard_before(read, self.news, self.analysis, self.words)
        react = may_react(read, self.analysis, self.words, self.dead)
        if before or not react or self._is_set_apart(read):
            return  # "she said earlier"
        if clause.tense is Tense.NONE or clause.modal or clause.is_perfect:
            return  # "had said", "has repeatedly said"
        if self.day != self.dct.day or not is_said_in_the_story(read, self.analysis):
            yield self._proposal(REACTION, (self.day, self.dct.day), self.news)

    # ------------------------------------------------------------------ what they rest on

    def _is_judged(self, read: EventMention, court: EventMention) -> bool:
        """Whether a court judges it on a later day, or what its sentence tells with it.

        "Stole drugs and [injected] two patients"; what the law does beside it is apart.
        """
        scene, subtype = self.rules[SCENE], read.event.subtype
        if is_judged(read, court, scene) or subtype in scene.courts or read.event.type in REACTIONS:
            return is_judged(read, court, scene)
        beside = self.told[read.event.sentence.start]
        return any(is_judged(other, court, scene) for other in beside)

    def _is_told_of_other_times(self, read: EventMention) -> bool:
        """Whether its paragraph has just come to a time long before the news."""
        said = is_said(read, self.analysis, self.words, today=self.day == self.dct.day)
        paragraph = self.analysis.part_of(read.found).number
        return self.past.has_come(paragraph, read.event.trigger.start, said=said)

    def _doc(self, read: EventMention) -> Doc:
        return self.analysis.part_of(read.found).doc

    def _is_set_apart(self, read: EventMention) -> bool:
        return is_set_apart(self._doc(read)[read.found.head], self.words)

    def _proposal(
        self,
        name: str,
        ends: tuple[dt.date | None, dt.date | None],
        on: EventMention | None = None,
        *,
        timex: TemporalExpression | None = None,
        time: str = "",
    ) -> Proposal[EventDate]:
        return propose(self.rules[name], ends, on, timex=timex, time=time)
