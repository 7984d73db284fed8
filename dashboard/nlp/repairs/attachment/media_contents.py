"""Hangs on a picture or a text what was done with it: "a video of three pilots [released] by".

The parser takes whom it shows for those who were released.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_DESCRIBING, _PARTICIPLE = frozenset({"acl"}), frozenset({"VBN"})


@dataclass(frozen=True, slots=True)
class MediaContents:
    """Mends the tree of a document.

    ``media``: nouns for pictures and texts; ``publishing``: lemmas for what is done with them.
    """

    media: frozenset[str]
    publishing: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such participles change."""
        published = {"LEMMA": self.publishing, "DEP": _DESCRIBING, "TAG": _PARTICIPLE}
        for verb in tokens_where(doc, published):
            shown = verb.head
            if shown.dep_ != "pobj" or shown.head.dep_ != "prep":
                continue
            medium = shown.head.head
            if medium.lemma_.lower() in self.media and medium.i < shown.i:
                verb.head = medium
        return doc
