"""Definite nouns that take up a charge: "was charged with killing a guard. The [killing] …".

What they take as known is only what the charge introduced (modal subordination, Roberts 1989):
they are as alleged as it is, until a verdict. The words stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Definiteness
from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.mention import EventMention, word_of
from dashboard.model import Modality
from dashboard.nlp.noun_phrases import is_common_noun, is_told_apart, read_noun_phrase
from dashboard.nlp.stems import stem_of_crime
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal


class AllegedAntecedents:
    """What a definite noun tells of a deed that only a charge or an accusation told before."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.told, self.analysis = article.told, article.analysis
        self.rule = article.rules.anaphor_of_charge
        self.steps = {
            (r.found.paragraph, word.sent.start): word
            for r in article.told
            if r.event.subtype in self.rule.steps
            for word in (word_of(r, article.analysis),)
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is as alleged as the charge; nothing where the text told the deed as a fact."""
        noun = word_of(read, self.analysis)
        if not self.steps or not self._takes_up(noun, read):
            return
        at = read.event.trigger.start
        before = [r for r in self.told if r.event.trigger.start < at and self._is_alike(r, read)]
        if not before or any(r.event.modality is not Modality.REPORTED for r in before):
            return
        last = before[-1]
        charge = self.steps.get((last.found.paragraph, word_of(last, self.analysis).sent.start))
        if charge is not None:
            yield self.rule.propose(charge)

    def _takes_up(self, noun: Token, read: EventMention) -> bool:
        """Whether a noun only points back: "the attack", not "the attack on a bus"."""
        matter = (read.event.subtype or "").startswith(self.rule.matters)
        pointing = is_common_noun(noun) and not is_told_apart(noun)
        return matter and pointing and read_noun_phrase(noun).definiteness is Definiteness.DEFINITE

    def _is_alike(self, other: EventMention, read: EventMention) -> bool:
        """Whether an event may be the one that a noun takes up: of its subtype or stem."""
        same = other.event.subtype == read.event.subtype
        own, others = (stem_of_crime(word_of(r, self.analysis).lemma_) for r in (read, other))
        return same or own == others
