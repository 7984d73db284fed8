"""Accounts of one side: what the accused tell of themselves, and what somebody contests.

FactBank (Saurí and Pustejovsky 2009) gives each event its source; here the source has a side in
the matter, or another one denies its word. The rules stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dashboard.clause import ArgumentRole, Aspect, Clause, Tense, Voice
from dashboard.events.lexicon import load_clause_words
from dashboard.events.official import is_official
from dashboard.events.read import STATEMENT, EventMention
from dashboard.events.subjects import subject_of
from dashboard.model import Modality, Quote, QuoteKind, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN, language_file, read_toml
from dashboard.rules.propose import Proposal, decide

FIELD = "account"
DEFENCE = "own defence"
_PERFECT = frozenset({Aspect.PERFECT, Aspect.PERFECT_PROGRESSIVE})
_STRUCK = frozenset({Role.RECIPIENT, Role.TOPIC})


@dataclass(frozen=True, slots=True)
class AccountRule:
    """A rule for the word of one side; what its lists mean, the file says."""

    name: str
    rank: int
    because: str
    verbs: frozenset[str] = frozenset()
    charges: frozenset[str] = frozenset()
    matters: tuple[str, ...] = ()
    harms: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()


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
            matters=tuple(row.get("matters", ())),
            harms=frozenset(row.get("harms", ())),
            voices=frozenset(row.get("voices", ())),
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
    """The events in their order; what only one side tells of itself is reported, no fact."""
    defences = _Defences(told, analysis, quotes, language)
    return tuple(_as_decided(read, defences.of(read)) for read in told)


def _as_decided(read: EventMention, proposals: Iterator[Proposal[Modality]]) -> EventMention:
    plain = read.event.modality is Modality.ASSERTED and read.event.type != STATEMENT
    taken = decide(proposals)[0] if plain else None
    if taken is None:
        return read
    event = dataclasses.replace(read.event, modality=taken.value, modality_because=taken.because)
    return dataclasses.replace(read, event=event)


class _Defences:
    """Who is accused in an article, of what, and what they say that they did in the matter."""

    def __init__(
        self,
        told: Sequence[EventMention],
        analysis: Analysis,
        quotes: Sequence[Quote],
        language: str,
    ) -> None:
        self.analysis, self.language = analysis, language
        self.rule, self.words = load_rules(language)[DEFENCE], load_clause_words(language)
        self.said = [q for q in quotes if q.kind is not QuoteKind.DIRECT and q.speaker]
        charges = [read for read in told if self._charges(read)]
        self.accused = {
            p.actor for read in charges for p in read.event.participants if p.role in _STRUCK
        }
        matters = [
            read for read in told if (read.event.subtype or "").startswith(self.rule.matters)
        ]
        context = (*charges, *matters) if self.accused else ()
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
        if self._serves(read, clause, own) and self._is_of_the_matter(read, clause, own):
            because = self.rule.because.format(word=cue.text)
            yield Proposal(self.rule.name, self.rule.rank, Modality.REPORTED, because)

    def _charges(self, read: EventMention) -> bool:
        """Whether a fact is that somebody is accused of something."""
        part = self.analysis.paragraphs[read.found.paragraph]
        words = {part.doc[i].lemma_.lower() for i in (read.found.token, read.found.head)}
        return read.event.modality is Modality.ASSERTED and bool(words & self.rule.charges)

    def _quote_around(self, offset: int) -> Quote | None:
        """The shortest saying of, or for, an accused one that holds an offset; None: none does."""
        around = [q for q in self.said if q.span.start <= offset < q.span.end]
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
        thing = is_common_noun(token, language=self.language) and self._is_known(token)
        return thing and not by_agent and not self._actors_at(read, token)

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


def _is_behind(clause: Clause) -> bool:
    """Whether a clause tells what lies behind, and no plan."""
    return not clause.modal and (clause.tense is Tense.PAST or clause.aspect in _PERFECT)
