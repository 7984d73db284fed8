"""Reads what is brought about as done: "the president had [Lee] arrested" tells that Lee was.

The parser takes the causative verb for the helper of a perfect with two subjects, or the object for
who does it, so that Lee arrests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    PAST_FORMS,
    PROPER_NOUNS,
    hang,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_HELPERS, _CLAUSES = frozenset({"aux"}), frozenset({"ccomp"})
_PAST, _PASTS = "VBD", frozenset({"VBD"})
_ACTING = frozenset({"dobj", "aux", "auxpass", "ccomp"})


@dataclass(frozen=True, slots=True)
class Causatives:
    """Mends the tree of a document.

    ``verbs``: lemmas of verbs that are helpers, too; ``persons``: nouns for people; ``to_people``:
    lemmas of verbs for what is done to them ("had Lee arrested and [charged]").
    """

    verbs: frozenset[str]
    persons: frozenset[str]
    to_people: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a verb becomes the helper of a passive, with its object."""
        for verb in tokens_where(doc, {"LEMMA": self.verbs, "DEP": _HELPERS, "TAG": _PASTS}):
            subjects = [t for t in verb.head.lefts if t.dep_ == "nsubj"]
            if len(subjects) == 2 and self._is_done(verb, verb.head, subjects[1]):
                self._mend(verb, verb.head, *subjects)
        for done in tokens_where(doc, {"DEP": _CLAUSES, "TAG": PAST_FORMS}):
            verb = done.head
            causers = [t for t in verb.lefts if t.dep_ == "nsubj"]
            whom = [t for t in done.lefts if t.dep_ == "nsubj"]
            told = verb.lemma_ in self.verbs and verb.tag_ == _PAST
            if told and len(causers) == len(whom) == 1 and self._is_done(verb, done, whom[0]):
                _restructure(verb, done)
                self._mend(verb, done, causers[0], whom[0])
        return doc

    def _is_done(self, verb: SpacyToken, done: SpacyToken, whom: SpacyToken) -> bool:
        """Whether only somebody stands between a causative verb and a participle.

        Not with a gerund for the means, which is the causer's: "had her son freed by telling lies".
        """
        close = whom.left_edge.i == verb.i + 1 and whom.i < done.i and done.tag_ in PAST_FORMS
        alone = not any(t.dep_ in _ACTING for t in done.children if t != verb)
        alone = alone and not any(c.dep_ == "pcomp" for t in done.rights for c in t.rights)
        later = (t for t in (*done.conjuncts, *verb.conjuncts) if t.i > done.i)
        alone = alone and all(self._is_clear(t) for t in later)
        person = whom.tag_ in PROPER_NOUNS or whom.lemma_.lower() in self.persons
        return close and alone and person and not any(t.dep_ == "aux" for t in verb.children)

    def _mend(
        self, verb: SpacyToken, done: SpacyToken, causer: SpacyToken, whom: SpacyToken
    ) -> None:
        """Make a participle a passive, and a verb with an object of its own the main one."""
        relabel(verb, "auxpass")
        verb.pos_ = "AUX"
        retag(done, "VBN", "VERB")
        relabel(causer, "dep")
        relabel(whom, "nsubjpass")
        joined = [t for t in done.rights if t.dep_ == "conj" and t.pos_ == "VERB"]
        later = [t for t in joined if _has_object(t)]
        if later:
            _go_on(done, causer, later[0])

    def _is_clear(self, verb: SpacyToken) -> bool:
        """Whether it tells who goes on: "[buried] his body", "and [tried]"; not "and [left]"."""
        return _has_object(verb) or verb.lemma_ in self.to_people or verb.pos_ != "VERB"


def _has_object(verb: SpacyToken) -> bool:
    return any(t.dep_ in {"dobj", "dative"} for t in verb.rights)


def _go_on(done: SpacyToken, causer: SpacyToken, later: SpacyToken) -> None:
    """Put a verb with the causer as its subject where a passive stands, which it then has."""
    moved = [t for t in done.lefts if t.i <= causer.i]
    moved += [t for t in done.rights if t.dep_ in {"cc", "conj", "punct"} and t != later]
    take_place_of(later, done)
    retag(later, _PAST)
    reattach(done, later, "advcl")
    hang(moved, later)
    relabel(causer, "nsubj")


def _restructure(verb: SpacyToken, done: SpacyToken) -> None:
    """Put a participle where its causative verb stands, with what hangs on that."""
    children = [t for t in verb.children if t != done]
    take_place_of(done, verb)
    verb.head = done
    hang(children, done)
