"""Takes a name for the object of a verb, where the parser took it for what the verb makes of it.

"The governor appointed Lind as secretary": nobody is made a Lind. In "they named the ship Asta" and
"she was called Asta" the object, or the subject, stands beside the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_NAMES = frozenset({"NNP", "NNPS"})
_OTHERS = frozenset({"dobj", "nsubjpass", "auxpass"})


class Objects:
    """Mends a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the label of such names changes."""
        for name in doc:
            verb = name.head
            if name.dep_ != "oprd" or name.tag_ not in _NAMES or verb.tag_ == "VBN":
                continue
            if name.i > verb.i and _OTHERS.isdisjoint(t.dep_ for t in verb.children):
                name.dep_ = "dobj"
        return doc
