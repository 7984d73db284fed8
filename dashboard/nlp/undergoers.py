"""Which act a clause tells, of those that are done to somebody once, and to whom it is done."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.stems import acts, same_event_data
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import PROPER_NOUNS


class Undergone(NamedTuple):
    """An act, by the first of the words for it, and the number of the head of who undergoes it."""

    act: str
    head: int


def undergone(clause: Clause, doc: Doc) -> Undergone | None:
    """The act that a clause tells as a fact; None where it tells none, or not to whom."""
    if clause.negated or clause.modal:
        return None
    through = same_event_data()["through"]  # "taken into custody", not "cleared of a charge"
    placed = clause.lemma in same_event_data()["placing"]  # nor "beaten in custody"
    told = [o.head for o in clause.obliques if placed and o.preposition in through]
    told += [a.head for a in clause.arguments if a.role is ArgumentRole.ATTRIBUTE]  # "found guilty"
    behind = (doc[head].lemma_.lower() for head in told)
    words = (phrase_of(clause, doc), clause.lemma, *behind)
    act = next((acts()[word] for word in words if word in acts()), None)
    head = undergoer(clause, doc)
    return None if act is None or head is None else Undergone(act, head)


def befalls(clause: Clause, doc: Doc) -> bool:
    """Whether a clause in the active tells what befell its subject: "he died", "lost his life"."""
    befalling = same_event_data()["befalling"]
    if clause.is_passive:
        return False
    alone = clause.object is None
    return (alone and clause.lemma in befalling) or phrase_of(clause, doc) in befalling


def phrase_of(clause: Clause, doc: Doc) -> str:
    """A verb with its particle, or else with its object: "pass away", "lose life"."""
    particles = (t.lower_ for t in doc[clause.head].children if t.dependency == Dependency.PARTICLE)
    thing = clause.object
    behind = next(particles, None if thing is None else doc[thing.head].lemma_.lower())
    return clause.lemma if behind is None else f"{clause.lemma} {behind}"


def undergoer(clause: Clause, doc: Doc) -> int | None:
    """The head of who is acted on, or of whom it befell: "she was arrested", "he died"."""
    subject, thing = clause.subject, clause.object
    if clause.is_passive and clause.embedding is Embedding.PARTICIPLE:
        return clause.governor  # "those [arrested]"
    found = subject if clause.is_passive or befalls(clause, doc) else thing
    return None if found is None else found.head


def are_told_alike(
    first: Clause, doc: Doc, other: Clause, behind: Doc, times: Collection[Token] = ()
) -> bool:
    """Whether nothing says that two clauses, each of one person, tell of two: cause or place.

    ``times``: words that tell when, not where. Of a death another word tells of another, too. So do
    additive particles and companions: "was also jailed", "was jailed with him".
    """
    if adds_somebody(first, doc) or adds_somebody(other, behind):
        return False
    act = acts().get(first.lemma)
    if act in same_event_data()["killings"] and first.lemma != other.lemma:
        return False
    pairs = zip(
        _circumstances(first, doc, times), _circumstances(other, behind, times), strict=True
    )
    return not any(a and b and a.isdisjoint(b) for a, b in pairs)


def adds_somebody(clause: Clause, doc: Doc) -> bool:
    """Whether an act is told of somebody beside another: "was jailed, [too]", "jailed with him"."""
    words = same_event_data()
    beside = (o.head for o in clause.obliques if o.preposition in words["companions"])
    return any(doc[i].lower_ in words["additive"] for i in clause.words) or any(
        doc[i].tag == Tag.PERSONAL_PRONOUN for i in beside
    )


def _circumstances(clause: Clause, doc: Doc, times: Collection[Token]) -> tuple[set[str], set[str]]:
    """By what and where, as the words say: "died in a [fire] near [Oslo]"."""
    known = same_event_data()["circumstances"]
    told = (doc[o.head] for o in clause.obliques if o.preposition in known)
    led = [t for t in told if t not in times]
    causes = {t.lemma_.lower() for t in led if t.tag not in PROPER_NOUNS}
    ends = (doc.edges[t.i] for t in led)
    within = (doc[i] for start, end in ends for i in range(start, end + 1))
    named = (t for t in within if t.tag in PROPER_NOUNS and t not in times)
    return causes, {t.lower_ for t in named}
