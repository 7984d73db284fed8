"""Moves a time from a reporting verb to what is reported or back, and from a delay to the delayed.

"Said on Wednesday it will close" dates the report; "adjourned the hearing until Thursday" the
hearing; "voted to close it on Tuesday", of a day that is over, the vote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.clause import Aspect, Tense
from dashboard.events.anchoring.attachment_ambiguity import is_of_past_told_now, is_of_what_is_said
from dashboard.events.event_nouns import befalls_people
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mentions.rescheduling import is_straight_behind, put_off
from dashboard.events.trigger import SPOKEN, STATEMENT, EventTrigger
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import REPORTED_CLAUSES, SUBJECTS
from dashboard.nlp.infinitives import has_infinitive_marker
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES

_STRETCHES = frozenset({Granularity.WEEK, Granularity.MONTH})
_ASIDE = frozenset({Dependency.ADVERBIAL_CLAUSE, Dependency.ADNOMINAL_CLAUSE})
_BEHIND_PREPOSITION = frozenset(
    {Dependency.PREPOSITIONAL_OBJECT, Dependency.PREPOSITIONAL_COMPLEMENT}
)
_NOW = frozenset({Aspect.PERFECT, Aspect.PROGRESSIVE})
_DETERMINING = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR, Dependency.NUMERIC_MODIFIER})
_NEWS, _WEEK = dt.timedelta(days=60), dt.timedelta(days=7)
_JUDGING = (("looking_back", "verdicts"), ("alleged", "convicting"))
_ANSWERING = (*_JUDGING, ("alleged", "charging"), ("negation", "denials"))
_MESSAGES = ("nouns", "media", "spoken")
_BEHIND_CONTENT = 4  # tokens from "convicted" to the day behind what for: "of theft on [Friday]"
_OPENING = SUBJECTS | {Dependency.MARKER, Dependency.EXPLETIVE}


@dataclass(frozen=True, slots=True)
class _Attached:
    """An event with a time that the analysis hangs on its word."""

    event: EventTrigger
    part: AnalysedParagraph
    timex: TemporalExpression

    @property
    def verb(self) -> Token | None:
        """The verb that tells the event; None for a noun."""
        return None if self.event.verb is None else self.part.doc[self.event.verb]

    @property
    def noun(self) -> Token | None:
        """The noun that names the event; None where a verb tells it."""
        return self.part.doc[self.event.token] if self.event.verb is None else None

    @property
    def time(self) -> Token | None:
        """The first word of the time."""
        return self.part.token_at(self.timex.span.start)


class TimeReattachment:
    """Finds the event that a time dates, from the event whose word it is attached to."""

    def __init__(
        self,
        by_token: Mapping[tuple[int, int], EventTrigger],
        words: ClauseWords,
        published: dt.date | None = None,
    ) -> None:
        self.by_token, self.words, self.published = by_token, words, published
        self.adjudicated: set[EventTrigger] = set()  # deeds that a dated ruling is about
        self.undecided: set[str] = set()  # times of a deed or of what was done about it

    def above_means(self, event: EventTrigger, part: AnalysedParagraph) -> EventTrigger:
        """The event above a saying that is only its means, or that did not come about.

        "said in a report last autumn" tells when it was said, "declined to comment on Friday" when
        it was declined.
        """
        if event.type != STATEMENT:
            return event
        token = part.doc[event.token]
        if event.verb is None and token.dependency == Dependency.PREPOSITIONAL_OBJECT:
            above = self.by_token.get((event.paragraph, token.head.head.i))
            return above if above is not None and above.type in SPOKEN else event
        refused = self.words.which("control", token.head.lemma_) == "negated"
        refused = refused and self.words.has("reply", "verbs", token.lemma_)
        above = self.by_token.get((event.paragraph, token.head.i))
        refused = refused and token.dependency == Dependency.OPEN_COMPLEMENT
        return above if refused and above is not None else event

    def reattach(
        self, event: EventTrigger, part: AnalysedParagraph, timex: TemporalExpression
    ) -> EventTrigger | None:
        """The report of an event or what a saying says, where a time is rather theirs."""
        for step in (self._above_insertion, self._matrix_report, self._rescheduled):
            event = step(_Attached(event, part, timex))
        past = self._lies_behind(timex) and is_of_past_told_now(event, part, timex)
        said = past or is_of_what_is_said(event, part, timex)
        return self._content_of(event, part) if said else event

    def decided(
        self, event: EventTrigger, part: AnalysedParagraph, timex: TemporalExpression
    ) -> EventTrigger | None:
        """The decision, for a day of late behind it: "voted to close the school on Tuesday".

        None where it may be the next such day as well: "agreed to buy the mill on Tuesday".
        What was still to be done on that day would be told as done by now. So is what the law did
        about a deed: "was convicted of the murder of his wife on Monday". As it was else.
        """
        attached = _Attached(event, part, timex)
        for find in (self._matter_of_present, self._speech_about, self._act_on_convict):
            if (found := find(attached)) is not None:
                return found
        if self._is_refused_now(event, part) and self._is_over(timex):
            return None
        response = self._response_to(attached)
        of_deed = response is not None and not _is_offence(part.doc[event.token])
        answered = of_deed or self._has_deed_before(attached)
        if answered and self._is_far_back(timex):
            self.undecided.add(timex.id)
            return None
        if response is not None:
            if self._is_over(timex):
                self.adjudicated.add(event)
                return response
            if self._is_recent_stretch(timex):
                return None
        verb = attached.verb
        if verb is None or verb.dependency != Dependency.OPEN_COMPLEMENT:
            return event
        above = self.by_token.get((event.paragraph, verb.head.i))
        matrix = verb.head
        decides = self.words.has("decision", "verbs", matrix.lemma_.lower())
        told = matrix.tag == Tag.PAST_TENSE and matrix.i < verb.i and has_infinitive_marker(verb)
        if not (decides and told and timex.span.start > part.at(verb)):
            return event
        fixed = self.words.has("decision", "appointed", verb.lemma_)
        if self._may_be_over(timex) and not fixed:
            self.undecided.add(timex.id)
            return None
        return above if self._is_over(timex) and above is not None else event

    def _matter_of_present(self, attached: _Attached) -> EventTrigger | None:
        """What befell somebody, for a day that is over behind what is so now; None elsewhere.

        A perfect or progressive of the present takes no time of the past (Klein 1992): of "are
        appealing for witnesses after [a crash] on Monday" it is that of the crash. So does what is
        alleged at present: "is accused of [the murder] of a man, in Oslo, on 3 May".
        """
        verb, time, last = attached.verb, attached.time, _last_day(attached.timex)
        over = last is not None and self.published is not None and last < self.published
        if verb is None or time is None or not (over and verb.i < time.i):
            return None
        if self.words.which("control", verb.lemma_) == "planned":
            return None  # "has announced a review of the crash on 3 May": it plans no crash
        clause = attached.part.clauses.of(verb.i)
        alleged = self.words.has("looking_back", "at_present", clause.lemma)
        now = clause.tense is Tense.PRESENT and (clause.aspect in _NOW or alleged)
        if clause.head != verb.i or not now:
            return None
        between = verb.doc[verb.i + 1 : time.i]
        if alleged and any(map(self._is_occasion, between)):
            return None
        matters = (self._matter(attached.event, noun) for noun in between)
        return next(filter(None, reversed(list(matters))), None)

    def _speech_about(self, attached: _Attached) -> EventTrigger | None:
        """Who says something of a deed in a message: "[accused] him of it in a letter on 3 May".

        The parse hangs the message, or its day, on the deed.
        """
        noun, time = attached.noun, attached.time
        if noun is None or time is None or time.i < noun.i + 2:
            return None
        link = time.nbor(-1)
        message = link.nbor(-1) if link.dependency == Dependency.PREPOSITION else link
        said = any(self.words.has("message", key, message.lemma_.lower()) for key in _MESSAGES)
        within = message.dependency == Dependency.PREPOSITIONAL_OBJECT and message.i > noun.i
        if not (said and within and self.words.has("signal", "within", message.head.lower_)):
            return None
        above = (self.by_token.get((attached.event.paragraph, t.i)) for t in noun.ancestors)
        speech = next((one for one in above if one is not None), None)
        spoken = speech is not None and speech.verb is not None and speech.type in SPOKEN
        return speech if spoken else None

    def _act_on_convict(self, attached: _Attached) -> EventTrigger | None:
        """The undated act on a convict, whose conviction is known: "[fined] a man convicted of it".

        A day of late behind both is that of the news; not "convicted [on Friday] of it".
        """
        verb, time = attached.verb, attached.time
        if verb is None or verb.dependency != Dependency.ADNOMINAL_CLAUSE:
            return None
        if time is None or time.i < verb.i + _BEHIND_CONTENT or not self._is_over(attached.timex):
            return None
        if verb.children_as(Dependency.AGENT):
            return None  # "a man convicted by a jury on Friday"
        noun, act = verb.head, verb.head.head
        found = self.words.has("looking_back", "verdicts", verb.lemma_)
        acted = noun.dependency == Dependency.OBJECT and act.tag == Tag.PAST_TENSE
        if not (found and acted and verb.tag == Tag.PAST_PARTICIPLE):
            return None
        beside = (t for child in act.children if child != noun for t in child.subtree)
        timed = any(t.name_kind in TIMES for t in beside)
        return None if timed else self.by_token.get((attached.event.paragraph, act.i))

    def _is_occasion(self, noun: Token) -> bool:
        """Whether it is alleged there, or in it: "denies the murder in [court] on Monday"."""
        lemma = noun.lemma_.lower()
        heard = self.words.has("alleged", "hearers", lemma)
        said = any(self.words.has("message", key, lemma) for key in _MESSAGES)
        return (heard or said) and noun.dependency == Dependency.PREPOSITIONAL_OBJECT

    def _is_refused_now(self, event: EventTrigger, part: AnalysedParagraph) -> bool:
        """Whether somebody does not do it at present: "is refusing to speak of what [was] then"."""
        clause = None if event.verb is None else part.clauses.of(event.verb)
        if clause is None or clause.tense is not Tense.PRESENT or clause.aspect not in _NOW:
            return False
        return self.words.which("control", clause.lemma) == "negated"

    def _matter(self, event: EventTrigger, noun: Token) -> EventTrigger | None:
        """What a noun below the verb of an event names, if that befalls people; else None."""
        found = self.by_token.get((event.paragraph, noun.i))
        below = any(t.i == event.verb for t in noun.ancestors)
        if found is None or found.verb is not None or not below:
            return None
        return found if befalls_people(noun, self.words) else None

    def _response_to(self, attached: _Attached) -> EventTrigger | None:
        """What a court did about a deed, told before it: "was convicted of [the murder]".

        "Was found guilty of [killing] her", too. None where that has a time of its own, or is not
        told as past.
        """
        noun = attached.noun or attached.verb
        if noun is None or noun.dependency not in _BEHIND_PREPOSITION:
            return None
        link, verb = noun.head, noun.head.head
        pleads = verb.dependency == Dependency.ADJECTIVAL_COMPLEMENT  # "not guilty to"
        of_plea = pleads and self.words.has("alleged", "plea_links", link.lower_)
        answers = of_plea or self.words.has("looking_back", "links", link.lower_)
        found = self.words.has("verdict", "findings", verb.lower_)
        verb = verb.head if pleads or found else verb
        judged = found or self.words.has("looking_back", "verdicts", verb.lemma_)
        answers = answers and judged
        others = (t for t in verb.children if t != link and t.dependency not in SUBJECTS)
        beside = (t for child in others for t in child.subtree)
        timed = any(t.name_kind in TIMES for t in beside if not noun.is_ancestor(t))
        past = verb.tag in {Tag.PAST_TENSE, Tag.PAST_PARTICIPLE}
        told = answers and past and not timed
        return self.by_token.get((attached.event.paragraph, verb.i)) if told else None

    def _above_insertion(self, attached: _Attached) -> EventTrigger:
        """The event that goes on behind a participle in commas: "was fined, owing tax, in 2011"."""
        event, verb, first = attached.event, attached.verb, attached.time
        if verb is None or first is None or not verb.i < first.i:
            return event
        link = first.nbor(-1)
        before = link if link.dependency == Dependency.PREPOSITION else first
        in_commas = verb.i > 0 and verb.nbor(-1).text == before.nbor(-1).text == ","
        aside = verb.tag == Tag.PRESENT_PARTICIPLE and verb.dependency in _ASIDE
        if not (aside and in_commas):
            return event
        return self.by_token.get((event.paragraph, verb.head.i), event)

    def _content_of(self, saying: EventTrigger, part: AnalysedParagraph) -> EventTrigger | None:
        """What is said, as the analysis hangs it: below the saying, or above one put in between."""
        verb = part.doc[saying.head]
        hung = verb.children_as(Dependency.CLAUSAL_COMPLEMENT)
        if not hung and verb.dependency in REPORTED_CLAUSES:
            hung = [verb.head]
        events = (self.by_token.get((saying.paragraph, t.i)) for t in hung)
        return next((event for event in events if event is not None), None)

    def _lies_behind(self, timex: TemporalExpression) -> bool:
        """Whether it ends before the day of publication: "on Monday", not "today"."""
        last = _last_day(timex)
        return last is not None and (self.published is None or last < self.published)

    def _is_over(self, timex: TemporalExpression) -> bool:
        """Whether it is a day up to publication that is counted from it: "yesterday"."""
        last = _last_day(timex)
        counted = timex.anchoring is Anchoring.PUBLISHED and timex.granularity is Granularity.DAY
        return bool(counted and last and self.published and last <= self.published)

    def _may_be_over(self, timex: TemporalExpression) -> bool:
        """Whether it is the next such day and may be the last: "agreed to go on Monday"."""
        last = _last_day(timex)
        if last is None or self.published is None or last <= self.published:
            return False
        late = (self.published - _WEEK).isoformat(), self.published.isoformat()
        return any(late[0] <= a <= late[1] for a in timex.alternatives)

    def _is_recent_stretch(self, timex: TemporalExpression) -> bool:
        """Whether it is a month or a week without its year, up to publication: either's time.

        "Was convicted of the murder of his wife in March"; of a year the deed is meant.
        """
        last = _last_day(timex)
        counted = timex.anchoring is Anchoring.PUBLISHED and timex.granularity in _STRETCHES
        return bool(counted and last and self.published and last <= self.published)

    def _is_far_back(self, timex: TemporalExpression) -> bool:
        """Whether it is a day without its year, months before publication: no news is of then."""
        last = _last_day(timex)
        counted = timex.anchoring is Anchoring.PUBLISHED and timex.granularity is Granularity.DAY
        return bool(counted and last and self.published and self.published - last > _NEWS)

    def _has_deed_before(self, attached: _Attached) -> bool:
        """Whether a deed that is answered stands before a time: "denied the [murder] on 3 May".

        The time may be that of either. Behind a verdict a bare noun names the offence and no deed:
        "was convicted of murder on 3 May".
        """
        verb, time = attached.verb, attached.time
        if verb is None or time is None or time.i < verb.i:
            return False
        if not any(self.words.has(*place, verb.lemma_) for place in _ANSWERING):
            return False
        judged = any(self.words.has(*place, verb.lemma_) for place in _JUDGING)
        deeds = (t for t in verb.doc[verb.i + 1 : time.i] if befalls_people(t, self.words))
        return any(
            t.pos == Pos.NOUN and verb.is_ancestor(t) and not (judged and _is_offence(t))
            for t in deeds
        )

    def _rescheduled(self, attached: _Attached) -> EventTrigger:
        """What was put off, for a time behind the verb: "adjourned the hearing until Thursday"."""
        event, verb, time = attached.event, attached.verb, attached.time
        if verb is None or attached.timex.span.start < attached.part.at(verb):
            return event
        if not is_straight_behind(time, self.words):
            return event
        thing = put_off(verb, self.words)
        found = None if thing is None else self.by_token.get((event.paragraph, thing.i))
        return found if found is not None and found.put_off else event

    def _matrix_report(self, attached: _Attached) -> EventTrigger:
        """The report, for a time before all of its clause: "said on Wednesday it will close"."""
        event, verb, part = attached.event, attached.verb, attached.part
        if verb is None:
            return event
        above = self.by_token.get((event.paragraph, verb.head.i))
        told = verb.dependency == Dependency.CLAUSAL_COMPLEMENT and verb.head.i <= verb.i
        if not told or above is None:
            return event
        span = attached.timex.span
        start, end = span.start - part.start, span.end - part.start
        own = verb.children_as(*_OPENING)
        between = verb.head.idx < start and all(t.idx >= end for t in own) and bool(own)
        return above if between else event


def _last_day(timex: TemporalExpression) -> dt.date | None:
    return None if timex.interval is None else timex.interval.latest


def _is_offence(noun: Token) -> bool:
    """Whether a bare noun names an offence, and no deed: "convicted of [murder]"."""
    own = any(t.dependency in _DETERMINING for t in noun.lefts)
    return noun.tag == Tag.NOUN and not own and not noun.children_as(Dependency.PREPOSITION)
