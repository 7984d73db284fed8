"""Takes the label of a turn for no subject of what is said in it.

"RUIZ: Police [arrested] him": the parser gives the verb two subjects, as if Ruiz had arrested him;
or it makes the label the head of the sentence, of which what is said is then no clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_NAME = frozenset({"compound", "det", "amod", "poss", "case", "punct"})
_VERBAL = frozenset({"VERB", "AUX"})
_ROOT = "ROOT"
_APART = "appos"  # of no part in the clause, yet a noun phrase


class TurnLabels:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only what such labels are to their verbs changes."""
        for name in tokens_where(doc, {"DEP": _SUBJECTS}, {"DEP": frozenset({_ROOT})}):
            colon = _colon_behind(name)
            verb = None if colon is None else _verb_behind(name, colon)
            if verb is not None:
                if name.dep_ == _ROOT:
                    verb.head, verb.dep_ = verb, _ROOT
                    name.head = verb
                name.dep_ = _APART
        return doc


def _colon_behind(name: SpacyToken) -> int | None:
    """Where the colon stands behind a name with which a text begins; None: it is no label."""
    doc = name.doc
    end = name.i + 1
    opens = all(t.dep_ in _OF_NAME for t in doc[: name.i])
    return end if opens and end < len(doc) and doc[end].text == ":" else None


def _verb_behind(name: SpacyToken, colon: int) -> SpacyToken | None:
    """The verb behind the colon that has a subject of its own there, and hangs on the name."""
    near = name.children if name.dep_ == _ROOT else (name.head,)
    clauses = (t for t in near if t.i > colon and t.pos_ in _VERBAL)
    return next(
        (v for v in clauses if any(s.dep_ in _SUBJECTS and s.i > colon for s in v.lefts)), None
    )
