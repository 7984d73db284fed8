"""Joins a past predicate to the one that it goes on with, where only a comma parts them.

"Smith robbed a bank, then [shot] a guard", "broke in, [stabbed] a guard and fled": the parser takes
the second for a clause beside the first, or for what describes the bank. A result participle goes
with what told it: "said it would cut jobs, [sending] its shares down", "fled after the river burst
its banks, [flooding] 30 villages". A list of three goes on with what is told in it, where its
teller is in the present or tells those who inquire: "they allege that he hit a guard, [robbed] him
and fled", "told police that Reed hit her, [took] her phone and fled". Who is acted on in it is not
who acts: "he was asleep when Lind came in, [hit] him and fled". Nor need a comma part what came
next: "was held for two hours then [freed]".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECT_PLACES, reattach, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BESIDE = frozenset({"advcl", "dep", "acl"})
_PASTS = {"DEP": _BESIDE, "TAG": frozenset({"VBD"})}
_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBD"})}
_PASSIVES = {"DEP": frozenset({"advcl", "dep"}), "TAG": frozenset({"VBN"})}
_PARTICIPLES = {"DEP": frozenset({"advcl"}), "TAG": frozenset({"VBG"})}
_HELPERS = frozenset({"aux", "auxpass", "mark"})
_HEARERS = frozenset({"dobj", "dative"})
_PRESENT, _TOLD = frozenset({"VBP", "VBZ"}), frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class ListedPredicates:
    """Mends the tree of a document.

    ``resulting``: lemmas of what comes of a thing that is told; ``harming``: of what a deed does;
    ``sequence``: adverbs for what came next; ``inquiring``: lemmas of nouns for whom one tells
    what one saw.
    """

    resulting: frozenset[str]
    harming: frozenset[str]
    sequence: frozenset[str]
    inquiring: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such verbs change."""
        for verb in tokens_where(doc, _PASTS, _PARTICIPLES, _JOINED, _PASSIVES):
            if verb.dep_ != "conj" and self._comes_next(verb):
                relabel(verb, "conj")
                verb.nbor(-1).head = verb
                continue
            if verb.tag_ == "VBN":
                continue
            told = _other_agent(verb) or self._told_first(verb)
            if not (_is_parted(verb) or (told and verb.dep_ == "conj")):
                continue
            if verb.tag_ == "VBD":
                first = told or (_first_of(verb) if verb.dep_ != "conj" else None)
                if first is not None:
                    reattach(verb, first, "conj")
            else:
                above = self._teller(verb)
                if above is not None:
                    verb.head = above
        return doc

    def _told_first(self, verb: SpacyToken) -> SpacyToken | None:
        """The first past verb that one in the present tells, or one that tells those who inquire.

        Where a predicate and a third go on; None for one with no third: "police say he fled and
        [arrested] his brother".
        """
        if not _is_open(verb) or verb.tag_ != "VBD":
            return None
        heard = any(
            t.dep_ in _HEARERS and t.lemma_.lower() in self.inquiring for t in verb.head.rights
        )
        if not heard and verb.head.tag_ not in _PRESENT:
            return None
        told = [t for t in verb.head.rights if t.dep_ == "ccomp" and t.i < verb.i]
        past = bool(told) and told[-1].tag_ in _TOLD and _has_third(verb, told[-1])
        own = past and any(t.dep_ in SUBJECT_PLACES for t in told[-1].lefts)
        near = own and told[-1].right_edge.i + 2 >= verb.left_edge.i
        return told[-1] if near else None

    def _comes_next(self, verb: SpacyToken) -> bool:
        """Whether a past verb right behind "then" has no subject and hangs on one before it."""
        above, before = verb.head, verb.doc[max(0, verb.i - 1)]
        opened = before.lower_ in self.sequence and before.head in {verb, above}
        past = verb.tag_ in _TOLD and above.tag_ in _TOLD and above.i < before.i
        return opened and past and not any(t.dep_ in SUBJECT_PLACES | _HELPERS for t in verb.lefts)

    def _teller(self, participle: SpacyToken) -> SpacyToken | None:
        """The verb that tells what a participle came of; None: that on which it hangs."""
        near = participle.head
        planned = near.dep_ == "ccomp" and any(t.tag_ == "MD" for t in near.lefts)
        if participle.lemma_ in self.resulting and planned and near.head.tag_ == "VBD":
            return near.head
        if participle.lemma_ in self.harming:
            before = [t for t in near.rights if t.dep_ == "advcl" and t.i < participle.i]
            last = participle.left_edge.i - 2
            if before and before[-1].right_edge.i == last and before[-1].tag_ == "VBD":
                return before[-1]
        return None


def _is_parted(verb: SpacyToken) -> bool:
    """Whether a comma stands before a verb and its adverbs, and no subject or helper."""
    if any(t.dep_ in SUBJECT_PLACES | _HELPERS for t in verb.lefts):
        return False
    start = verb.left_edge.i
    while start > 0 and verb.doc[start - 1].tag_ == "RB":
        start -= 1
    return start > 0 and verb.doc[start - 1].text == ","


def _is_open(verb: SpacyToken) -> bool:
    """Whether a verb hangs on another with no subject or helper of its own."""
    beside = verb.dep_ in {"advcl", "conj"}
    return beside and not any(t.dep_ in SUBJECT_PLACES | _HELPERS for t in verb.lefts)


def _other_agent(verb: SpacyToken) -> SpacyToken | None:
    """The past verb of the clause before a list whose subject acts on that of the main one.

    "He was asleep when Lind [came] in, hit him and fled"; None for "…, got up and left".
    """
    if not _is_open(verb) or verb.tag_ != "VBD":
        return None
    listed = [verb, *(t for t in verb.rights if t.dep_ == "conj")]
    harmed = {_gender(t) for one in listed for t in one.rights if t.dep_ == "dobj"} - {""}
    last = verb.doc[max(0, verb.left_edge.i - 2)]
    for clause in (last, *last.ancestors) if harmed else ():
        if clause == verb.head:
            return None
        if clause.right_edge != last or clause.dep_ != "advcl" or clause.tag_ != "VBD":
            continue
        own = any(t.dep_ in SUBJECT_PLACES for t in clause.lefts)
        above = (t for one in clause.ancestors for t in one.lefts)
        main = {_gender(t) for t in above if t.dep_ in SUBJECT_PLACES}
        if own and not main.isdisjoint(harmed):
            return clause
    return None


def _gender(pronoun: SpacyToken) -> str:
    """Whom a personal pronoun means: a man or a woman; "" for all other words."""
    marks = str(pronoun.morph) if pronoun.tag_ == "PRP" else ""
    return next((mark for mark in ("Gender=Fem", "Gender=Masc") if mark in marks), "")


def _has_third(verb: SpacyToken, told: SpacyToken) -> bool:
    """Whether another past predicate without a subject stands in the list of two."""
    beside = (t for t in (*verb.conjuncts, *verb.head.rights, *told.rights) if t.dep_ == "conj")
    return any(t.tag_ in _TOLD and t.i > told.i and t != verb for t in beside)


def _first_of(verb: SpacyToken) -> SpacyToken | None:
    """The past verb with a subject before it with which a predicate goes on; else None."""
    above = verb.head.head if verb.dep_ == "acl" else verb.head
    whole = above.tag_ == "VBD" and any(t.dep_ in SUBJECT_PLACES for t in above.lefts)
    other = any(
        t.dep_ == "cc" and t.i < verb.i for t in above.rights
    )  # "voted, and Sousa, …, said"
    return above if whole and not other and above.i < verb.i else None
