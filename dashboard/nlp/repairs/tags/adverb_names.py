"""Takes a name for one, where the tagger saw an adverb, a preposition, a verb or a participle.

"Tully fined him" at the head of a sentence; "Kolo, 66, won", as a subject; "met Per Olsen", with a
given name before another name; "met Denning", right behind its verb; "Coyle, 57, was jailed"; and
"found Tindo guilty", before what a verb says that somebody is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECT_PLACES, hang, has_age_behind, reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PREPOSITION = frozenset({"IN"})
_GERUNDS = {"TAG": frozenset({"VBG"}), "DEP": frozenset({"xcomp"})}
_VERBS = {"TAG": frozenset({"VB", "VBP"}), "DEP": frozenset({"nsubj", "nsubjpass"})}
_ADVERBS = {"TAG": frozenset({"RB"})}
_JUDGED = {"TAG": frozenset({"RB", "NNP"}), "DEP": frozenset({"advmod"})}
_FINITE = frozenset({"VBD", "VBZ"})


@dataclass(frozen=True, slots=True)
class AdverbNames:
    """Mends a document; ``adverbs``: all that the language has; ``given``: given names.

    Both in lower case.
    """

    adverbs: frozenset[str]
    given: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; tags of such names, and the label of one before its verb, change."""
        given = {"LOWER": self.given, "TAG": _PREPOSITION}
        for name in tokens_where(doc, given, _GERUNDS, _ADVERBS, _VERBS, _JUDGED):
            if name.tag_ == "IN" and name.is_title and name.lower_ in self.given:
                _attach_given_name(name)
            if name.tag_ == "VBG" and name.is_title and _is_object(name):
                _take_as_object(name)
            if name.tag_ in {"VB", "VBP"} and name.is_title and has_age_behind(name):
                retag(name, "NNP", "PROPN", name.text)
            if _is_judged(name) and self._is_none(name):
                _take_as_judged(name)
            if name.tag_ != "RB" or not self._is_none(name):
                continue
            if name.dep_ in SUBJECT_PLACES or (name.is_sent_start and _opens(name)):
                retag(name, "NNP", "PROPN", name.text)
                relabel(name, name.dep_ if name.dep_ in SUBJECT_PLACES else "nsubj")
        return doc

    def _is_none(self, word: SpacyToken) -> bool:
        """Whether a word with a capital is no adverb that the language knows."""
        return word.is_title and word.is_alpha and word.lower_ not in self.adverbs


def _opens(name: SpacyToken) -> bool:
    """Whether a word stands right before its verb, which has no subject."""
    verb = name.head
    alone = not any(t.dep_ in SUBJECT_PLACES for t in verb.children)
    return verb.tag_ in _FINITE and verb.i == name.i + 1 and alone


def _is_object(name: SpacyToken) -> bool:
    """Whether a participle with a capital stands right behind a verb without an object."""
    verb = name.head
    close = name.dep_ == "xcomp" and verb.i == name.i - 1 and verb.is_lower
    return close and all(t.dep_ != "dobj" for t in (*verb.children, *name.children))


def _take_as_object(name: SpacyToken) -> None:
    """Make it the object of its verb, on which hangs what hung on it."""
    verb = name.head
    hang([*name.children], verb)
    relabel(name, "dobj")
    retag(name, "NNP", "PROPN", name.text)


def _is_judged(name: SpacyToken) -> bool:
    """Whether a word stands between a verb and the adjective that hangs on it as its complement."""
    state = name.head
    told = state.tag_ == "JJ" and state.dep_ in {"ccomp", "oprd"} and state.head.i == name.i - 1
    return told and name.dep_ == "advmod" and state.i == name.i + 1


def _take_as_judged(name: SpacyToken) -> None:
    """Make it the object of the verb before it, of whom the adjective tells something."""
    state = name.head
    relabel(state, "oprd")
    reattach(name, state.head, "dobj")
    retag(name, "NNP", "PROPN", name.text)


def _attach_given_name(given: SpacyToken) -> None:
    """Make a given name part of the name right behind it, which takes its place."""
    objects = [t for t in given.rights if t.dep_ == "pobj"]
    if len(objects) != 1 or objects[0].i != given.i + 1 or objects[0].tag_ != "NNP":
        return
    name, verb = objects[0], given.head
    held = {t.dep_ for t in verb.children}
    opens = given.is_sent_start and verb.tag_ in _FINITE and verb.i == name.i + 1
    if given.is_sent_start and not (opens and held.isdisjoint(SUBJECT_PLACES)):
        return
    retag(given, "NNP", "PROPN", given.text)
    if verb.tag_ == "NNP" and verb.i == given.i - 1:  # "Judge [Per] Aas"
        _take_place(name, verb)
        reattach(given, name, "compound")
        return
    other = "appos" if "dobj" in held else "dobj"
    reattach(name, verb, "nsubj" if opens else other)
    reattach(given, name, "compound")


def _take_place(name: SpacyToken, title: SpacyToken) -> None:
    """Give a name the place of the title before it, which then belongs to the name."""
    above, label = title.head, title.dep_
    beside = [t for t in title.rights if t.i > name.i]
    reattach(name, name if above == title else above, label)
    reattach(title, name, "compound")
    hang(beside, name)
