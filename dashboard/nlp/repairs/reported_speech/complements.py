"""Hangs what was said on the verb, where the parser took it for a description of a paper.

"Prosecutors said in a letter that Moreau bribed a judge": the parser sees a letter that is
described, as in "a letter that Moreau wrote"; but then nothing would be said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    FINITE,
    SUBJECT_WORDS,
    SUBJECTS,
    TIMES,
    hang,
    make_subject,
    reattach,
    relabel,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINING = frozenset({"WRB", "WDT", "WP"})
_BESIDE = frozenset({"prep", "npadvmod"})
_SAID = frozenset({"ccomp", "dobj", "xcomp"})
_FRONTED = frozenset({"ccomp", "advcl"})
_CLAUSES = {"DEP": frozenset({"dobj", "advcl", "conj", "ccomp", "relcl"})}


@dataclass(frozen=True, slots=True)
class Complements:
    """Mends the tree of a document; ``verbs``: the lemmas of verbs that need a clause.

    ``adjuncts``: prepositions that tell where, when or how of any verb ("said in a letter"), where
    "insisted on the plan" says on what; ``alone``: the verbs of which no preposition tells so.
    ``decided``: verbs of which an infinitive tells what was decided ("voted on Monday to strike").
    ``orders``: words that open a clause of time ("on Friday, days after Lee resigned, she said").
    ``bare``: verbs of saying, behind which a clause needs no "that" ("indicated a probe is open").
    Needs the lemmas. Only the head and the label of such clauses and the label of their first word
    change.
    """

    verbs: frozenset[str]
    bare: frozenset[str]
    adjuncts: frozenset[str]
    alone: frozenset[str]
    decided: frozenset[str]
    orders: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document."""
        for clause in tokens_where(doc, _CLAUSES):
            label = clause.dep_
            if label in _FRONTED and clause.i < clause.head.i:
                _part_time(clause, self.orders)
            if label == "dobj" and clause.head.lemma_ in self.bare:
                _begin_clause(clause)
            if label == "advcl" and clause.head.lemma_ in self.bare and _is_bare(clause):
                relabel(clause, "ccomp")
            if label == "advcl" and clause.head.lemma_ in self.decided and _is_infinitive(clause):
                relabel(clause, "xcomp")
                hang([t for t in clause.rights if _is_comment(t)], clause.head)
            if label == "ccomp" and clause.head.lemma_ in self.bare:
                _give_time(clause)
            if label != "relcl" or clause.head.dep_ != "pobj":
                continue
            mark = _mark(clause)
            prep = clause.head.head
            verb = prep.head
            told = mark is not None or (verb.lemma_ in self.bare and _is_whole(clause))
            if told and self._is_aside(prep) and self._says_nothing_else(verb, clause):
                reattach(clause, verb, "ccomp")
                if mark is not None:
                    relabel(mark, "mark")
        return doc

    def _is_aside(self, prep: SpacyToken) -> bool:
        """Whether a verb is as complete without what the preposition adds to it."""
        return prep.lower_ in self.adjuncts or prep.head.lemma_ in self.alone

    def _says_nothing_else(self, verb: SpacyToken, clause: SpacyToken) -> bool:
        """Whether a verb that needs a clause stands before this one, and has nothing in its place.

        "Two lives were claimed in a flood that …" has; "it was claimed in a letter that …" has not.
        """
        if verb.i > clause.i or verb.lemma_ not in self.verbs:
            return False
        claimed = (t for t in verb.children if t.dep_ == "nsubjpass" and t.tag_ != "PRP")
        return not any(child.dep_ in _SAID for child in verb.children) and not any(claimed)


def _is_bare(clause: SpacyToken) -> bool:
    """Whether a clause that nothing joins is what was said: "said as a child she was beaten"."""
    verb, first = clause.head, clause.left_edge.i
    if first <= verb.i or any(t.is_punct for t in clause.doc[verb.i + 1 : clause.i]):
        return False
    words = {t.dep_ for t in clause.lefts}
    joined = any(t.dep_ == "mark" or t.tag_ in _JOINING for t in clause.lefts)
    finite = any(t.tag_ in FINITE for t in (clause, *clause.lefts))
    said = any(t.dep_ in _SAID for t in verb.children)
    return finite and not joined and not said and not words.isdisjoint(SUBJECT_WORDS)


def _begin_clause(noun: SpacyToken) -> None:
    """Make the object of a verb of saying the subject of the clause right behind it."""
    verb, behind = noun.head, noun.right_edge.i + 1
    if noun.i < verb.i or behind >= len(noun.doc) or noun.doc[behind].is_punct:
        return
    for clause in verb.rights:
        if clause.dep_ not in {"ccomp", "conj"} or clause.left_edge.i != behind:
            continue
        helpers = [t for t in clause.lefts if t.dep_ in {"aux", "auxpass"}]
        finite = any(t.tag_ in FINITE for t in (clause, *helpers))
        if finite and not any(t.dep_ in SUBJECT_WORDS for t in clause.children):
            make_subject(noun, clause)
            relabel(clause, "ccomp")
            return


def _part_time(clause: SpacyToken, orders: frozenset[str]) -> None:
    """Make a clause of time before its main verb no content, and give that verb the day before it.

    "On Friday, days after Lee [resigned], Lind announced it": Lind did so on Friday.
    """
    mark = next((t for t in clause.lefts if t.dep_ == "mark" and t.lower_ in orders), None)
    first = clause.left_edge
    if mark is None or first.dep_ != "prep" or first.head != clause or first.i != first.sent.start:
        return
    times = [t for t in first.rights if t.dep_ == "pobj" and t.ent_type_ in TIMES]
    comma = first.right_edge.nbor(1)
    if times and comma.text == "," and comma.i < mark.i:
        relabel(clause, "advcl")
        hang([first, *(t for t in [comma] if t.head == clause)], clause.head)


def _give_time(clause: SpacyToken) -> None:
    """Hang a time right behind a verb of saying on it: "said on Friday it had agreed"."""
    verb = clause.head
    for time in [t for t in clause.lefts if t.left_edge.i == verb.i + 1]:
        nouns = [t for t in time.children if t.dep_ == "pobj"] if time.dep_ == "prep" else [time]
        dated = bool(nouns) and all(t.ent_type_ in TIMES for t in nouns)
        if dated and time.dep_ in _BESIDE:
            time.head = verb


def _is_comment(verb: SpacyToken) -> bool:
    """Whether a participle behind a comma tells what came of it all: "…, [plunging] it into"."""
    parted = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ","
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and parted


def _is_infinitive(verb: SpacyToken) -> bool:
    """Whether a verb behind what governs it has "to" as its first word."""
    return verb.tag_ == "VB" and verb.i > verb.head.i and verb.left_edge.tag_ == "TO"


def _mark(clause: SpacyToken) -> SpacyToken | None:
    """The word that opens a clause right behind its noun, if the clause has a subject beside it."""
    first, noun = clause.left_edge, clause.head
    before = [t for t in noun.rights if t.dep_ == "prep" and t.i < first.i]  # "a letter [to Lee]"
    start = before[-1].right_edge.i + 1 if before else noun.i + 1
    opens = first.tag_ in {"WDT", "IN"} and first.head == clause and first.i == start
    subject = any(t.dep_ in SUBJECT_WORDS and t != first for t in clause.lefts)
    return first if opens and subject else None


def _is_whole(clause: SpacyToken) -> bool:
    """Whether a clause that nothing joins lacks nothing that its noun could be: "he had left Rome".

    It begins with its subject, a pronoun, and has an object or is a passive.
    """
    first = clause.left_edge
    subject = first.dep_ in SUBJECTS and first.tag_ == "PRP" and first.head == clause
    near = first.i == clause.head.i + 1
    stranded = any(t.dep_ == "prep" and not any(t.children) for t in clause.rights)
    passive = first.dep_ == "nsubjpass" and not stranded  # but "a town he was taken [to]"
    has = passive or any(t.dep_ == "dobj" for t in clause.rights)
    return subject and near and has
