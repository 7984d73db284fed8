"""Accounts that another questions: "Lind said Berg had [pushed] her. Berg rejected her account".

So is one that nobody has verified, and a deed of which another tells that it was not done.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dashboard.clause import Clause
from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.denied_tellings import denying_verb, is_denied_telling
from dashboard.events.factuality.doubted_accounts import doubted_in
from dashboard.events.factuality.official import is_official
from dashboard.events.mention import EventMention, in_role
from dashboard.events.predicates.subjects import subject_of
from dashboard.model import Modality, Participant, Quote, Role, Span
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES
from dashboard.nlp.noun_phrases import is_possessor, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal
from dashboard.vocabulary import TELLERS

_CONTENTS = ADNOMINAL_CLAUSES | {Dependency.CLAUSAL_COMPLEMENT, Dependency.PREPOSITION}


class QuestionedAccounts:
    """What the next sentence questions: "Lind said … . Berg [rejected] her account"."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.article, self.analysis = article, article.analysis
        self.said, self.words = article.reported, article.words
        self.rule, self.contradiction = article.rules.questioned_account, article.rules.denied_deed
        told, analysis = article.told, article.analysis
        self.starts = [sentence.span.start for sentence in analysis.sentences()]
        self.denials = [(read, thing) for read in told for thing in self._denied(read)]
        verbs = ((read, denying_verb(read, analysis, self.contradiction.verbs)) for read in told)
        self.contradicted = [(read, verb) for read, verb in verbs if verb is not None]
        self.doubted = {
            quote.span: part.doc[clause.head]
            for part in analysis.paragraphs
            for clause in part.clauses.clauses
            for quote in self._told_before(
                part.at(part.doc[clause.head]), self._doubted(part, clause)
            )
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That somebody questions it; nothing where nobody does, or nobody tells it."""
        at = read.event.trigger.start
        quote = self._quote_around(at)
        doubt = None if quote is None else self.doubted.get(quote.span)
        if doubt is not None:
            yield self.rule.propose(doubt)
        for other, verb in self.contradicted if quote is not None else ():
            apart = self._quote_around(other.event.trigger.start) != quote
            if apart and (
                _is_same_deed(read, other) or is_denied_telling(read, other, self.analysis)
            ):
                yield self.contradiction.propose(verb)
        for denial, thing in self.denials:
            if self._is_meant(read, denial, thing):
                yield self.rule.propose(self.analysis.head_of(denial.found))

    def _told_before(self, at: int, accounts: int) -> list[Quote]:
        """What was told right before a place: by the sentence before, or by the last two tellers.

        ``accounts``: how many it calls in doubt.
        """
        if not accounts:
            return []  # as mostly
        own = self._sentence(at)
        near = [q for q in self.said if own - accounts <= self._sentence(q.span.end - 1) < own]
        if accounts < 2:
            return near
        tellers: list[str | Span | None] = []
        for quote in sorted(near, key=lambda q: q.span.start, reverse=True):
            teller = quote.speaker or quote.cue
            if teller not in tellers:
                tellers.append(teller)
        last = tellers[:accounts]
        return [q for q in near if (q.speaker or q.cue) in last]

    def _quote_around(self, offset: int) -> Quote | None:
        return next(self.article.reported_around(offset), None)

    def _is_account(self, noun: Token) -> bool:
        """Whether a noun is known, and does not say itself what is told ("the claim that …")."""
        contents = any(t.dependency in _CONTENTS for t in noun.children)
        return not contents and read_noun_phrase(noun).is_known

    def _doubted(self, part: AnalysedParagraph, clause: Clause) -> int:
        """How many accounts that were told a clause calls in doubt; 0: none.

        "The claim could not be verified" is of one, "neither account could be verified" of two.
        """
        noun = doubted_in(clause, part, self.rule)
        if noun is None:
            return 0
        if any(t.lower_ in self.rule.dual for t in noun.lefts):
            return 2
        owned = any(map(is_possessor, noun.lefts))  # "his": who told it?
        return int(not owned and self._is_account(noun))

    def _denied(self, read: EventMention) -> Iterator[Token]:
        """What a fact denies, where that is an account that was told: "this", "her account"."""
        part, clause = self.analysis.part_of(read.found), self.analysis.clause_of(read.found)
        noun = part.head_of(clause.object)
        if noun is None or clause.lemma not in self.rule.verbs or clause.negated:
            return
        account = noun.lemma_.lower() in self.rule.nouns and self._is_account(noun)
        pointing = noun.lower_ in self.rule.pronouns and noun.i > clause.head  # not "a step that"
        if account or pointing:
            yield noun

    def _is_meant(self, read: EventMention, denial: EventMention, thing: Token) -> bool:
        """Whether an event is what another side told right before, or is said to have done."""
        at, denied = read.event.trigger.start, denial.event.trigger.start
        apart = self._sentence(denied) - self._sentence(at)
        joined = apart == 0 and self._is_denied_behind(at, denied, thing)
        if apart != 1 and not joined:
            return False
        deniers = in_role(denial.event, *TELLERS)
        owners = {
            p.actor
            for p in denial.event.participants
            if p.actor not in deniers and _holds(p, self._phrase(denial, thing))
        }
        quote = self._quote_around(at)
        cue = None if quote is None else self.article.cue_of(quote)
        teller = None if cue is None else subject_of(cue, self.words)
        if is_official(self.analysis.head_of(read.found), teller, self.words):
            return False
        if quote is None:  # "Berg took the car. He denies this."
            did = in_role(read.event, Role.ACTOR)
            return thing.lower_ in self.rule.pronouns and bool(did & deniers)
        other = quote.speaker is None or quote.speaker not in deniers
        return other and (not owners or quote.speaker in owners)

    def _is_denied_behind(self, at: int, denied: int, thing: Token) -> bool:
        """Whether somebody tells it before it is denied: "said he [sold] it, but he denied it".

        Who "rejected it" may have rejected an offer that is told of.
        """
        quote, verb = self._quote_around(at), thing.head
        surely = thing.lower_ not in self.rule.pronouns or verb.lemma_.lower() in self.rule.denying
        return quote is not None and quote.span.end <= denied and surely

    def _phrase(self, read: EventMention, noun: Token) -> Span:
        part = self.analysis.part_of(read.found)
        return part.span_of(noun.left_edge, noun)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def _is_same_deed(one: EventMention, other: EventMention) -> bool:
    """Whether two events are of one subtype and befall the same actor."""
    same = one.event.subtype is not None and one.event.subtype == other.event.subtype
    both = in_role(one.event, Role.RECIPIENT) & in_role(other.event, Role.RECIPIENT)
    return one is not other and same and bool(both)


def _holds(participant: Participant, span: Span) -> bool:
    """Whether a participant is named within a phrase."""
    mention = participant.mention
    return mention is not None and span.start <= mention.start and mention.end <= span.end
