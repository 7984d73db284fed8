"""Coreference of acts by whom they befell: who is named only now, or is known as a group.

"A man was arrested on Monday. … Tom Voss was [arrested] at his home": whom the lead brings in
without a name has one below. "Two men were held on Friday. … The suspects were [taken] into
custody": one arrest, as the text tells of no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dashboard.clause import Definiteness
from dashboard.entities.names.name_words import load_name_words
from dashboard.events.coreference.comparison import (
    acted_by_others,
    are_elsewhere,
    are_near,
    names_a_suspect,
)
from dashboard.events.coreference.retellings import Retellings
from dashboard.events.coreference.sides import Side
from dashboard.events.mention import EventMention
from dashboard.model import Actor, ActorKind
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import is_told_apart, numerals_of, read_noun_phrase
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import FACTS


class KnownVictims:
    """Compares what the people and groups of one article underwent."""

    def __init__(
        self,
        retellings: Retellings,
        events: Iterable[EventMention],
        actors: Collection[Actor],
        *,
        language: str,
    ) -> None:
        self.retellings, self.words = retellings, load_name_words(language)
        self.people = {a.id: a for a in actors if a.kind is ActorKind.PERSON}
        self.named: dict[str, set[str]] = defaultdict(set)  # who underwent an act, by the act
        for read in events:
            told = self._undergone_by(read)
            if told is not None:
                side = self._side(read, told[1])
                self.named[told[0]] |= set() if self._is_new(side) else side.actors or {""}

    def find(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the only event in which they underwent it; None: it is not sure."""
        told = self._undergone_by(read)
        if told is None or self.retellings.is_another(read):
            return None
        act, whom = told
        side = self._side(read, whom)
        named = self._is_named(side) and self.named[act] == side.actors
        if not (named or self._is_known_group(whom)):
            return None
        earlier = ((i, self._undergone_by(other)) for i, other in enumerate(kept))
        found = [(i, one[1]) for i, one in earlier if one is not None and one[0] == act]
        if len(found) != 1:
            return None
        where, before = found[0]
        if not self._is_told_alike(read, kept[where]):
            return None
        if not named:
            return None if self._are_others(whom, before) else where
        return where if self._is_brought_in(side, before, kept[where], kept[0]) else None

    def _is_brought_in(
        self, named: Side, whom: Token, other: EventMention, lead: EventMention
    ) -> bool:
        """Whether the lead brings in, without a name, who is named only now."""
        new = self._side(other, whom)
        here = other.found.paragraph == lead.found.paragraph
        return here and self._is_new(new) and self._may_be(new, named)

    def _undergone_by(self, read: EventMention) -> tuple[str, Token] | None:
        """The act of a fact and who undergoes it; None where it tells none."""
        fact = read.found.verb is not None and read.event.modality in FACTS
        told = self.retellings.undergone_in(read) if fact else None
        return None if told is None else (told.act, self.retellings.part(read).doc[told.head])

    def _side(self, read: EventMention, whom: Token) -> Side:
        return self.retellings.side(read, self.retellings.part(read), whom)

    def _is_told_alike(self, read: EventMention, other: EventMention) -> bool:
        """Whether nothing says that place, cause, day or doer are others, or only charged."""
        if acted_by_others(read, other) or names_a_suspect(read, other):
            return False
        if are_elsewhere(read, other) or not are_near(read, other):
            return False
        return self.retellings.are_told_alike(read, other)

    def _is_named(self, side: Side) -> bool:
        one = len(side.actors) == 1 and not side.plural and side.actors <= self.people.keys()
        return one and _has_name(self.people[next(iter(side.actors))])

    def _is_new(self, side: Side) -> bool:
        """Whether a text brings in one person there, without a name: "a man"."""
        named = any(a not in self.people or _has_name(self.people[a]) for a in side.actors)
        return side.new and not (side.plural or side.numerals or named)

    def _may_be(self, unnamed: Side, named: Side) -> bool:
        """Whether nothing in the noun speaks against the name: no "a woman … Tom Voss"."""
        name = self.people[next(iter(named.actors))].name
        gender = self.words.gender_of_noun(unnamed.noun or "")
        other = self.words.gender_of(name.split())
        return unnamed.noun is not None and (None in (gender, other) or gender == other)

    def _is_known_group(self, noun: Token) -> bool:
        """Whether a noun takes several for known: "the suspects", not "the suspects in Oslo"."""
        phrase = read_noun_phrase(noun)
        known = phrase.definiteness is Definiteness.DEFINITE and phrase.plural and not phrase.other
        return known and not is_told_apart(noun)

    def _are_others(self, whom: Token, before: Token) -> bool:
        """Whether two groups differ in trade, number or gender: "two clerks … the officers".

        A noun for anybody may be for those of a trade: "three clerks … the suspects".
        """
        if not (read_noun_phrase(before).plural or before.conjuncts):
            return True
        noun, known = whom.lemma_.lower(), before.lemma_.lower()
        if noun != known and noun not in same_event_data()["anybody"]:
            return True
        genders = {self.words.gender_of_noun(noun), self.words.gender_of_noun(known)}
        for name in (before, *before.conjuncts):
            genders.add(self.words.gender_of([t.text for t in (*name.lefts, name)]))
        counts = [_counts(each) for each in (whom, before)]
        counted = bool(counts[0]) and (bool(before.conjuncts) or bool(counts[1]))
        return (counted and counts[0] != counts[1]) or len(genders - {None}) > 1


def _has_name(actor: Actor) -> bool:
    """Whether an actor is called by a name: not "a man", "his mother"."""
    return actor.name[:1].isupper() and len(actor.name.split()) > 1 and actor.name.istitle()


def _counts(noun: Token) -> set[str]:
    """The numbers that count a noun; not the ages of "the 18 and 34-year-old men"."""
    own = (t for t in noun.lefts if t.lower_ in numerals_of(noun))
    return {t.lower_ for t in own if not t.has_child(Dependency.COORDINATING_CONJUNCTION)}
