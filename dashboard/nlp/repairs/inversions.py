"""Finds the subject behind an inversion: "Also investigating is the Safety Board".

The participle comes first and the form of "be" behind it; the parser takes who is named behind both
for what is said of a subject that is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLES = {"VBG": "nsubj", "VBN": "nsubjpass"}
_HELPERS = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NAMES = frozenset({"NNP", "NNPS"})


class Inversions:
    """Mends a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only such a subject hangs on its participle now."""
        for verb in doc:
            if verb.tag_ not in _PARTICIPLES or any(t.dep_ in _SUBJECTS for t in verb.children):
                continue
            helpers = [t for t in verb.children if t.dep_ in _HELPERS]
            if len(helpers) != 1 or helpers[0].i < verb.i:
                continue
            named = [t for t in helpers[0].rights if t.dep_ == "attr" and _is_somebody(t)]
            if len(named) == 1:
                named[0].head, named[0].dep_ = verb, _PARTICIPLES[verb.tag_]
        return doc


def _is_somebody(noun: SpacyToken) -> bool:
    """Whether a noun is a name, or counted: "two nurses", not "a hard task"."""
    return noun.tag_ in _NAMES or any(t.dep_ == "nummod" for t in noun.lefts)
