"""Hangs the talk in which somebody says something on the verb, not on what is spoken of.

"Reed denounced the raid in his meeting with Lind": the parser sets the meeting with the raid, so
that who met took part in the raid. Not "criticised the errors in his speech", which may have some.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OBJECTS = frozenset({"dobj", "nsubjpass"})
_DETERMINERS = frozenset({"det", "poss"})


@dataclass(frozen=True, slots=True)
class SpeakingOccasions:
    """Mends the tree of a document.

    ``verbs``: lemmas of verbs of speaking; ``links``: prepositions before an occasion to speak;
    ``occasions``: lemmas of nouns for talks of two.
    """

    verbs: frozenset[str]
    links: frozenset[str]
    occasions: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such prepositions change."""
        links = {"DEP": frozenset({"prep"}), "LOWER": self.links}
        for link in tokens_where(doc, links):
            noun = link.head
            said = noun.dep_ in _OBJECTS and noun.head.lemma_.lower() in self.verbs
            if said and noun.head.i < link.i and any(map(self._is_occasion, link.rights)):
                link.head = noun.head
        return doc

    def _is_occasion(self, noun: SpacyToken) -> bool:
        """Whether a noun with a determiner is a talk of two: "his meeting", "a phone call"."""
        talk = (
            noun.dep_ == "pobj"
            and noun.tag_ in COMMON_NOUNS
            and noun.lemma_.lower() in self.occasions
        )
        return talk and any(t.dep_ in _DETERMINERS for t in noun.lefts)
