"""What the rules of accounts ask of an article: its events, and what is reported in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.events.factuality.account_rules import AccountRules
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.model import Actor, Quote
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.tokens import Token


@dataclass(frozen=True, slots=True)
class ArticleAccounts:
    """The events of an article in their order, its quotations, and those not in marks.

    ``reported`` are in the order of the text.
    """

    told: Sequence[EventMention]
    analysis: Analysis
    quotes: Sequence[Quote]
    reported: Sequence[Quote]
    actors: Sequence[Actor]
    rules: AccountRules
    words: ClauseWords

    def reported_around(self, offset: int) -> Iterator[Quote]:
        """The reported clauses that hold an offset, the outer ones first."""
        return (q for q in self.reported if q.span.start <= offset < q.span.end)

    def cue_of(self, quote: Quote) -> Token | None:
        """The word of the text that reports a clause; None: none does."""
        part = None if quote.cue is None else self.analysis.paragraph_at(quote.cue.start)
        return None if part is None or quote.cue is None else part.token_at(quote.cue.start)
