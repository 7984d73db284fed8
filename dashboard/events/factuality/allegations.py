"""What a text quotes as somebody's allegation, and what the sentence behind tells as part of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.events.factuality.alleged import (
    according_to_party,
    is_crime,
    is_of_teller,
    only_hears,
)
from dashboard.events.factuality.official import is_official
from dashboard.events.factuality.one_sided import OneSidedAccounts, is_party
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import is_passive, subject_of
from dashboard.model import Actor, Quote, QuoteKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES, VERBAL


class _Allegation(NamedTuple):
    """What is quoted; the verb that says so, and the party whose word it is (None: it alleges).

    ``recorded``: court papers say so, of which only a crime is a charge.
    """

    start: int
    end: int
    cue: Token
    teller: Token | None
    recorded: bool = False


class Allegations:
    """What a text quotes as somebody's allegation, whatever the analysis made of its clauses."""

    def __init__(
        self,
        quotes: Sequence[Quote],
        actors: Iterable[Actor],
        analysis: Analysis,
        words: ClauseWords,
    ) -> None:
        self._words = words
        self.one_sided = OneSidedAccounts(quotes, actors, analysis, words)
        indirect = [quote for quote in quotes if quote.kind is not QuoteKind.DIRECT]
        cues = {quote.id: _cue_of(quote, analysis) for quote in indirect}
        parties = {
            quote.speaker
            for quote in indirect
            if quote.speaker and _party_telling(cues[quote.id], words) is not None
        }
        found = (
            _alleged(q, cues[q.id], words, goes_on=not parties.isdisjoint(q.tellers))
            for q in indirect
        )
        self._all = sorted((one for one in found if one is not None), key=lambda one: one[:2])

    def tell(self, event: Token, offset: int) -> bool:
        """Whether an event, whose verb stands at an offset of the text, is only alleged in one.

        So is a crime in the sentence behind one, with which the account goes on.
        """
        if self._continues_account(event, offset):
            return True
        at = bisect_right(self._all, (offset, offset + 1), key=lambda one: one[:2]) - 1
        return any(
            one.start <= offset < one.end and self._is_charge(event, offset, one)
            for one in self._all[max(0, at) : at + 2]
        )

    def _continues_account(self, event: Token, offset: int) -> bool:
        """Whether a crime of the same is told behind what a party alleges: "… . Lind [shot] him".

        "Then" goes on with what anybody alleges, and with flight: "Lind allegedly shot a guard. He
        then [fled]"; not with what else Lind then did. Nor is it what has a time of its own, or
        what a court has found ("shot him and was convicted").
        """
        first = event.sent.start
        if event.pos not in VERBAL or not first:
            return False
        then = any(self._is("going_on", t) for t in event.doc[first : event.i])
        if not is_crime(event, self._words) and not (then and self._is("flights", event)):
            return False
        found = any(self._words.has("looking_back", "verdicts", t.lemma_) for t in event.sent)
        if found or any(t.name_kind in TIMES for t in event.sent):
            return False
        last, start = event.doc[first - 1], offset - event.idx
        agent = None if is_passive(event, self._words) else subject_of(event, self._words)
        named = agent is not None and any(t.lower_ == agent.lower_ for t in last.sent)
        if agent is None or not (named or agent.tag == Tag.PERSONAL_PRONOUN):
            return False
        if then and any(self._is("hedges", t) for t in last.sent):
            return True
        before = start + last.sent[0].idx, start + last.idx
        quoted = [one for one in self._all if before[0] <= one.start < before[1]]
        if any(then or one.teller is not None for one in quoted):
            return True
        phrases = (according_to_party(t, self._words, papers=True) for t in last.sent)
        return any(map(any, phrases))

    def _is(self, name: str, token: Token) -> bool:
        return self._words.has("alleged", name, token.lemma_.lower())

    def _is_charge(self, event: Token, offset: int, one: _Allegation) -> bool:
        """Whether an event in an allegation is no fact.

        Facts are acts of the state, the party's own, and what is told aside ("said that Moreau,
        who was born in 1980, had fled"). Where somebody alleges, only an act of the state that is
        told aside is one.
        """
        aside = _is_aside(event, offset, one.start)
        official = is_official(event, one.teller, self._words)
        if one.teller is None:
            return not (aside and official)
        if one.recorded and not is_crime(event, self._words):
            return False
        own = event == one.cue or is_of_teller(event, one.teller, self._words)
        return not (aside or official or own or self._describes(event, one))

    def _describes(self, event: Token, one: _Allegation) -> bool:
        """Whether an event only describes to whom the state did something.

        "The captain of a ferry that [sank] was charged, prosecutors said."
        """
        for verb in event.ancestors:
            subjects = verb.children_as(*SUBJECTS)
            if any(t.left_edge.i <= event.i <= t.right_edge.i for t in subjects):
                return is_official(verb, one.teller, self._words)
        return False


def _is_aside(event: Token, offset: int, start: int) -> bool:
    """Whether an event is told behind a comma of a noun that stands in the allegation, too."""
    noun = offset - (event.idx - event.head.idx)
    before = event.doc[max(0, event.left_edge.i - 1)]
    return event.dependency == Dependency.RELATIVE_CLAUSE and noun >= start and before.text == ","


def _cue_of(quote: Quote, analysis: Analysis) -> Token | None:
    """The verb that says a quote; None without one."""
    if quote.cue is None:
        return None
    part = analysis.paragraph_at(quote.cue.start)
    return None if part is None else part.token_at(quote.cue.start)


def _alleged(
    quote: Quote, cue: Token | None, words: ClauseWords, *, goes_on: bool
) -> _Allegation | None:
    """The quote as an allegation; None: it is told by somebody who may know.

    ``goes_on``: elsewhere it is told that its speaker is a party ("prosecutor Ana Berg said …. He
    fled, [she] said"), or one whom an open pronoun may mean.
    """
    if cue is None:
        return None
    start, end = quote.span.start, quote.span.end
    if words.has("control", "reported", cue.lemma_):
        return _Allegation(start, end, cue, None)
    teller = subject_of(cue, words)
    if teller is not None and only_hears(teller, cue, words):
        return _Allegation(start, end, cue, teller)
    teller = _party_telling(cue, words)
    if teller is None and goes_on and words.has("alleged", "verbs", cue.lemma_):
        teller = subject_of(cue, words)
    if teller is None:
        return None
    papers = is_party(teller, words, papers=True) and not is_party(teller, words)
    return _Allegation(start, end, cue, teller, papers)


def _party_telling(cue: Token | None, words: ClauseWords) -> Token | None:
    """The party that a noun calls so and that tells something by a verb; None: none does."""
    if cue is None or not words.has("alleged", "verbs", cue.lemma_):
        return None
    teller = subject_of(cue, words)
    return None if teller is None or not is_party(teller, words, papers=True) else teller
