"""Reads what is brought about as done: "the president had [Lee] arrested" tells that Lee was.

The parser takes the causative verb for the helper of a perfect with two subjects, or the object for
who does it, so that Lee arrests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_HELPERS, _CLAUSES = frozenset({"aux"}), frozenset({"ccomp"})
_PARTICIPLES = frozenset({"VBD", "VBN"})
_LINKS = frozenset({"prep", "agent"})
_PAST, _PASTS = "VBD", frozenset({"VBD"})
_ACTING = frozenset({"dobj", "aux", "auxpass", "ccomp"})


@dataclass(frozen=True, slots=True)
class Causatives:
    """Mends the tree of a document; ``verbs``: lemmas of verbs that are helpers, too."""

    verbs: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a verb becomes the helper of a passive, with its object."""
        for verb in tokens_where(doc, {"LEMMA": self.verbs, "DEP": _HELPERS, "TAG": _PASTS}):
            subjects = [t for t in verb.head.lefts if t.dep_ == "nsubj"]
            if len(subjects) != 2 or not _is_done(verb, verb.head, subjects[1]):
                continue
            if _goes_on(verb.head):
                _govern(verb, verb.head, subjects[1])
            else:
                _make_passive(verb, verb.head, *subjects)
        for done in tokens_where(doc, {"DEP": _CLAUSES, "TAG": _PARTICIPLES}):
            verb = done.head
            causers = [t for t in verb.lefts if t.dep_ == "nsubj"]
            whom = [t for t in done.lefts if t.dep_ == "nsubj"]
            told = verb.lemma_ in self.verbs and verb.tag_ == _PAST
            if told and len(causers) == len(whom) == 1 and _is_done(verb, done, whom[0]):
                if _goes_on(verb) or _goes_on(done):
                    _keep(verb, done, whom[0])
                    continue
                _raise(verb, done)
                _make_passive(verb, done, causers[0], whom[0])
        return doc


def _is_done(verb: SpacyToken, done: SpacyToken, whom: SpacyToken) -> bool:
    """Whether it stands between a causative verb and a participle with nothing else of a clause."""
    close = whom.left_edge.i == verb.i + 1 and whom.i < done.i and done.tag_ in _PARTICIPLES
    alone = not any(t.dep_ in _ACTING for t in done.children if t != verb)
    return close and alone and not any(t.dep_ == "aux" for t in verb.children)


def _goes_on(verb: SpacyToken) -> bool:
    """Whether another act hangs on it, whose subject is the causer: "and closed his paper".

    Or a gerund that tells by what means: "had her son freed by telling lies".
    """
    means = (c for t in verb.rights if t.dep_ in _LINKS for c in t.rights if c.dep_ == "pcomp")
    joined = (t for t in verb.rights if t.dep_ == "conj" and t.pos_ == "VERB")
    return any(True for _ in (*means, *joined))


def _govern(verb: SpacyToken, done: SpacyToken, whom: SpacyToken) -> None:
    """Put a verb where its participle stands, with its own subject, and the participle below it."""
    moved = [t for t in done.lefts if t.i < verb.i]
    moved += [t for t in done.rights if t.is_punct and t.i == done.sent.end - 1]
    verb.head, verb.dep_ = (verb if done.head == done else done.head), done.dep_
    verb.pos_ = "VERB"
    done.head, done.dep_ = verb, "ccomp"
    for token in moved:
        token.head = verb
    _keep(verb, done, whom)


def _keep(verb: SpacyToken, done: SpacyToken, whom: SpacyToken) -> None:
    """Let a participle be a passive below its verb, with which an act goes on that has an object.

    "Had Lee shot and [buried] his body", but "had Lee arrested and [beheaded]".
    """
    done.tag_, whom.dep_ = "VBN", "nsubjpass"
    conjuncts = [t for t in done.rights if t.dep_ == "conj"]
    later = [t for t in conjuncts if t.tag_ == _PAST or any(c.dep_ == "dobj" for c in t.rights)]
    joints = [t for t in done.rights if later and t.dep_ == "cc" and t.i < later[0].i]
    for token in (*later, *joints):
        token.head = verb
        token.tag_ = _PAST if token in later else token.tag_


def _raise(verb: SpacyToken, done: SpacyToken) -> None:
    """Put a participle where its causative verb stands, with what hangs on that."""
    children = [t for t in verb.children if t != done]
    done.head, done.dep_ = (done if verb.head == verb else verb.head), verb.dep_
    verb.head = done
    for token in children:
        token.head = done


def _make_passive(verb: SpacyToken, done: SpacyToken, causer: SpacyToken, whom: SpacyToken) -> None:
    verb.dep_, verb.pos_, done.tag_, done.pos_ = "auxpass", "AUX", "VBN", "VERB"
    causer.dep_, whom.dep_ = "dep", "nsubjpass"
