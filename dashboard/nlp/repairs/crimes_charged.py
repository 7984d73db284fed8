"""Hangs on the verb of what somebody is convicted: "convicted two men [of] the murder".

The parser takes it for what the men are of, as in "two men of the village", also where their name
stands between: "accused the mayor, Tom Lee, [of] taking bribes".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc


_CRIMES = frozenset({"pobj", "pcomp"})  # "of the [murder]", "of [killing] him"


@dataclass(frozen=True, slots=True)
class CrimesCharged:
    """Mends the tree of a document.

    ``charging``: lemmas of verbs that need to say of what; ``links``: the prepositions before that.
    """

    charging: frozenset[str]
    links: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such prepositions change."""
        for verb in doc:
            if verb.pos_ != "VERB" or verb.lemma_ not in self.charging:
                continue
            if any(t.lower_ in self.links for t in verb.rights):
                continue
            for thing in [t for t in verb.rights if t.dep_ == "dobj"]:
                nouns = (thing, *(t for t in thing.rights if t.dep_ == "appos"))
                for link in [t for n in nouns for t in n.rights if t.lower_ in self.links]:
                    if any(t.dep_ in _CRIMES for t in link.rights):
                        link.head = verb
        return doc
