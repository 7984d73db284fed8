"""Takes for a prepositional passive (pseudo-passive) what goes on with a passive.

A patient does not operate who "was taken to hospital and [operated] on the next day": what the
preposition seems to govern is a time.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.coordination.passive_conjuncts import CONJUNCTS, is_passive
from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken


@dataclass(frozen=True, slots=True)
class PrepositionalPassives:
    """Mends a document.

    ``prepositional``: a lemma and its preposition, of what is done to somebody ("operate on").
    """

    prepositional: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; the tags of the verbs change, and the heads of the times behind."""
        done = _verbs_of(self.prepositional)
        for verb in tokens_where(doc, {"LEMMA": done, **CONJUNCTS}):
            link = verb.nbor(1)
            if is_passive(verb.head) and f"{verb.lemma_} {link.lower_}" in self.prepositional:
                _strand_preposition(verb, link)
        return doc


@functools.lru_cache(maxsize=4)
def _verbs_of(pairs: frozenset[str]) -> frozenset[str]:
    """The verbs of verbs with their prepositions."""
    return frozenset(pair.split()[0] for pair in pairs)


def _strand_preposition(verb: SpacyToken, link: SpacyToken) -> None:
    """Make a verb passive whose preposition governs but a time, and hang that on the verb."""
    governed = [t for t in link.rights if t.dep_ == "pobj"]
    if all(t.ent_type_ in {"DATE", "TIME"} for t in governed):
        retag(verb, "VBN")
        for time in governed:
            reattach(time, verb, "npadvmod")
