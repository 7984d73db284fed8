"""Raises an inquit that ends a sentence and was taken for an apposition to its last noun.

"Lee stole a car and used it as his own, a court [heard] on Monday": the parser sees a court that
was heard beside what Lee owned, and nobody tells the deed. What a court hears, others tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DESCRIBING, _PAST = frozenset({"acl"}), frozenset({"VBD", "VBN"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "punct"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class FinalInquits:
    """Mends the tree of a document.

    ``hearing``: lemmas of verbs of hearing; ``bench``: nouns for courts and who sits in them.
    """

    hearing: frozenset[str]
    bench: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such inquits change."""
        for verb in tokens_where(doc, {"LEMMA": self.hearing, "DEP": _DESCRIBING, "TAG": _PAST}):
            noun = verb.head
            if noun.lemma_.lower() in self.bench and _ends_sentence(verb, noun):
                _raise(verb, noun)
        return doc


def _ends_sentence(verb: SpacyToken, noun: SpacyToken) -> bool:
    """Whether a noun behind a comma, a verb right behind it and its adjuncts end a sentence."""
    root, first = noun.sent.root, noun.left_edge.i
    told = root.i < first and any(t.dep_ in _SUBJECTS for t in root.lefts)
    opens = noun.dep_ == "appos" and first > 0 and verb.doc[first - 1].text == ","
    whole = verb.i == noun.i + 1 and all(t.dep_ in _ADJUNCTS for t in verb.rights)
    return told and opens and whole and verb.right_edge.i >= noun.sent.end - 2


def _raise(verb: SpacyToken, noun: SpacyToken) -> None:
    """Make an inquit the head of its sentence, with what it tells as its complement."""
    root = noun.sent.root
    behind = [t for t in root.children if t.is_punct and t.i > verb.i]
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    noun.head, noun.dep_ = verb, "nsubj"
    root.head, root.dep_ = verb, "ccomp"
    for token in behind:
        token.head = verb
