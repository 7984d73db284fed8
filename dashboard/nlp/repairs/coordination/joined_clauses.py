"""Gives a clause behind "and" its subject, where the parser took that for a second day or thing.

"Reed was cleared on Monday and Lind was convicted": nobody is cleared on Monday and Lind. "Rioters
burned cars and shops and [police] fired tear gas": no "and" stands before the verb, so that it goes
on with none, and the noun right before it acts. Nor is a clause behind "but" what somebody says who
has said something: "Lind denied helping him but a jury [convicted] her"; with "that" it is so:
"denied helping him and that she had [fled]".

"Lind denied the charge and [Lee] fled": an account does not act, and nobody denies that Lee did.
"The firm admitted the leak and a [plant] was shut": the form of the verb is that for one.

"A court cleared Reed; police [believe] that Lee did it": that is what police believe, and not that
the court cleared him.

"He quit as head of Norland and [Ana Berg] was chosen": what joins a full name to a place stands
before a clause, and "as" opens none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    FINITE,
    HELPERS,
    PAST_FORMS,
    PLACES,
    SUBJECT_PLACES,
    SUBJECTS,
    TENSED,
    hang,
    is_finite,
    make_subject,
    reattach,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = frozenset({"conj", "advcl"})
_OF_FINITE = HELPERS | {
    "dobj",
    "ccomp",
}  # with these a past is no participle ("unrest [felt] there")
_PARTED = PLACES | {"ORG"}  # with these no person is joined
_TOLD = {"DEP": frozenset({"ccomp"})}
_SEMICOLON = ";"
_GOING_ON = {"DEP": frozenset({"conj"}), "TAG": TENSED | PAST_FORMS | {"VB", "VBG"}}
_NOUNS = {"DEP": frozenset({"conj"}), "TAG": frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})}


@dataclass(frozen=True, slots=True)
class JoinedClauses:
    """Mends the tree of a document; ``times``: the names of months and days of the week.

    ``marks``: the words that open what somebody says; ``roles``: prepositions that name what
    somebody is, and open a clause, too; ``contesting``: lemmas of verbs of contesting one of the
    ``accounts``; ``saying``: those that have a clause and no thing for their object.
    """

    times: frozenset[str]
    marks: frozenset[str]
    roles: frozenset[str]
    contesting: frozenset[str]
    accounts: frozenset[str]
    saying: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels around such subjects change."""
        for noun in tokens_where(doc, _NOUNS):
            if noun.lower_ in self.times:
                continue
            self._close_phrase(noun)
            verb = _verb_behind(noun)
            first = verb and self._first(noun, verb)
            if verb is not None and first is not None and verb != first:
                _coordinate_clauses(first, verb, noun)
        for clause in tokens_where(doc, _TOLD):
            joint = clause.doc[max(0, clause.left_edge.i - 1)]
            complete = _has_said(clause.head, joint) or _has_object(clause.head, joint)
            if joint.dep_ == "cc" and complete and _is_whole(clause):
                reattach(clause, clause.head, "conj")
                joint.head = clause.head
        for clause in tokens_where(doc, _TOLD):
            _part_at_semicolon(clause)
            self._free_object(clause)
        for clause in tokens_where(doc, _GOING_ON):
            joint = clause.doc[max(0, clause.left_edge.i - 1)]
            mark = clause.left_edge
            told = mark.dep_ == "mark" and mark.lower_ in self.marks and joint.dep_ == "cc"
            if told and _has_said(clause.head, joint):
                reattach(clause, clause.head, "ccomp")
        return doc

    def _close_phrase(self, name: SpacyToken) -> None:
        """Take "as" for a preposition where what stands behind it is no subject of the clause."""
        verb = next((t for t in name.ancestors if t.dep_ == "advcl"), None)
        opener = None if verb is None else verb.left_edge
        own = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None) if verb else None
        if verb is None or opener is None or own is None or opener.dep_ != "mark":
            return
        behind = own.left_edge.i == opener.i + 1 and own.right_edge == name.right_edge
        many = any("Number=Plur" in str(t.morph) for t in verb.lefts if t.dep_ in HELPERS)
        if many or opener.lower_ not in self.roles:
            return
        if behind and own.is_ancestor(name) and _is_parted(name):
            reattach(opener, verb.head, "prep")
            reattach(own, opener, "pobj")

    def _free_object(self, clause: SpacyToken) -> None:
        """Give a verb back its object, which was taken for the first who act in the next clause.

        "Denied the [charge] and Lee fled", "admitted the [leak] and a plant was shut".
        """
        verb, subjects = clause.head, [t for t in clause.lefts if t.dep_ in SUBJECTS]
        first = next(iter(subjects), None)
        if first is None or first.left_edge != clause.left_edge:
            return
        joint = next((t for t in first.children if t.dep_ == "cc"), None)
        joined = next((t for t in first.rights if t.dep_ == "conj"), None)
        actor = joined or next(iter(subjects[1:]), None)
        if joint is None or actor is None or actor.left_edge.i != joint.i + 1 or clause.i < actor.i:
            return
        lemma, lone = verb.lemma_.lower(), _is_of_one(clause, default=joined is None)
        lone = lone and lemma not in self.saying and is_finite(clause)
        if not lone and not (lemma in self.contesting and first.lemma_.lower() in self.accounts):
            return
        if verb.i < first.i and not any(t.dep_ == "dobj" for t in verb.rights):
            reattach(first, verb, "dobj")
            make_subject(actor, clause)
            reattach(clause, verb, "conj")
            joint.head = verb

    def _first(self, noun: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
        """The verb of the clause before, to which that of a noun is joined; else None."""
        if noun.head.lower_ in self.times:
            return _verb_above(noun.head)
        first = verb.head
        contested = first.lemma_.lower() in self.contesting and noun.head.head == first
        contested = contested and noun.head.lemma_.lower() in self.accounts
        told = verb.dep_ == "ccomp" and (contested or _is_parted(noun))
        joined = (verb.dep_ in _JOINED or told) and first.i < noun.i and first.is_ancestor(noun)
        opens = noun.left_edge.i
        alone = joined and opens > 0 and noun.doc[opens - 1].dep_ == "cc"
        alone = alone and not _OF_FINITE.isdisjoint(t.dep_ for t in verb.children)
        return first if alone and any(t.dep_ in SUBJECT_PLACES for t in first.lefts) else None


def _is_of_one(clause: SpacyToken, *, default: bool) -> bool:
    """Whether the form of a finite verb is that for one: "the leak and a plant [was] shut".

    ``default``: for a form that does not tell.
    """
    finite = next((t for t in clause.lefts if t.dep_ in HELPERS), clause)
    if finite.tag_ == "VBP" or "Number=Plur" in str(finite.morph):
        return False
    return default or "Number=Sing" in str(finite.morph)


def _part_at_semicolon(clause: SpacyToken) -> None:
    """Let a clause with its own contents go on behind a semicolon: the first is none of them."""
    doc, verb = clause.doc, clause.head
    mark = next((t.i for t in doc[clause.i : verb.i] if t.text == _SEMICOLON), 0)
    subjects = [any(t.dep_ in SUBJECT_PLACES for t in v.lefts) for v in (clause, verb)]
    own = all(t.i > mark for t in verb.lefts if t.dep_ in SUBJECT_PLACES)
    own = own and any(t.dep_ == "ccomp" for t in verb.rights)
    if not mark or subjects != [True, True] or not own or clause.right_edge.i > mark:
        return
    if verb.dep_ == "ROOT" and is_finite(clause) and is_finite(verb):
        take_place_of(clause, verb)
        hang([t for t in verb.lefts if t.i <= mark and t != clause], clause)
        reattach(verb, clause, "conj")


def _is_parted(name: SpacyToken) -> bool:
    """Whether a full name of a person is joined to a place or body behind a preposition."""
    person = name.ent_type_ == "PERSON" and name.tag_ == "NNP" and name.left_edge.i < name.i
    thing = name.head
    return person and thing.dep_ == "pobj" and thing.ent_type_ in _PARTED


def _has_said(verb: SpacyToken, joint: SpacyToken) -> bool:
    """Whether what a verb tells stands between it and a conjunction: "denied [helping] him but"."""
    return any(t.dep_ == "xcomp" and verb.i < t.i < joint.i for t in verb.rights)


def _has_object(verb: SpacyToken, joint: SpacyToken) -> bool:
    """Whether the object of a verb stands before a conjunction: "admitted the [leak] and"."""
    return any(t.dep_ == "dobj" and verb.i < t.i < joint.i for t in verb.rights)


def _is_whole(clause: SpacyToken) -> bool:
    """Whether a finite clause begins with its subject: "[a jury] convicted", not "that he left"."""
    first = clause.left_edge
    own = any(t.dep_ in SUBJECT_PLACES and t.left_edge == first for t in clause.lefts)
    return own and is_finite(clause)


def _verb_behind(noun: SpacyToken) -> SpacyToken | None:
    """The finite verb right behind a noun's phrase, if it has no subject; else None."""
    at = noun.right_edge.i + 1
    if at >= len(noun.doc):
        return None
    word = noun.doc[at]
    verb = word.head if word.dep_ in HELPERS else word
    finite = word.tag_ in FINITE and verb.pos_ in {"VERB", "AUX"}
    return verb if finite and not any(t.dep_ in SUBJECT_PLACES for t in verb.children) else None


def _verb_above(day: SpacyToken) -> SpacyToken | None:
    """The verb on which a day hangs by its preposition."""
    verb = day.head.head
    return verb if day.dep_ == "pobj" and verb.pos_ in {"VERB", "AUX"} else None


def _coordinate_clauses(first: SpacyToken, verb: SpacyToken, noun: SpacyToken) -> None:
    """Coordinate the second verb with the first, and give it its subject."""
    before = [t for t in noun.head.rights if t.i < noun.i]
    listed = max((t.i for t in before if t.dep_ == "conj"), default=noun.head.i)
    joints = [t for t in before if t.dep_ in {"cc", "punct"} and t.i > listed]
    if first.head == verb:  # the first clause was taken for what the second tells
        take_place_of(first, verb)
        hang([t for t in verb.children if t.i < first.i or t.dep_ == "punct"], first)
    reattach(verb, first, "conj")
    make_subject(noun, verb)
    hang(joints, first)
