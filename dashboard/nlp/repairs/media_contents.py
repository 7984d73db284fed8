"""Hangs on a picture or a text what was done with it: "a video of three pilots [released] by".

The parser takes whom it shows for those who were released.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc


@dataclass(frozen=True, slots=True)
class MediaContents:
    """Mends the tree of a document.

    ``media``: nouns for pictures and texts; ``publishing``: lemmas for what is done with them.
    """

    media: frozenset[str]
    publishing: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such participles change."""
        for verb in doc:
            if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_ not in self.publishing:
                continue
            shown = verb.head
            if shown.dep_ != "pobj" or shown.head.dep_ != "prep":
                continue
            medium = shown.head.head
            if medium.lemma_.lower() in self.media and medium.i < shown.i:
                verb.head = medium
        return doc
