"""Relations that the text does not state with a word but that one step of reasoning gives.

- What is said by people who take part in a dated meeting belongs to the meeting, unless a time of
  its own, or a word such as "later", says otherwise.
- A statement by others about an event that the article dates is not before that event.
- "The first … in over a year" tells of the one before: so long before, or longer.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.main_event import main_event
from dashboard.events.narrative_time.reactions import (
    find_dead,
    is_heard_before,
    is_said_in_the_story,
    may_react,
)
from dashboard.events.predicates.verbs import is_pluperfect
from dashboard.events.trigger import SPOKEN, STATEMENT, EventTrigger
from dashboard.model import (
    Actor,
    ActorKind,
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Modality,
    Quote,
    TemporalExpression,
    TimexType,
)
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import is_noun
from dashboard.nlp.tokens import Token
from dashboard.reasons import reason
from dashboard.registry import OWN
from dashboard.relations.rules import Construct, Construction

MEETING = "CONSULT"
_NEAR = 6  # words to either side of a verb within which one sets it apart


@dataclasses.dataclass(frozen=True, slots=True)
class Earlier:
    """An event that is only known to lie before another, by at least a length of time."""

    read: EventMention
    after: str
    length: TemporalExpression


def find_said_of_news(
    events: Sequence[EventMention],
    analysis: Analysis,
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    *,
    dct: DocumentCreationTime | None = None,
    language: str = OWN,
) -> tuple[Construct, ...]:
    """What was said in talks or of the main event; none if no event is dated to a day."""
    main = main_event(events, dct)
    if main is None:
        return ()
    return tuple(_Speech(main, analysis, actors, quotes, load_clause_words(language)).all(events))


class _Speech:
    """What was said in the day's talks, and what was said about the main event."""

    def __init__(
        self,
        main: EventMention,
        analysis: Analysis,
        actors: Sequence[Actor],
        quotes: Sequence[Quote],
        words: ClauseWords,
    ) -> None:
        self.main, self.analysis, self.words = main, analysis, words
        self.people = {a.id for a in actors if a.kind is ActorKind.PERSON} & set(main.actors)
        self.quotes = {q.id: q for q in quotes}
        told = [main.event.trigger.start, *(m.start for m in main.event.mentions)]
        named = [m.span.start for a in actors if a.id in self.people for m in a.mentions]
        self.places = sorted((*told, *named))
        self.spoke_about: set[tuple[int, str]] = set()  # (paragraph, who)
        self.dead: frozenset[str] = frozenset()

    def all(self, events: Sequence[EventMention]) -> Iterator[Construct]:
        """All statements of the news, in the order of the text."""
        self.dead = find_dead(events)
        for read in events:
            if read is not self.main and self._is_told_of_the_news(read):
                yield from self._of(read)

    def _is_told_of_the_news(self, read: EventMention) -> bool:
        event = read.event
        if read.time_links or event.type not in SPOKEN or read.tense != "past":
            return False
        if not may_react(read, self.analysis, self.words, self.dead):
            return False
        if is_said_in_the_story(read, self.analysis):
            return False
        if is_heard_before(read, self.main, self.analysis, self.words):
            return False
        verb = self.analysis.head_of(read.found)
        told = event.modality in {Modality.ASSERTED, Modality.REPORTED}
        told = told and not is_pluperfect(verb, self.words)  # "the lawyers had argued": before it
        return told and event.trigger.start >= self.main.event.trigger.start

    def _of(self, read: EventMention) -> Iterator[Construct]:
        event, main = read.event, self.main.event
        verb = self.analysis.head_of(read.found)
        agent = read.actors[0] if read.actors else ""
        apart = _is_set_apart(verb, self.words, "adverbs", "audience")
        of_another_time = _is_set_apart(verb, self.words, "adverbs")
        if main.type == MEETING and agent in self.people and not apart:
            yield Construct(Construction.SAID_IN_TALKS, main.id, event.id)
        elif event.type == STATEMENT and not of_another_time and self._is_about(read, agent):
            self.spoke_about.add((read.found.paragraph, agent))
            yield Construct(Construction.SAID_OF_NEWS, event.id, main.id)

    def _is_about(self, read: EventMention, agent: str) -> bool:
        """Whether a statement names the event or who took part, or its speaker just spoke of it."""
        if (read.found.paragraph, agent) in self.spoke_about:
            return True
        said = [self.quotes[q].span for q in read.event.quotes]
        stretches = [read.event.sentence, *said]
        for stretch in stretches:
            first = bisect_left(self.places, stretch.start)
            if first < len(self.places) and self.places[first] < stretch.end:
                return True
        return False


def _is_set_apart(verb: Token, words: ClauseWords, *lists: str) -> bool:
    """Whether a word says that it was said at another time ("later") or to others."""
    near = verb.doc[max(0, verb.i - _NEAR) : verb.i + _NEAR + 1]
    return any(
        t == verb or verb.is_ancestor(t)
        for t in near
        if any(words.has("apart", name, t.lower_) for name in lists)
    )


def find_earlier(
    events: Sequence[EventMention],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    *,
    language: str = OWN,
) -> tuple[Earlier, ...]:
    """The event before "the first … in over a year", for each event that is told so."""
    words = load_clause_words(language)
    found = []
    for read in events:
        for trigger in read.triggers:
            earlier = _earlier(read, trigger, analysis, timexes, words)
            if earlier is not None:
                found.append(earlier)
                break
    return tuple(found)


def _earlier(
    read: EventMention,
    found: EventTrigger,
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    words: ClauseWords,
) -> Earlier | None:
    part = analysis.part_of(found)
    noun = part.doc[found.token]
    first = next((t for t in noun.lefts if words.has("signal", "first", t.lower_)), None)
    if first is None or not is_noun(noun):  # "she first met him in May, a year before" tells of one
        return None
    for child in noun.children:
        link = child.dependency == Dependency.PREPOSITION
        if not link or not words.has("signal", "first_prepositions", child.lower_):
            continue
        phrase = part.span_of(child, child.right_edge)
        length = next(
            (
                t
                for t in timexes
                if phrase.start < t.span.start < phrase.end
                and t.type is TimexType.DURATION
                and t.value
            ),
            None,
        )
        if length is not None:
            trigger = part.span_of(first, noun)
            event = dataclasses.replace(
                read.event,
                id=f"{read.event.id.split(':')[0]}:{trigger.start}:{read.event.type}",
                trigger=trigger,
                headline=" ".join(part.span_of(first, noun).text.split()),
                sentence=part.sentence_of(noun),
                mentions=(),
                quotes=(),
                date=EventDate(
                    None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, reason("relations.no_time")
                ),
            )
            return Earlier(EventMention(event, found, (), (), "past"), read.event.id, length)
    return None
