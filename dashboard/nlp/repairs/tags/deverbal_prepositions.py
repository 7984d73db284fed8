"""Takes for a preposition or a conjunction what the parser took for a participle.

"Police appealed for witnesses [following] a crash": the witnesses follow no crash. In "a man
following the bus" he does: only before what befalls people it is a preposition. In "3 dollars, as
[opposed] to 2" nobody opposes anything: complex prepositions (Quirk et al. 1985, 9.10). In "would
sign [provided] both men resigned" nothing is provided: it opens a condition (14.12).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    SUBJECT_PLACES,
    hang,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CLAUSES = frozenset({"acl", "advcl"})
_GERUND = frozenset({"VBG"})
_CONDITIONS = frozenset({"ccomp", "advcl", "pcomp"})
_PARTICIPLE = frozenset({"VBN"})


@dataclass(frozen=True, slots=True)
class DeverbalPrepositions:
    """Mends the tree of a document; ``words``: such forms; ``befalling``: lemmas of such nouns.

    ``complex``: participles between two words with which they make one preposition;
    ``conjunctions``: those that open a clause of condition.
    """

    words: frozenset[str]
    complex: frozenset[str]
    befalling: frozenset[str]
    conjunctions: frozenset[str]

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
        for word in tokens_where(doc, {"LOWER": self.conjunctions}):
            if not any(t.dep_ in HELPERS or t.dep_ in SUBJECT_PLACES for t in word.lefts):
                _open_condition(word)
        return doc


def _open_condition(word: SpacyToken) -> None:
    """Let a participle open the finite clause right behind it, which hangs on the verb above."""
    behind = (t for t in (*word.rights, *word.head.rights) if t.dep_ in _CONDITIONS)
    clause = next((t for t in behind if t.left_edge.i == word.i + 1), None)
    if clause is None or not any(t.dep_ in SUBJECT_PLACES for t in clause.lefts):
        return
    hang([t for t in word.children if t != clause], clause)
    if word.head == word:  # a sentence of a condition alone
        take_place_of(clause, word)
    else:
        reattach(clause, word.head if clause.head == word else clause.head, "advcl")
    reattach(word, clause, "mark")
    retag(word, "IN", "SCONJ")
