"""Gives an inquit its speaker, where the parser took that for a name of who is spoken of.

"Ana Lee, Tom Berg said on Monday, would leave the party": it lets Lee speak, with Berg as her other
name, and what she would do is left without a subject. No finite clause is without one. Where the
verb comes first ("The priest, said Ana Lee, a neighbour, killed him"), it lets the priest speak,
and Lee do what is said of him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import FINITE, SUBJECTS, hang, make_subject, reattach, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CONTENTS = {"DEP": frozenset({"ccomp"})}
_INVERTED = {"TAG": frozenset({"VBD", "VBZ"}), "DEP": frozenset({"ROOT", "ccomp", "parataxis"})}
_SPEAKERS = SUBJECTS | {"dobj"}
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})  # of a verb
_NEXT = frozenset({"conj", "advcl"})
_NO_SUBJECT = SUBJECTS | {"mark", "expl", "csubj"}  # a clause with one of these is whole


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
        for verb in tokens_where(doc, _INVERTED):
            topic = _topic_before(verb)
            told = None if topic is None else _clause_around(verb)
            speaker = None if told is None else _speaker_behind(verb, told)
            if topic is not None and told is not None and speaker is not None:
                _interrupt(told, verb, topic, speaker)
        return doc


def _topic_before(verb: SpacyToken) -> SpacyToken | None:
    """The subject of a verb that one comma parts from it: "The [priest], said Lee"."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    if len(subjects) != 1 or verb.nbor(-1).text != ",":
        return None
    topic = subjects[0]
    if any(t.text == "," for t in verb.doc[topic.left_edge.i : verb.i - 1]):
        return None  # "Ana Lee, a cook, said …"
    return topic if topic.right_edge.i in {verb.i - 1, verb.i - 2} else None


def _clause_around(verb: SpacyToken) -> SpacyToken | None:
    """The clause that an inquit interrupts: it hangs on its verb, or has it as an aside.

    Or it was taken for what the speaker did next, or for what describes the speaker: "The priest,
    said Lee, [killed] him".
    """
    inner = [t for t in verb.rights if t.dep_ == "ccomp"]
    if not inner and not any(t.dep_ == "cc" for t in verb.rights):
        inner = [t for t in verb.rights if t.dep_ in _NEXT]
        inner += [t for noun in verb.rights for t in noun.rights if _describes(t, noun)]
    if verb.dep_ == "parataxis":
        inner += [verb.head] if verb.head.i > verb.i else []
    return inner[0] if len(inner) == 1 else None


def _describes(verb: SpacyToken, noun: SpacyToken) -> bool:
    """Whether a verb in the past was read as a participle of who is named behind an inquit."""
    return noun.dep_ in _SPEAKERS and verb.dep_ == "acl" and verb.tag_ == "VBD"


def _speaker_behind(verb: SpacyToken, clause: SpacyToken) -> SpacyToken | None:
    """Who is named right behind a verb and before the comma from which the clause goes on."""
    named = [t for t in (*verb.rights, *clause.lefts) if t.dep_ in _SPEAKERS]
    named = [t for t in named if t.left_edge.i == verb.i + 1]
    if len(named) != 1:
        return None
    group = [t for t in (*clause.lefts, clause) if t.dep_ in _GROUP or t == clause]
    first = min((t for t in group if t.i > named[0].i), key=lambda t: t.i)
    own = [t for t in clause.lefts if t.dep_ in _NO_SUBJECT and t != named[0]]
    resumed = first.nbor(-1).text == "," and first.tag_ in FINITE
    return named[0] if resumed and not own else None


def _is_resumed(clause: SpacyToken, verb: SpacyToken) -> bool:
    """Whether a finite clause without a subject goes on behind the comma that closes an inquit."""
    first = clause.left_edge
    if first.i <= verb.i + 1 or first.nbor(-1).text != "," or first.tag_ not in FINITE:
        return False
    return not any(t.dep_ in _NO_SUBJECT for t in clause.lefts)


def _topic_and_speaker(verb: SpacyToken) -> tuple[SpacyToken, SpacyToken] | None:
    """The noun before the first comma, and that between it and the verb; None: it is otherwise."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECTS]
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
    if verb.head != clause:
        take_place_of(clause, verb)
    make_subject(topic, clause)
    reattach(speaker, verb, "nsubj")
    reattach(verb, clause, "parataxis")
    hang(around, clause)
