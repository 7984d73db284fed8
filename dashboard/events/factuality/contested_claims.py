"""What is called a claim that another contests: "Berg had sold it, an allegation that he denied".

A relative clause may do that: "Berg stole it, [which] he denies". The words stand in
``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.official import is_official
from dashboard.events.mention import EventMention
from dashboard.model import Modality, Quote
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import VERBAL
from dashboard.rules.propose import Proposal

_CLAUSES = ADNOMINAL_CLAUSES | {Dependency.CLAUSAL_COMPLEMENT}  # "accusations" may be a verb
_NO_DEED = frozenset({Tag.BASE_FORM, Tag.MODAL})
_PARTING = frozenset({",", "-", "–", "—"})


class _Summary(NamedTuple):
    """A noun that sums up what stands before it, and the verb by which somebody contests that."""

    noun: Token
    verb: Token


class ContestedClaims:
    """The claims of an article that are contested where they are told."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.article, self.analysis = article, article.analysis
        self.rule, self.words = article.rules.contested_claim, article.words
        self.denial = article.rules.questioned_account
        found = ((n, list(self._summaries(p))) for n, p in enumerate(self.analysis.paragraphs))
        self.claims = {number: summaries for number, summaries in found if summaries}
        self.last = {
            (number, one.noun.i): self._last(article.told, number, one)
            for number, summaries in self.claims.items()
            for one in summaries
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is one side's word; nothing where nobody contests it."""
        if read.found.verb is None:
            return
        part, verb = self.analysis.part_of(read.found), self.analysis.head_of(read.found)
        if is_official(verb, None, self.words):
            return
        quote = next(self.article.reported_around(read.event.trigger.start), None)
        for one in self.claims.get(read.found.paragraph, ()):
            within = quote is not None and self._is_summed_up(quote, one, part)
            last = self.last[read.found.paragraph, one.noun.i]
            nearest = quote is None and self._is_last_told(verb, last, one)
            if _is_before(verb, one) and (within or nearest):
                summed = one.noun.lemma_.lower() in self.rule.summaries
                yield self.rule.propose(one.noun) if summed else self.denial.propose(one.verb)

    def _summaries(self, part: AnalysedParagraph) -> Iterator[_Summary]:
        """The nouns behind a comma or dash that one contests: "…, a [claim] that he denied"."""
        for noun in part.doc:
            if noun.lower_ in self.rule.sentential and self._denies_clause(noun):
                yield _Summary(noun, noun.head)
            if noun.lemma_.lower() not in self.rule.summaries or not _is_parted(noun):
                continue
            indefinite = any(t.lower_ in self.rule.indefinite for t in (noun, *noun.lefts))
            indefinite = indefinite or noun.lower_ in self.rule.plural
            verb = self._contesting(noun) if indefinite else None
            if verb is not None:
                yield _Summary(noun, verb)

    def _denies_clause(self, pronoun: Token) -> bool:
        """Whether a relative clause denies the one before it: "stole the plans, [which] he denies".

        Not what a noun names that is itself a charge: "faces charges, which he denies".
        """
        verb = pronoun.head
        object_ = pronoun.dependency == Dependency.OBJECT and verb.lemma_ in self.rule.disclaiming
        if not object_ or verb.dependency not in ADNOMINAL_CLAUSES or not _is_parted(pronoun):
            return False
        named = self.rule.summaries | self.rule.nouns | self.rule.denied | self.rule.charges
        above = takewhile(lambda t: t.pos not in VERBAL, (verb.head, *verb.head.ancestors))
        return (named | self.rule.reports).isdisjoint(t.lemma_.lower() for t in above)

    def _contesting(self, noun: Token) -> Token | None:
        """The verb behind a noun by which somebody contests what it names; None: nobody does.

        The parser may take a clause without a pronoun for the sentence: "a claim Berg [denied]".
        """
        clauses = [t for t in noun.children if t.dependency in _CLAUSES]
        argument = noun.dependency in {Dependency.OBJECT, *SUBJECTS}
        above = [noun.head] if argument and noun.head.i > noun.i else []
        for verb in (*clauses, *above):
            if verb.lemma_.lower() in self.rule.contesting and verb.i > noun.i:
                return verb
        return None

    def _last(self, told: Sequence[EventMention], number: int, one: _Summary) -> Token | None:
        """The verb of its own sentence that tells the last event before a claim; None: none."""
        before = (
            self.analysis.head_of(read.found)
            for read in told
            if read.found.verb is not None and read.found.paragraph == number
        )
        return max((v for v in before if _is_before(v, one)), key=lambda v: v.i, default=None)

    def _is_summed_up(self, quote: Quote, one: _Summary, part: AnalysedParagraph) -> bool:
        """Whether nothing but who said it is told between what is quoted and a claim."""
        between = part.within(quote.span.end, part.at(one.noun.left_edge))
        cue = None if quote.cue is None else quote.cue.start
        return all(t.pos not in VERBAL or part.at(t) == cue for t in between)

    def _is_last_told(self, verb: Token, last: Token | None, one: _Summary) -> bool:
        """Whether a verb tells the last event before a claim, or that goes on with it.

        No other verb but of saying stands between, and no court acted on it: not "[sued] it for
        dumping oil, a claim", nor "jailed him for [killing] her, a charge".
        """
        if last is None or not _goes_on(last, verb):
            return False
        if last != verb and last.lemma_.lower() in self.rule.charges:
            return False  # "fired him and [accused] him of theft"
        between = last.doc[last.i + 1 : one.noun.left_edge.i]
        deeds = (t for t in between if t.pos in VERBAL and t.tag not in _NO_DEED)
        if any(t.lemma_.lower() not in self.rule.telling for t in deeds):
            return False
        link = verb.head
        held = verb.dependency == Dependency.PREPOSITIONAL_COMPLEMENT and link.head.pos in VERBAL
        return not (held and link.head.lemma_.lower() in self.rule.judged)


def _goes_on(last: Token, verb: Token) -> bool:
    """Whether a verb is another, or that goes on with it: "[beat] her and shot him"."""
    while last != verb and last.dependency == Dependency.CONJUNCT and not last.has_child(*SUBJECTS):
        last = last.head
    return last == verb


def _is_parted(noun: Token) -> bool:
    firsts = {noun.left_edge.i, noun.i} - {0}
    return any(noun.doc[first - 1].text in _PARTING for first in firsts)


def _is_before(verb: Token, one: _Summary) -> bool:
    """Whether a verb stands before a claim in its sentence."""
    return one.noun.sent.start <= verb.i < one.noun.i
