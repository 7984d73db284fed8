"""Whether an act is told once more of a name: "A minister resigned. / Minister Lund quit in May".

An act that hurts, or ends an office, is nobody's whose name is not told of by the same act: "A
minister resigned. / Minister Lund said it was sad".
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import Clause
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.deed_words import DeedWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.noun_phrases import complement_of, is_possessor
from dashboard.nlp.stems import acts, meanings
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.undergoers import phrase_of, undergoer


def is_grave(clause: Clause, doc: Doc, noun: Token, deeds: DeedWords) -> bool:
    """Whether who is subject does wrong or ends an office: "[she] robbed", "resigned"."""
    own = deeds.wronging | deeds.offending | deeds.pleading | deeds.ills | deeds.leaving_office
    told = undergoer(clause, doc) != noun.i and not own.isdisjoint(_words_of(clause, doc))
    return told and not clause.is_passive


def is_told_again(
    clause: Clause, doc: Doc, noun: Token, named: tuple[AnalysedParagraph, Token]
) -> bool:
    """Whether a name has the part in the same act that a noun has, or is whose act it is."""
    part, name = named
    told = {_act(word) for word in _words_of(clause, doc)}
    deed = name.head if is_possessor(name) else name.head.head
    if (is_possessor(name) or complement_of(deed) == name) and _act(deed.lemma_.lower()) in told:
        return True  # "the resignation of Reed"
    other = part.clauses.of(name.i)
    if other.negated or other.modal or name.i not in {a.head for a in other.arguments}:
        return False
    alike = (undergoer(other, part.doc) == name.i) == (undergoer(clause, doc) == noun.i)
    return alike and not told.isdisjoint(map(_act, _words_of(other, part.doc)))


def patient_again(
    noun: Token, part: AnalysedParagraph, told: Iterable[tuple[Entity, AnalysedParagraph, Token]]
) -> Entity | None:
    """Who underwent the act of a noun where it was told before, the last first; else None.

    "Norvik sacked coach Lund. Coach Berg takes over. Why they sacked [the coach]": Lund.
    """
    clause = part.clauses.of(noun.i)
    if undergoer(clause, part.doc) != noun.i:
        return None
    again = (who for who, of, name in told if is_told_again(clause, part.doc, noun, (of, name)))
    return next(again, None)


def _words_of(clause: Clause, doc: Doc) -> tuple[str, str, str]:
    """By what a clause is told: its verb with a particle or object, and its verb alone."""
    behind = doc.words(clause.head + 1, clause.head + 2).lower()
    return phrase_of(clause, doc), f"{clause.lemma} {behind}", clause.lemma


def _act(word: str) -> str:
    """The first of the words for the same act."""
    return acts().get(word) or meanings().get(word, word)
