"""What an expression can lean on: publication, earlier dates of the text, the tense of the verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dashboard.dates.find import Found
from dashboard.dates.meaning import Clock, Reading
from dashboard.dates.periods import Period, date_period, first_day, widen, year_of
from dashboard.model import Anchoring, DocumentCreationTime
from dashboard.model import Granularity as Unit
from dashboard.reasons import reason

SIZES = (
    Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER,
    Unit.SEASON, Unit.HALF_YEAR, Unit.YEAR, Unit.DECADE, Unit.CENTURY,
)  # fmt: skip
COARSE = (Unit.YEAR, Unit.DECADE, Unit.CENTURY)
_CLOCK = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
_LATE_YEARS = 3
NEVER_FOCUS = (Anchoring.NONE, Anchoring.VAGUE)
Direction = Literal["past", "future", "present", "unknown"]


@dataclass(frozen=True, slots=True)
class Focus:
    """The time that the text speaks of, and the expression that set it (None: publication).

    ``aside``: the text only looks back to it.
    """

    period: Period
    anchor: str | None
    words: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Tense:
    """Where the verb of an expression looks, and the verb itself.

    ``modal``: it is "would"; ``foreseen``: it tells in the past what was to come ("were to meet").
    ``leaving``: it is that of a departure, with the day and the place right behind it. ``perfect``:
    it tells of what has happened up to now ("has been shut since May"). ``from_past``: it looks
    ahead from a time that is over ("said it would open", "was to open"). ``former``: it tells of a
    plan before another, or before what came of it ("was first due in May", "had been due in May").
    ``was_to``: a copula of the past looks ahead ("his goal was to leave"). ``of_chronicle``: there
    is no verb, but the entries of a chronicle, which go up to publication. ``harmed``: it tells
    what came of its subject ("the raid on June 3 killed two"). ``awaited``: it is the
    day of what is awaited ("ahead of Thursday's vote").
    """

    direction: Direction
    verb: str
    modal: bool = False
    foreseen: bool = False
    leaving: bool = False
    perfect: bool = False
    from_past: bool = False
    former: bool = False
    was_to: bool = False
    of_chronicle: bool = False
    harmed: bool = False
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day stands before the month in dates in figures, and the words that show it."""

    day_first: bool
    words: str


@dataclass(slots=True)
class Context:
    """All that an operator may know besides the words themselves.

    ``focus`` is the time that the text speaks of, ``recent`` the last one that it names, if only
    in passing; ``order`` is that of day and month in the dates in figures, if the text shows it.
    ``titled`` are the first and last year that the heading above names. ``onward``: the sentence
    has named a date before. ``history``: the paragraph is a piece of history. ``beside`` is the
    last time with a year of which the sentence tells before; ``turn`` is 1 where what follows is
    later than that, and -1 where it is earlier, with the word that says so if one does. ``away``: a
    length counted to something else stands behind it, as in "at six near the house, ten days before
    the murder". ``told_by_clause``: a clause behind it tells which one it is ("the weekend when she
    left"). ``pluperfect``: the helpers of the pluperfect.
    ``own_story``: its paragraph has looked back at a time, and not named that of the story.
    ``vantage`` is the day told of in the sentence from which its verb looks ahead.
    ``just_told``: the last time was named in this sentence or in the one before; ``resumes``: and
    this sentence begins with a pronoun for who was told of there; ``chain`` is that time in news,
    if it has its year and is told of, not only mentioned, and ``paragraph_focus`` the last such
    time of the paragraph, however many sentences before. ``full_days`` are those that the text has
    named with their year, by month and day; None stands for more years than one. ``passed`` is the
    unit of a length that the text has let pass since the time told of: "he was freed after three
    days". ``past_midnight``: it heads an entry of the day after that of the entry before.
    """

    dct: DocumentCreationTime | None
    narrative: bool
    focus: Focus | None
    recent: Focus | None
    sentence: Focus | None
    tense: Callable[[], Tense]
    read: Callable[[Found], Reading | None]
    previous: Found | None = None
    following: Found | None = None
    before: Reading | None = None
    before_christ: bool = False
    order: Order | None = None
    titled: tuple[int, int] | None = None
    history: bool = False
    onward: bool = False
    beside: Focus | None = None
    turn: tuple[int, str] = (0, "")
    away: bool = False
    told_by_clause: bool = False
    pluperfect: Sequence[str] = ()
    own_story: bool = False
    just_told: bool = False
    resumes: bool = False
    chain: Focus | None = None
    paragraph_focus: Focus | None = None
    full_days: Mapping[tuple[int, int], Focus | None] = field(default_factory=dict)
    vantage: Focus | None = None
    passed: Unit | None = None
    past_midnight: bool = False

    @property
    def published(self) -> Focus | None:
        """The day of publication as something to lean on; None if it is not known."""
        return (
            None
            if self.dct is None
            else Focus(date_period(self.dct.day), None, reason("dates.publication"))
        )

    @property
    def anchor(self) -> Focus | None:
        """What dates without a year lean on: publication in news, earlier dates in a history.

        In a sentence that is about a year ("the 2012 games began in July") it is that year. In
        news whose publication is not known they lean on nothing: the years of its background are
        none of theirs.
        """
        told = self.focus if self.narrative or self._in_history else None
        return self.sentence or told or self.published

    def turns_to(self, period: Period) -> bool:
        """Whether a time is on that side of the one told of beside it to which the text turns."""
        told = None if self.beside is None else first_day(self.beside.period)
        return told is None or (first_day(period) >= told) == (self.turn[0] > 0)

    @property
    def anchor_of_month(self) -> Focus | None:
        """What a month or season without its year leans on.

        In a sentence that told of another year in the past it is that: "was held in June 2016 and
        charged in October".
        """
        tense = self.tense()
        if self.sentence is None and self.beside and (tense.direction == "past" or tense.foreseen):
            return self.beside
        if self.sentence is not None and not self.narrative and self.tense().perfect:
            return self.published  # "in 2021 it built ten, but three have been shut since May"
        return self.anchor

    @property
    def anchor_of_weekday(self) -> Focus | None:
        """What a day of the week leans on: not the year of a thing that was named in passing.

        "The 2016 vote was challenged on Monday" tells of a Monday near publication; "the 2012 games
        began in July and ended on Sunday" does not.
        """
        told, last = self.anchor, self.recent
        if told is None or not self._is_of_a_thing(told):
            return told
        goes_on = (
            last
            and last.period != told.period
            and widen(last.period, told.period.unit) == told.period
        )
        return told if goes_on else self.published

    def anchor_of_now(self, *, back: bool) -> Focus | None:
        """What "next year" leans on, or "last year" (``back``): as ``anchor``, but no thing's year.

        "The 2012 vote was looked into last year" is told of the year before publication.
        """
        told = self.anchor
        of_a_thing = told is not None and self._is_of_a_thing(told)
        return self.published if of_a_thing or (back and self.is_of_late) else told

    def _is_of_a_thing(self, told: Focus) -> bool:
        return told is self.sentence and told.aside

    @property
    def _in_history(self) -> bool:
        """Whether it is part of a piece of history: what is told in the present is not.

        Nor is what follows another year than that in which the story stood.
        """
        told, last = self.focus, self.recent
        left = told is not None and last is not None and year_of(last.period) > year_of(told.period)
        return self.history and not left and self.tense().direction != "present"

    @property
    def is_of_late(self) -> bool:
        """Whether a story has come to the years just before publication."""
        told = self.sentence or self.focus
        if self.published is None or told is None:
            return False
        return 0 <= year_of(self.published.period) - year_of(told.period) <= _LATE_YEARS

    @property
    def told(self) -> Focus | None:
        """The last date of the text; None before there is one."""
        return self.recent or self.focus

    def goes_on_from(self, unit: Unit, *, counts: bool = False) -> Focus | None:
        """What "the next day" leans on: as ``told_in``, but a look back is passed over.

        Where a pronoun goes on behind it less than a year may count from either: from neither.
        ``counts``: so many of the unit are counted from it.
        """
        focus, last = self.focus, self.told
        if counts and self.has_moved_on(unit):
            return None
        if last is not None and last.aside and self.resumes and unit not in COARSE:
            return None
        over = last is not None and last.aside and focus is not None and not self.own_story
        return (
            focus if over and focus and not is_coarser(focus.period, unit) else self.told_in(unit)
        )

    @property
    def reference_day(self) -> Focus | None:
        """The day told of last, to which a time of the clock belongs; no look back in passing.

        Wednesday in "freed on Wednesday whom they had held since Monday. At 4 a.m. they left", but
        not where the look back goes on ("At 4 a.m. they had tied them up").
        """
        told = self.told_in(Unit.DAY)
        if told is None or not told.aside or self.onward or self._looks_back:
            return told
        return self.focus

    @property
    def _looks_back(self) -> bool:
        return self.tense().verb.lower() in self.pluperfect

    def has_moved_on(self, unit: Unit) -> bool:
        """Whether so much time has passed that it is not known from which of a unit to count.

        Days do not hide the year, nor hours the day.
        """
        if self.passed is None or self.passed in _CLOCK:
            return self.passed is not None and unit in _CLOCK
        return unit not in COARSE or self.passed not in (Unit.DAY, Unit.WEEK)

    def told_in(self, unit: Unit) -> Focus | None:
        """What "that day" leans on: the last date that is as fine as a unit, else the last.

        A finer date before the last one will do if it lies within it; any, if that is an aside.
        """
        last, focus = self.told, self.focus
        if last is None or focus is None or not is_coarser(last.period, unit):
            return last
        vague = last.aside or last.period.unit in (Unit.DECADE, Unit.CENTURY)
        within = vague or widen(focus.period, last.period.unit) == last.period
        return focus if within and not is_coarser(focus.period, unit) else last

    def told_within(self, coarse: Focus, unit: Unit) -> Focus:
        """The last date, if it is as fine as a unit and within a coarser time; else that.

        Under a heading "2005: a war": "On 4 February it began. By the next month it was over".
        """
        told = self.told_in(unit)
        if told is None or is_coarser(told.period, unit):
            return coarse
        return told if widen(told.period, coarse.period.unit) == coarse.period else coarse


def is_coarser(period: Period, unit: Unit) -> bool:
    """Whether a period is coarser than a unit, so that it does not say which one is meant."""
    return SIZES.index(period.unit) > SIZES.index(unit)


def anchoring_of(focus: Focus) -> Anchoring:
    """The anchoring of a reading that leans on a focus."""
    return Anchoring.PUBLISHED if focus.anchor is None else Anchoring.NARRATIVE


def focus_period(reading: Reading) -> Period | None:
    """The period that a reading gives to what comes after it; None if it gives none."""
    meaning = reading.meaning
    if isinstance(meaning, Clock):
        return meaning.day
    if isinstance(meaning, Period):
        return Period(meaning.unit, meaning.index)
    return reading.within
