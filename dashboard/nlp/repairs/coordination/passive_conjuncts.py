"""Takes for a passive what goes on with one, where the parser took it for an act of its own.

"Was taken to jail and [placed] under bond", "police said the driver was stopped and [charged]":
nobody places or charges without saying whom, and it is not the police who were charged. With some
words behind it, it is an act all the same: "was cornered and [shot] at officers", "was arrested and
[admitted] to the theft". Who is said to have been addressed is addressed twice: "Lind said the
patients had been contacted and [warned] of a recall".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

CONJUNCTS = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBD"})}
_WHOLE = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "ccomp", "xcomp", "prt", "aux", "oprd"})


@dataclass(frozen=True, slots=True)
class PassiveConjuncts:
    """Mends a document.

    ``transitive``: lemmas of verbs that are done to somebody who is named; ``acting``: such a lemma
    and the word right behind it, where it is one's own act; ``wards``: what may follow, even so;
    ``addressing``: lemmas of verbs of which the objects are told something.
    """

    transitive: frozenset[str]
    acting: frozenset[str]
    wards: frozenset[str]
    addressing: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; the tags, and the heads where they hang too high, change."""
        for verb in tokens_where(doc, {"LEMMA": self.transitive, **CONJUNCTS}):
            link = doc[verb.left_edge.i - 1]
            if any(t.dep_ in _WHOLE for t in verb.children) or link.dep_ != "cc":
                continue
            if self._is_own_act(verb):
                continue
            passive = verb.head if is_passive(verb.head) else _told_passive(verb.head, link)
            if passive is not None:
                retag(verb, "VBN")
                verb.head = link.head = passive
        for verb in tokens_where(doc, {"LEMMA": self.addressing, **CONJUNCTS}):
            link = doc[verb.left_edge.i - 1]
            told = _told_passive(verb.head, link) if link.dep_ == "cc" else None
            alone = not any(t.dep_ in _WHOLE for t in verb.children)
            if alone and told is not None and told.lemma_ in self.addressing:
                retag(verb, "VBN")
                verb.head = link.head = told
        return doc

    def _is_own_act(self, verb: SpacyToken) -> bool:
        """Whether the word behind a verb makes it an act: "charged at", "admitted to killing"."""
        behind = verb.doc[verb.i + 1 : verb.i + 2]
        if any(t.ent_type_ == "ORDINAL" for t in behind):
            return True  # "was injured and placed third"
        acting = any(f"{verb.lemma_} {t.lower_}" in self.acting for t in behind)
        return acting and not any(c.lemma_.lower() in self.wards for t in behind for c in t.rights)


def is_passive(verb: SpacyToken) -> bool:
    """Whether the last of its auxiliaries makes a verb passive: "had been [taken]"."""
    helpers = [t for t in verb.lefts if t.dep_ in HELPERS]
    return bool(helpers) and helpers[-1].dep_ == "auxpass"


def _told_passive(above: SpacyToken, link: SpacyToken) -> SpacyToken | None:
    """The passive clause that a verb tells, if it ends right before what joins the next one."""
    ends = {link.i - 1, link.i}
    told = (t for t in above.rights if t.dep_ == "ccomp" and t.right_edge.i in ends)
    return next((t for t in told if is_passive(t)), None)
