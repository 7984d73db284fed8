"""Hangs what only people say on the clause of one who can, where the nearer one is of a thing.

"Lind said the bridge had collapsed in May and [apologised] to the families": no bridge apologises
(selectional restriction). The parser takes the nearest clause. "Said the search lasted too long but
[praised] the crew", "resigned after a storm sank the ferry and [blamed] the crew". Nor does the
"there" of an existential clause act: "said there was a fire and [called] the police".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    JOINTS,
    RELATIVE_PRONOUNS,
    SUBJECT_PLACES,
    TENSED,
    hang,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": TENSED}
_CONTENTS = frozenset({"ccomp", "acl"})  # of a verb, of a noun
_EXPLETIVE = "expl"
_BESIDE = frozenset({"advcl", "relcl"})


@dataclass(frozen=True, slots=True)
class VoicedPredicates:
    """Mends the tree of a document.

    ``speaking``: lemmas of verbs for what only people do, to others or in words; ``voiceless``:
    nouns for what only happens, is built or is driven, and says nothing.
    """

    speaking: frozenset[str]
    voiceless: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs and of what joins them change."""
        for verb in tokens_where(doc, _JOINED):
            above = self._above(verb) if verb.lemma_.lower() in self.speaking else None
            if above is not None:
                joints = [t for t in verb.head.rights if t.i < verb.i and t.dep_ in JOINTS]
                hang((verb, *joints[-2:]), above)
        return doc

    def _above(self, verb: SpacyToken) -> SpacyToken | None:
        """The verb whose contents a verb was joined to, and whose subject it is of; else None."""
        near = _told(verb.head)
        subject = _subject(near)
        if subject is not None and near.dep_ == "relcl" and subject.tag_ in RELATIVE_PRONOUNS:
            subject = near.head
        if _subject(verb) is not None or subject is None or not self._is_voiceless(subject):
            return None
        if near.dep_ not in _CONTENTS | _BESIDE or any(t.dep_ == "mark" for t in verb.lefts):
            return None
        above = next((t for t in near.ancestors if t.pos_ == "VERB" and t.i < verb.i), None)
        speaker = None if above is None else _subject(_told(above))
        able = speaker is not None and not self._is_voiceless(speaker)
        return above if above is not None and able and above.tag_ == verb.tag_ else None

    def _is_voiceless(self, noun: SpacyToken) -> bool:
        """Whether a noun is for a thing, "the [bridge]", or an expletive: "[there] was a fire"."""
        if noun.dep_ == _EXPLETIVE:
            return True
        return noun.tag_ in COMMON_NOUNS and noun.lemma_.lower() in self.voiceless


def _told(verb: SpacyToken) -> SpacyToken:
    """A verb, or the first of those that it is joined to, with a subject of its own."""
    while verb.dep_ == "conj" and _subject(verb) is None:
        verb = verb.head
    return verb


def _subject(verb: SpacyToken) -> SpacyToken | None:
    """The subject before a verb."""
    return next((t for t in verb.lefts if t.dep_ in SUBJECT_PLACES), None)
