"""What makes the value of a time expression a guess: two readings, or a year of the story.

"In May" in a story that just spoke of 2003 is most likely May 2003; "last year" there may as well
be the year before publication. Events with such a time are inferred, never asserted.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from dateutil.relativedelta import relativedelta

from dashboard.dates.explanations import tell_value
from dashboard.events.date import AHEAD
from dashboard.events.lexicon import ClauseWords
from dashboard.events.signals import head_token
from dashboard.events.time_link import TimeLink
from dashboard.model import Anchoring, Granularity, TemporalExpression, TimexType
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES
from dashboard.nlp.word_classes import VERBAL
from dashboard.reasons import reason

Uncertainty = tuple[str, str]  # the rule, and the reason in words
TWO_TIMES = "two times"
_PASSING = ADNOMINAL_CLAUSES | {Dependency.APPOSITION}
_MEMORY = 10  # years: behind a time longer past, a month is the writer's own
_NEARLY_A_YEAR = dt.timedelta(days=275)
READINGS, STORY, CLOCK = "two readings", "year of the story", "clock alone"
_BY_THE_CLOCK = frozenset({Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})


def find_uncertain_times(
    timexes: Sequence[TemporalExpression], analysis: Analysis, words: ClauseWords
) -> Mapping[str, Uncertainty]:
    """For each expression whose value is a guess, by its id, why; what leans on one is one, too."""
    by_id = {t.id: t for t in timexes}
    sentences = [(s.span.start, s.span.end) for s in analysis.sentences()]
    uncertain: dict[str, Uncertainty] = {}
    before: TemporalExpression | None = None
    for timex in timexes:
        anchor = by_id.get(timex.anchor or "")
        if anchor is not None and anchor.id in uncertain:
            uncertain[timex.id] = uncertain[anchor.id]
        elif anchor and _is_clock_alone(anchor, timex, before, analysis):
            why = reason("events.clock_alone", time=timex.span.text, day=anchor.span.text)
            uncertain[timex.id] = CLOCK, why
        elif anchor and (side := _side_of_another_year(anchor, timex, sentences)):
            why = reason("events.year_beside", side=side, time=anchor.span.text)
            uncertain[timex.id] = STORY, why
        elif (uncertainty := _uncertainty(timex, anchor, sentences, analysis, words)) is not None:
            uncertain[timex.id] = uncertainty
        elif before is not None and _is_behind_a_year(before, timex, analysis, sentences):
            why = reason("events.year_spoken_of", time=before.span.text)
            uncertain[timex.id] = STORY, why
        if timex.anchoring is not Anchoring.VAGUE:  # "now" tells of no year
            before = timex
    return uncertain


def _is_clock_alone(
    anchor: TemporalExpression,
    timex: TemporalExpression,
    before: TemporalExpression | None,
    analysis: Analysis,
) -> bool:
    """Whether a time of the clock takes its day from another paragraph: "called at 11am".

    Or from over a time that stands between the two, to which the story looked back.
    """
    clock = timex.anchoring is Anchoring.NARRATIVE and timex.granularity in _BY_THE_CLOCK
    here, there = (analysis.paragraph_at(t.span.start) for t in (timex, anchor))
    over = before is not None and before.granularity is Granularity.DAY and before != anchor
    return clock and (here is not there or over)


def _side_of_another_year(
    anchor: TemporalExpression,
    timex: TemporalExpression,
    sentences: Sequence[tuple[int, int]],
) -> str:
    """On which side a month lies that was taken for that of another year than the one just told of.

    "Was signed in March 2020 and expired in February": of 2021, or of a later year; "was signed in
    March 2020 after a vote in July": of 2019. Empty: it is of the same year, or names its own.
    """
    if timex.anchoring is not Anchoring.NARRATIVE or not _are_together(anchor, timex, sentences):
        return ""
    told, here = anchor.interval, timex.interval
    if told is None or here is None or told.earliest is None or here.earliest is None:
        return ""
    if not _of_another_year(timex):
        return ""
    if here.earliest - told.earliest > _NEARLY_A_YEAR:
        return reason("events.next_behind")
    return reason("events.last_before") if here.earliest.year < told.earliest.year else ""


def _of_another_year(timex: TemporalExpression) -> bool:
    """Whether that of another year could be meant: "in May", and not "last month"."""
    year, name = (timex.value or "")[:4], (timex.value or "")[4:]
    return any(a[:4] != year and a[4:] == name != "" for a in timex.alternatives)


def _is_behind_a_year(
    before: TemporalExpression,
    timex: TemporalExpression,
    analysis: Analysis,
    sentences: Sequence[tuple[int, int]],
) -> bool:
    """Whether a month of the writer's year stands right behind a time of another, not long past.

    "He left in 2016. In May he sued": May may be that of 2016, and not if he left in June 2016, but
    in one sentence that of the next year. A year in a relative or participle clause is named only
    in passing, a month in one is not.
    """
    named, bare = before.interval, timex.interval
    others = [a for a in timex.alternatives if a[:4] != (timex.value or "")[:4]]
    if timex.anchoring is not Anchoring.PUBLISHED or not others:
        return False
    if named is None or bare is None or named.latest is None or bare.earliest is None:
        return False
    years = bare.earliest.year - named.latest.year
    goes_on = bare.earliest > named.latest + relativedelta(years=years)
    whole_year = before.granularity is Granularity.YEAR
    if before.anchoring is Anchoring.PUBLISHED or not 0 < years <= _MEMORY:
        return False
    together = _are_together(before, timex, sentences)
    if not goes_on and not whole_year and not together:
        return False
    part = analysis.paragraph_at(timex.span.start)
    if part is None or part is not analysis.paragraph_at(before.span.start):
        return False
    head = head_token(part, before)
    passing = head is None or any(t.dependency in _PASSING for t in head.ancestors)
    return not ((whole_year or together) and passing)


def with_uncertainty(
    links: Sequence[TimeLink], uncertain: Mapping[str, Uncertainty], *, open_time: bool = False
) -> list[TimeLink]:
    """The time links, each with what makes its time a guess.

    An event with an ``open_time`` of its own ("it was freed three weeks later") may not be of the
    time with which its sentence begins.
    """
    found = []
    for link in links:
        uncertainty = uncertain.get(link.timex.id)
        if uncertainty is None and open_time and link.fronted and not link.beside:
            uncertainty = TWO_TIMES, reason("events.own_time")
        found.append(
            link if uncertainty is None else dataclasses.replace(link, uncertainty=uncertainty)
        )
    return found


def _uncertainty(
    timex: TemporalExpression,
    anchor: TemporalExpression | None,
    sentences: Sequence[tuple[int, int]],
    analysis: Analysis,
    words: ClauseWords,
) -> Uncertainty | None:
    first = timex.span.text.split()[0].lower() if timex.span.text else ""
    deictic = words.has("deictic", "leading", first)
    deictic = deictic or words.has("deictic", "closing", timex.span.text.split()[-1].lower())
    others = [a for a in timex.alternatives if a[:10] != (timex.value or "")[:10]]
    told = reason("events.or").join(map(tell_value, others))
    if timex.anchoring is Anchoring.PUBLISHED:
        tail = " ".join(timex.span.text.lower().split()[-2:])
        if words.has("deictic", "of_the_story", tail):
            return STORY, reason("events.spoken_of_too", tail=tail)
        named = timex.granularity is not Granularity.DAY and _of_another_year(timex)
        if deictic and others and not named:
            return READINGS, reason("events.other_reading", others=told)
        if others and _dates_what_is_to_come(timex, analysis, words):
            return AHEAD, reason("events.to_come_too", others=told)
        return None
    if timex.anchoring is not Anchoring.NARRATIVE or anchor is None:
        return None
    together = _are_together(timex, anchor, sentences)
    if timex.type is TimexType.TIME and together and _are_of_two_verbs(timex, anchor, analysis):
        return STORY, reason("events.day_taken_from", time=anchor.span.text)
    if deictic:
        why = reason("events.from_publication_too", time=timex.span.text)
        return STORY, why
    far = analysis.paragraph_at(timex.span.start) is not analysis.paragraph_at(anchor.span.start)
    if not together and (others or (far and timex.granularity is Granularity.MONTH)):
        why = reason("events.year_taken_from", time=anchor.span.text)
        return STORY, why
    return None


def _are_of_two_verbs(
    one: TemporalExpression, other: TemporalExpression, analysis: Analysis
) -> bool:
    """Whether an hour and its day hang on different verbs."""
    part = analysis.paragraph_at(one.span.start)
    heads = [head_token(part, t) for t in (one, other)] if part is not None else []
    verbs = [
        next((t.i for t in head.ancestors if t.pos == Pos.VERB), None)
        for head in heads
        if head is not None
    ]
    return len(set(verbs)) > 1


def _dates_what_is_to_come(
    timex: TemporalExpression, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether a day of a noun stands in an order with what is to come.

    "The race ends on Sunday after Saturday's time trial."
    """
    part = analysis.paragraph_at(timex.span.start)
    head = head_token(part, timex) if part is not None else None
    if head is None or head.dependency != Dependency.POSSESSOR or head.left_edge.i == 0:
        return False
    order = words.which("signal", head.left_edge.nbor(-1).lower_)
    verb = next((t for t in head.ancestors if t.pos in VERBAL), None)
    if verb is None or any(t.tag == Tag.PAST_TENSE for t in (verb, *verb.lefts)):
        return False
    dated = any(
        t.name_kind == NameKind.DATE
        for c in verb.children_as(Dependency.PREPOSITION)
        for t in c.children
    )
    return order in {"before", "after"} and dated


def _are_together(
    one: TemporalExpression, other: TemporalExpression, sentences: Sequence[tuple[int, int]]
) -> bool:
    """Whether both stand in one sentence."""
    return any(
        start <= one.span.start < end and start <= other.span.start < end
        for start, end in sentences
    )
