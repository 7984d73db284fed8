"""Takes for a noun what the model took for a verb: "awarded it to builder Costain", "the accused".

Behind "to" the model expects a verb, whatever the word is; and a participle may name a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_INFINITIVE = frozenset({"VB"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj"})


@dataclass(frozen=True, slots=True)
class NounTags:
    """Mends a document; ``nouns``: those that are no verbs; ``nominal``: participles for people.

    ``acronyms``: those that are spelled in capitals as a word of another kind is ("WHO"). All in
    lower case.
    """

    nouns: frozenset[str]
    nominal: frozenset[str]
    acronyms: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a noun and what hung on it go with the verb before them."""
        verbs = {"LOWER": self.nouns, "TAG": _INFINITIVE}
        for noun in tokens_where(doc, verbs, {"LOWER": self.nominal}, {"LOWER": self.acronyms}):
            if self._is_acronym(noun) and noun.tag_ != "NNP" and not _is_shouted(noun):
                retag(noun, "NNP", "PROPN", noun.text)
            if noun.tag_ == "VB" and noun.lower_ in self.nouns:
                name = _name_behind(noun)
                if name is not None:
                    _mend(noun, name)
            elif noun.lower_ in self.nominal and _is_nominal(noun):
                retag(noun, "NN", "NOUN", noun.lower_)
        return doc

    def _is_acronym(self, noun: SpacyToken) -> bool:
        return noun.lower_ in self.acronyms and noun.text.isupper()


def _is_shouted(word: SpacyToken) -> bool:
    """Whether a word beside one in capitals is in them, too: "WHO KNOWS"."""
    beside = word.doc[max(0, word.i - 1) : word.i + 2]
    return any(t.text.isupper() and len(t.text) > 1 for t in beside if t.i != word.i)


def _is_nominal(word: SpacyToken) -> bool:
    """Whether a participle with an article is an argument: "ordered the accused to stay"."""
    led = word.i > 0 and word.doc[word.i - 1].tag_ == "DT" and word.doc[word.i - 1].head == word
    return led and word.dep_ in _ARGUMENTS and word.tag_ in {"VBN", "VBD", "JJ"}


def _name_behind(noun: SpacyToken) -> SpacyToken | None:
    """The name right behind a word that "to" stands before; None if there is none."""
    before = noun.i and noun.doc[noun.i - 1].tag_ == "TO" and noun.doc[noun.i - 1].head == noun
    names = (t for t in noun.rights if t.dep_ == "dobj" and t.tag_ in {"NNP", "NNPS"})
    name = next(names, None)
    close = name is not None and name.left_edge.i == noun.i + 1
    return name if before and close and noun.head != noun else None


def _mend(noun: SpacyToken, name: SpacyToken) -> None:
    """Hang the noun on its name, the name on "to", and that and what follows on the verb."""
    above, to = noun.head, noun.doc[noun.i - 1]
    verb = above.head if above.pos_ == "NOUN" and above.dep_ == "dobj" else above
    loose = [t for t in noun.children if t not in {to, name}]
    reattach(to, verb, "prep")
    retag(to, "IN", "ADP", to.lower_)
    reattach(name, to, "pobj")
    reattach(noun, name, "compound")
    retag(noun, "NN", "NOUN", noun.lower_)
    hang(loose, verb)
