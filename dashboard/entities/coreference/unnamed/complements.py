"""Who has no name and is told apart by a complement: "the driver [of a bus]"."""

from __future__ import annotations

from dashboard.clause import Definiteness
from dashboard.entities.linking.registry import Entity
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import complement_of, read_noun_phrase
from dashboard.nlp.tokens import Token


class Complements:
    """The complements by which the people of one article were told apart, by their ids."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}
        self._names: set[str] = set()  # of these, the ends of names

    def note(self, person: Entity, noun: Token) -> None:
        """Remember by which complement, if any, a noun brought somebody in."""
        if (whole := identifying_complement(noun)) is not None:
            self._told[person.id] = whole.text.lower()
            self._names.update([whole.text.lower()] if whole.tag == Tag.PROPER_NOUN else [])

    def is_of_another(self, person: Entity, noun: Token) -> bool:
        """Whether the complement of a noun is something else than that of who was told of before.

        "Police arrested the owner of a mine. Gunmen killed the owner of a bar": two owners, as what
        is brought in is new. So it is of two names; but "the bank" may be Norvik.
        """
        told, whole = self._told.get(person.id), identifying_complement(noun)
        if whole is None or told == whole.text.lower():
            return False
        named = whole.tag == Tag.PROPER_NOUN and told is not None and told in self._names
        return named or read_noun_phrase(whole).definiteness is Definiteness.INDEFINITE


def identifying_complement(noun: Token) -> Token | None:
    """The head of what tells apart whom a noun is for: the bus in "the driver of a bus".

    None where nothing does, or where the noun is that of somebody who is named beside it.
    """
    named = noun.tag != Tag.NOUN or noun.has_child(Dependency.APPOSITION)
    whole = None if named else complement_of(noun)
    if whole is None or whole.has_child(Dependency.APPOSITION) or whole.tag == Tag.CARDINAL:
        return None  # "the father of one"
    apart = any(t.is_punct for t in noun.doc[noun.i + 1 : whole.i])  # "of the van, Karl Lund"
    return None if apart else whole
