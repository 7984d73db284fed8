"""Hangs what a violent deed or an accident brought about on the verb that tells of it.

"Police arrested a man who opened fire in a mall, [killing] three": the parser hangs the participle
on the arrest, as if police had killed. And "fired at a car that did not stop, [killing] the driver"
it hangs on the stop. Of the main verb and that of the relative clause before the comma it belongs
to the one that can harm; where both can or neither, the parse stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_ADJUNCT = frozenset({"advcl"})
_GERUND = frozenset({"VBG"})
_MARKS = frozenset({"mark", "nsubj", "aux", "prep"})
_UNDERGOERS = frozenset({"dobj", "oprd", "ccomp"})


@dataclass(frozen=True, slots=True)
class ResultParticiples:
    """Mends the tree of a document; ``harming``: verbs for what ``violent`` ones bring about."""

    harming: frozenset[str]
    violent: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such participles change."""
        where = {"LEMMA": self.harming, "DEP": _ADJUNCT, "TAG": _GERUND}
        for participle in tokens_where(doc, where):
            if _is_free(participle):
                verb = participle.head
                other = _main_above(participle) if verb.dep_ == "relcl" else _relative(participle)
                if other is not None and not self._harms(verb) and self._harms(other):
                    participle.head = other
        return doc

    def _harms(self, verb: SpacyToken) -> bool:
        """Whether a verb tells of what can harm: "exploded", not "was arrested"."""
        return verb.lemma_ in self.violent or verb.lemma_ in self.harming


def _is_free(participle: SpacyToken) -> bool:
    """Whether it stands behind a comma and its verb, with an object and no subject of its own."""
    first = participle.left_edge
    parted = first.i > 0 and participle.doc[first.i - 1].text == ","
    led = any(t.dep_ in _MARKS for t in participle.lefts)
    acts = any(t.dep_ in _UNDERGOERS for t in participle.rights)
    return parted and acts and not led and participle.head.i < participle.i


def _relative(participle: SpacyToken) -> SpacyToken | None:
    """The verb of the relative clause that ends at the comma, within the clause above."""
    comma = participle.left_edge.i - 1
    below = (t for t in participle.head.subtree if participle.head.i < t.i < comma)
    ending = [t for t in below if t.dep_ == "relcl" and t.right_edge.i == comma - 1]
    return ending[-1] if ending else None


def _main_above(participle: SpacyToken) -> SpacyToken | None:
    """The verb of the clause in which the noun of a relative clause stands, before that noun."""
    noun = participle.head.head
    above = (t for t in noun.ancestors if t.pos_ == "VERB" and t.i < noun.i)
    return next(above, None)
