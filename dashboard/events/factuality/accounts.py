"""Accounts that somebody questions: "Lind said Berg had pushed her. Berg rejected her account".

FactBank (Saurí and Pustejovsky 2009) gives each event its source; here another source denies its
word, tells that nobody has verified it, or accuses who tells it. The rule stands in
``languages/*/accounts.toml``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dashboard.clause import Clause, Embedding
from dashboard.events.factuality.account_rules import QUESTIONED, load_rules
from dashboard.events.factuality.adverse_claims import AdverseClaims
from dashboard.events.factuality.contested_claims import ContestedClaims
from dashboard.events.factuality.defences import Defences
from dashboard.events.factuality.free_indirect_speech import DenialSequels, TrialSequels
from dashboard.events.factuality.official import is_official
from dashboard.events.factuality.rival_accounts import RivalAccounts
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention, in_role
from dashboard.events.predicates.subjects import subject_of
from dashboard.events.trigger import STATEMENT
from dashboard.model import Actor, Modality, Participant, Quote, QuoteKind, Role, Span
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES
from dashboard.nlp.noun_phrases import is_possessor, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.rules.propose import Proposal, decide
from dashboard.vocabulary import TELLERS

_ACCUSATION = "Statement.Accuse"  # the subtype of what is a fact, whoever denies what it says
_CONTENTS = ADNOMINAL_CLAUSES | {Dependency.CLAUSAL_COMPLEMENT, Dependency.PREPOSITION}


def weigh_accounts(
    told: Sequence[EventMention],
    analysis: Analysis,
    quotes: Sequence[Quote],
    actors: Iterable[Actor] = (),
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events in their order; what another denies, or one accused tells, is no fact."""
    said = [q for q in quotes if q.kind is not QuoteKind.DIRECT]
    named = tuple(actors)
    questions = _Questions(told, analysis, said, language)
    defences = Defences(told, analysis, said, named, language)
    adverse = AdverseClaims(analysis, said, named, language)
    sequels = DenialSequels(told, analysis, language)
    rivals = RivalAccounts(told, analysis, said, language)
    pleadings = TrialSequels(analysis, quotes, language)
    claims = ContestedClaims(told, analysis, said, language)
    sources = (questions, defences, sequels, rivals, pleadings, adverse, claims)
    return tuple(
        _as_decided(read, [one for source in sources for one in source.of(read)]) for read in told
    )


def _as_decided(read: EventMention, proposals: Iterable[Proposal[Modality]]) -> EventMention:
    said = read.event.type == STATEMENT or read.event.subtype == _ACCUSATION
    plain = read.event.modality is Modality.ASSERTED and not said
    taken = decide(proposals, at=read.event.trigger.start)[0] if plain else None
    if taken is None:
        return read
    return read.with_event(modality=taken.value, modality_because=taken.because)


class _Questions:
    """What the next sentence questions: "Lind said … . Berg [rejected] her account"."""

    def __init__(
        self,
        told: Sequence[EventMention],
        analysis: Analysis,
        said: Sequence[Quote],
        language: str,
    ) -> None:
        self.analysis, self.said = analysis, said
        self.rule, self.words = load_rules(language)[QUESTIONED], load_clause_words(language)
        self.starts = [sentence.span.start for sentence in analysis.sentences()]
        self.denials = [(read, thing) for read in told for thing in self._denied(read)]
        self.contradicted = [(read, verb) for read in told for verb in self._denying(read)]
        self.unverified = {
            quote.span: part.doc[clause.head]
            for part in analysis.paragraphs
            for clause in part.clauses.clauses
            for quote in self._told_before(
                part.at(part.doc[clause.head]), self._unverified(part.doc[clause.head], clause)
            )
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That somebody questions it; nothing where nobody does, or nobody tells it."""
        at = read.event.trigger.start
        quote = self._quote_around(at)
        doubt = None if quote is None else self.unverified.get(quote.span)
        if doubt is not None:
            yield self._propose(doubt)
        for other, verb in self.contradicted if quote is not None else ():
            apart = self._quote_around(other.event.trigger.start) != quote
            if apart and _is_same_deed(read, other):
                yield self._propose(verb, self.rule.because_denied)
        for denial, thing in self.denials:
            if self._is_meant(read, denial, thing):
                yield self._propose(self.analysis.head_of(denial.found))

    def _propose(self, verb: Token, because: str = "") -> Proposal[Modality]:
        because = (because or self.rule.because).format(word=verb.text)
        return Proposal(self.rule.name, self.rule.rank, Modality.REPORTED, because)

    def _told_before(self, at: int, accounts: int) -> list[Quote]:
        """What was told right before a place: by the sentence before, or by the last two tellers.

        ``accounts``: of how many it says that nobody has verified them.
        """
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
        return next((q for q in self.said if q.span.start <= offset < q.span.end), None)

    def _is_account(self, noun: Token) -> bool:
        """Whether a noun is known, and does not say itself what is told ("the claim that …")."""
        contents = any(t.dependency in _CONTENTS for t in noun.children)
        return not contents and read_noun_phrase(noun).is_known

    def _unverified(self, verb: Token, clause: Clause) -> int:
        """How many accounts that were told a clause says that nobody has verified; 0: none.

        "The claim could not be verified" is of one, "neither account could be verified" of two.
        """
        if clause.lemma not in self.rule.verifying:
            return 0
        thing = clause.logical_object
        noun = None if thing is None else verb.doc[thing.head]
        if noun is None or noun.lemma_.lower() not in self.rule.nouns | self.rule.reports:
            return 0
        before = {t.lower_ for t in noun.lefts}
        if not clause.negated and before.isdisjoint(self.rule.neither):
            return 0
        if not before.isdisjoint(self.rule.dual):
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

    def _denying(self, read: EventMention) -> Iterator[Token]:
        """The verb by which somebody denies an event: "the Front [denied] that he was killed"."""
        part, clause = self.analysis.part_of(read.found), self.analysis.clause_of(read.found)
        above = part.clauses.parent(clause)
        if clause.embedding is not Embedding.COMPLEMENT or above is None:
            return
        if above.lemma in self.rule.verbs and not above.negated:
            yield part.doc[above.head]

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
        cue = None if quote is None or quote.cue is None else self._token_at(quote.cue.start)
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

    def _token_at(self, offset: int) -> Token | None:
        part = self.analysis.paragraph_at(offset)
        return None if part is None else part.token_at(offset)

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
