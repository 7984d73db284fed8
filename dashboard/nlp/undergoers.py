"""Which act a clause tells, of those that are done to somebody once, and to whom it is done."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.clause import ArgumentRole, Clause, Voice
from dashboard.nlp.stems import acts, same_event_data
from dashboard.nlp.tokens import Doc


class Undergone(NamedTuple):
    """An act, by the first of the words for it, and the number of the head of who undergoes it."""

    act: str
    head: int


def undergone(clause: Clause, doc: Doc) -> Undergone | None:
    """The act that a clause tells as a fact; None where it tells none, or not to whom."""
    if clause.negated or clause.modal:
        return None
    through = same_event_data()["through"]  # "taken into custody", not "cleared of a charge"
    told = [oblique.head for oblique in clause.obliques if oblique.preposition in through]
    told += [a.head for a in clause.arguments if a.role is ArgumentRole.ATTRIBUTE]  # "found guilty"
    behind = (doc[head].lemma_.lower() for head in told)
    act = next((acts()[word] for word in (clause.lemma, *behind) if word in acts()), None)
    head = _undergoer(clause)
    return None if act is None or head is None else Undergone(act, head)


def _undergoer(clause: Clause) -> int | None:
    """The head of who is acted on, or of whom it befell: "she was arrested", "he died"."""
    subject, thing = clause.argument(ArgumentRole.SUBJECT), clause.argument(ArgumentRole.OBJECT)
    befell = clause.voice is Voice.PASSIVE or clause.lemma in same_event_data()["befalling"]
    found = subject if befell else thing
    return None if found is None else found.head
