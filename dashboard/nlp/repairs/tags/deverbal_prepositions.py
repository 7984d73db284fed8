"""Takes for a preposition what the parser took for a participle of the noun before it.

"Police appealed for witnesses [following] a crash": the witnesses follow no crash. In "a man
following the bus" he does: only before what befalls people it is a preposition. In "3 dollars, as
[opposed] to 2" nobody opposes anything: complex prepositions (Quirk et al. 1985, 9.10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_CLAUSES = frozenset({"acl", "advcl"})
_GERUND = frozenset({"VBG"})
_PARTICIPLE = frozenset({"VBN"})


@dataclass(frozen=True, slots=True)
class DeverbalPrepositions:
    """Mends the tree of a document; ``words``: such forms; ``befalling``: lemmas of such nouns.

    ``complex``: participles between two words with which they make one preposition.
    """

    words: frozenset[str]
    complex: frozenset[str]
    befalling: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a form hangs as a preposition on the verb of its clause."""
        where = {"LOWER": self.words, "TAG": _GERUND, "DEP": _CLAUSES}
        for word in tokens_where(doc, where):
            objects = [t for t in word.rights if t.dep_ in {"dobj", "pobj"}]
            verb = next((t for t in word.ancestors if t.pos_ == "VERB"), None)
            if len(objects) != 1 or verb is None or any(word.lefts):
                continue
            if objects[0].lemma_.lower() not in self.befalling:
                continue
            for child in [t for t in word.rights if t != objects[0]]:
                child.head = objects[0] if child.i > objects[0].i else verb
            relabel(objects[0], "pobj")
            reattach(word, verb, "prep")
            word.pos_ = "ADP"
        for word in tokens_where(doc, {"TAG": _PARTICIPLE, "DEP": _CLAUSES}):
            around = doc[max(0, word.i - 1) : word.i + 2]
            if " ".join(t.lower_ for t in around) in self.complex:
                relabel(word, "prep")
                retag(word, "IN", "ADP")
        return doc
