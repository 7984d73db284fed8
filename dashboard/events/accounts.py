"""Accounts of one side: what the accused tell of themselves, and what somebody contests.

FactBank (Saurí and Pustejovsky 2009) gives each event its source; here the source has a side in
the matter, or another one denies its word. The rules stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

import dataclasses
import functools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dashboard.clause import ArgumentRole, Aspect, Clause, Tense, Voice
from dashboard.events.lexicon import load_clause_words
from dashboard.events.official import is_official
from dashboard.events.read import STATEMENT, EventMention
from dashboard.events.subjects import subject_of
from dashboard.model import Modality, Participant, Quote, QuoteKind, Role, Span
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES
from dashboard.nlp.noun_phrases import is_common_noun, is_possessor, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN, language_file, read_toml
from dashboard.rules.propose import Proposal, decide

FIELD = "account"
DEFENCE, CONTESTED = "own defence", "contested account"
UNVERIFIED = "unverified account"
_PERFECT = frozenset({Aspect.PERFECT, Aspect.PERFECT_PROGRESSIVE})
_DENYING = frozenset({Role.ACTOR, Role.SPEAKER})
_CONTENTS = ADNOMINAL_CLAUSES | {Dependency.CLAUSAL_COMPLEMENT, Dependency.PREPOSITION}
_STRUCK = frozenset({Role.RECIPIENT, Role.TOPIC})


@dataclass(frozen=True, slots=True)
class AccountRule:
    """A rule for the word of one side; what its lists mean, the file says."""

    name: str
    rank: int
    because: str
    verbs: frozenset[str] = frozenset()
    charges: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    matters: tuple[str, ...] = ()
    harms: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()


@functools.cache
def load_rules(language: str) -> Mapping[str, AccountRule]:
    """The rules of a language by name. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "accounts.toml"))["rule"]
    return {
        row["name"]: AccountRule(
            row["name"],
            row["rank"],
            row["because"],
            verbs=frozenset(row.get("verbs", ())),
            charges=frozenset(row.get("charges", ())),
            denying=frozenset(row.get("denying", ())),
            matters=tuple(row.get("matters", ())),
            harms=frozenset(row.get("harms", ())),
            voices=frozenset(row.get("voices", ())),
            nouns=frozenset(row.get("nouns", ())),
            pronouns=frozenset(row.get("pronouns", ())),
        )
        for row in rows
    }


def weigh_accounts(
    told: Sequence[EventMention],
    analysis: Analysis,
    quotes: Sequence[Quote],
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events in their order; what one side alone tells, or another denies, is no fact."""
    defences = _Defences(told, analysis, quotes, language)
    contests = _Contests(told, analysis, quotes, language)
    doubts = _Unverified(told, analysis, quotes, language)
    sides = (defences, contests, doubts)
    return tuple(
        _as_decided(read, (one for side in sides for one in side.of(read))) for read in told
    )


def _as_decided(read: EventMention, proposals: Iterable[Proposal[Modality]]) -> EventMention:
    plain = read.event.modality is Modality.ASSERTED and read.event.type != STATEMENT
    taken = decide(proposals, at=read.event.trigger.start)[0] if plain else None
    if taken is None:
        return read
    event = dataclasses.replace(read.event, modality=taken.value, modality_because=taken.because)
    return dataclasses.replace(read, event=event)


class _Accounts:
    """What an article tells and quotes, read for the rule of that name."""

    name: str

    def __init__(
        self,
        told: Sequence[EventMention],
        analysis: Analysis,
        quotes: Sequence[Quote],
        language: str,
    ) -> None:
        self.analysis, self.language = analysis, language
        self.rule, self.words = load_rules(language)[self.name], load_clause_words(language)
        self.said = [q for q in quotes if q.kind is not QuoteKind.DIRECT]
        self._read(told)

    def _read(self, told: Sequence[EventMention]) -> None:
        raise NotImplementedError

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """Why an event is no fact; nothing where the rule has nothing to say of it."""
        raise NotImplementedError

    def _is_account(self, noun: Token) -> bool:
        """Whether a noun names, as known, an account, and does not say itself what is told."""
        account = noun.lemma_.lower() in self.rule.nouns and not _has_contents(noun)
        return account and read_noun_phrase(noun, language=self.language).is_known


class _Defences(_Accounts):
    """Who is accused in an article, of what, and what they say that they did in the matter."""

    name = DEFENCE

    def _read(self, told: Sequence[EventMention]) -> None:
        charges = [read for read in told if self._charges(read)]
        denials = [read for read in told if self._denies(read)]
        self.deniers = _named(denials, _DENYING)
        self.accused = _named(charges, _STRUCK) | self.deniers
        matters = [
            read for read in told if (read.event.subtype or "").startswith(self.rule.matters)
        ]
        context = (*charges, *denials, *matters) if self.accused else ()
        sentences = {(read.found.paragraph, read.event.sentence.start) for read in context}
        self.nouns = {noun for place in sentences for noun in self._nouns(*place)}
        self.actors = {
            p.actor
            for read in told
            if (read.found.paragraph, read.event.sentence.start) in sentences
            for p in read.event.participants
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is only the word of the accused; nothing where nobody accused tells it."""
        part = self.analysis.paragraphs[read.found.paragraph]
        quote = self._quote_around(read.event.trigger.start) if self.accused else None
        if quote is None or read.found.verb is None:
            return
        token, clause = part.doc[read.found.head], part.clauses.of(read.found.head)
        cue = None if quote.cue is None else part.token_at(quote.cue.start)
        if cue is None or cue.lemma_.lower() not in self.rule.verbs or not _is_behind(clause):
            return
        if is_official(token, subject_of(cue, self.words), self.words):
            return
        own = self.accused & {quote.speaker or ""} or self.accused
        serves = self._serves(read, clause, own)
        if not serves and quote.speaker in self.deniers:
            serves = self._is_of_a_thing(read, clause)
        if serves and self._is_of_the_matter(read, clause, own):
            because = self.rule.because.format(word=cue.text)
            yield Proposal(self.rule.name, self.rule.rank, Modality.REPORTED, because)

    def _charges(self, read: EventMention) -> bool:
        """Whether a fact is that somebody is accused of something."""
        part = self.analysis.paragraphs[read.found.paragraph]
        words = {part.doc[i].lemma_.lower() for i in (read.found.token, read.found.head)}
        return read.event.modality is Modality.ASSERTED and bool(words & self.rule.charges)

    def _denies(self, read: EventMention) -> bool:
        """Whether who is meant denies what is said of him: "denied this", "rejected the claim"."""
        part = self.analysis.paragraphs[read.found.paragraph]
        clause = part.clauses.of(read.found.head)
        thing = clause.argument(ArgumentRole.OBJECT)
        if thing is None or clause.lemma not in self.rule.denying or clause.negated:
            return False
        noun = part.doc[thing.head]
        return noun.lemma_.lower() in self.rule.nouns or noun.lower_ in self.rule.pronouns

    def _quote_around(self, offset: int) -> Quote | None:
        """The shortest saying of, or for, an accused one that holds an offset; None: none does."""
        around = [q for q in self.said if q.speaker and q.span.start <= offset < q.span.end]
        around = [q for q in around if q.speaker in self.accused or self._is_for_another(q)]
        return min(around, key=lambda q: q.span.end - q.span.start, default=None)

    def _is_for_another(self, quote: Quote) -> bool:
        """Whether who says it speaks for somebody: "a spokesman", "her lawyer"."""
        named = "" if quote.speaker_mention is None else quote.speaker_mention.text
        return any(word in self.rule.voices for word in named.lower().split())

    def _serves(self, read: EventMention, clause: Clause, accused: Set[str]) -> bool:
        """Whether the accused did it, or nobody is told to have, or another did harm."""
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is None:
            return False
        token = self.analysis.paragraphs[read.found.paragraph].doc[subject.head]
        passive = clause.voice is Voice.PASSIVE
        by_agent = not passive or clause.argument(ArgumentRole.AGENT) is not None
        if clause.lemma in self.rule.harms:
            return by_agent
        if not passive:
            return bool(accused & self._actors_at(read, token))
        return not by_agent and self._is_of_a_thing(read, clause)

    def _is_of_a_thing(self, read: EventMention, clause: Clause) -> bool:
        """Whether its subject is a thing of the matter: "the ship had passed an inspection"."""
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is None or clause.lemma in self.rule.harms:
            return False
        token = self.analysis.paragraphs[read.found.paragraph].doc[subject.head]
        thing = is_common_noun(token, language=self.language) and self._is_known(token)
        return thing and not self._actors_at(read, token)

    def _actors_at(self, read: EventMention, token: Token) -> set[str]:
        """The participants that a word names."""
        start = self.analysis.paragraphs[read.found.paragraph].at(token)
        return {
            p.actor
            for p in read.event.participants
            if p.mention is not None and p.mention.start <= start < p.mention.end
        }

    def _is_of_the_matter(self, read: EventMention, clause: Clause, accused: Set[str]) -> bool:
        """Whether it has to do with what they are accused of: the same thing or person."""
        doc = self.analysis.paragraphs[read.found.paragraph].doc
        heads = [*(a.head for a in clause.arguments), *(o.head for o in clause.obliques)]
        if any(self._is_known(doc[head]) for head in heads):
            return True
        others = {p.actor for p in read.event.participants if p.role is not Role.PLACE}
        return bool((others - accused) & self.actors)

    def _is_known(self, noun: Token) -> bool:
        """Whether a noun names, as known, what the charge or the incident names."""
        if noun.lemma_.lower() not in self.nouns:
            return False
        return read_noun_phrase(noun, language=self.language).is_known

    def _nouns(self, paragraph: int, start: int) -> Iterator[str]:
        """The nouns of a sentence, but for those that name an accused one."""
        part = self.analysis.paragraphs[paragraph]
        for sentence in part.doc.sents:
            if part.sentence_of(sentence.root).start == start:
                for word in sentence:
                    if is_common_noun(word, language=self.language):
                        yield word.lemma_.lower()


class _Contests(_Accounts):
    """What the next sentence contests: "Lind said … . Berg [rejected] her account"."""

    name = CONTESTED

    def _read(self, told: Sequence[EventMention]) -> None:
        self.starts = [sentence.span.start for sentence in self.analysis.sentences()]
        self.contests = [
            (read, thing) for read in told for thing in self._contested(read) if thing is not None
        ]

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That somebody contests it; nothing where nobody does."""
        for contest, thing in self.contests:
            if self._is_meant(read, contest, thing):
                word = self._verb(contest).text
                because = self.rule.because.format(word=word)
                yield Proposal(self.rule.name, self.rule.rank, Modality.REPORTED, because)

    def _verb(self, read: EventMention) -> Token:
        return self.analysis.paragraphs[read.found.paragraph].doc[read.found.head]

    def _contested(self, read: EventMention) -> Iterator[Token]:
        """What a fact denies, where that is an account that was told: "this", "her account"."""
        part = self.analysis.paragraphs[read.found.paragraph]
        clause = part.clauses.of(read.found.head)
        thing = clause.argument(ArgumentRole.OBJECT)
        if thing is None or clause.lemma not in self.rule.verbs or clause.negated:
            return
        noun = part.doc[thing.head]
        if self._is_account(noun) or noun.lower_ in self.rule.pronouns:
            yield noun

    def _is_meant(self, read: EventMention, contest: EventMention, thing: Token) -> bool:
        """Whether an event is what another side told right before, or is said to have done."""
        if self._sentence(read) != self._sentence(contest) - 1:
            return False
        deniers = {p.actor for p in contest.event.participants if p.role in _DENYING}
        owners = {
            p.actor
            for p in contest.event.participants
            if p.actor not in deniers and _holds(p, self._phrase(contest, thing))
        }
        at = read.event.trigger.start
        quote = next((q for q in self.said if q.span.start <= at < q.span.end), None)
        cue = None if quote is None or quote.cue is None else self._token_at(quote.cue.start)
        teller = None if cue is None else subject_of(cue, self.words)
        if is_official(self._verb(read), teller, self.words):
            return False
        if quote is None:  # "Berg took the car. He denies this."
            did = {p.actor for p in read.event.participants if p.role is Role.ACTOR}
            return thing.lower_ in self.rule.pronouns and bool(did & deniers)
        other = quote.speaker is None or quote.speaker not in deniers
        return other and (not owners or quote.speaker in owners)

    def _phrase(self, read: EventMention, noun: Token) -> Span:
        part = self.analysis.paragraphs[read.found.paragraph]
        return part.span_of(noun.left_edge, noun)

    def _token_at(self, offset: int) -> Token | None:
        part = self.analysis.paragraph_at(offset)
        return None if part is None else part.token_at(offset)

    def _sentence(self, read: EventMention) -> int:
        return bisect_right(self.starts, read.event.trigger.start)


class _Unverified(_Accounts):
    """What the sentence right behind calls unproved: "The claim could not be [verified]"."""

    name = UNVERIFIED

    def _read(self, told: Sequence[EventMention]) -> None:
        self.starts = [sentence.span.start for sentence in self.analysis.sentences()]
        self.doubts = {
            self._sentence(part.at(part.doc[clause.head])): part.doc[clause.head].text
            for part in self.analysis.paragraphs
            for clause in part.clauses.clauses
            if self._doubts(part.doc[clause.head], clause)
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That nobody could verify it; nothing where no one says so, or no one tells it."""
        at = read.event.trigger.start
        word = self.doubts.get(self._sentence(at) + 1)
        if word is not None and any(q.span.start <= at < q.span.end for q in self.said):
            because = self.rule.because.format(word=word)
            yield Proposal(self.rule.name, self.rule.rank, Modality.REPORTED, because)

    def _doubts(self, verb: Token, clause: Clause) -> bool:
        """Whether it says of an account that was told that nobody has verified it."""
        if clause.lemma not in self.rule.verbs or not clause.negated:
            return False
        passive = clause.voice is Voice.PASSIVE
        thing = clause.argument(ArgumentRole.SUBJECT if passive else ArgumentRole.OBJECT)
        noun = None if thing is None else verb.doc[thing.head]
        owned = noun is not None and any(map(is_possessor, noun.lefts))  # "his": who told it?
        return noun is not None and not owned and self._is_account(noun)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def _has_contents(noun: Token) -> bool:
    """Whether a noun says itself what is told: "the claim that he fled"."""
    return any(t.dependency in _CONTENTS for t in noun.children)


def _holds(participant: Participant, span: Span) -> bool:
    """Whether a participant is named within a phrase."""
    mention = participant.mention
    return mention is not None and span.start <= mention.start and mention.end <= span.end


def _named(told: Iterable[EventMention], roles: Set[Role]) -> set[str]:
    """The participants of events in some of the roles."""
    return {p.actor for read in told for p in read.event.participants if p.role in roles}


def _is_behind(clause: Clause) -> bool:
    """Whether a clause tells what lies behind, and no plan."""
    return not clause.modal and (clause.tense is Tense.PAST or clause.aspect in _PERFECT)
