"""Takes for a participle what the model took for a noun: "broke the record [set] in 1998".

A time behind it tells when the record was set, and not when it was broken. A chess set stays one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NOUN = frozenset({"NN"})
_PHRASES = frozenset({"prep", "agent", "npadvmod"})


@dataclass(frozen=True, slots=True)
class RecordParticiples:
    """Mends the tree of a document.

    ``participles``: the forms; ``nouns``: what is set so; ``trading``: lemmas of verbs for what is
    done to a set of records ("sold a record set on Monday").
    """

    participles: frozenset[str]
    nouns: frozenset[str]
    trading: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a participle describes the noun before it."""
        for word in tokens_where(doc, {"LOWER": self.participles, "TAG": _NOUN}):
            noun = word.nbor(-1) if word.i else word
            phrase = _phrase_behind(word)
            described = noun.head == word and noun.dep_ == "compound" and noun.lower_ in self.nouns
            traded = word.head.lemma_ in self.trading
            if described and phrase is not None and word.head != word and not traded:
                _mend(word, noun, phrase)
        return doc


def _phrase_behind(word: SpacyToken) -> SpacyToken | None:
    """The phrase of time or agent that stands right behind a word; else None."""
    if word.i + 1 >= len(word.doc):
        return None
    first = word.nbor(1)
    tops = (t for t in (first, *first.ancestors) if t.head in {word, word.head})
    top = next(tops, None)
    if top is None or top.head == top or top.left_edge.i != word.i + 1 or top.dep_ not in _PHRASES:
        return None
    of_time = any(t.ent_type_ == "DATE" for t in (top, *top.children))
    return top if of_time or top.dep_ == "agent" else None


def _mend(word: SpacyToken, noun: SpacyToken, phrase: SpacyToken) -> None:
    """Give the noun the place of the word in the tree, and the word the phrase behind it."""
    reattach(noun, word.head, word.dep_)
    hang([t for t in word.children if t not in {noun, phrase}], noun)
    reattach(word, noun, "acl")
    retag(word, "VBN", "VERB")
    phrase.head = word
