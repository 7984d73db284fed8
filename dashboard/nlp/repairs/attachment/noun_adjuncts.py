"""Hangs on a verb what tells when it happened and was hung on a noun behind it.

"The chairman ended the debate minutes into the speech as protesters [entered]": the parser hangs
the clause on the speech. No noun has an adverbial clause, but for one that compares it ("as many
men as they need"); nor has a person or a place a relative one that tells when ("was begun near
Halden when a lorry [hit] a car"). "The board is to discuss the events of the past week [on
Tuesday]": it hangs the day on the week, which is longer than a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    NOMINAL,
    PLACES,
    PROPER_NOUNS,
    SUBJECTS,
    VERBAL,
    is_finite,
    reattach,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CLAUSES = {"DEP": frozenset({"advcl", "relcl", "acl"})}
_DAYS = {"DEP": frozenset({"pobj"})}
_OPENERS = frozenset({"mark", "advmod"})
_TIME, _NAMES = "TIME", PLACES | {"PERSON", "ORG", "NORP"}
_POINTING = PROPER_NOUNS | {"DT"}  # before the name of a part of a day


@dataclass(frozen=True, slots=True)
class NounAdjuncts:
    """Mends the tree of a document; all are words in lower case.

    ``openers``: what opens a clause that tells when; ``comparing``: what points to such a clause
    from within a noun phrase; ``weekdays``: the days of the week; ``units``: what is longer;
    ``persons``: nouns for people.
    """

    openers: frozenset[str]
    comparing: frozenset[str]
    weekdays: frozenset[str]
    units: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such clauses and days change."""
        for clause in tokens_where(doc, _CLAUSES):
            opener = clause.left_edge
            opens = opener.lower_ in self.openers and opener.head == clause
            parted = opener.i > 0 and opener.nbor(-1).is_punct and clause.head.ent_type_ != _TIME
            if not opens or parted or opener.dep_ not in _OPENERS or not is_finite(clause):
                continue
            whole = any(t.dep_ in SUBJECTS for t in clause.lefts)
            whole = whole and (clause.dep_ == "advcl" or self._has_no_relative(clause.head))
            verb = _verb_before(clause.head) if whole else None
            if verb is not None and not self._compares(clause.head, opener):
                reattach(clause, verb, "advcl")
        for day in tokens_where(doc, {"LOWER": self.weekdays, **_DAYS}):
            link, unit = day.head, day.head.head
            if link.dep_ != "prep" or unit.lower_ not in self.units or unit.i > link.i:
                continue
            verb = _verb_before(unit)
            if verb is not None and day.i == day.left_edge.i == link.i + 1:
                reattach(link, verb, "prep")
        return doc

    def _has_no_relative(self, noun: SpacyToken) -> bool:
        """Whether no clause tells of a noun at what time it was: a person, a name, "evening" alone.

        Of "the [day] when he fled", "the [war] when he was born" one does.
        """
        if noun.ent_type_ == _TIME:
            return not any(t.tag_ in _POINTING for t in noun.lefts)
        named = noun.tag_ in PROPER_NOUNS and noun.ent_type_ in _NAMES
        return named or noun.lower_ in self.persons

    def _compares(self, noun: SpacyToken, opener: SpacyToken) -> bool:
        """Whether a word of a noun phrase asks for a clause: "the [same] as they had"."""
        words = {t.lower_ for t in noun.doc[noun.left_edge.i : opener.i]}
        return not words.isdisjoint(self.comparing) or opener.lower_ in words


def _verb_before(noun: SpacyToken) -> SpacyToken | None:
    """The verb that governs a noun behind it, straight or through other nouns; else None."""
    if noun.pos_ not in NOMINAL:
        return None
    for above in noun.ancestors:
        if above.pos_ in VERBAL:
            return above if above.i < noun.i else None
    return None
