"""Alleged deeds that a court has found: "is accused of theft … was convicted of it".

Factuality over the mentions of an event: an act stays alleged under a charge until a later clause
tells as a fact that who is charged with it was convicted of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dashboard.events.factuality.account_rules import AccountRule
from dashboard.events.factuality.overturned import undoes
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, in_role, is_dated, word_of
from dashboard.events.predicates.verbs import is_pluperfect
from dashboard.events.telling import told_by
from dashboard.model import DocumentCreationTime, Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import OBJECTS, UNDERGOERS
from dashboard.nlp.modifiers import is_denied
from dashboard.nlp.noun_phrases import is_time, read_noun_phrase
from dashboard.nlp.stems import stem, stem_of_crime, stems
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal

CONVICTION, _ACQUITTAL = "Justice.Convict", "Justice.Acquit"
_COMPLEMENTS = (Dependency.PREPOSITIONAL_OBJECT, Dependency.PREPOSITIONAL_COMPLEMENT)
_NOUNS = frozenset({Pos.NOUN, Pos.PROPER_NOUN})
_NEWS = dt.timedelta(days=31)


class _Finding(NamedTuple):
    """A conviction told as a fact: where, by which verb, of whom, and the words for the deed."""

    read: EventMention
    verb: Token
    convicted: frozenset[str]
    deeds: tuple[Token, ...]


class Verdicts:
    """What courts are told to have found of deeds that are alleged.

    None where something undoes a finding in the article ("the conviction was quashed", "ordered a
    retrial"), or where who was convicted is told to have been cleared, too.
    """

    def __init__(
        self,
        told: Sequence[EventMention],
        analysis: Analysis,
        rule: AccountRule,
        words: ClauseWords,
        published: DocumentCreationTime | None,
    ) -> None:
        self.told, self.analysis, self.rule, self.published = told, analysis, rule, published
        found = [f for read in told if (f := _finding_of(read, analysis, words)) is not None]
        undone = bool(found) and _are_undone(analysis, words)
        acquittals = (r.event for r in told if r.event.subtype == _ACQUITTAL)
        cleared = [in_role(event, Role.RECIPIENT) for event in acquittals]
        self.findings = [
            f for f in found if not undone and all(one and not one & f.convicted for one in cleared)
        ]

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That an alleged deed is a fact, of which somebody was convicted later.

        So only where the conviction names that deed, and none but that one is told to have done it.
        """
        for finding in self.findings:
            if self._settles(finding, read):
                yield self.rule.propose(finding.verb, Modality.ASSERTED)

    def _settles(self, finding: _Finding, read: EventMention) -> bool:
        """Whether a conviction that is told behind an alleged deed is for that very deed."""
        behind = read.event.trigger.start <= finding.read.event.trigger.start
        if not behind or not self._is_alleged_of(read, finding.convicted):
            return False
        place = finding.read.found.paragraph
        named = {(t.paragraph, n) for t in read.triggers for n in (t.token, t.head)}
        words = (self.analysis.head_of(read.found), word_of(read, self.analysis))
        kind = {stem_of_crime(word.lemma_) for word in words}
        if any(self._is_rival(other, read, kind, finding) for other in self.told):
            return False
        for deed in finding.deeds:
            same = (place, deed.i) in named or stem_of_crime(deed.lemma_) in kind
            if same and not _is_of_another(deed, read) and self._is_sure(deed, finding):
                return True
        return False

    def _is_rival(
        self, other: EventMention, read: EventMention, kind: Collection[str], finding: _Finding
    ) -> bool:
        """Whether another deed of the kind is alleged of who was convicted."""
        if other is read or not self._is_alleged_of(other, finding.convicted):
            return False
        same = other.event.subtype == read.event.subtype
        return same or stem_of_crime(word_of(other, self.analysis).lemma_) in kind

    def _is_alleged_of(self, read: EventMention, whom: frozenset[str]) -> bool:
        """Whether an event is alleged, and of these: they did it, or are charged with the noun."""
        if read.event.modality is not Modality.REPORTED:
            return False
        actors = in_role(read.event, Role.ACTOR)
        if actors or read.found.verb is not None:
            return actors == whom
        verb = self.analysis.part_of(read.found).clauses.of(read.found.token).head
        charge = told_by(verb, read.found.paragraph, self.told)
        return charge is not None and in_role(self.told[charge].event, Role.RECIPIENT) == whom

    def _is_sure(self, deed: Token, finding: _Finding) -> bool:
        """Whether a deed is told as known, "the theft", or the conviction is of late.

        Of a conviction without a day shortly before the article an older case may be meant.
        """
        things = deed.children_as(*OBJECTS)
        if any(read_noun_phrase(t).is_known for t in things or (deed,)):
            return True
        day, dct = finding.read.event.date.earliest, self.published
        if day is None or dct is None or not is_dated(finding.read.event):
            return False
        return dt.timedelta(0) <= dct.day - day <= _NEWS


def _finding_of(read: EventMention, analysis: Analysis, words: ClauseWords) -> _Finding | None:
    """A conviction with whom and for what; None: no fact, or a wrong or an earlier one."""
    event, verb = read.event, analysis.head_of(read.found)
    fact = event.subtype == CONVICTION and event.modality is Modality.ASSERTED
    if not fact or read.found.verb is None or is_denied(verb) or is_pluperfect(verb, words):
        return None
    wrong = any(words.has("alleged", "wrongly", t.lower_) for t in verb.children)
    names = [t for t in verb.children if t.dependency in UNDERGOERS]
    starts = {analysis.part_of(read.found).at(t) for t in names}
    convicted = frozenset(
        p.actor
        for p in event.participants
        if p.mention is not None and any(p.mention.start <= at < p.mention.end for at in starts)
    )
    deeds = tuple(_deeds_of(verb, words))
    one = len(convicted) == 1 and not any(t.has_child(Dependency.CONJUNCT) for t in names)
    return _Finding(read, verb, convicted, deeds) if one and deeds and not wrong else None


def _deeds_of(verb: Token, words: ClauseWords) -> Iterator[Token]:
    """What one is convicted of: "of the [theft]", "guilty of [killing] two and [robbing] a bank".

    The parse may hang it on whom: "convicted [him of] the theft".
    """
    for link in (*verb.children, *(t for one in verb.children for t in one.children)):
        near = link.head == verb or link.head.dependency in OBJECTS
        near = near or words.has("verdict", "findings", link.head.lower_)
        if near and words.has("verdict", "links", link.lower_):
            for deed in link.children_as(*_COMPLEMENTS):
                yield from (t for t in (deed, *deed.conjuncts) if not _is_attempt(t, words))


def _is_attempt(deed: Token, words: ClauseWords) -> bool:
    """Whether it was only tried: "[attempted] murder"."""
    return any(words.has("alleged", "attempts", t.lower_) for t in deed.lefts)


def _are_undone(analysis: Analysis, words: ClauseWords) -> bool:
    """Whether an article tells of a finding undone, or of a matter to be tried again."""
    for part in analysis.paragraphs:
        for token in part.doc:
            if words.has("verdict", "reopening", token.lemma_.lower()):
                return True
            if undoes(token, words):
                things = token.children_as(*UNDERGOERS)
                if any(words.has("alleged", "findings", t.lemma_.lower()) for t in things):
                    return True
    return False


def _is_of_another(deed: Token, read: EventMention) -> bool:
    """Whether a deed is told with a number or noun that the charge lacks: "killing [Lind]"."""
    told = stems(read.event.sentence.text)
    own = (t for t in deed.subtree if t != deed and t not in deed.conjuncts)
    nouns = (t for t in own if t.like_num or t.pos in _NOUNS)
    return any(stem(t.lower_) not in told for t in nouns if not is_time(t))
