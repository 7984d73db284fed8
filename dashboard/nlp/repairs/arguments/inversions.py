"""Finds the subject behind an inversion: "Also investigating is the Safety Board".

The participle comes first and the form of "be" behind it; the parser takes who is named behind both
for what is said of a subject that is not there. Behind a quotation the verb comes first, too
("…," cautioned analysts): no object stands there beside what is said.

A condition that no word marks opens with its helper. Behind its clause the parser takes it for what
says that: "Norvik would close [were Lind to resign]".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, PROPER_NOUNS, hang, reattach, relabel, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PAST = {"TAG": frozenset({"VBD"})}
_PARTICIPLES = {"VBG": "nsubj", "VBN": "nsubjpass"}
_NON_FINITE = {"TAG": frozenset(_PARTICIPLES)}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CONTENTS = frozenset({"ccomp", "parataxis"})
_NAMED = frozenset({"attr", "nsubj"})
_ENDS = frozenset({",", "?", "!"})


@dataclass(frozen=True, slots=True)
class Inversions:
    """Mends a document; ``helpers``: what opens a condition before its subject; ``be``: lemmas."""

    helpers: frozenset[str]
    be: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a subject hangs on its participle, and a condition below."""
        for verb in tokens_where(doc, _PAST, _NON_FINITE):
            if verb.lower_ in self.helpers and verb.dep_ in HELPERS:
                _hang_condition(verb)
            if verb.tag_ == "VBD" and _is_quoted(verb):
                said = _take_from_quotation(verb)
                if not any(t.dep_ in _SUBJECTS for t in verb.children):
                    _give_speaker(verb, said=said)
            if verb.tag_ not in _PARTICIPLES or any(t.dep_ in _SUBJECTS for t in verb.children):
                continue
            helpers = [t for t in verb.children if t.dep_ in HELPERS]
            be = verb.head
            if verb.dep_ == "csubj" and self._is_inverted(verb, be):
                _turn(verb, be)
                continue
            if len(helpers) != 1 or helpers[0].i < verb.i:
                continue
            named = [t for t in helpers[0].rights if t.dep_ == "attr" and _is_somebody(t)]
            if len(named) == 1:
                reattach(named[0], verb, _PARTICIPLES[verb.tag_])
        return doc

    def _is_inverted(self, verb: SpacyToken, be: SpacyToken) -> bool:
        """Whether a participle taken for a subject goes on with "be" and somebody's name.

        With an object it may be what is so: "Rounding out the top five were Norvik and Lumen".
        """
        named = [t for t in be.rights if t.dep_ in _NAMED]
        alone = len(named) == 1 and named[0].left_edge.i == be.i + 1 and _is_somebody(named[0])
        alone = alone and not any(t.dep_ == "dobj" for t in verb.children)
        return verb.tag_ == "VBG" and be.lemma_ in self.be and be.i > verb.i and alone


def _turn(verb: SpacyToken, be: SpacyToken) -> None:
    """Make "be" the helper of a participle before it, and who is named behind it its subject."""
    aside = [t for t in be.children if t != verb]
    take_place_of(verb, be)
    hang(aside, verb)
    for noun in aside:
        if noun.dep_ in _NAMED and noun.i > be.i:
            relabel(noun, "nsubj")
    reattach(be, verb, "aux")


def _hang_condition(helper: SpacyToken) -> None:
    """Hang a condition on the clause with a modal right before its helper, if there is one."""
    verb = helper.head
    behind = any(t.dep_ in _SUBJECTS and t.left_edge.i == helper.i + 1 for t in verb.lefts)
    before = [t for t in verb.lefts if t.i < helper.i]
    clause = before[-1] if before and behind else verb
    whole = clause.dep_ in _CONTENTS and clause.right_edge.i == helper.i - 1
    if not whole or not any(t.tag_ == "MD" and t.dep_ in HELPERS for t in clause.lefts):
        return
    aside = [*before[:-1], *(t for t in verb.rights if t.is_punct)]
    take_place_of(clause, verb)
    reattach(verb, clause, "advcl")
    hang(aside, clause)


def _take_from_quotation(verb: SpacyToken) -> bool:
    """Whether a subject was all of the quotation right before a verb, and is none now: "Bravo!"."""
    told = [t for t in verb.lefts if t.dep_ in _SUBJECTS]
    before = verb.doc[told[0].left_edge.i] if len(told) == 1 else verb
    if not before.is_quote or told[0].right_edge.i != verb.i - 1:
        return False
    relabel(told[0], "dep")
    return True


def _is_quoted(verb: SpacyToken) -> bool:
    """Whether a quotation ends right before a verb."""
    return verb.i > 1 and verb.nbor(-1).tag_ == "''" and verb.nbor(-2).text in _ENDS


def _give_speaker(verb: SpacyToken, *, said: bool) -> None:
    """Make the object right behind a verb that is behind a quotation its subject.

    ``said``: the quotation is known to be what is said.
    """
    said = said or any(t.dep_ in _CONTENTS and t.i < verb.i for t in verb.children)
    things = [t for t in verb.rights if t.dep_ == "dobj"]
    if said and len(things) == 1 and things[0].left_edge.i == verb.i + 1:
        relabel(things[0], "nsubj")


def _is_somebody(noun: SpacyToken) -> bool:
    """Whether a noun is a name, or counted: "two nurses", not "a hard task"."""
    return noun.tag_ in PROPER_NOUNS or any(t.dep_ == "nummod" for t in noun.lefts)
