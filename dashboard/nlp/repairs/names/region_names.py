"""Hangs the name of a region on the place before it, where the parser made it the subject.

"A fire at a factory in Dhaka, Bangladesh killed twelve" and "a man from Springfield, Illinois was
arrested": without the second comma the parser takes the region for who acts, or was arrested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import NOMINAL, PLACES, SUBJECTS, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NAMES = {"TAG": frozenset({"NNP"}), "DEP": SUBJECTS}
_LOOSE = frozenset({"dep", "npadvmod"})  # as which it may hang on the verb, beside the region
_WITHIN = {"pobj": NOMINAL, "prep": frozenset({"ADP"}), "dobj": NOMINAL, "acl": frozenset({"VERB"})}
_GERUND, _PARTICIPLES = "VBG", frozenset({"VBG", "VBN"})
_FAR = 8  # links from a place up to the noun of whose phrase it is a part


@dataclass(frozen=True, slots=True)
class RegionNames:
    """Mends the tree of a document; ``openers``: prepositions that tell when ("after").

    ``agents``: nouns for people and bodies.
    """

    openers: frozenset[str]
    agents: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such a name, its comma and the subject change."""
        for name in tokens_where(doc, _NAMES):
            first = name.left_edge.i
            if name.ent_type_ != "GPE" or first < 2 or name.i > name.head.i:
                continue
            comma, place = doc[first - 1], doc[first - 2]
            if comma.text != "," or place.ent_type_ not in PLACES or place.tag_ != "NNP":
                continue
            whole = self._whole(place, name.head)
            if whole is not None and doc[name.i + 1].text != ",":
                relabel(whole, name.dep_)
                comma.head = name.head = place
                relabel(name, "appos")
        return doc

    def _whole(self, place: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
        """The noun of whose phrase a place is the end, and which is left of a verb; else None.

        It must be no adverbial: "hours after a raid in Kabul, Pakistan closed the border", "this
        time in Lagos, Nigeria won"; and no clause of its own: "a ship left Odesa, Russia said".
        """
        noun = place
        for _ in range(_FAR):
            kinds = _WITHIN.get(noun.dep_)
            if kinds is None or noun.pos_ not in kinds or noun.lower_ in self.openers:
                break
            if noun.dep_ == "acl" and noun.tag_ not in _PARTICIPLES:
                return None
            if noun.dep_ == "dobj" and noun.head.tag_ != _GERUND:
                return None  # the participle of a passive has no object
            noun = noun.head
        told = noun != place and noun.head == verb and noun.i < place.i and noun.pos_ in NOMINAL
        acts = noun.lemma_.lower() in self.agents
        subject = noun.dep_ in SUBJECTS or (noun.dep_ in _LOOSE and acts)
        return noun if told and subject else None
