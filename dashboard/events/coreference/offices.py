"""Tells the offices apart that somebody takes up or leaves: two of them are two happenings.

"He resigned as treasurer in 2019. His resignation as chairman came on Monday." Who is named and
who leaves are the same, and so is what happens; only the office says that it happened twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.events.mention import EventMention
from dashboard.events.trigger import EventTrigger
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import complement_of, prepositional_complements
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_MODIFIERS = (Dependency.COMPOUND, Dependency.ADJECTIVAL_MODIFIER, Dependency.POSSESSOR)


@dataclass(frozen=True, slots=True)
class Office:
    """An office by the lemma of its noun, and by the names and words that say which."""

    noun: str
    names: frozenset[str]
    words: frozenset[str]

    def may_be(self, other: Office) -> bool:
        """Whether two may be one: "mayor" and "mayor of Halden" are, two ministers are not.

        So are two of one rank by other words, "the premier" and "the prime minister".
        """
        groups = same_event_data()["one_office"]
        alike = self.noun == other.noun
        rank = not alike and any({self.noun, other.noun} <= {*group} for group in groups)
        pairs = (self.names, other.names), (self.words, other.words)
        apart = any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in pairs)
        return rank or (alike and not apart)


def are_of_two_offices(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether one tells of an office, and the other of another in each of its tellings."""
    if read.event.subtype not in same_event_data()["once_in_office"]:
        return False
    mine = _offices(read.found, analysis)
    theirs = [office for told in other.triggers for office in _offices(told, analysis)]
    return bool(mine and theirs) and not any(a.may_be(b) for a in mine for b in theirs)


def _offices(told: EventTrigger, analysis: Analysis) -> list[Office]:
    """The offices that complete a verb or noun: "elected [mayor]", "resigned as [chairman]"."""
    doc, data = analysis.part_of(told).doc, same_event_data()
    verb, heads = doc[told.head], (doc[told.head], doc[told.token])
    found = [noun for head in heads for noun in prepositional_complements(head, data["in_office"])]
    found += verb.children_as(Dependency.OBJECT_PREDICATE)
    left = verb.children_as(Dependency.OBJECT)
    found += (noun for noun in left if noun.lemma_.lower() in data["offices"])
    return [_read(noun) for noun in found]


def _read(noun: Token) -> Office:
    of = complement_of(noun)
    which = [*noun.children_as(*_MODIFIERS), *([] if of is None else [of])]
    names = frozenset(t.lemma_.lower() for t in which if t.tag in PROPER_NOUNS)
    beside = (t for t in which if t != of and t.tag not in PROPER_NOUNS)  # "the firm" may be any
    return Office(noun.lemma_.lower(), names, frozenset(t.lemma_.lower() for t in beside))
