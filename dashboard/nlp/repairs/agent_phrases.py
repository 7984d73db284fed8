"""Hangs on a deed who did it: "the vote led to [a strike by] nurses", not "led by nurses".

Only of a passive does "by" and people tell who did it; behind an active verb and its object it is
of the object. Nor is a person "by" anybody: "[the murder] of Anna Lind [by] a neighbour".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_LINKS = frozenset({"prep", "agent"})
_ACTORS = frozenset({"PERSON", "ORG", "NORP"})
_ACTIVE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
_THINGS = frozenset({"NN", "NNS"})


@dataclass(frozen=True, slots=True)
class AgentPhrases:
    """Mends the tree of a document.

    ``people``: nouns for people, in lower case; ``links``: the prepositions of agents;
    ``patients``: those of whom something is done to, behind a noun.
    """

    people: frozenset[str]
    links: frozenset[str]
    patients: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such prepositions change."""
        for link in tokens_where(doc, {"LOWER": self.links, "DEP": _LINKS}):
            verb = link.head
            if self._is_of_deed_to(verb) and any(self._acts(t) for t in link.rights):
                link.head, link.dep_ = verb.head.head, "prep"
            if verb.tag_ not in _ACTIVE or any(t.dep_ == "auxpass" for t in verb.lefts):
                continue
            deed = next((t for t in verb.rights if t.dep_ == "dobj"), None)
            last = None if deed is None else deed.right_edge.i
            if deed is None or deed.tag_ not in _THINGS or last != link.i - 1:
                continue
            if self._is_of_person(deed) or not any(self._acts(t) for t in link.rights):
                continue
            link.head, link.dep_ = deed, "prep"
        return doc

    def _is_of_deed_to(self, noun: SpacyToken) -> bool:
        """Whether a noun stands behind a noun and a preposition as to whom something was done."""
        of = noun.dep_ == "pobj" and noun.head.head.tag_ in _THINGS
        person = noun.ent_type_ == "PERSON" or (noun.tag_ in _THINGS and self._is_of_person(noun))
        return of and person and noun.head.lower_ in self.patients

    def _acts(self, noun: SpacyToken) -> bool:
        return noun.dep_ == "pobj" and (noun.ent_type_ in _ACTORS or self._is_of_person(noun))

    def _is_of_person(self, noun: SpacyToken) -> bool:
        return noun.lower_ in self.people or noun.lemma_.lower() in self.people
