"""Takes for a verb what the model joined to a name: "Prosecutors [allege] Berg took bribes".

Taken for a compound noun, it leaves what is only alleged as the main clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_COMPOUNDS = frozenset({"compound"})
_NOUNS = frozenset({"NN", "NNP", "NNS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class AllegingVerbs:
    """Mends a document; ``verbs``: forms that are never nouns."""

    verbs: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a form between two nouns has the first as its subject."""
        taken = {"LOWER": self.verbs, "DEP": _COMPOUNDS, "TAG": _NOUNS}
        for word in tokens_where(doc, taken):
            subject = word.i and doc[word.i - 1]
            told = word.head.head
            below = word.head.dep_ == "nsubj" and told.tag_ in _FINITE
            if subject and subject.tag_ in _PLURALS and below and told.i > word.i:
                _mend(word, subject, told)
        return doc


def _mend(verb: SpacyToken, subject: SpacyToken, told: SpacyToken) -> None:
    """Hang on the verb its subject and what it tells; what stands before goes with the subject."""
    name = verb.head
    before = [t for t in (*name.lefts, *verb.lefts) if t.i < subject.i and t != verb]
    aside = [t for t in told.lefts if t.i < subject.left_edge.i and t != name]
    behind = [t for t in told.rights if t.is_punct]
    main = told.dep_ == "ROOT"
    verb.head, verb.dep_ = (verb, "ROOT") if main else (told.head, told.dep_)
    verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_
    subject.head, subject.dep_ = verb, "nsubj"
    told.head, told.dep_ = verb, "ccomp"
    for child in before:
        child.head = subject
    for child in (*aside, *behind):
        child.head = verb
