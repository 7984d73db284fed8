"""Takes the label of a turn for no subject of what is said in it.

"RUIZ: Police [arrested] him": the parser gives the verb two subjects, as if Ruiz had arrested him;
or it makes the label the head of the sentence, of which what is said is then no clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, VERBAL, reattach, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OF_NAME = frozenset({"compound", "det", "amod", "poss", "case", "punct"})
_ROOT = "ROOT"
_COLON = {"LOWER": frozenset({":"})}
_APART = "appos"  # of no part in the clause, yet a noun phrase


class TurnLabels:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only what such labels are to their verbs changes."""
        for mark in tokens_where(doc, _COLON):
            name = doc[max(0, mark.i - 1)]
            verb = _verb_behind(name, mark.i) if _opens(name) else None
            if verb is not None:
                if name.dep_ == _ROOT:
                    reattach(verb, verb, _ROOT)
                    name.head = verb
                relabel(name, _APART)
        return doc


def _opens(name: SpacyToken) -> bool:
    """Whether a text begins with a name, which is a subject or the head of its sentence."""
    role = name.dep_ == _ROOT or name.dep_ in SUBJECTS
    return role and all(t.dep_ in _OF_NAME for t in name.doc[: name.i])


def _verb_behind(name: SpacyToken, colon: int) -> SpacyToken | None:
    """The verb behind the colon that has a subject of its own there, and hangs on the name."""
    near = name.children if name.dep_ == _ROOT else (name.head,)
    clauses = (t for t in near if t.i > colon and t.pos_ in VERBAL)
    return next(
        (v for v in clauses if any(s.dep_ in SUBJECTS and s.i > colon for s in v.lefts)), None
    )
