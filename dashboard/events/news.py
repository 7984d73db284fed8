"""The day's news: events that an article tells as new without a word of time.

A newspaper tells the day's news in the simple past, the perfect, or the present of a report. Such
an event is inferred, never asserted:

- of the day of the last dated event of its paragraph, if one who acts in both is the same;
- else of the day that the article is about: that of its first dated event, if it lies within a
  week before publication;
- else of the day of publication, of which the perfect speaks as well.

What is told behind another date in its paragraph, in the pluperfect or in a side clause, is not.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from dashboard.dates.cells import date_cell
from dashboard.dates.telling import tell
from dashboard.events.edtf import write_edtf
from dashboard.events.find import SPOKEN, FoundEvent
from dashboard.events.lead import (
    RECENT,
    asserted_day,
    first_reaction,
    go_together,
    is_recent,
    main_event,
    reported_event,
)
from dashboard.events.lexicon import ClauseWords, load_clause_words, load_lexicon
from dashboard.events.read import STATEMENT, ReadEvent
from dashboard.events.signals import head_token
from dashboard.events.verbs import is_habit, is_perfect, is_pluperfect
from dashboard.model import (
    Anchoring,
    DateStatus,
    DocumentCreationTime,
    EventDate,
    Granularity,
    Modality,
    TemporalExpression,
)
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.tokens import Token

LEAD = 12  # characters of a sentence before a time that still begins it
BACKGROUND = 4  # full dates of the past, none near publication, that make a text a history
NEWS = "told as the day's news without a word of time"
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_YEAR = 4  # digits
_ASIDE = frozenset({"relcl", "acl", "advcl", "ccomp"})


def date_the_news(
    events: Sequence[ReadEvent],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    dct: DocumentCreationTime | None,
    *,
    language: str = "en",
) -> tuple[ReadEvent, ...]:
    """The events, those told as the day's news dated so; all unchanged without a publication."""
    if dct is None or _is_history(timexes, dct):
        return tuple(events)
    news = _News(events, analysis, load_clause_words(language), dct)
    news.turn_at_times(timexes)
    return tuple(news.date(read) for read in events)


def _is_history(timexes: Sequence[TemporalExpression], dct: DocumentCreationTime) -> bool:
    """Whether a text dates much, and nothing near its publication."""
    days = [
        abs((t.interval.earliest - dct.day).days)
        for t in timexes
        if t.interval is not None and t.interval.earliest is not None
    ]
    near = any(d <= 31 for d in days) or any(t.anchoring is Anchoring.PUBLISHED for t in timexes)
    return len(days) >= BACKGROUND and not near


class _News:
    """What an article is about, and what its paragraphs have turned to."""

    def __init__(
        self,
        events: Sequence[ReadEvent],
        analysis: Analysis,
        words: ClauseWords,
        dct: DocumentCreationTime,
    ) -> None:
        self.events, self.analysis, self.words, self.dct = events, analysis, words, dct
        self.by_paragraph: dict[int, list[ReadEvent]] = defaultdict(list)
        for read in events:
            self.by_paragraph[read.found.paragraph].append(read)
        self.main = main_event(events, dct)
        day = asserted_day(self.main) if self.main is not None else None
        self.day = day or dct.day
        self.reported = reported_event(events, self.main)
        self.reaction = first_reaction(events, self.main)
        self.shifted = self._shifted_paragraphs()
        self.later: dict[int, list[tuple[int, dt.date]]] = defaultdict(list)

    def _is_recent(self, day: dt.date | None) -> bool:
        return is_recent(day, self.dct)

    def _token(self, found: FoundEvent) -> Token:
        return self.analysis.paragraphs[found.paragraph].doc[found.head]

    def _shifted_paragraphs(self) -> dict[int, int]:
        """{paragraph: offset}: where a paragraph turns to another time than the day's news."""
        shifted: dict[int, int] = {}
        for read in self.events:
            date = read.event.date
            if date.status is not DateStatus.ASSERTED or not date.earliest or not date.latest:
                continue
            if not _is_main(self._token(read.found)) or read is self.reported:
                continue
            if date.latest < self.day or date.earliest > self.dct.day:
                shifted.setdefault(read.found.paragraph, read.event.trigger.start)
        return shifted

    def turn_at_times(self, timexes: Sequence[TemporalExpression]) -> None:
        """Note where a sentence begins with a time long past: "In 2019 there was a strike".

        And where a main clause comes to a day behind the news: "on Thursday they were in hospital".
        """
        starts = {s.span.start for s in self.analysis.sentences()}
        for timex in timexes:
            self._come_to(timex)
            last = timex.interval.latest if timex.interval is not None else None
            near = range(timex.span.start - LEAD, timex.span.start + 1)
            if last is None or (self.day - last).days <= RECENT or starts.isdisjoint(near):
                continue
            for number, part in enumerate(self.analysis.paragraphs):
                if part.start <= timex.span.start < part.paragraph.end:
                    before = self.shifted.get(number, timex.span.start)
                    self.shifted[number] = min(before, timex.span.start)

    def _come_to(self, timex: TemporalExpression) -> None:
        day = timex.interval.earliest if timex.interval is not None else None
        part = self.analysis.paragraph_at(timex.span.start)
        if day is None or part is None or timex.granularity is not Granularity.DAY:
            return
        head = head_token(part, timex)
        if not self.day < day <= self.dct.day or head is None:
            return
        if not any(_is_aside(t) for t in head.ancestors):
            number = self.analysis.paragraphs.index(part)
            self.later[number].append((timex.span.start, day))

    def _day_come_to(self, read: ReadEvent) -> dt.date | None:
        """The day behind that of the news to which the paragraph has come; None: it has not."""
        at = read.event.trigger.start
        days = [d for start, d in self.later.get(read.found.paragraph, ()) if start < at]
        return days[-1] if days else None

    def _day_of_late(self, read: ReadEvent) -> dt.date | None:
        """The last day behind that of the news on which somebody did a thing, for what is said.

        "A mill burned on Sunday … Police held a man on Monday … The mayor denied it."
        """
        if read.event.type not in SPOKEN:
            return None
        before = [r for r in self.events if r.event.trigger.start < read.event.trigger.start]
        told = [r for r in before if _is_main(self._token(r.found))]
        days = [day for r in told if (day := asserted_day(r)) is not None]
        return max((d for d in days if self.day < d <= self.dct.day), default=None)

    def date(self, read: ReadEvent) -> ReadEvent:
        """The event, dated if it is told as news; else as it was."""
        if not self._may_be_news(read):
            return read
        before = self._same_doer_before(read)
        if before is not None:
            day = asserted_day(before)
            assert day is not None
            because = (
                f"no time of its own; the last dated event of the paragraph, "
                f"“{before.event.trigger.text}”, is of {tell(date_cell(day))}"
            )
            return _dated(read, day, because, before)
        if self._is_off_the_news(read):
            return read
        perfect = is_perfect(self._token(read.found), self.words)
        later = self._day_come_to(read) or self._day_of_late(read)
        if later is not None and not perfect:
            come_to = f"the text has come to {tell(date_cell(later))}"
            return _dated(read, later, f"{NEWS}; {come_to}")
        if self.main is None or perfect:
            return _dated(read, self.dct.day, f"{NEWS}: taken for the day of publication")
        return self._with_the_news(read, self.main)

    def _with_the_news(self, read: ReadEvent, main: ReadEvent) -> ReadEvent:
        """The event of the day of the news; of what that reports, before somebody reacts to it."""
        if read.event.trigger.start < self.reaction and go_together(read, self.reported):
            main = self.reported or main
        day = asserted_day(main) or self.day
        name, day_told = f"“{main.event.trigger.text}”", tell(date_cell(day))
        return _dated(read, day, f"{NEWS}: taken for the day of {name}, {day_told}", main)

    def _may_be_news(self, read: ReadEvent) -> bool:
        event, found = read.event, read.found
        if read.governors or event.modality is not Modality.ASSERTED or found.verb is None:
            return False  # when an alleged act took place, the news of it does not tell
        if event.date.status in {DateStatus.ASSERTED, DateStatus.INFERRED}:
            return False
        if read.loose_time:
            return False
        token = self._token(found)
        if read.complement_timed or self._goes_on(token) or self._has_dated_subject(token):
            return False  # "refused to testify on Monday"
        if not _is_main(token) or is_pluperfect(token, self.words):
            return False
        report = event.type == STATEMENT and token.tag_ in {"VBZ", "VBP"}
        return report or read.tense == "past" or is_perfect(token, self.words)

    def _goes_on(self, token: Token) -> bool:
        """Whether a perfect tells of a longer time: "has been broken 40 times since it began"."""
        if self._is_of_some_day(token) or is_habit(token, self.words):
            return True
        if self._is_many_times(token) or self.words.has("biography", "verbs", token.lemma_):
            return True
        if not is_perfect(token, self.words):
            return False
        if _is_counted(token):
            return True  # "eleven bodies have been recovered"
        above = token.head.children if token.dep_ == "conj" else ()
        for child in (*token.children, *above):
            adverb = child.dep_ in {"advmod", "neg"} and child.pos_ in {"ADV", "PART"}
            if adverb and self.words.has("going_on", "adverbs", child.lower_):
                return True
            marks = [child, *child.children] if child.dep_ in {"advcl", "prep"} else []
            if any(self.words.has("going_on", "beginning", t.lower_) for t in marks):
                return True
        return False

    def _has_dated_subject(self, token: Token) -> bool:
        """Whether an event with a time does it: "the truce, signed on 21 August, ended a siege".

        Of an earlier year alone: "a strike in 2019 lasted two weeks and ended in a deal".
        """
        nouns, verb = load_lexicon().nouns, token
        while verb.dep_ == "conj" and not any(t.dep_ in _SUBJECTS for t in verb.children):
            verb = verb.head
        subjects = [t for t in verb.children if t.dep_ in _SUBJECTS]
        return any(
            _is_dated(c) or self._is_of_an_earlier_year(c)
            for t in subjects
            if t.lemma_.lower() in nouns
            for c in t.children
        ) or any(self._is_once_tried(c) for t in subjects for c in t.children)

    def _is_once_tried(self, token: Token) -> bool:
        """Whether a noun tells of what was tried in an earlier year: "a bid to buy it in 2021"."""
        infinitive = token.dep_ == "acl" and token.tag_ == "VB"
        return infinitive and any(self._is_of_an_earlier_year(c) for c in token.children)

    def _is_of_an_earlier_year(self, token: Token) -> bool:
        """Whether words behind a noun name a year before that of publication: "in 2019"."""
        if token.dep_ != "prep":
            return False
        own = (t for t in token.children if t.dep_ == "pobj")  # "a law passed in 2021" is of today
        years = [t.text for t in own if t.ent_type_ == "DATE" and len(t.text) == _YEAR]
        return any(year.isdecimal() and int(year) < self.dct.day.year for year in years)

    def _is_many_times(self, token: Token) -> bool:
        """Whether a clause tells of several occasions: "was nominated four times"."""
        return any(
            t.tag_ == "NNS" and self.words.has("going_on", "nouns", t.lemma_.lower())
            for t in token.children
        )

    def _is_of_some_day(self, token: Token) -> bool:
        """Whether a clause counts its day or points back: "on the second day", "in those days"."""
        places = (t for child in token.children if child.dep_ == "prep" for t in child.children)
        for noun in (t for t in places if t.dep_ == "pobj"):
            if noun.pos_ == "NUM" and noun.right_edge.i == noun.i and self._is_age(noun):
                return True  # "left school at 14"
            unit = self.words.which("unit", noun.lemma_.lower()) is not None
            if unit and any(c.dep_ == "amod" and c.like_num for c in noun.children):
                return True
            back = (self.words.has("back_then", "determiners", c.lower_) for c in noun.children)
            if self.words.has("back_then", "nouns", noun.lemma_.lower()) and any(back):
                return True
            if self._is_definite(noun) and any(_is_dated_clause(c) for c in noun.children):
                return True  # "nine were hurt in the quake, which struck on Friday"
        return False

    def _is_off_the_news(self, read: ReadEvent) -> bool:
        """Whether the paragraph has turned to another time; a quotation comes back to the news."""
        shifted_at = self.shifted.get(read.found.paragraph)
        quoted = read.event.type == STATEMENT and bool(read.event.quotes)
        quoted = quoted and not self._is_set_apart(read.found)
        quoted = quoted and not self._goes_on_from(shifted_at, read)
        if shifted_at is not None and shifted_at < read.event.trigger.start and not quoted:
            return True
        return read.event.type != STATEMENT and self._goes_on_with_the_past(read.found)

    def _goes_on_from(self, start: int | None, read: ReadEvent) -> bool:
        """Whether only a semicolon parts it from what turned to another time: "…; it admitted"."""
        sentence, at = read.event.sentence, read.event.trigger.start
        if start is None or not sentence.start <= start < at:
            return False
        return ";" in self.analysis.text[start:at]

    def _is_set_apart(self, found: FoundEvent) -> bool:
        """Whether a word says that it was said at another time: "she said later"."""
        below = (t for t in self._token(found).children if t.dep_ == "advmod")
        return any(self.words.has("apart", "adverbs", t.lower_) for t in below)

    def _goes_on_with_the_past(self, found: FoundEvent) -> bool:
        """Whether what is told behind a definite event follows a paragraph about another time."""
        token = self._token(found)
        if found.paragraph - 1 not in self.shifted:
            return False
        for place in (t for t in token.children if t.dep_ == "prep"):
            order = self.words.which("signal", place.lower_)
            if order not in {"before", "after", "within"}:
                continue
            nouns = (t for t in place.children if t.dep_ == "pobj" and t.pos_ == "NOUN")
            if any(self._is_definite(noun) for noun in nouns):
                return True
        return False

    def _is_age(self, number: Token) -> bool:
        """Whether a bare number of years stands behind a word that tells how old somebody was."""
        return self.words.has("biography", "at_age", number.head.lower_) and number.text.isdecimal()

    def _is_definite(self, noun: Token) -> bool:
        return any(self.words.has("proper", "definite", t.lower_) for t in noun.lefts)

    def _same_doer_before(self, read: ReadEvent) -> ReadEvent | None:
        """The last dated event before in the paragraph, told of one who acts here, too."""
        doer = read.actors[:1]
        last: ReadEvent | None = None
        for other in self.by_paragraph[read.found.paragraph]:
            if other.event.trigger.start >= read.event.trigger.start:
                break
            if asserted_day(other) is not None:
                last = other
        if last is None or not doer or doer[0] not in last.actors[:2]:
            return None
        return last if self._is_recent(asserted_day(last)) else None


def _is_main(token: Token) -> bool:
    """Whether a verb stands in a main clause, or in one that a report follows."""
    for _ in range(5):
        if token.dep_ not in _MAIN or (token.dep_ == "ccomp" and token.i > token.head.i):
            return False  # "said that it fell" may tell of any time, "it fell, they said" is news
        if token.dep_ == "ROOT":
            return True
        token = token.head
    return False


def _is_aside(token: Token) -> bool:
    """Whether a word heads a side clause; one before its main clause is a main clause itself."""
    return token.dep_ in _ASIDE and not (token.dep_ == "ccomp" and token.i < token.head.i)


def _is_counted(token: Token) -> bool:
    """Whether it is told how many it came to, which need not all be of one day."""
    things = (t for t in token.children if t.dep_ == "nsubjpass" and t.tag_ == "NNS")
    return any(c.dep_ == "nummod" for thing in things for c in thing.children)


def _is_dated(token: Token) -> bool:
    """Whether a participle has a time of its own."""
    return token.dep_ == "acl" and any(t.ent_type_ == "DATE" for t in token.subtree)


def _is_dated_clause(token: Token) -> bool:
    """Whether a relative clause has a time of its own."""
    return token.dep_ == "relcl" and any(t.ent_type_ in {"DATE", "TIME"} for t in token.subtree)


def _dated(read: ReadEvent, day: dt.date, because: str, on: ReadEvent | None = None) -> ReadEvent:
    date = EventDate(day, day, Granularity.DAY, DateStatus.INFERRED, because, None, "day's news")
    leans_on = () if on is None else (on.event.id,)
    date = dataclasses.replace(date, edtf=write_edtf(date), leans_on=leans_on)
    return dataclasses.replace(read, event=dataclasses.replace(read.event, date=date))
