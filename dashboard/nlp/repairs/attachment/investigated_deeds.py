"""Hangs a day on the deed that somebody looks into, not on the looking into it.

"Police want to speak to a man about the [attack on Saturday]": the parser hangs the day on the verb
as readily. Not where the verb is over, or set for a time to come, and may have its own day ("was
questioned about the attack on Saturday", "will speak about the attack on Saturday").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PRESENT = frozenset({"VBG", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class InvestigatedDeeds:
    """Mends the tree of a document.

    ``days``: names of days; ``before_days``: prepositions before them; ``verbs``: lemmas of verbs
    for what is done to find out; ``wanting``: lemmas of words for who would do that; ``deeds``:
    lemmas of nouns for crimes and accidents.
    """

    days: frozenset[str]
    before_days: frozenset[str]
    verbs: frozenset[str]
    wanting: frozenset[str]
    deeds: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of prepositions before days change."""
        for link in tokens_where(doc, {"DEP": frozenset({"prep"}), "LOWER": self.before_days}):
            verb, noun = link.head, link.nbor(-1) if link.i else link
            looked_into = verb.lemma_.lower() in self.verbs and self._is_going_on(verb)
            day = any(t.lower_ in self.days for t in link.rights)
            if looked_into and day and verb.i < noun.i and self._is_deed(noun):
                link.head = noun
        return doc

    def _is_going_on(self, verb: SpacyToken) -> bool:
        """Whether a verb is told of now: "is looking for", "want to [find]"; not "will find"."""
        if verb.tag_ == "VB":
            marked = any(t.tag_ == "TO" for t in verb.lefts)
            return marked and verb.head.lemma_.lower() in self.wanting
        return verb.tag_ in _PRESENT and not any(t.tag_ == "MD" for t in verb.lefts)

    def _is_deed(self, noun: SpacyToken) -> bool:
        """Whether a noun behind a preposition is for one deed: "about the attack", "an attack"."""
        deed = noun.dep_ == "pobj" and noun.lemma_.lower() in self.deeds
        return deed and any(t.dep_ == "det" and t.tag_ == "DT" for t in noun.lefts)
