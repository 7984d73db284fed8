"""Gives a perfect gerund its object: "denied [having ordered] staff to destroy the files".

The parser takes its participle for an adjective of the object, so that "having ordered staff" are
the ones who destroy. A list of three goes on with such a gerund: where "a court convicted Reed of
having robbed a bank, [stabbed] a guard and [fled]", no court stabbed a guard. Of two it is not
sure: "fired Reed, who was accused of having bribed a clerk, and [named] a successor".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PAST_FORMS, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DESCRIBING = {"DEP": frozenset({"amod"}), "TAG": frozenset({"VBN"})}
_COMPLETING = {"DEP": frozenset({"pcomp"}), "TAG": PAST_FORMS}
_ASTRAY = frozenset({"conj", "dep", "advcl", "amod"})
_OWN = frozenset({"nsubj", "nsubjpass", "expl", "aux", "auxpass", "mark", "det"})
_JUDGED = frozenset({"VERB", "ADJ"})  # "convicted of", "guilty of": what it is about
_OBJECTS = frozenset({"dobj", "nsubj"})


class PerfectGerunds:
    """Mends a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; the heads of such a participle, its object and what follows change."""
        for participle in tokens_where(doc, _DESCRIBING):
            if _is_perfect(participle):
                _mend(participle)
        for gerund in tokens_where(doc, _COMPLETING):
            if _is_helped(gerund) and gerund.head.head.pos_ in _JUDGED:
                _go_on(gerund)
        return doc


def _is_perfect(participle: SpacyToken) -> bool:
    """Whether "having" stands right before a participle, and the noun that it describes behind."""
    return _is_helped(participle) and participle.head.i > participle.i


def _is_helped(participle: SpacyToken) -> bool:
    helper = participle.i and participle.doc[participle.i - 1]
    helped = helper and helper.head == participle and helper.dep_ == "aux" and helper.tag_ == "VBG"
    return bool(helped)


def _mend(participle: SpacyToken) -> None:
    noun = participle.head
    below = noun.head if noun.dep_ == "nsubj" else None  # "to destroy", of which it is the subject
    verb = noun.head if below is None else below.head
    if noun.dep_ not in _OBJECTS or verb.pos_ != "VERB" or verb.i >= participle.i:
        return
    reattach(participle, verb, "xcomp")
    reattach(noun, participle, "dobj")
    for clause in [t for t in verb.rights if t.dep_ == "xcomp" and t.i > noun.i]:
        clause.head = participle


def _go_on(gerund: SpacyToken) -> None:
    """Hang on a perfect gerund the two bare pasts of its list, behind a comma and behind "and"."""
    doc, end = gerund.doc, gerund.right_edge.i + 1
    while end < len(doc) and doc[end].is_punct:
        end += 1
    second = doc[end] if end < len(doc) else gerund
    if second.dep_ not in _ASTRAY or second.nbor(-1).text != "," or not _is_bare(second):
        return
    noun = second.head if second.dep_ == "amod" else None  # "[exerted] influence"
    above = second.head if noun is None else noun.head
    behind = [*second.rights, *above.rights]
    joined = (t for t in behind if t.dep_ == "conj" and t.i > second.i and _is_bare(t))
    third = next((t for t in joined if t.left_edge.nbor(-1).dep_ == "cc"), None)
    if third is None:
        return
    if noun is not None:
        reattach(noun, second, "dobj")
    reattach(second, gerund, "conj")
    reattach(third, second, "conj")
    retag(second, "VBN")
    retag(third, "VBN")
    third.left_edge.nbor(-1).head = second


def _is_bare(verb: SpacyToken) -> bool:
    """Whether a past form has neither a subject nor a helper of its own."""
    return verb.tag_ in PAST_FORMS and not any(t.dep_ in _OWN for t in verb.lefts)
