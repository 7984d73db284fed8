"""Gives the expressions of a text their values, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from dashboard.dates.chronicle_years import goes_up_to, is_chronicle
from dashboard.dates.context import COARSE, NEVER_FOCUS, Context, Focus, Order, Tense, focus_period
from dashboard.dates.continuation import (
    SENTENCE_LENGTH,
    continuation,
    is_told_by_clause,
    sentence_breaks,
    time_passed,
)
from dashboard.dates.dated_entries import FEWEST, Label, find_labels
from dashboard.dates.dateline import days_before, stands_in_dateline
from dashboard.dates.entry_clocks import past_midnight
from dashboard.dates.expressing import express
from dashboard.dates.fields import walk
from dashboard.dates.figures import order_of_figures
from dashboard.dates.find import Found, find_timexes, lenders_of
from dashboard.dates.genre import history_paragraphs, is_narrative, is_news, named_years
from dashboard.dates.grammar import load_grammar
from dashboard.dates.meaning import Reading
from dashboard.dates.operators import read_found
from dashboard.dates.periods import civil, date_period, first_day, is_of_late, year_of
from dashboard.dates.tagging import Tagging
from dashboard.dates.temporal_focus import Stance, TemporalFocus
from dashboard.dates.tense import (
    goes_on,
    has_own_time,
    in_side_clause,
    looks_back,
    reaches,
    tense_at,
    turn_behind,
)
from dashboard.dates.told_events import ToldEvents
from dashboard.dates.writing import present_paragraphs
from dashboard.model import Anchoring, DocumentCreationTime, TemporalExpression
from dashboard.model import Granularity as Unit
from dashboard.nlp.analysis import Analysis
from dashboard.registry import OWN

_CLAUSE = 80  # characters in which a thing of a year to come is said to take place
_WORD = re.compile(r",? (\w+)")


def read_dates(
    analysis: Analysis, dct: DocumentCreationTime | None, *, language: str = OWN
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
    language: str = OWN,
) -> tuple[TemporalExpression, ...]:
    """The expressions that ``find_timexes`` found, with values; those that are none left out."""
    year, settings = dct.moment.year if dct else None, load_grammar(language).settings
    order, told_events = order_of_figures(found), ToldEvents(analysis.text, settings)
    run = _Run(analysis, dct, language, order, TemporalFocus(analysis, year), told_events)
    lead = next((p.paragraph for p in analysis.paragraphs if not p.is_heading), None)
    opening = [one for one in found if lead is not None and one.start < lead.end]
    run.narrative = not is_news(opening, run.tense) and is_narrative(found, dct, run.tense)
    run.focus_of_text.narrative = run.narrative
    if run.narrative:
        surely = (*settings["surely"], *settings["looking_ahead"])
        run.present = present_paragraphs(found, analysis, dct, run.tense, surely)
    run.histories = history_paragraphs(found, analysis, dct, run.tense)
    run.labels = find_labels(analysis, [(one.start, one.end) for one in found])
    run.turns = past_midnight(found, run.labels)
    heads = [one for one in found if one.start in run.labels]
    named = is_chronicle(analysis, heads, settings["chronicles"])
    run.goes_up_to_now = dct is not None and goes_up_to(dct.day, heads, run.tense, named=named)
    run.chronicle = named and run.goes_up_to_now
    for one, lender in zip(found, lenders_of(found), strict=True):
        run.take(one, lender)
    return tuple(run.done)


@dataclass(slots=True)
class _Run:
    analysis: Analysis
    dct: DocumentCreationTime | None
    language: str
    order: Order | None
    focus_of_text: TemporalFocus
    told_events: ToldEvents
    narrative: bool = False
    histories: frozenset[int] = frozenset()
    present: frozenset[int] = frozenset()
    done: list[TemporalExpression] = field(default_factory=list)
    year: tuple[int, Focus] | None = None
    labels: Mapping[int, Label] = field(default_factory=dict)
    label: tuple[int, Focus] | None = None
    turns: frozenset[int] = frozenset()  # entries past midnight
    goes_up_to_now: bool = False
    chronicle: bool = False  # and its text calls it so
    told: tuple[int, Focus] | None = None
    chain: tuple[int, Focus] | None = None
    before_christ: bool = False
    before: Reading | None = None
    previous: Found | None = None
    _taggings: dict[int, Tagging] = field(default_factory=dict)  # by paragraph
    _tenses: dict[tuple[int, int], Tense] = field(default_factory=dict)  # by place

    def take(self, found: Found, following: Found | None) -> None:
        """Read one expression and keep it, and what it says of those that follow."""
        settings = load_grammar(self.language).settings
        recent = self.focus_of_text.recent
        told = continuation(self.analysis.text, self.done, recent, found.start)
        opens = self.focus_of_text.opens_sentence(found)
        headed = found.start in self.labels
        up_to_now = self.goes_up_to_now and headed
        entry = self.label[1] if self.label and headed and not up_to_now else None  # the last one
        chained = told is not None and told.goes_on(settings, opens=opens)
        context = Context(
            dct=self.dct,
            narrative=bool(entry) or (self.narrative and not (up_to_now or self._is_of_now(found))),
            history=self._is_in(found, self.histories),
            focus=entry or self.focus_of_text.focus,
            recent=entry or recent,
            sentence=self._in_paragraph(found, self.label) or self._sentence_year(found),
            beside=self._beside(found),
            turn=self._way(found),
            tense=partial(self.tense, found),
            read=lambda inner: read_found(inner, context),
            previous=self.previous,
            following=following,
            before=self.before,
            before_christ=self.before_christ,
            order=self.order,
            titled=self.focus_of_text.titled(),
            onward=self._goes_on(found, self.done),
            away=self._is_counted_away(found, following),
            told_by_clause=is_told_by_clause(found, self.analysis.text, settings),
            pluperfect=settings["pluperfect"],
            own_story=self.focus_of_text.has_own_story(found),
            just_told=told is not None,
            resumes=told is not None and told.resumes(settings),
            chain=self.chain[1] if self.chain and chained else None,
            paragraph_focus=self._in_paragraph(found, self.chain),
            full_days=self.focus_of_text.full_days,
            past_midnight=found.start in self.turns,
        )
        context.passed = time_passed(self.analysis.text, self.done, found.start, settings)
        context.vantage = self._vantage(found, following, context)
        reading = read_found(found, context)
        self.before, self.previous = reading, found
        days = None if reading is None else self._days_before(found, reading)
        if reading is None or days == 0:
            return
        clocked = following if context.away else None
        counted = self.told_events.date(reading, found, clocked, context.read)
        timex = express(found, counted or reading, f"t{len(self.done) + 1}")
        self.done.append(timex)
        if days is None and counted is None:
            self.before_christ |= any("bc" in one.fields for one in walk(found))
            self._turn(found, reading, timex, following)

    def _turn(
        self, found: Found, reading: Reading, timex: TemporalExpression, following: Found | None
    ) -> None:
        period = focus_period(reading)
        if period is None or reading.anchoring in NEVER_FOCUS or self._is_in(found, self.present):
            return
        new = Focus(period, timex.id, timex.span.text)
        self.told_events.turn(found, new, self._tags(found))
        label = self.labels.get(found.start)
        if label is not None and label.until == found.start:
            self.label = label.end, new
        if self._is_narrowed(found, new, following):
            self.year = found.end, new
        if not self.narrative:
            self.chain = None
            if found.rule.args.get("whole_sentence") or self._is_of_the_next(found, new):
                aside = bool(found.rule.args.get("of_a_thing"))
                self.year = found.end, replace(new, aside=aside)
            if self._is_told(found, new, reading):
                self.told = self.chain = found.end, new
        ways = (self._is_ahead, self._is_behind, self._is_limit)
        stance = Stance(*(partial(way, found) for way in ways))
        self.focus_of_text.turn(found, new, stance, onward=self._goes_on(found, self.done[-2:-1]))

    def _is_of_the_next(self, found: Found, new: Focus) -> bool:
        """Whether a thing of a year to come takes place: "next year's will be held on 5 May"."""
        ahead = self.dct is not None and new.period.unit is Unit.YEAR
        ahead = ahead and first_day(new.period) > date_period(self.dct.day).index  # type: ignore[union-attr]
        words = load_grammar(self.language).settings
        behind = self.analysis.text[found.end : found.end + _CLAUSE].split(".")[0]
        owns = any(behind.startswith(mark) for mark in words["possessive"])
        return ahead and owns and any(f" {held} " in behind for held in words["taking_place"])

    def _is_narrowed(self, found: Found, new: Focus, following: Found | None) -> bool:
        """Whether a day or month of a counted year stands behind it: "a year later, on 3 May"."""
        if following is None or found.rule.operator != "shift" or new.period.unit is not Unit.YEAR:
            return False
        between = self.analysis.text[found.end : following.start].strip(" ,")
        return between in load_grammar(self.language).settings["narrowing"]

    def _is_of_now(self, found: Found) -> bool:
        """Whether a history speaks of its writer's days here; a word such as "today" is but now."""
        now = all("story" in one.rule.args for one in walk(found))
        return not now and self._is_in(found, self.present)

    def _is_in(self, found: Found, paragraphs: frozenset[int]) -> bool:
        paragraph = self.analysis.paragraph_at(found.start)
        return paragraph is not None and paragraph.number in paragraphs

    def _is_counted_away(self, found: Found, following: Found | None) -> bool:
        """Whether the clause counts on to or from something else: "ten days before the murder"."""
        if following is None or following.rule.operator != "length":
            return False
        between = self.analysis.text[found.end : following.start]
        word = _WORD.match(self.analysis.text, following.end)
        counted = word and word[1] in load_grammar(self.language).settings["counted_to"]
        return bool(counted) and "," not in between and self._in_one_sentence(found.end, following)

    def _goes_on(self, found: Found, before: Sequence[TemporalExpression]) -> bool:
        """Whether the sentence of an expression has named a time before it."""
        last = self.focus_of_text.recent
        if self.focus_of_text.focus is None or not before or last is None or last.aside:
            return False
        between = self.analysis.text[before[-1].span.end : found.start]
        return len(between) <= SENTENCE_LENGTH and not sentence_breaks(between)

    def _sentence_year(self, found: Found) -> Focus | None:
        """The year that the sentence of an expression is about, if it says so further left.

        Not that of a thing still to come where it tells of the past: "the 2030 target was set in
        May".
        """
        if self.year is not None and not self._in_one_sentence(self.year[0], found):
            self.year = None
        if self.year is None:
            return None
        end, about = self.year
        tagging, settings = self._tags(found), load_grammar(self.language).settings
        if not about.aside or self.dct is None or tagging is None:
            return about
        if year_of(about.period) < self.dct.day.year or self.tense(found).direction != "past":
            return about
        late, span = is_of_late(found.fields.get("month"), self.dct.day), (found.start, found.end)
        return about if has_own_time(tagging, (end, *span), settings, late=late) else None

    def _beside(self, found: Found) -> Focus | None:
        """The last time with a year that the sentence of an expression has told of before it."""
        if self.told is not None and not self._in_one_sentence(self.told[0], found):
            self.told = None
        return self.told[1] if self.told else None

    def _way(self, found: Found) -> tuple[int, str]:
        """Where a second verb goes that is of another month than the one just told of, and why.

        On (1): "came in May 2021 and left in April"; back (-1): "came in May 2021 but had been
        asked in April", "came in May 2021 after an invitation in July"; 0: not known. The word that
        turns it stands beside, if there is one.
        """
        month = found.fields.get("month")
        if self._beside(found) is None or self.told is None or not isinstance(month, int):
            return 0, ""
        end, told = self.told
        fine = told.period.unit in (Unit.MONTH, Unit.DAY)
        tense, tagging = self.tense(found), self._tags(found)
        here = civil(first_day(told.period))[1]
        if not fine or month == here or tense.direction != "past" or tagging is None:
            return 0, ""
        settings, between = load_grammar(self.language).settings, tagging.between(end, found.start)
        turn = turn_behind(between, settings)
        if turn[0] or month > here:
            return turn
        words = [word for word, _ in between]
        if any(word in settings["pluperfect"] for word in words):
            return -1, ""
        return int(tense.verb.lower() in words), ""

    def _vantage(self, found: Found, following: Found | None, context: Context) -> Focus | None:
        """The day that the sentence tells of as over, and from which the verb here looks ahead.

        The one named before ("said on Monday that it would open on [Friday]"), else the next.
        """
        if self.narrative or self.dct is None or not self._looks_from_past(found, following):
            return None
        if self.done and self._in_one_sentence(self.done[-1].span.end, found):
            words, reading = self.done[-1].span.text, self.before
        elif following and self._in_one_sentence(found.end, following):
            words, past = following.text, partial(self.tense, following)
            reading = read_found(following, replace(context, tense=past))
        else:
            return None
        day = None if reading is None else focus_period(reading)
        if day is None or day.unit is not Unit.DAY or day.index > date_period(self.dct.day).index:
            return None
        return Focus(day, None, words)

    def _looks_from_past(self, found: Found, following: Found | None) -> bool:
        """Whether the verb here looks ahead from a time that is over, and not from a condition.

        With "would" only where the other day of the sentence is one of saying or deciding.
        """
        if not (ahead := self.tense(found)).from_past:
            return False  # as nearly always
        telling = load_grammar(self.language).settings["telling"]
        beside = (one for one in (self.previous, following) if one is not None)
        return ahead.foreseen or any(self.tense(one).verb in telling for one in beside)

    def _in_one_sentence(self, end: int, found: Found) -> bool:
        between = self.analysis.text[end : found.start + 1]
        return len(between) <= SENTENCE_LENGTH and not sentence_breaks(between)

    def _is_told(self, found: Found, new: Focus, reading: Reading) -> bool:
        """Whether a sentence tells of a time with its year, and not only in passing."""
        counted = (
            new.period.unit not in COARSE and "month" in found.fields and "offset" in found.fields
        )
        named = bool(named_years(found)) or counted  # "in March last year"
        settings = load_grammar(self.language).settings
        behind = _WORD.match(self.analysis.text, found.end)
        if named and behind and behind[1] in settings["when"]:
            return True  # "back to 2014, when a referendum was held in May"
        if new.period.unit in COARSE and reading.anchoring is not Anchoring.NARRATIVE:
            return False
        if not named and reading.anchoring is not Anchoring.NARRATIVE:
            return False
        tagging = self._tags(found)
        if tagging is None or in_side_clause(tagging, found.start, settings["saying"]):
            return False
        if named and goes_on(tagging, found.end, settings):
            return True  # "had planned it in June 2020 and left in August"
        return not (
            looks_back(tagging, found.start, settings)
            or (named and reaches(tagging, found.start, settings))
        )

    def _in_paragraph(self, found: Found, kept: tuple[int, Focus] | None) -> Focus | None:
        """A time that was kept with the end of where it holds, if that is not before here."""
        paragraph = self.analysis.paragraph_at(found.start)
        here = kept is not None and paragraph is not None and kept[0] >= paragraph.start
        return kept[1] if kept is not None and here else None

    def _days_before(self, found: Found, reading: Reading) -> int | None:
        """How many days before publication the date of a dateline lies; None if it is none."""
        part = self.analysis.paragraph_at(found.start)
        entry = found.start in self.labels and len(self.labels) >= FEWEST  # of a chronicle
        period = focus_period(reading)
        if entry or part is None or period is None or self.dct is None:
            return None
        in_it = stands_in_dateline(found, part, self.analysis.text)
        return days_before(self.dct, period) if in_it else None

    def tense(self, found: Found) -> Tense:
        """Where the verb of an expression looks."""
        if (tagging := self._tags(found)) is None:
            return Tense("unknown", "")
        settings = load_grammar(self.language).settings
        place = (found.start, found.end)
        if (told := self._tenses.get(place)) is None:
            told = self._tenses[place] = tense_at(tagging, self.analysis.text, place, settings)
        ahead = told.direction == "future"
        ahead &= not self.chronicle or told.verb in settings["surely"]
        if self.goes_up_to_now and found.start in self.labels and not ahead:
            return Tense("past", "", of_chronicle=True)
        nearest = told.former and "weekday" not in found.fields  # a week is soon put off
        if self.dct and told.foreseen and told.verb in settings["past_copulas"]:
            nearest |= is_of_late(found.fields.get("month"), self.dct.day)
        return replace(told, direction="unknown") if nearest else told

    def _is_ahead(self, found: Found) -> bool:
        return self.tense(found).direction == "future"

    def _is_limit(self, found: Found) -> bool:
        tagging, settings = self._tags(found), load_grammar(self.language).settings
        return tagging is not None and reaches(tagging, found.start, settings)

    def _is_behind(self, found: Found) -> bool:
        tagging, settings = self._tags(found), load_grammar(self.language).settings
        return tagging is not None and looks_back(tagging, found.start, settings)

    def _tags(self, found: Found) -> Tagging | None:
        part = self.analysis.paragraph_at(found.start)
        return None if part is None else self._taggings.setdefault(part.start, Tagging(part))
