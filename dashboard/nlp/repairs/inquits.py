"""Gives an inquit its speaker, where the parser took that for a name of who is spoken of.

"Ana Lee, Tom Berg said on Monday, would leave the party": it lets Lee speak, with Berg as her other
name, and what she would do is left without a subject. No finite clause is without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CONTENTS = {"DEP": frozenset({"ccomp"})}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NO_SUBJECT = _SUBJECTS | {"mark", "expl", "csubj"}  # a clause with one of these is whole


class Inquits:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such clauses change."""
        for clause in tokens_where(doc, _CONTENTS):
            verb = clause.head
            if not _is_resumed(clause, verb):
                continue
            pair = _topic_and_speaker(verb)
            if pair is not None:
                _interrupt(clause, verb, *pair)
        return doc


def _is_resumed(clause: SpacyToken, verb: SpacyToken) -> bool:
    """Whether a finite clause without a subject goes on behind the comma that closes an inquit."""
    first = clause.left_edge
    if first.i <= verb.i + 1 or first.nbor(-1).text != "," or first.tag_ not in _FINITE:
        return False
    return not any(t.dep_ in _NO_SUBJECT for t in clause.lefts)


def _topic_and_speaker(verb: SpacyToken) -> tuple[SpacyToken, SpacyToken] | None:
    """The noun before the first comma, and that between it and the verb; None: it is otherwise."""
    subjects = [t for t in verb.lefts if t.dep_ in _SUBJECTS]
    if len(subjects) == 1:
        named = [t for t in subjects[0].rights if t.dep_ == "appos"]
        subjects += named[-1:]
    if len(subjects) != 2 or subjects[1].right_edge.i != verb.i - 1:
        return None
    parted = subjects[1].left_edge.i > 0 and subjects[1].left_edge.nbor(-1).text == ","
    return (subjects[0], subjects[1]) if parted else None


def _interrupt(
    clause: SpacyToken, verb: SpacyToken, topic: SpacyToken, speaker: SpacyToken
) -> None:
    """Let the clause go on around the inquit, which hangs on it."""
    around = [t for t in verb.children if t.i < topic.left_edge.i or t.i > clause.right_edge.i]
    clause.head, clause.dep_ = (clause if verb.head == verb else verb.head), verb.dep_
    passive = any(t.dep_ == "auxpass" for t in clause.children)
    topic.head, topic.dep_ = clause, "nsubjpass" if passive else "nsubj"
    speaker.head, speaker.dep_ = verb, "nsubj"
    verb.head, verb.dep_ = clause, "parataxis"
    for token in around:
        token.head = clause
