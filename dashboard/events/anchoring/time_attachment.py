"""Which time expressions belong to which events: syntax first, and no leaks between clauses.

From each time expression the parse is climbed to the first event. A clause boundary stops the
climb, and so does a noun that is no event ("his 2004 book"): its date is not the event's.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from dashboard.events.anchoring.attachment_ambiguity import Ambiguity, second_act
from dashboard.events.anchoring.cleft_times import cleft_time
from dashboard.events.anchoring.coordinated_times import (
    drop_of_second_acts,
    join_coordinated,
    second_acts,
)
from dashboard.events.anchoring.coordination import share_times
from dashboard.events.anchoring.double_attachment import attach_to_both
from dashboard.events.anchoring.fragments import Fragments
from dashboard.events.anchoring.ranges import join_ranges
from dashboard.events.anchoring.signals import (
    MODIFIERS,
    covers_the_event,
    head_token,
    is_aim,
    is_comment,
    is_compared,
    is_counted_from_event,
    is_finite,
    is_long,
    is_named,
    is_of_the_subject,
    is_owned_by,
    is_purpose,
    is_request,
    is_undergoer,
    is_when,
    leaves_open,
    names_a_time,
    signal_before,
    signal_of,
    stands_at,
)
from dashboard.events.anchoring.time_path import event_of_opening, passes, stands_in_ground
from dashboard.events.anchoring.time_reattachment import TimeReattachment
from dashboard.events.anchoring.topics import (
    arranged_for,
    is_of_topic,
    is_topic,
    may_be_ahead,
    topic_before,
    topic_of_subject,
)
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.resultatives import is_resultative
from dashboard.events.predicates.verbs import is_small_clause
from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.model import TemporalExpression, TimexType
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    ADNOMINAL_CLAUSES,
    MEASURES,
    OBJECTS,
    OBLIQUES,
    SUBJECTS,
    UNDERGOERS,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import VERBAL

STEPS = 12
_BEFORE = 2  # tokens back from a length of time to the word before its preposition
_TO_COME = frozenset({Dependency.OPEN_COMPLEMENT})  # "is to meet on Monday", "is expected in May"
_WITH_COPULA = (_TO_COME | SUBJECTS) | {Dependency.PREDICATE_NOMINAL}  # "the vote is on Sunday"
_PLANNED = _TO_COME | UNDERGOERS  # "unions plan a rally on Sunday"


class TimeAttachment:
    """Finds for each event the time expressions of its clause."""

    def __init__(
        self,
        analysis: Analysis,
        timexes: Sequence[TemporalExpression],
        events: Sequence[EventTrigger],
        words: ClauseWords,
        pieces: Sequence[tuple[int, int]] = (),
        *,
        published: dt.date | None = None,
    ) -> None:
        self.words, self.fragments = words, Fragments(pieces)
        self.by_token: dict[tuple[int, int], EventTrigger] = {}
        for event in events:
            last = analysis.part_of(event).doc[event.last]
            state = {event.last} if is_resultative(last, words) else set()
            for token in {event.token, event.head} | state:
                self.by_token.setdefault((event.paragraph, token), event)
        self.reattachment = TimeReattachment(self.by_token, words, published)
        self.heads: dict[int, list[int]] = defaultdict(list)  # of each paragraph, in their order
        for paragraph, token in sorted(self.by_token):
            self.heads[paragraph].append(token)
        self.found: dict[EventTrigger, list[TimeLink]] = defaultdict(list)
        self.elided: list[tuple[EventTrigger, Token, TimeLink]] = []  # "and the bridge on 5 May"
        self.lengths: dict[EventTrigger, TimeLink] = {}
        self.measured: set[EventTrigger] = set()  # "fought it for three years"
        self.open: dict[EventTrigger, int] = {}  # where its own time without a value stands
        # (paragraph, first token of the sentence) of what belongs to no event
        self.unattached: list[tuple[int, int, TemporalExpression]] = []
        for timex in join_ranges(timexes, analysis.text, words):
            part = analysis.paragraph_at(timex.span.start)
            if part is None:
                continue
            if is_compared(part, timex, self.words):  # "the worst since May, when a bomb exploded"
                if names_a_time(timex):
                    self._in_clause_of_time(part, timex)
                continue
            if is_counted_from_event(part, timex, self.words) or is_named(part, timex, self.words):
                continue
            covers = covers_the_event(part, timex, self.words)
            if covers or names_a_time(timex):
                ways = self._attach_cleft, self._attach_arranged, self._attach_topical
                if not any(attach(part, timex) for attach in ways):
                    self._attach(part, timex)
            elif timex.type is TimexType.DURATION and not leaves_open(timex, self.words):
                self._measure(part, timex)
            elif leaves_open(timex, self.words) and (head := head_token(part, timex)) is not None:
                self.unattached.append((part.number, head.sent.start, timex))
                self._leave_open(part.number, head)
        attach_to_both(self.found, self.by_token, analysis, words)
        join_coordinated(self.found, self.by_token, analysis, words)
        drop_of_second_acts(self.found, analysis, self.words)
        self.second = second_acts(self.elided, self.found, self.words)
        share_times(self, analysis, events)

    def of(self, event: EventTrigger) -> list[TimeLink]:
        """The expressions that belong to an event, the nearest first; empty if none does."""
        return sorted(self.found.get(event, ()), key=lambda g: (g.shared, g.steps, g.timex.span))

    def _leave_open(self, number: int, head: Token) -> None:
        """Keep that a clause has a time of its own that has no value: "three weeks later it fell".

        The times that stand before another event are not those of that clause.
        """
        node = head
        for _ in range(3):
            event = self.by_token.get((number, node.i)) if node.pos == Pos.VERB else None
            if event is not None and node != head:
                heads = self.heads[number]
                before = bisect_left(heads, min(head.i, node.i))
                self.open[event] = heads[before - 1] if before else -1
            if event is not None or node.head == node:
                return
            node = node.head

    def _measure(self, part: AnalysedParagraph, timex: TemporalExpression) -> None:
        """Keep a length of time ahead of an event: "is expected in eight weeks"."""
        head = head_token(part, timex)
        if head is None:
            return
        signal = signal_before(part, timex, head, self.words)
        direct = head.dependency in MEASURES and head.head.pos != Pos.ADPOSITION
        verb = head.head if direct or head.dependency == Dependency.PREPOSITION else head.head.head
        event = self._event_at(part.number, verb, first=False)
        below = [t.lower_ for t in head.children_as(Dependency.PREPOSITION)]
        parts = any(self.words.has("ongoing", "parts", word) for word in below)
        loose = head.dependency in OBLIQUES or self.words.has("ongoing", "lengths", signal)
        loose = loose or self.words.has("signal", "window", signal)  # "in recent weeks"
        loose = (loose and not parts) or (direct and not below)
        lasting = event is not None and event.verb is not None and event.type != STATEMENT
        if event is not None and lasting and loose and is_long(timex):
            self.measured.add(event)
        before = part.doc[max(0, head.left_edge.i - _BEFORE)].lower_  # "for the second time in"
        counts = self.words.has("count", "times", before)
        if event is not None and not counts and self.words.which("ahead", signal) is not None:
            self.lengths.setdefault(event, TimeLink(timex, signal, 1, False))

    def _attach_cleft(self, part: AnalysedParagraph, timex: TemporalExpression) -> bool:
        """Give the time that a cleft sentence begins with to what it tells of, if it does."""
        found = cleft_time(part, timex, self.words)
        event = None if found is None else self.by_token.get((part.number, found[0].i))
        if found is None or event is None:
            return False
        if found[1] is not None:
            self.found[event].append(TimeLink(timex, found[1], 1, False))
        return True

    def _attach_arranged(self, part: AnalysedParagraph, timex: TemporalExpression) -> bool:
        """Give the time for which something is arranged to that, if it is an event."""
        head = head_token(part, timex)
        if head is None or head.dependency != Dependency.PREPOSITIONAL_OBJECT:
            return False
        time = head.head
        begins = self.words.has("change", "start", time.lower_)
        event = arranged_for(time.head, time, partial(self._at, part.number), self.words)
        if event is not None:
            self.found[event].append(TimeLink(timex, time.lower_ if begins else "", 1, False))
        return event is not None

    def _attach_topical(self, part: AnalysedParagraph, timex: TemporalExpression) -> bool:
        """Give a time to what its subject is about: "sales for the [match] on Monday began"."""
        noun = topic_of_subject(part, timex, self.words)
        head = None if noun is None else head_token(part, timex)
        if noun is None or head is None:
            return False
        event = self._at(part.number, noun)
        if event is None or may_be_ahead(noun, timex, self.reattachment.published, self.words):
            self.unattached.append((part.number, head.sent.start, timex))
        elif head.head.head == noun:
            return False
        else:
            self.found[event].append(TimeLink(timex, head.head.lower_, 1, False))
        return True

    def _attach(self, part: AnalysedParagraph, timex: TemporalExpression) -> None:
        head = head_token(part, timex)
        if head is None or is_undergoer(part, head):
            return
        signal = signal_of(part, timex, head, self.words)
        first = _first_of(part, timex, head)
        second = None if first is None else second_act(first, self.words)
        self._in_clause_of_time(part, timex)
        node = came_from = head
        ambiguity, other_head = Ambiguity(part, timex, head, self.words), None
        for steps in range(STEPS):
            event = self._event_at(part.number, node, first=steps == 0)
            if event is None and node == head and node.dependency in MODIFIERS:
                event = self.by_token.get((part.number, node.head.i))
            event, passed = self._reattached(event, part, timex)
            if timex.id in self.reattachment.undecided:
                return
            other_head = other_head or passed
            event = None if stands_in_ground(event, part, timex, self.words) else event
            event = event_of_opening(event, part, timex, partial(self._at, part.number), self.words)
            other_head = other_head or ambiguity.at(node, came_from, event)
            topic = topic_before(node, came_from, partial(self._at, part.number), self.words)
            noun = None if topic is None else part.doc[topic.token]
            if topic and noun and is_of_topic(timex, noun, self.words):
                link = TimeLink(timex, signal, steps, False, other_head=node.text)
                self.found[topic].append(link)
                self.unattached.append((part.number, head.sent.start, timex))
                return
            other_head = other_head or (None if noun is None else noun.text)
            if event is not None and is_purpose(node) and other_head is None:
                other_head = node.text  # "awarded a contract to deepen the harbour in 2019"
            elif event is not None and not self._is_of_the_verb(event, node, came_from):
                fronted = timex.span.start < part.at(part.doc[event.head])
                if second is not None and event.head < second.i:
                    self.elided.append((event, second, TimeLink(timex, signal, steps, False)))
                    return
                signal = ambiguity.signal(node, came_from) or signal
                beside = stands_at(part, timex, event.head)
                at_once = event.put_off or is_owned_by(head, part.doc[event.token])
                signal = "" if at_once else signal
                link = TimeLink(timex, signal, steps, fronted, beside=beside, other_head=other_head)
                self.found[event].append(link)
                return
            elif event is not None and other_head is None:
                other_head = self._other_head(event, node, TimeLink(timex, signal, steps, False))
            if is_of_the_subject(node, timex):
                other_head, signal = node.head.text, ""
            elif not self._leads_on(part.number, node, came_from):
                self.unattached.append((part.number, head.sent.start, timex))
                self._beside(
                    part.number, node, TimeLink(timex, signal, steps, False, other_head=node.text)
                )
                return
            side = node.dependency in ADNOMINAL_CLAUSES or is_small_clause(node)
            if side or is_request(node) or is_aim(node):
                other_head = node.text
            came_from, node = node, node.head
            node = self.fragments.verb_around(part, node, timex) or node

    def _reattached(
        self, event: EventTrigger | None, part: AnalysedParagraph, timex: TemporalExpression
    ) -> tuple[EventTrigger | None, str | None]:
        """The event that a time is rather of, and the verb before it, if it may be of that, too."""
        if event is None:
            return None, None
        above = self.reattachment.above_means(event, part)
        means = event if above is not event else None
        planned = self.reattachment.reattach(above, part, timex)
        decided = planned and self.reattachment.decided(planned, part, timex)
        passed = planned if decided is not planned else means
        told = passed is not None and passed.verb is not None
        told = told or passed in self.reattachment.adjudicated
        return decided, part.doc[passed.token].text if passed is not None and told else None

    def _other_head(self, event: EventTrigger, noun: Token, link: TimeLink) -> str | None:
        """The noun that a time may rather be of: "a man over the murder of a girl in 1987".

        None where it stands behind no preposition, and where verb and noun are of one time, which
        the noun is given: "hit by a storm in 2012".
        """
        if noun.dependency != Dependency.PREPOSITIONAL_OBJECT:
            return None
        if noun.head.dependency != Dependency.AGENT:
            return noun.text
        self.found[event].append(link)
        return None

    def _at(self, number: int, token: Token) -> EventTrigger | None:
        return self.by_token.get((number, token.i))

    def _beside(self, number: int, verb: Token, link: TimeLink) -> None:
        """Give the time of "on 2 May it was on its way when a wheel broke" to what happened."""
        for child in verb.children if verb.dependency == Dependency.ROOT else ():
            for token in (child, *child.conjuncts) if is_when(child, self.words) else ():
                event = self.by_token.get((number, token.i))
                if event is not None:
                    self.found[event].append(link)

    def _is_of_the_verb(self, event: EventTrigger, noun: Token, came_from: Token) -> bool:
        """Whether a time behind an event noun is the verb's: "condemned the raid on Monday"."""
        if event.verb is not None or came_from.i < noun.i:
            return False
        verb = noun.head
        if noun.dependency == Dependency.PREPOSITIONAL_OBJECT:
            orders = self.words.which("signal", verb.lower_) is not None
            if orders and verb.dependency != Dependency.AGENT:
                return False  # "since its launch in 2003": the time is that of the launch
            if self.words.has("complement", "prepositions", verb.lower_):
                return False  # "calls for elections in 2024": that of the elections
            if is_topic(verb, self.words):
                return False  # "resigned over the raid in 2024"
            verb = verb.head if verb.head.pos == Pos.VERB else verb
        here = self.by_token.get((event.paragraph, verb.i))
        ahead = here is not None and here.verb == verb.i and verb.i < noun.i
        return ahead and noun.dependency in OBJECTS

    def _in_clause_of_time(self, part: AnalysedParagraph, timex: TemporalExpression) -> None:
        """Attach a clause that hangs on the time: "on Wednesday, when the funerals take place"."""
        for token in part.stretch_of(timex.span) or ():
            for child in token.children_as(Dependency.RELATIVE_CLAUSE):
                event = self.by_token.get((part.number, child.i))
                if event is None or is_comment(child):
                    continue
                signal = signal_before(part, timex, token, self.words)
                spans = self.words.has("signal", "end_of_span", signal)
                adverbs = (t for t in child.lefts if t.dependency == Dependency.ADVERBIAL_MODIFIER)
                if spans and not any(t.tag == Tag.WH_ADVERB for t in adverbs):
                    continue  # "a war from 1993 to 1995 in which thousands died"
                if is_finite(child):
                    self.found[event].append(TimeLink(timex, "", 1, True))
                elif self.words.has("signal", "until", signal):  # "has until May to appeal"
                    self.found[event].append(TimeLink(timex, signal, 1, True))

    def _event_at(self, number: int, node: Token, *, first: bool) -> EventTrigger | None:
        event = None if first else self.by_token.get((number, node.i))
        if event is not None or node.pos not in VERBAL:
            return event
        wanted = _TO_COME
        if self.words.has("auxiliary", "copula", node.lemma_):
            wanted = _WITH_COPULA
        elif self.words.which("control", node.lemma_) == "planned":
            wanted = _PLANNED
        events = (self.by_token.get((number, t.i)) for t in node.children_as(*wanted))
        return next((event for event in events if event is not None), None)

    def _leads_on(self, number: int, node: Token, came_from: Token) -> bool:
        """Whether a token has a head to which the climb may go on."""
        named = node.dependency == Dependency.PREPOSITION
        named = named and node.pos != Pos.VERB  # "compared with 2019" is no time
        named = named and (number, node.head.i) in self.by_token
        return node.head != node and (named or passes(node, came_from, self.words))


def _first_of(part: AnalysedParagraph, timex: TemporalExpression, head: Token) -> Token | None:
    """The first token of a time, or the preposition before it."""
    behind = head.dependency == Dependency.PREPOSITIONAL_OBJECT and head.head.i < head.i
    return head.head if behind else part.token_at(timex.span.start)
