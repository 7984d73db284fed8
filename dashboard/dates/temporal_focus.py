"""Which time a text speaks of: a date opens a new chapter, or is named only in passing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from dashboard.dates.context import COARSE, Focus
from dashboard.dates.find import Found
from dashboard.dates.genre import named_years
from dashboard.dates.periods import Period, civil, first_day, widen, year_of
from dashboard.model import Granularity as Unit
from dashboard.nlp.analysis import AnalysedParagraph, Analysis

_NEAR_YEARS = 2  # a year so near to the time spoken of is the next chapter of it
_OPENING = 60  # characters at the top of a paragraph in which a far year opens a new chapter
_LEAD = 16  # characters before an expression with which a sentence may begin
SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?:[^\W\da-z]\w{0,9}\s)?\Z")
SENTENCE_START = re.compile(rf"\A(?:\w{{1,10}}\s)?\Z|{SENTENCE_END.pattern}")


@dataclass(frozen=True, slots=True)
class Stance:
    """Where the words around a date look: ahead of the story, or back behind it."""

    ahead: Callable[[], bool]
    back: Callable[[], bool]
    limit: Callable[[], bool]


@dataclass(slots=True)
class TemporalFocus:
    """The time that the text speaks of (``focus``) and the last one it names (``recent``).

    ``full_days`` holds by month and day those named with their year; None of one of two years.
    """

    analysis: Analysis
    published: int | None
    narrative: bool = False
    focus: Focus | None = None
    recent: Focus | None = None
    full_days: dict[tuple[int, int], Focus | None] = field(default_factory=dict)
    _sections: list[int] = field(default_factory=list)
    _section: int = 0
    _focus_at: int = -1  # where the focus was named
    _recent_at: int = -1
    _titled: tuple[int, int, int] | None = None  # section, first and last year of its heading

    def turn(self, found: Found, new: Focus, stance: Stance, *, onward: bool) -> None:
        """Let the text speak of a new time from here on, unless it only looks aside."""
        self._keep_full_day(found, new)
        paragraph = self.analysis.paragraph_at(found.start)
        opens = paragraph is None or found.start - paragraph.start <= _OPENING
        opens = self._enters(paragraph, new.period) or opens
        old = self.focus.period if self.focus else None
        opens = opens or (old is not None and self._leaps(found, new.period, old))
        behind = old is not None and first_day(new.period) < first_day(old) and stance.back()
        aside = behind or (old is not None and self._is_aside(new.period, old, stance, opens=opens))
        self.recent = new if new.aside == behind else replace(new, aside=behind)
        self._recent_at = found.start
        coarse = new.period.unit in COARSE
        aside = aside or (onward and stance.limit())
        if aside or (coarse and found.rule.operator == "shift"):
            return
        if coarse and old is not None and widen(old, new.period.unit) == new.period:
            return
        self.focus, self._focus_at = new, found.start

    def _keep_full_day(self, found: Found, new: Focus) -> None:
        if new.period.unit is not Unit.DAY or not named_years(found):
            return
        year, month, day = civil(new.period.index)
        known = self.full_days.get((month, day), new)
        same = known is not None and civil(known.period.index)[0] == year
        self.full_days[month, day] = known if same else None

    def has_own_story(self, found: Found) -> bool:
        """Whether the paragraph of an expression looks back, and goes on with what it looks at."""
        part = self.analysis.paragraph_at(found.start)
        return part is not None and self._focus_at < part.start <= self._recent_at

    def _leaps(self, found: Found, period: Period, old: Period) -> bool:
        """Whether a sentence begins with a later date, but not with one of the writer's days."""
        recent = self.published is not None and self.published - year_of(period) <= _NEAR_YEARS
        return first_day(period) > first_day(old) and not recent and self.opens_sentence(found)

    def opens_sentence(self, found: Found) -> bool:
        """Whether a sentence begins with an expression, or with one short word before it."""
        paragraph = self.analysis.paragraph_at(found.start)
        start = 0 if paragraph is None else paragraph.start
        lead = self.analysis.text[max(start, found.start - _LEAD) : found.start]
        whole = found.start - start < _LEAD
        return (SENTENCE_START if whole else SENTENCE_END).search(lead) is not None

    def titled(self) -> tuple[int, int] | None:
        """The first and last year in the heading above an expression, while it is told of them."""
        if self._titled is None or not self.narrative or self.focus is None:
            return None
        years = self._titled[1:]
        return years if years[0] <= year_of(self.focus.period) <= years[1] else None

    def _enters(self, paragraph: AnalysedParagraph | None, period: Period) -> bool:
        """Whether a date is the first under a heading; a heading's years are kept."""
        if paragraph is None:
            return False
        if not self._sections:
            self._sections = list(accumulate(p.is_heading for p in self.analysis.paragraphs))
        section = self._sections[paragraph.number]
        entered = section != self._section
        self._section = section
        if paragraph.is_heading:
            year = widen(period, Unit.YEAR).index
            same = self._titled if self._titled and self._titled[0] == section else None
            self._titled = (section, same[1] if same else year, year)
            self._section = -1  # the first date of the text below is still to come
        return entered

    def _is_aside(self, period: Period, old: Period, stance: Stance, *, opens: bool) -> bool:
        """Whether a time away from the time spoken of is but a remark, not a new chapter."""
        year = widen(period, Unit.YEAR).index
        years = year - widen(old, Unit.YEAR).index
        onward = first_day(period) > first_day(old) and (years > 0 or period.unit is not Unit.DAY)
        if self.narrative and onward and stance.ahead():
            return True
        if opens:
            return False
        if self._titled and self.narrative:
            return not self._titled[1] <= year <= self._titled[2]
        if period.unit not in COARSE and years <= _NEAR_YEARS:
            return False  # a full date behind is told of, not looked at
        return abs(years) > _NEAR_YEARS
