"""Gives an inquit of two speakers its clause, where a clause of time behind it took them.

"He was freed, the army and a cousin [confirmed] Friday, hours after rebels had shot a guard": the
parser has the inquit describe the cousin, and both shoot the guard beside the rebels. A clause
behind a conjunction has one subject, and it stands behind that: nor has the baker robbed a bank in
"The baker and an aide held Friday, hours after thieves had robbed a bank, [deny] it".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    PAST_FORMS,
    SUBJECTS,
    hang,
    make_subject,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DESCRIBING = frozenset({"acl"})
_LENGTHS = frozenset({"npadvmod"})
_BEHIND = _LENGTHS | {"prep", "punct", "dative", "advmod"}  # not "reported [missing]"


@dataclass(frozen=True, slots=True)
class JointInquits:
    """Mends the tree of a document; ``telling``: the lemmas of the verbs of such inquits."""

    telling: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such inquits change."""
        for verb in tokens_where(doc, {"DEP": _DESCRIBING, "TAG": PAST_FORMS}):
            speaker = _first_subject(verb)
            mark = None if speaker is None else _mark_between(verb, speaker)
            if speaker is None or mark is None:
                continue
            if verb.lemma_ in self.telling and all(t.dep_ in _BEHIND for t in verb.rights):
                _part(verb, speaker, mark)
            else:
                relabel(speaker, "dep")
        return doc


def _first_subject(verb: SpacyToken) -> SpacyToken | None:
    """The first of two nouns joined right before a verb, if it is a subject; None: it is not."""
    second = verb.head
    first = second.head
    joined = second.dep_ == "conj" and second.i + 1 == verb.i
    return first if joined and first.dep_ in SUBJECTS and first.i < second.i else None


def _mark_between(told: SpacyToken, speaker: SpacyToken) -> SpacyToken | None:
    """The conjunction between a verb and the one subject of the clause that took its own."""
    verb = speaker.head
    mark = next((t for t in verb.lefts if t.dep_ == "mark" and t.i > told.i), None)
    own = [t for t in verb.lefts if t.dep_ in SUBJECTS and t != speaker]
    return mark if mark is not None and len(own) == 1 and mark.i < own[0].i else None


def _part(inquit: SpacyToken, speaker: SpacyToken, mark: SpacyToken) -> None:
    """Make an inquit what the clause behind the conjunction was, and hang that on it."""
    verb = speaker.head
    before = [t for t in verb.lefts if t.i < inquit.i and t != speaker]
    between = [t for t in speaker.rights if t.is_punct and t.i > inquit.i]
    lengths = [t for t in verb.lefts if t.dep_ in _LENGTHS and inquit.i < t.i < mark.i]
    ends = [t for t in verb.rights if t.is_punct and t.i == verb.sent.end - 1]
    take_place_of(inquit, verb)
    retag(inquit, "VBD", "VERB")
    reattach(verb, inquit, "advcl")
    make_subject(speaker, inquit)
    hang((*before, *between, *ends), inquit)
    for length in lengths:
        reattach(length, mark, "npadvmod")
