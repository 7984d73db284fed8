"""Gives a sentence its verb, where the parser took it for a modifier of its own object.

"A court in Skarvik fined ferry operator Nordlinje": the parser sees a fined operator, though the
verb has a subject, as no modifier has. "A court in Lima jailed Olaf Lund": it sees a court and a
jailed Lund, though an apposition stands behind a comma. "Rovers sacked manager Lee a day after they
were beaten": it takes Lee for the subject of the clause behind, which has another. "The watchdog,
Audit Isles, reported that the firm had failed": it sees a watchdog that was reported. In "A
witness called police" it sees a witness of that name, though no name stands there. In "Police
suspect Dan Vos of theft" it sees a name with a verb in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    PAST_FORMS,
    SUBJECTS,
    hang,
    head_of_name,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PAST = "VBD"
_DESCRIBING = {"DEP": frozenset({"amod", "acl"}), "TAG": PAST_FORMS}
_PRESENT = {"DEP": frozenset({"compound"}), "TAG": frozenset({"VBP"})}


@dataclass(frozen=True, slots=True)
class FiniteModifiers:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such verbs and objects change."""
        for verb in tokens_where(doc, _DESCRIBING, _PRESENT):
            if verb.dep_ == "compound":
                if _has_subject(verb) and verb.head.head == verb.head:
                    _promote_over_object(verb, verb.head)
            elif verb.dep_ == "amod" and _is_between(verb):
                _make_sentence(verb)
            elif verb.dep_ == "amod" and verb.tag_ == _PAST and _has_subject(verb):
                whole = head_of_name(verb.head)
                if _is_second_subject(whole):
                    _take_over(verb, whole)
                else:
                    _promote_over_object(verb, verb.head)
            elif verb.dep_ == "acl" and (_acts(verb) or _tells(verb)):
                _tell_of(verb)
        return doc


def _acts(verb: SpacyToken) -> bool:
    """Whether a verb right behind the only noun of a sentence has an object, and no name.

    A participle has none: "a boy hit by a car"; but a name, "a man called Bob", or what is given,
    "a boy given a medal".
    """
    noun = verb.head
    sentence = noun.sent
    alone = noun.head == noun and noun.pos_ == "NOUN" and verb.i == noun.i + 1
    if not alone or sentence.text.rstrip("\"”’' ")[-1:] != "." or verb.left_edge != verb:
        return False
    if any(t.i > verb.i and not t.is_punct for t in noun.rights):
        return False  # "a man called Bob from Lima"
    named = [t for t in verb.rights if t.dep_ == "oprd" and t.pos_ in {"NOUN", "NUM"}]
    done = [t for t in verb.rights if t.dep_ == "dobj" and verb.tag_ == _PAST]
    return bool(named or done) and not any(t.dep_ == "agent" for t in verb.rights)


def _tells(verb: SpacyToken) -> bool:
    """Whether a verb behind the name of the only noun of a sentence has a clause that it tells.

    "The watchdog, Audit Isles, [reported] that the firm had failed": no noun phrase is a sentence.
    Not "The mother, told that he had died, wept", where nothing stands between.
    """
    noun, sentence = verb.head, verb.sent
    alone = noun.head == noun and noun.pos_ in {"NOUN", "PROPN"} and verb.i > noun.i
    if not alone or sentence.text.rstrip("\"”’' ")[-1:] != ".":
        return False
    if not any(t.dep_ == "appos" and t.i < verb.i for t in noun.rights):
        return False
    told = (t for t in verb.rights if t.dep_ == "ccomp")
    opened = any(c.dep_ == "mark" for t in told for c in t.lefts)
    return opened and not any(t.dep_ == "agent" for t in verb.rights)


def _tell_of(verb: SpacyToken) -> None:
    """Make a verb the head of its sentence: the noun that it was found to describe did it."""
    noun = verb.head
    behind = [t for t in noun.children if t.is_punct and t.i > verb.i]
    take_place_of(verb, noun)
    retag(verb, _PAST, "VERB")
    reattach(noun, verb, "nsubj")
    for thing in [t for t in verb.rights if t.dep_ == "oprd"]:
        relabel(thing, "dobj")
    hang(behind, verb)


def _is_between(verb: SpacyToken) -> bool:
    """Whether a verb opens an apposition without a comma, to a noun of which no verb tells."""
    name = verb.head
    opens = name.dep_ == "appos" and name.pos_ == "PROPN" and verb == name.left_edge
    top = name.head
    alone = top.head == top and top.pos_ in {"NOUN", "PROPN"} and verb.i > 0
    return (
        opens
        and alone
        and not verb.nbor(-1).is_punct
        and not any(t.dep_ in SUBJECTS for t in top.lefts)
    )


def _make_sentence(verb: SpacyToken) -> None:
    """Make a verb the head of its sentence: what it was found to modify is its object."""
    name, subject = verb.head, verb.head.head
    behind = [t for t in subject.rights if t.i > name.i or t.is_punct]
    take_place_of(verb, subject)
    retag(verb, _PAST, "VERB")
    reattach(subject, verb, "nsubj")
    reattach(name, verb, "dobj")
    hang(behind, verb)


def _has_subject(verb: SpacyToken) -> bool:
    """Whether a verb before its noun has a subject of its own before it."""
    return verb.i < verb.head.i and any(t.dep_ in SUBJECTS for t in verb.lefts)


def _promote_over_object(verb: SpacyToken, noun: SpacyToken) -> None:
    """Put the verb where its noun stands in the tree, with the noun as its object."""
    take_place_of(verb, noun)
    verb.pos_ = "VERB"
    reattach(noun, verb, "dobj")
    last = noun.doc[noun.sent.end - 1]
    deeds = [t for t in noun.rights if any(c.dep_ == "pcomp" for c in t.rights)]  # "of stealing it"
    hang([*deeds, *(t for t in noun.rights if t.is_punct and t == last)], verb)


def _is_second_subject(noun: SpacyToken) -> bool:
    """Whether the clause of a noun has a subject of its own behind it, opened by a conjunction."""
    if noun.dep_ not in SUBJECTS:
        return False
    marks = [t.i for t in noun.head.lefts if t.dep_ == "mark" and t.i > noun.i]
    others = [t.i for t in noun.head.lefts if t.dep_ in SUBJECTS and t.i > noun.i]
    return bool(marks and others) and min(marks) < min(others)


def _take_over(verb: SpacyToken, noun: SpacyToken) -> None:
    """Put the verb where the clause of its object stands, and that clause below it."""
    clause = noun.head
    mark = min(t.i for t in clause.lefts if t.dep_ == "mark" and t.i > noun.i)
    before = [t for t in clause.lefts if t.i < mark and t != noun]
    take_place_of(verb, clause)
    verb.pos_ = "VERB"
    reattach(clause, verb, "advcl")
    reattach(noun, verb, "dobj")
    hang(before, verb)
