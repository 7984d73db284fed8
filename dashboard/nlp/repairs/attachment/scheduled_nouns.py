"""Hangs for when something is planned on what that is, and not on the place where it is to be.

"A vote in the region [slated] for next week": the parser takes the region for what is slated, so
that the vote passes for held. "Talks in Oslo [planned] for Friday": it lets the talks plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, NOUNS, PAST_FORMS, TIMES, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_HUNG = frozenset({"acl", "advcl"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark", "dobj", "xcomp", "agent"})


@dataclass(frozen=True, slots=True)
class ScheduledNouns:
    """Mends the tree of a document.

    ``planning``: verbs by which something is set for a time; ``set``: those that do so with one of
    ``links`` alone ("set [for] June"). ``locative``: prepositions before where it is to be.
    ``unplanned``: what nobody plans ("a [fire] in a hotel planned for June").
    """

    planning: frozenset[str]
    set: frozenset[str]
    links: frozenset[str]
    locative: frozenset[str]
    unplanned: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads, labels and tags of such participles change."""
        where = {"LEMMA": self.planning | self.set, "DEP": _HUNG, "TAG": PAST_FORMS}
        for participle in tokens_where(doc, where):
            noun = self._planned(participle)
            if noun is not None and self._is_for_a_time(participle):
                retag(participle, "VBN")
                reattach(participle, noun, "acl")
        return doc

    def _planned(self, participle: SpacyToken) -> SpacyToken | None:
        """The noun whose place stands right before a participle without arguments; else None."""
        if not participle.i or any(t.dep_ in _OWN for t in participle.children):
            return None
        place = participle.doc[participle.i - 1]
        link = place.head
        located = place.dep_ == "pobj" and place.tag_ in NOUNS and link.lower_ in self.locative
        noun = link.head
        happens = noun.tag_ in COMMON_NOUNS and noun.lemma_ not in self.unplanned
        return noun if located and happens and noun.i < link.i else None

    def _is_for_a_time(self, participle: SpacyToken) -> bool:
        """Whether a time stands right behind: "for Friday", "next week"."""
        behind = next(iter(participle.rights), None)
        if behind is None:
            return False
        if behind.dep_ == "prep":
            times = [t for t in behind.rights if t.dep_ == "pobj"]
            led = participle.lemma_ not in self.set or behind.lower_ in self.links
            return led and any(t.ent_type_ in TIMES for t in times)
        plain = behind.dep_ == "npadvmod" and participle.lemma_ not in self.set
        return plain and behind.ent_type_ in TIMES
