"""Gives the expressions of a text their values, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from dashboard.dates.cells import date_cell
from dashboard.dates.chapters import Chapters, Stance
from dashboard.dates.dateline import stands_in_dateline
from dashboard.dates.fields import walk
from dashboard.dates.figures import order_of_figures
from dashboard.dates.find import Found, find_timexes
from dashboard.dates.grammar import load_grammar
from dashboard.dates.meaning import Open, Reading
from dashboard.dates.operators import read_found
from dashboard.dates.setting import Focus, Order, Setting, Tense, focus_cell
from dashboard.dates.story import history_paragraphs, is_narrative
from dashboard.dates.tagging import Tagging
from dashboard.dates.tense import looks_back, reaches, tense_at
from dashboard.dates.timex3 import granularity_of, interval_of, write_value
from dashboard.model import Anchoring, DocumentCreationTime, Span, TemporalExpression
from dashboard.model import Granularity as Unit
from dashboard.text.analysis import Analysis

_LATE = 3  # days between the date of a dateline and publication
_SENTENCE = 250  # characters in which a sentence that is about a year may name a month of it
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+[^\W\da-z]|\n")
_NEVER_FOCUS = (Anchoring.NONE, Anchoring.VAGUE)


def read_dates(
    analysis: Analysis, dct: DocumentCreationTime | None, *, language: str = "en"
) -> tuple[TemporalExpression, ...]:
    """The temporal expressions of a text with their values, in order, ids t1, t2 …

    ``dct`` None: what hangs on the date of publication has no value, and says so. Any depth of
    analysis will do. Nothing found: empty.
    """
    return resolve_timexes(find_timexes(analysis, language=language), analysis, dct, language)


def resolve_timexes(
    found: Sequence[Found],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    language: str = "en",
) -> tuple[TemporalExpression, ...]:
    """The expressions that ``find_timexes`` found, with values; those that are none left out."""
    year = dct.moment.year if dct else None
    run = _Run(analysis, dct, language, order_of_figures(found), Chapters(analysis, year))
    run.narrative = run.chapters.narrative = is_narrative(found, dct, run.tense)
    run.histories = history_paragraphs(found, analysis, dct, run.tense)
    lenders = _lenders(found)
    for one, lender in zip(found, lenders, strict=True):
        run.take(one, lender)
    return tuple(run.done)


def _lenders(found: Sequence[Found]) -> list[Found | None]:
    """For each expression the next one that stands by itself, or brings its own year."""
    lenders: list[Found | None] = []
    lender: Found | None = None
    for one in reversed(found):
        lenders.append(lender)
        far = one.rule.args.get("borrow")
        if far is None or (far != "next" and "year" in one.fields):
            lender = one
    return lenders[::-1]


@dataclass(slots=True)
class _Run:
    analysis: Analysis
    dct: DocumentCreationTime | None
    language: str
    order: Order | None
    chapters: Chapters
    narrative: bool = False
    histories: frozenset[int] = frozenset()
    done: list[TemporalExpression] = field(default_factory=list)
    year: tuple[int, Focus] | None = None
    before_christ: bool = False
    before: Reading | None = None
    previous: Found | None = None
    _tagging: Tagging | None = None

    def take(self, found: Found, following: Found | None) -> None:
        """Read one expression and keep it, and what it says of those that follow."""
        setting = Setting(
            dct=self.dct,
            narrative=self.narrative,
            history=self._in_history(found),
            focus=self.chapters.focus,
            recent=self.chapters.recent,
            sentence=self._sentence_year(found),
            tense=partial(self.tense, found),
            read=lambda inner: read_found(inner, setting),
            previous=self.previous,
            following=following,
            before=self.before,
            before_christ=self.before_christ,
            order=self.order,
            titled=self.chapters.titled(found),
            onward=self._goes_on(found, self.done),
        )
        reading = read_found(found, setting)
        self.before, self.previous = reading, found
        if reading is None:
            return
        if self._is_own_date(found, reading):
            return
        timex = self._express(found, reading)
        self.done.append(timex)
        self.before_christ |= any("bc" in one.fields for one in walk(found))
        self._turn(found, reading, timex)

    def _turn(self, found: Found, reading: Reading, timex: TemporalExpression) -> None:
        cell = focus_cell(reading)
        if cell is None or reading.lean in _NEVER_FOCUS:
            return
        new = Focus(cell, timex.id, timex.span.text)
        if found.rule.args.get("whole_sentence") and not self.narrative:
            self.year = found.end, new
        stance = Stance(
            partial(self._is_ahead, found),
            partial(self._is_behind, found),
            partial(self._is_limit, found),
        )
        self.chapters.turn(found, new, stance, onward=self._goes_on(found, self.done[-2:-1]))

    def _in_history(self, found: Found) -> bool:
        paragraph = self.analysis.paragraph_at(found.start)
        return paragraph is not None and paragraph.paragraph.index in self.histories

    def _goes_on(self, found: Found, before: Sequence[TemporalExpression]) -> bool:
        """Whether the sentence of an expression has named a time before it."""
        last = self.chapters.recent
        if self.chapters.focus is None or not before or last is None or last.aside:
            return False
        between = self.analysis.text[before[-1].span.end : found.start]
        return len(between) <= _SENTENCE and not _SENTENCE_END.search(between)

    def _sentence_year(self, found: Found) -> Focus | None:
        """The year that the sentence of an expression is about, if it says so further left."""
        if self.year is None:
            return None
        end, focus = self.year
        between = self.analysis.text[end : found.start]
        if len(between) > _SENTENCE or _SENTENCE_END.search(between):
            self.year = None
        return focus if self.year else None

    def _is_own_date(self, found: Found, reading: Reading) -> bool:
        """Whether it is the article's own date, in its dateline: no time that it tells of."""
        paragraph = self.analysis.paragraph_at(found.start)
        if paragraph is None or not stands_in_dateline(found, paragraph, self.analysis.text):
            return False
        cell = focus_cell(reading)
        if self.dct is None or cell is None or cell.unit is not Unit.DAY:
            return False
        return abs(cell.index - date_cell(self.dct.day).index) <= _LATE

    def tense(self, found: Found) -> Tense:
        """Where the verb of an expression looks."""
        tagging = self._tags(found)
        if tagging is None:
            return Tense("unknown", "")
        settings = load_grammar(self.language).settings
        return tense_at(tagging, self.analysis.text, (found.start, found.end), settings)

    def _is_ahead(self, found: Found) -> bool:
        return self.tense(found).direction == "future"

    def _is_limit(self, found: Found) -> bool:
        tagging, settings = self._tags(found), load_grammar(self.language).settings
        return tagging is not None and reaches(tagging, self.analysis.text, found.start, settings)

    def _is_behind(self, found: Found) -> bool:
        tagging, settings = self._tags(found), load_grammar(self.language).settings
        return tagging is not None and looks_back(
            tagging, self.analysis.text, found.start, settings
        )

    def _tags(self, found: Found) -> Tagging | None:
        paragraph = self.analysis.paragraph_at(found.start)
        if paragraph is None:
            return None
        if self._tagging is None or self._tagging.paragraph is not paragraph:
            self._tagging = Tagging(paragraph)
        return self._tagging

    def _express(self, found: Found, reading: Reading) -> TemporalExpression:
        meaning = reading.meaning
        value = None if meaning is None or _says_nothing(meaning) else write_value(meaning)
        others = tuple(v for o in reading.others if (v := write_value(o)) != value)
        return TemporalExpression(
            id=f"t{len(self.done) + 1}",
            span=Span(found.start, found.end, self.analysis.text[found.start : found.end]),
            type=reading.type,
            value=value,
            interval=reading.interval or interval_of(meaning),
            granularity=granularity_of(meaning),
            anchoring=reading.lean,
            anchor=reading.anchor,
            mod=reading.mod,
            alternatives=others,
            rule=found.rule.name,
            derivation=reading.steps,
        )


def _says_nothing(meaning: object) -> bool:
    return meaning == Open()
