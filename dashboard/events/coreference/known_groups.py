"""Whether a known group is told to undergo again what the text told of the only one.

"Two men were held on Friday. … The suspects were [taken] into custody in a car park.": one arrest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dashboard.clause import Definiteness
from dashboard.entities.names.name_words import load_name_words
from dashboard.events.coreference.comparison import are_elsewhere, names_a_suspect
from dashboard.events.coreference.retellings import Retellings
from dashboard.events.coreference.victims import acted_by_others, are_near
from dashboard.events.mention import EventMention
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import is_told_apart, numerals_of, read_noun_phrase
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import FACTS


class KnownGroups:
    """Compares what the groups of one article underwent."""

    def __init__(self, retellings: Retellings, *, language: str) -> None:
        self.retellings, self.words = retellings, load_name_words(language)

    def find(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the only event in which several underwent what they undergo; else None."""
        whom = self._whom(read)
        if whom is None or not self._is_known(whom) or self.retellings.is_another(read):
            return None
        act = self._act(read)
        found = [i for i, other in enumerate(kept) if self._act(other) == act]
        if len(found) != 1:
            return None
        other = kept[found[0]]
        return found[0] if self._may_be_one(read, whom, other) else None

    def _act(self, read: EventMention) -> str | None:
        """The act that a fact tells of those to whom it is done."""
        fact = read.found.verb is not None and read.event.modality in FACTS
        told = self.retellings.undergone_in(read) if fact else None
        return None if told is None else told.act

    def _whom(self, read: EventMention) -> Token | None:
        """The noun of those who underwent what a fact tells."""
        told = None if self._act(read) is None else self.retellings.undergone_in(read)
        return None if told is None else self.retellings.part(read).doc[told.head]

    def _is_known(self, noun: Token) -> bool:
        """Whether a noun takes several for known: "the suspects", not "the suspects in Oslo"."""
        phrase = read_noun_phrase(noun)
        known = phrase.definiteness is Definiteness.DEFINITE and phrase.plural and not phrase.other
        return known and not is_told_apart(noun)

    def _may_be_one(self, read: EventMention, whom: Token, other: EventMention) -> bool:
        """Whether nothing says that two groups are others, or each was struck elsewhere."""
        before = self._whom(other)
        if before is None or not (read_noun_phrase(before).plural or before.conjuncts):
            return False
        if self._are_others(whom, before) or acted_by_others(read, other):
            return False
        if are_elsewhere(read, other) or names_a_suspect(read, other) or not are_near(read, other):
            return False
        mine, theirs = self._grounds(read), self._grounds(other)
        return all(mine[link] & theirs[link] for link in mine.keys() & theirs.keys())

    def _are_others(self, whom: Token, before: Token) -> bool:
        """Whether two groups differ in trade, number or gender: "two clerks … the officers".

        A noun for anybody may be for those of a trade: "three clerks … the suspects".
        """
        noun, known = whom.lemma_.lower(), before.lemma_.lower()
        if noun != known and noun not in same_event_data()["anybody"]:
            return True
        genders = {self.words.gender_of_noun(noun), self.words.gender_of_noun(known)}
        for name in (before, *before.conjuncts):
            genders.add(self.words.gender_of([t.text for t in (*name.lefts, name)]))
        counts = [_counts(each) for each in (whom, before)]
        counted = bool(counts[0]) and (bool(before.conjuncts) or bool(counts[1]))
        return (counted and counts[0] != counts[1]) or len(genders - {None}) > 1

    def _grounds(self, read: EventMention) -> dict[str, set[str]]:
        """For what, by whom or where it was done, by the prepositions that say so."""
        part = self.retellings.part(read)
        found: defaultdict[str, set[str]] = defaultdict(set)
        for oblique in part.clauses.of(read.found.head).obliques:
            if oblique.preposition in same_event_data()["circumstances"]:
                found[oblique.preposition].add(part.doc[oblique.head].lemma_.lower())
        return found


def _counts(noun: Token) -> set[str]:
    """The numbers that count a noun; not the ages of "the 18 and 34-year-old men"."""
    own = (t for t in noun.lefts if t.lower_ in numerals_of(noun))
    return {t.lower_ for t in own if not t.has_child(Dependency.COORDINATING_CONJUNCTION)}
