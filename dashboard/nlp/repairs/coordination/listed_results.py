"""Gives each of those whom something "left" so a result of their own: "left one dead and two hurt".

The parser joins the second to another verb or noun of the sentence, so that who is charged with a
shooting "that left one man dead and another [injured]" is injured himself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import JOINTS, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
_WORDS = frozenset({"CD", "DT", "JJ", "NN", "NNS", "NNP", "PRP$"})
_LONGEST = 4  # words for those who were hurt: "two other young people"
_REACH = 8  # words between the verb and the result before
_OWN = frozenset({"dobj", "aux", "auxpass", "ccomp"})


@dataclass(frozen=True, slots=True)
class ListedResults:
    """Mends the tree of a document.

    ``leaving``: lemmas of verbs for how something leaves people; ``results``: words for that;
    ``harming``: lemmas whose participles say so, too.
    """

    leaving: frozenset[str]
    results: frozenset[str]
    harming: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a participle becomes a passive joined to the verb."""
        left = tokens_where(doc, {"LEMMA": self.leaving})
        for result in (
            tokens_where(doc, {"LEMMA": self.harming, "TAG": _PARTICIPLES}) if left else ()
        ):
            link = _link_before(result)
            verb = None if link is None else self._verb_before(link)
            whole = any(t.dep_ in _OWN for t in result.children)
            if link is not None and verb is not None and not whole:
                _coordinate_passive(result, link, verb)
        return doc

    def _verb_before(self, link: SpacyToken) -> SpacyToken | None:
        """The verb with whose object and result a list begins: "[left] one man dead and"."""
        doc = link.doc
        if not link.i or doc[link.i - 1].lower_ not in self.results:
            return None
        before = doc[max(link.sent.start, link.i - _REACH) : link.i]
        found = [t for t in before if t.lemma_.lower() in self.leaving]
        objects = [t for verb in found[-1:] for t in verb.rights if t.dep_ == "dobj"]
        return found[-1] if objects else None


def _link_before(result: SpacyToken) -> SpacyToken | None:
    """What joins those who were hurt to the words before; None where no such words stand there."""
    doc = result.doc
    for i in range(result.i - 1, max(result.sent.start, result.i - 1 - _LONGEST), -1):
        if doc[i].dep_ in JOINTS:
            return doc[i] if i < result.i - 1 else None
        if doc[i].tag_ not in _WORDS:
            return None
    return None


def _coordinate_passive(result: SpacyToken, link: SpacyToken, verb: SpacyToken) -> None:
    who, doc = result.nbor(-1), result.doc
    reattach(result, verb, "conj")
    retag(result, "VBD", "VERB")
    reattach(who, result, "nsubjpass")
    for token in doc[link.i + 1 : who.i]:
        if token.head.i > result.i or token.head.i <= link.i or token.head == result:
            token.head = who
    link.head = verb
