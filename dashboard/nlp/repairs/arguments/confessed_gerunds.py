"""Gives what somebody admits to a hearer to who admits it: "confessed to a friend [killing] him".

The parser hangs the gerund on the noun before it, so that the friend kills. Where a body admits
something, it may be what its own people did: "the army admitted to officers beating prisoners".
Nor does one confess to the officers questioning him what they do to him.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PROPER_NOUNS, SUBJECTS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_GERUNDS = {"DEP": frozenset({"acl", "advcl", "pcomp"}), "TAG": frozenset({"VBG"})}
_NAMES = frozenset({"PERSON", "ORG"})
_PRONOUNS = frozenset({"PRP"})


@dataclass(frozen=True, slots=True)
class ConfessedGerunds:
    """Mends the tree of a document.

    ``confessing``: lemmas of verbs for telling what one did; ``links``: prepositions before who
    hears it; ``hearers``: nouns for people who do; ``persons``: nouns for people.
    """

    confessing: frozenset[str]
    links: frozenset[str]
    hearers: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a gerund becomes the complement of the verb."""
        told = tokens_where(doc, {"LEMMA": self.confessing})
        for gerund in tokens_where(doc, _GERUNDS) if told else ():
            noun = gerund.left_edge.nbor(-1) if gerund.left_edge.i else None
            verb = None if noun is None else self._confession_to(noun)
            own = any(t.dep_ == "dobj" and t.tag_ in _PRONOUNS for t in gerund.rights)
            if verb is not None and gerund.head in {noun, verb} and not own:
                reattach(gerund, verb, "xcomp")
        return doc

    def _confession_to(self, noun: SpacyToken) -> SpacyToken | None:
        """The verb by which a person admits something to a noun; None: it is no hearer."""
        link, verb = noun.head, noun.head.head
        if noun.dep_ != "pobj" or link.lower_ not in self.links:
            return None
        if verb.lemma_.lower() not in self.confessing or not self._is_hearer(noun):
            return None
        subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
        return verb if subject is None or self._is_person(subject) else None

    def _is_hearer(self, noun: SpacyToken) -> bool:
        known = {noun.lower_, noun.lemma_.lower()} & self.hearers
        return noun.ent_type_ in _NAMES or noun.tag_ in PROPER_NOUNS or bool(known)

    def _is_person(self, noun: SpacyToken) -> bool:
        person = noun.ent_type_ == "PERSON" or noun.tag_ in _PRONOUNS
        return person or noun.lemma_.lower() in self.persons
