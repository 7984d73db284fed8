"""Hangs a predicate on the clause within which it goes on, where the parser took the main one.

"Told police, who searched the house and [found] it": no comma closes the relative clause that one
opens. "The court heard that he took money and [forged] a name": a court hears, and forges none.
What it hears goes on with a subject of its own, too: "heard it was a lie and he had [hit] her". Nor
did jurors who "heard how he drove to the house, [killed] his brother and fled". Nor does a past go
on behind a comma with a present: "the sheriff says the man came out, [asked] for her and fled".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECT_PLACES, hang, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBD", "VBN", "VBG"})}
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_PRESENT = frozenset({"VBZ", "VBP"})
_FAR = 40  # words in which a clause is sought: a sentence may have no end


@dataclass(frozen=True, slots=True)
class OpenClauses:
    """Mends the tree of a document.

    ``hearing``: lemmas of verbs for what a bench does to what it is told; ``benches``: nouns for
    those; ``crimes``: lemmas of verbs for what they judge.
    """

    hearing: frozenset[str]
    benches: frozenset[str]
    crimes: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs and of what joins them change."""
        for verb in tokens_where(doc, _JOINED):
            if _has_subject(verb):
                told = self._goes_on_heard(verb)
                if told is not None:
                    _move(told, doc[verb.left_edge.i - 1], verb)
                continue
            if verb.tag_ == "VBG":
                continue
            joint = doc[verb.left_edge.i - 1]
            told = self._listed(verb.head, verb) or _past_below(verb.head, verb)
            if joint.text == "," and told is not None:
                _move(told, joint, verb)
            if joint.dep_ != "cc" or joint.head != verb.head:
                continue
            inner = _open_relative(verb.head, joint, verb) or self._heard(verb.head, verb)
            if inner is not None:
                _move(inner, joint, verb)
        return doc

    def _goes_on_heard(self, verb: SpacyToken) -> SpacyToken | None:
        """The clause that a bench hears, with which one goes on that no comma parts from it.

        None where the second tells what a bench does, or what is done in the passive: "heard he was
        ill and Lind was jailed".
        """
        main, joint = verb.head, verb.doc[verb.left_edge.i - 1]
        parted = joint.dep_ != "cc" or joint.head != main or joint.nbor(-1).text == ","
        if main.lemma_ not in self.hearing or parted or is_passive(verb):
            return None
        subjects = [t for w in (main, verb) for t in w.lefts if t.dep_ in SUBJECT_PLACES]
        benches = [t.lemma_.lower() in self.benches for t in subjects]
        told = [t for t in main.rights if t.dep_ == "ccomp" and t.i < verb.i]
        return told[-1] if told and benches == [True, False] else None

    def _listed(self, main: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
        """The verb with which a list of deeds begins that somebody hears of, or how it was done."""
        if verb.lemma_ not in self.crimes or not any(t.dep_ == "cc" for t in verb.rights):
            return None
        told = [t for t in main.rights if t.dep_ == "ccomp" and t.i < verb.i and t.tag_ == "VBD"]
        how = told and told[-1].left_edge.tag_ == "WRB"
        return told[-1] if how or (told and main.lemma_ in self.hearing) else None

    def _heard(self, main: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
        """The verb of what a bench hears, with which a deed goes on that is none of a bench."""
        if main.lemma_ not in self.hearing or verb.lemma_ not in self.crimes or _is_done_to(verb):
            return None
        if not any(
            t.dep_ in SUBJECT_PLACES and t.lemma_.lower() in self.benches for t in main.lefts
        ):
            return None
        told = [t for t in main.rights if t.dep_ == "ccomp" and t.i < verb.i]
        return told[-1] if told else None


def _past_below(main: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
    """The last past that a verb of the present tells before another one; None: there is none."""
    if main.tag_ not in _PRESENT or verb.tag_ != "VBD" or any(t.dep_ == "aux" for t in verb.lefts):
        return None
    told = [t for t in main.rights if t.dep_ == "ccomp" and main.i < t.i < verb.i]
    return told[-1] if told and told[-1].tag_ == "VBD" else None


def _has_subject(verb: SpacyToken) -> bool:
    return any(t.dep_ in SUBJECT_PLACES for t in verb.children)


def _is_done_to(verb: SpacyToken) -> bool:
    """Whether it is done to, or with, somebody whom a pronoun means: that may be the subject."""
    return any(t.dep_ in _OBJECTS and t.tag_ == "PRP" for t in verb.subtree)


def _open_relative(main: SpacyToken, joint: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
    """The past verb of a relative clause that a comma opens, and that none has closed.

    None where what follows is done to somebody whom a pronoun means.
    """
    doc = main.doc
    for clause in reversed(doc[max(main.i + 1, joint.i - _FAR) : joint.i]):
        if clause.dep_ != "relcl" or clause.tag_ != "VBD":
            continue
        opener = next((t for t in clause.lefts if t.tag_ in {"WP", "WDT"}), None)
        if opener is not None and opener.dep_ in SUBJECT_PLACES and opener.i == clause.left_edge.i:
            opened = doc[opener.i - 1].text == ","
            is_open = all(t.text != "," for t in doc[opener.i : joint.i])
            return clause if opened and is_open and not _is_done_to(verb) else None
    return None


def _move(inner: SpacyToken, joint: SpacyToken, verb: SpacyToken) -> None:
    """Hang a verb on another, with its conjunction, and with what stands between them."""
    main = verb.head
    hang([t for t in main.rights if inner.right_edge.i < t.i < joint.i], inner)
    joint.head = inner if joint.head == main else joint.head
    verb.head = inner
