"""Events that others date: "two weeks before the vote", "an hour later"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dateutil.relativedelta import relativedelta

from dashboard.dates.grammar import load_grammar
from dashboard.dates.numerals import read_amount
from dashboard.events.anchoring.timex_dates import is_from_some_day, is_from_time_passed
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.predicates.verbs import is_pluperfect, noun_of_that_time
from dashboard.model import (
    Anchoring,
    Granularity,
    Relation,
    RelationType,
    Span,
    TemporalExpression,
    TimexType,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES, MAIN_CLAUSES, REPORTED_CLAUSES
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.relations.rules import Construct, Construction
from dashboard.vocabulary import FACTS

_UNITS = {
    "minute": (relativedelta(), Granularity.DAY),
    "hour": (relativedelta(), Granularity.DAY),
    "day": (relativedelta(days=1), Granularity.DAY),
    "week": (relativedelta(weeks=1), Granularity.DAY),
    "month": (relativedelta(months=1), Granularity.MONTH),
    "year": (relativedelta(years=1), Granularity.YEAR),
}
_SOME_HOURS = relativedelta(hours=1)  # "hours after" may be the next day
DAYS_OF_WEEK = 7
MOST = 1000  # of a unit: a larger number is a slip of the reading
_VAGUE = {0: 27, 1: 92}  # days of what is told aside, from which no hours or days are counted
_COUNTING = frozenset(
    {
        Dependency.NUMERIC_MODIFIER,
        Dependency.DETERMINER,
        Dependency.PREDETERMINER,
        Dependency.ADJECTIVAL_MODIFIER,
    }
)


@dataclass(frozen=True, slots=True)
class Offset:
    """One event lies a known length of time from another: ``event`` is ``anchor`` plus ``step``."""

    event: str
    anchor: str
    step: relativedelta
    unit: Granularity
    words: Span
    ahead: bool = False  # the anchor is a later event without a tense: "days before the vote"


def find_offsets(
    events: Sequence[EventMention],
    stated: Sequence[Relation],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    *,
    language: str = OWN,
) -> tuple[Offset, ...]:
    """The lengths that the text gives between its events, in its order; none are made up."""
    finder = OffsetFinder(events, analysis, language)
    return (*finder.before_signals(stated), *finder.counted_on(timexes))


def find_since_then(
    events: Sequence[EventMention], analysis: Analysis, *, language: str = OWN
) -> tuple[Construct, ...]:
    """What the text puts behind the time told last, or at it; empty if it says so nowhere."""
    finder = OffsetFinder(events, analysis, language)
    return (*finder.since_then(), *finder.at_the_time())


def join_by_offset(offsets: Sequence[Offset]) -> Iterator[Construct]:
    """The events of "two days later" and the like, each pair with its words as the signal."""
    for offset in offsets:
        later = _sign(offset.step)
        if later:
            kind = Construction.COUNTED_ON if later > 0 else Construction.COUNTED_BACK
            yield Construct(kind, offset.event, offset.anchor, offset.words)


def _is_joined(token: Token) -> bool:
    """Whether it is the first part of a word ("then-Speaker")."""
    return not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().text == "-"


def _sign(step: relativedelta) -> int:
    total = step.days + step.months + step.years
    return (total > 0) - (total < 0)


class OffsetFinder:
    """Finds lengths of time between events, and the events that they lie between."""

    def __init__(self, events: Sequence[EventMention], analysis: Analysis, language: str) -> None:
        self.analysis = analysis
        self.words: ClauseWords = load_clause_words(language)
        grammar = load_grammar(language)
        self.numbers = [grammar.classes[name] for name in grammar.values["number"]]
        self.nouns = {read.event.id for read in events if read.found.verb is None}
        self.at: dict[tuple[int, int], EventMention] = {}
        for read in events:
            for token in {read.found.token, read.found.head}:
                self.at.setdefault((read.found.paragraph, token), read)
        self.facts: dict[int, list[EventMention]] = defaultdict(list)  # told by a verb of their own
        for read in sorted(events, key=_start):
            if read.found.verb is not None and read.event.modality in FACTS:
                self.facts[read.found.paragraph].append(read)
        self.main = {number: self._last_main(number) for number in self.facts}
        self.unused = {
            id(link.timex)
            for read in events
            if read.event.date.timex is None and read.tense == "past"
            for link in read.time_links
        }

    def before_signals(self, stated: Sequence[Relation]) -> Iterator[Offset]:
        """A length right before the word that relates two events: "ten days after the raid"."""
        for relation in stated:
            if relation.signal is None or self._is_cause(relation.signal):
                continue
            later = relation.type is RelationType.AFTER
            if not later and relation.type is not RelationType.BEFORE:
                continue
            part = self.analysis.paragraph_at(relation.signal.start)
            token = part.token_at(relation.signal.start) if part is not None else None
            if part is None or token is None or token.i == 0:
                continue
            length = self._length(token.nbor(-1))
            if length is not None:
                step, unit, first = length
                if not _sign(step) and first == token.nbor(-1):
                    step = self._some(first)
                words = part.span_of(first, token)
                step = step if later else -step
                ahead = not later and relation.target in self.nouns
                yield Offset(relation.source, relation.target, step, unit, words, ahead)

    def _some(self, unit: Token) -> relativedelta:
        """The step of an open number of hours, which may reach into another day; else none."""
        name = self.words.which("unit", unit.lemma_.lower())
        return _SOME_HOURS if name == "hour" else relativedelta()

    def _is_cause(self, signal: Span) -> bool:
        """Whether a word gives a reason: "lost money that year because the harbour froze"."""
        return self.words.has("signal", "cause", signal.text.lower())

    def since_then(self) -> Iterator[Construct]:
        """What followed the last time told before: "since then two rounds failed"."""
        then = self.words.tables["offset"]["then"]
        for number, part in enumerate(self.analysis.paragraphs):
            for token in part.doc:
                if token.lower_ not in then or _is_joined(token):
                    continue
                since = token.nbor(-1) if token.i else token
                if not self.words.has("signal", "since", since.lower_):
                    continue
                event = self.governed(number, [since, token])
                anchor = self.told_before(number, event, part.at(since))
                if event is not None and anchor is not None:
                    words = part.span_of(since, token)
                    own, kind = event.event.id, Construction.SINCE_THEN
                    yield Construct(kind, own, anchor.event.id, words)

    def at_the_time(self) -> Iterator[Construct]:
        """What goes together with what was told last: "promised at the time"."""
        for number, told in self.facts.items():
            part = self.analysis.paragraphs[number]
            for read in told:
                verb = part.doc[read.found.head]
                noun = noun_of_that_time(verb, self.words)
                anchor = self.told_before(number, read, read.event.trigger.start)
                if noun is not None and anchor is not None and not read.time_links:
                    words = part.span_of(noun.head, noun)
                    own, kind = read.event.id, Construction.AT_THE_TIME
                    yield Construct(kind, own, anchor.event.id, words)

    def counted_on(self, timexes: Sequence[TemporalExpression]) -> Iterator[Offset]:
        """A time counted from what was told last, which had no time of its own: "an hour later"."""
        for place, timex in enumerate(timexes):
            part = self.analysis.paragraph_at(timex.span.start)
            if part is None or not self._is_open(timex):
                continue
            number = part.number
            tokens = tokens_of(part, timex)
            step = self._at_once(tokens)
            if step is None and timex.type is TimexType.DURATION:
                behind = part.doc[tokens[-1].i + 1 : tokens[-1].i + 2] if tokens else ()
                adverbs = [t for t in behind if self.words.which("offset", t.lower_)]
                if not adverbs or adverbs[0].pos not in {Pos.ADVERB, Pos.ADJECTIVE}:
                    continue
                if any(t.span.start <= part.at(adverbs[0]) for t in timexes[place + 1 : place + 2]):
                    continue  # "was jailed for two years [later this month]"
                tokens += adverbs
            step = step or self._step(tokens)
            event = self.governed(number, tokens)
            anchor = self.told_before(number, event, timex.span.start)
            if step is None or event is None or anchor is None:
                continue
            if is_from_time_passed(timex) and _stands_behind(anchor, timexes[:place]):
                continue
            if step[1] is Granularity.DAY and self.is_too_vague(anchor, step[0].days):
                continue
            if event.event.sentence == anchor.event.sentence or not is_dated(event.event):
                yield Offset(event.event.id, anchor.event.id, step[0], step[1], timex.span)

    def _at_once(self, tokens: Sequence[Token]) -> tuple[relativedelta, Granularity] | None:
        """No step at all for "within minutes"; None for any other words."""
        if not self.stands_within(tokens):
            return None
        unit = self.words.which("unit", tokens[-1].lemma_.lower())
        return _of(self.words, tokens[-1], 1) if unit == "minute" else None

    def stands_within(self, tokens: Sequence[Token]) -> bool:
        """Whether "within" stands before a length."""
        if not tokens or tokens[0].i == 0:
            return False
        return self.words.has("ahead", "inside_it", tokens[0].nbor(-1).lower_)

    def _is_open(self, timex: TemporalExpression) -> bool:
        """Whether a time has no value that dates its event."""
        return timex.interval is None or is_from_some_day(timex) or self._is_unused(timex)

    def is_before(self, read: EventMention, at: int) -> bool:
        """Whether what is told goes back: "had been built within two years", its length behind."""
        verb = self.analysis.head_of(read.found)
        return read.event.trigger.start < at and is_pluperfect(verb, self.words)

    def is_too_vague(self, anchor: EventMention, days: int) -> bool:
        """Whether hours or days are counted from no such year or month, told of a noun aside.

        "Lind, who came in 2016, was tested within an hour": of something else that had happened.
        """
        first, last = anchor.event.date.earliest, anchor.event.date.latest
        if self.analysis.head_of(anchor.found).dependency not in ADNOMINAL_CLAUSES:
            return False
        return bool(first and last and (last - first).days >= _VAGUE[min(days, 1)])

    def _is_unused(self, timex: TemporalExpression) -> bool:
        """Whether its event was before publication, from which "the next month" was counted."""
        return timex.anchoring is Anchoring.PUBLISHED and id(timex) in self.unused

    def _step(self, tokens: Sequence[Token]) -> tuple[relativedelta, Granularity] | None:
        if not tokens:
            return None
        for unit in tokens:
            if self.words.which("unit", unit.lemma_.lower()) is None:
                continue
            for word in tokens:
                if self.words.has("offset", "next", word.lower_):
                    return _of(self.words, unit, 1)
                if self.words.has("offset", "same", word.lower_):
                    return _of(self.words, unit, 0)
            length = self._length(unit)
            last = tokens[-1].lower_
            if length is None or not self.words.which("offset", last):
                return None
            step = length[0]
            return (-step if self.words.has("offset", "earlier", last) else step), length[1]
        return None

    def _length(self, unit: Token) -> tuple[relativedelta, Granularity, Token] | None:
        """The length whose unit a token is, and its first word; None without a number."""
        if self.words.which("unit", unit.lemma_.lower()) is None:
            return None
        before = [t for t in unit.lefts if t.dependency in _COUNTING]
        short = _of(self.words, unit, 1)
        if not before and unit.tag == Tag.PLURAL_NOUN and short is not None and not _sign(short[0]):
            return (*short, unit)  # "hours later"
        if not before:
            return None
        if short is not None and not _sign(short[0]):
            return (*short, before[0].left_edge)
        numbers = [t for t in before if t.dependency != Dependency.DETERMINER] or before
        text = " ".join(t.text for word in numbers for t in word.subtree)
        amount: int | float | None = None
        if numbers == before and before[0].dependency == Dependency.DETERMINER:
            if self.words.has("offset", "pointing", before[0].lower_):
                return None  # "was jailed earlier [this month] after being convicted"
            amount = None if unit.tag == Tag.PLURAL_NOUN else 1  # "in the months before it failed"
        if amount is None and self._is_number(text.lower()):
            amount = read_amount(text.lower(), self.numbers)
        if not isinstance(amount, int) or not 0 < amount < MOST:
            return None
        counted = _of(self.words, unit, amount)
        if counted is None:
            return None
        step, granularity = counted
        led = numbers[0].dependency == Dependency.DETERMINER
        if led and self.words.has("proper", "definite", before[0].lower_):
            granularity = Granularity.WEEK if step.days >= DAYS_OF_WEEK else granularity
        return step, granularity, before[0].left_edge

    def _is_number(self, text: str) -> bool:
        """Whether each word names a number: "twenty two", no "a few"."""
        pieces = text.replace("-", " ").replace(",", "").split()
        return bool(pieces) and all(
            p.isdecimal() or any(words.values.get(p) is not None for words in self.numbers)
            for p in pieces
        )

    def governed(self, number: int, tokens: Sequence[Token]) -> EventMention | None:
        """The event of the clause in which an expression stands."""
        if not tokens:
            return None
        inside = set(tokens)
        node = next((t for t in tokens if t.head not in inside), tokens[-1])
        for _ in range(4):
            event = self.at.get((number, node.i)) if node not in inside else None
            if event is not None or node.head == node:
                return event
            if node.pos == Pos.VERB and node not in inside:
                return None
            node = node.head
        return None

    def told_before(self, number: int, event: EventMention | None, at: int) -> EventMention | None:
        """The last fact told before, in the paragraph, by a verb of its own."""
        told, main = self.facts[number], self.main.get(number, [])
        place = bisect_left(told, at, key=_start) - 1
        last = place - (place >= 0 and told[place] is event)
        by_main = main[place] if place >= 0 else -1
        if by_main >= 0 and told[by_main] is event:
            by_main = main[by_main - 1] if by_main else -1
        found = by_main if by_main >= 0 else last
        return told[found] if found >= 0 else None

    def _last_main(self, number: int) -> list[int]:
        """For each fact of a paragraph the place of the last one up to it with a main verb; -1."""
        doc, told = self.analysis.paragraphs[number].doc, self.facts[number]
        places = (n if _is_main(doc[one.found.head]) else -1 for n, one in enumerate(told))
        return list(accumulate(places, max))


def _start(read: EventMention) -> int:
    return read.event.trigger.start


def _stands_behind(read: EventMention, before: Sequence[TemporalExpression]) -> bool:
    """Whether an event is told in an earlier sentence than the length that has passed since."""
    length = before[-1] if before and before[-1].type is TimexType.DURATION else None
    return length is not None and read.event.sentence.end <= length.span.start


def _is_main(verb: Token) -> bool:
    """Whether a verb tells its event by itself, in a clause that a semicolon may end.

    The analysis takes "the next month they met" for a clause that hangs on the month.
    """
    timed = verb.dependency == Dependency.RELATIVE_CLAUSE and verb.head.name_kind == NameKind.DATE
    marked = any(t.dependency == Dependency.MARKER for t in verb.lefts)  # "a day after he left"
    before = verb.dependency in REPORTED_CLAUSES and verb.i < verb.head.i
    return verb.dependency in MAIN_CLAUSES or (timed and not marked) or before


def _of(words: ClauseWords, unit: Token, amount: int) -> tuple[relativedelta, Granularity] | None:
    name = words.which("unit", unit.lemma_.lower())
    if name is None:
        return None
    one, granularity = _UNITS[name]
    return one * amount, granularity


def tokens_of(part: AnalysedParagraph, timex: TemporalExpression) -> list[Token]:
    """The tokens of a time expression; empty if there are none."""
    return list(part.stretch_of(timex.span) or ())
