"""The lemmatiser of spaCy's model, with what it says of a word remembered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_READ = ("ORTH", "POS", "MORPH", "LEMMA")
_MOST = 50_000  # words that are remembered
_VERB = "VERB"

_Word = tuple[int, ...]  # all but the lemma, in the order of _READ


class RememberingLemmatizer:
    """Gives each token its lemma, by the rules of a model; ``known``: {form: lemma} of some verbs.

    The rules find a lemma of these, but another one. It depends on the word, its part of speech
    and its morphology alone.
    """

    def __init__(self, lemmatizer: Any, known: Mapping[str, str]) -> None:
        self._lemmatizer = lemmatizer
        self._known = known
        self._lemmas: dict[_Word, int] = {}

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document with its lemmas; one that is there already stays."""
        if not len(doc):
            return doc
        table = doc.to_array(list(_READ))
        *words, lemmas = table.T.tolist()
        for i, word in enumerate(zip(*words, strict=True)):
            lemmas[i] = lemmas[i] or self._lemmas.get(word) or self._learn(word, doc[i])
        table[:, -1] = lemmas
        return doc.from_array(list(_READ[-1:]), table[:, -1])  # type: ignore[arg-type]

    def _learn(self, word: _Word, token: SpacyToken) -> int:
        """The number of the lemma of a token, remembered from now on."""
        if len(self._lemmas) >= _MOST:
            self._lemmas.clear()
            self._lemmatizer.cache.clear()
        known = self._known.get(token.lower_) if token.pos_ == _VERB else None
        lemma = known or self._lemmatizer.rule_lemmatize(token)[0]
        self._lemmas[word] = token.vocab.strings.add(lemma)
        return self._lemmas[word]
