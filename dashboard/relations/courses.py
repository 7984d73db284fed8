"""What is told of a course of days that the text dates: a trial, talks, a tournament.

"The trial opened on 26 February. Forty witnesses testified": not before that day, and not after the
trial ended, if the text tells when. "On the second day" is counted from the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from dashboard.dates.grammar import load_grammar
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention, is_dated
from dashboard.model import Granularity
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import CORE_ARGUMENTS, MAIN_CLAUSES
from dashboard.nlp.noun_phrases import prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.relations.offsets import Offset
from dashboard.relations.rules import Construct, Construction
from dashboard.vocabulary import FACTS

_WEEKEND = 5  # Saturday
_MOST = 99  # days that somebody counts so


@dataclass(frozen=True, slots=True)
class _Course:
    """What began with a dated event: the noun that names it, and the event that ended it."""

    noun: str
    begin: EventMention
    end: EventMention | None


def find_in_courses(
    events: Sequence[EventMention], analysis: Analysis, *, language: str = OWN
) -> tuple[tuple[Construct, ...], tuple[Offset, ...]]:
    """What was done in a course with its bounds, and the days counted from its first.

    Both empty where no beginning is dated to a day.
    """
    finder = _Finder(events, analysis, language)
    constructs: list[Construct] = []
    offsets: list[Offset] = []
    for read, course in finder.told_of_courses():
        offset = finder.counted(read, course)
        if offset is not None:
            offsets.append(offset)
            continue
        own, begin = read.event.id, course.begin.event.id
        constructs.append(Construct(Construction.COURSE_BEGUN, own, begin))
        if course.end is not None:
            constructs.append(Construct(Construction.COURSE_ENDED, own, course.end.event.id))
    return tuple(constructs), tuple(offsets)


class _Finder:
    def __init__(self, events: Sequence[EventMention], analysis: Analysis, language: str) -> None:
        # A beginning that was named before stands where its clause tells it.
        self.events = sorted(events, key=lambda read: read.event.trigger.start)
        self.analysis = analysis
        self.words: ClauseWords = load_clause_words(language)
        self.ordinals = load_grammar(language).classes["ordinal"].values

    def told_of_courses(self) -> Iterator[tuple[EventMention, _Course]]:
        """What a paragraph tells of a course behind its beginning, up to another dated event."""
        course: _Course | None = None
        for read in self.events:
            if course is not None and course.begin.found.paragraph != read.found.paragraph:
                course = None
            begun = self._nouns(read, "beginning") if _is_of_a_day(read) else ()
            if begun:
                course = _Course(begun[0], read, self._end(begun[0], read))
            elif is_dated(read.event) and self._is_main(read):
                course = None
            elif course is not None and self._is_of(read, course):
                yield read, course

    def _end(self, noun: str, begin: EventMention) -> EventMention | None:
        """The only end told of a course; None if it is before the beginning or of another."""
        ends = [r for r in self.events if noun in self._nouns(r, "ending")]
        if len(ends) != 1 or ends[0] is begin:
            return None
        first, last = begin.event.date.earliest, ends[0].event.date.latest
        if first is not None and last is not None and last < first:
            return None
        mine, others = self._names(noun, begin), self._names(noun, ends[0])
        return ends[0] if not mine or not others or mine & others else None

    def _names(self, noun: str, read: EventMention) -> set[str]:
        """Whose course it is that a fact begins or ends: "the trial of Jon Aske"."""
        around = self.analysis.head_of(read.found).children
        courses = [t for t in around if t.lemma_.lower() == noun]
        return {t.lower_ for course in courses for t in _owners(course)}

    def _nouns(self, read: EventMention, how: str) -> Sequence[str]:
        """The course that a fact begins or ends by its verb; empty if it is no such thing."""
        verb = self.analysis.head_of(read.found)
        if read.event.modality not in FACTS or not self.words.has("course", how, verb.lemma_):
            return ()
        below = verb.children_as(*CORE_ARGUMENTS)
        names = [t.lemma_.lower() for t in below]
        return [n for n in names if self.words.has("course", "nouns", n)]

    def _is_of(self, read: EventMention, course: _Course) -> bool:
        """Whether a fact without a time is what is done in a course, or of a day of it."""
        if read.time_links or read.event.modality not in FACTS or is_dated(read.event):
            return False
        if self._nth_day(read, course) is not None:
            return True
        own = self.words.has("course", "of_trials", course.noun)
        done = self.words.has("course", "done_in_trials", self.analysis.head_of(read.found).lemma_)
        return own and done and self._is_main(read)

    def counted(self, read: EventMention, course: _Course) -> Offset | None:
        """The day of a course by its number; None if it has none, or a weekend lies between."""
        place, begin = self._nth_day(read, course), course.begin.event.date.earliest
        if place is None or begin is None:
            return None
        day, number = place
        days = range(begin.weekday() + 1, begin.weekday() + number)
        if any(day % 7 >= _WEEKEND for day in days):
            return None
        part = self.analysis.part_of(read.found)
        words = part.span_of(day.left_edge, day)
        step = relativedelta(days=number - 1)
        return Offset(read.event.id, course.begin.event.id, step, Granularity.DAY, words)

    def _nth_day(self, read: EventMention, course: _Course) -> tuple[Token, int] | None:
        """The day of a clause and its number: "on the second day"; None if it has none."""
        for place in self.analysis.head_of(read.found).children_as(Dependency.PREPOSITION):
            for noun in place.children_as(Dependency.PREPOSITIONAL_OBJECT):
                day = noun if self._is_day(noun) else self._day_in(noun)
                number = None if day is None else self._number(day)
                if day is not None and number is not None and not _is_of_else(day, course):
                    return day, number
        return None

    def _day_in(self, noun: Token) -> Token | None:
        """The day that the analysis hangs on a name behind it: "on the first day Aker's widow"."""
        return next((t for t in noun.lefts if self._is_day(t)), None)

    def _is_day(self, token: Token) -> bool:
        return self.words.which("unit", token.lemma_.lower()) == "day"

    def _number(self, day: Token) -> int | None:
        values = (self.ordinals.get(t.lower_) for t in day.lefts)
        number = next((v for v in values if isinstance(v, int)), None)
        return number if number is not None and 0 < number <= _MOST else None

    def _is_main(self, read: EventMention) -> bool:
        return self.analysis.head_of(read.found).dependency in MAIN_CLAUSES


def _is_of_a_day(read: EventMention) -> bool:
    date = read.event.date
    return is_dated(read.event) and date.earliest is not None and date.earliest == date.latest


def _is_of_else(day: Token, course: _Course) -> bool:
    """Whether a day is said to be of a thing other than the course: "of the war"."""
    owners = [t.lemma_.lower() for t in _owners(day)]
    return bool(owners) and course.noun not in owners


def _owners(noun: Token) -> list[Token]:
    """What a noun is said to be of: "the trial of Jon Aske"."""
    places = noun.children_as(Dependency.PREPOSITION)
    return prepositional_objects(places)
