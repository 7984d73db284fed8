"""Takes for a past tense the participle of a complement clause that has a subject and no helper.

"Officials say that the quake that struck on Monday killed nine people": the tagger sees a
participle, as if it were sought that they be killed. A clause behind "that" has a finite verb. One
without an object may have lost its helper: in "they demanded that Reed [released] from jail" he
released nobody.

A past that goes on with such a participle is no act of who tells it: in "Lind claimed the guard
cursed and [hit] him" the parser lets Lind hit the guard.

Nor does what a court finds go on with what only courts do: in "a judge ruled that his dismissal was
unlawful and [ordered] the firm to pay" no dismissal gives orders, and in "ruled the mayor was
guilty and [ordered] him to pay" no mayor. But a general whom it found present may have ordered a
killing, as no court does, and a club that broke its rules fined somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    PROPER_NOUNS,
    SUBJECT_WORDS,
    SUBJECTS,
    is_passive,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_WHERE = {"DEP": frozenset({"ccomp"}), "TAG": frozenset({"VBN"})}
_GOING_ON = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBD"})}
_THINGS = frozenset({"dobj", "dative"})


@dataclass(frozen=True, slots=True)
class ComplementPasts:
    """Mends a document.

    ``demanding``: verbs for what is sought, and not told; ``saying``: those before what one says.
    ``finding``: those before what a court (``courts``) finds; ``sentencing``: for what courts do to
    those of whom they find it, who do it to nobody but for ``law``; ``ordering``: for what others
    do, too (``actors``), but no deed or thing; ``violence``: what no court orders; ``firms``: nouns
    that take up the name of a firm, behind a ``definite`` word; ``pronouns``: those of one other
    than the subject.
    """

    demanding: frozenset[str]
    saying: frozenset[str]
    finding: frozenset[str]
    courts: frozenset[str]
    law: frozenset[str]
    sentencing: frozenset[str]
    ordering: frozenset[str]
    actors: frozenset[str]
    firms: frozenset[str]
    definite: frozenset[str]
    violence: frozenset[str]
    pronouns: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; tags of such participles change, and what goes on with them."""
        for verb in tokens_where(doc, _WHERE):
            before = {t.dep_ for t in verb.lefts}
            told = verb.head.lemma_ not in self.demanding
            told = told and any(t.dep_ == "dobj" for t in verb.rights)
            if told and {"mark", "nsubj"} <= before and not before & HELPERS:
                retag(verb, "VBD")
            elif verb.head.lemma_ in self.saying and "nsubj" in before and not before & HELPERS:
                _join_next(verb)
        for verb in tokens_where(doc, _GOING_ON):
            if self._is_done_by_court(verb):
                _join_to(verb, verb.head.head)
            else:
                self._join_to_found(verb)
        return doc

    def _is_done_by_court(self, verb: SpacyToken) -> bool:
        """Whether a past joined to what a court finds is what that court did next."""
        told, above = verb.head, verb.head.head
        if told.dep_ != "ccomp" or above.lemma_ not in self.finding or above.i > told.i:
            return False
        if not any(t.dep_ == "nsubj" and t.lemma_.lower() in self.courts for t in above.lefts):
            return False
        found = [t for t in told.lefts if t.dep_ in SUBJECTS]
        official = any(t.lemma_.lower() in self.courts | self.law for t in found)
        bare = not any(t.dep_ in SUBJECT_WORDS | HELPERS for t in verb.lefts)
        if not found or official or not bare or not any(t.dep_ in _THINGS for t in verb.rights):
            return False
        undergone = told.lemma_ == "be" or is_passive(told)
        undergone &= not any(map(self._may_act, found)) or self._has_another_in_view(verb)
        if verb.lemma_ in self.sentencing:
            return undergone or any(self._is_taken_up(noun, verb) for noun in found)
        return undergone and verb.lemma_ in self.ordering

    def _has_another_in_view(self, verb: SpacyToken) -> bool:
        """Whether what an act is done to is a pronoun of one: not the subject of that act."""
        things = {t for t in verb.rights if t.dep_ in _THINGS}
        things |= {t for below in verb.rights for t in below.lefts if t.dep_ in SUBJECTS}
        return any(t.lower_ in self.pronouns for t in things)

    def _join_to_found(self, verb: SpacyToken) -> None:
        """Join to what a court finds an order of violence: "found [he] led and ordered raids"."""
        above = verb.head
        courts = any(t.dep_ == "nsubj" and t.lemma_.lower() in self.courts for t in above.lefts)
        if above.lemma_ not in self.finding or verb.lemma_ not in self.ordering or not courts:
            return
        found = [t for t in above.rights if t.dep_ == "ccomp" and t.i < verb.i]
        led = found and any(self._may_act(t) for t in found[-1].lefts if t.dep_ in SUBJECTS)
        things = {t.lemma_.lower() for t in verb.rights if t.dep_ == "dobj"}
        if led and things and things <= self.violence:
            _join_to(verb, found[-1])

    def _may_act(self, noun: SpacyToken) -> bool:
        """Whether a noun may be that of somebody who acts, or is a name or pronoun."""
        common = noun.tag_ in COMMON_NOUNS and not noun.ent_type_
        return not common or not self.actors.isdisjoint({noun.lower_, noun.lemma_.lower()})

    def _is_taken_up(self, noun: SpacyToken, verb: SpacyToken) -> bool:
        """Whether what a verb is done to is the name that is the subject of the verb before.

        "Norvik had cheated and [fined] the company", where no other is named.
        """
        others = [t for t in verb.doc[verb.head.i : verb.i] if t.tag_ in PROPER_NOUNS]
        if noun.tag_ not in PROPER_NOUNS or others:
            return False
        things = [t for t in verb.rights if t.dep_ in _THINGS and t.lower_ in self.firms]
        return any([d.lower_ in self.definite for d in t.lefts] == [True] for t in things)


def _join_to(verb: SpacyToken, above: SpacyToken) -> None:
    """Join a verb, with the "and" right before it, to a verb above the one it was joined to."""
    joint = verb.doc[verb.left_edge.i - 1]
    verb.head = above
    if joint.dep_ == "cc":
        joint.head = above


def _join_next(verb: SpacyToken) -> None:
    """Join to a participle the past right behind it that was joined to the verb above, if any."""
    above, doc = verb.head, verb.doc
    link = doc[verb.i + 1] if verb.i + 1 < len(doc) else verb
    joined = [t for t in above.rights if t.dep_ == "conj" and t.tag_ == "VBD" and t.i > link.i]
    following = joined[0] if joined and link.dep_ == "cc" and link.head == above else None
    if following is None or following.left_edge.i != link.i + 1:
        return
    if any(t.dep_ in SUBJECT_WORDS for t in following.lefts):
        return
    retag(verb, "VBD")
    link.head = following.head = verb
