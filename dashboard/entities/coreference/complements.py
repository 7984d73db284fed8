"""Who has no name and is told apart by a complement: "the driver [of a bus]"."""

from __future__ import annotations

from dashboard.clause import Definiteness
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import complement_of, end_of_complement, read_noun_phrase
from dashboard.nlp.tokens import Token


class Complements:
    """The complements by which the people of one article were told apart, by their ids."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    def note(self, person: Entity, noun: Token) -> None:
        """Remember by which complement, if any, a noun brought somebody in."""
        if (whole := identifying_complement(noun)) is not None:
            self._told[person.id] = whole.lemma_.lower()

    def is_of_another(self, person: Entity, noun: Token) -> bool:
        """Whether a noun has another complement than the one by which somebody was brought in.

        "Police arrested the owner of a mine. Gunmen killed the owner of a bar": two owners. Whose
        complement brings in something is nobody told of before without it.
        """
        told, whole = self._told.get(person.id), identifying_complement(noun)
        if whole is None or told == whole.lemma_.lower():
            return False
        new = read_noun_phrase(whole).definiteness is Definiteness.INDEFINITE
        return new or told is not None


def identifying_complement(noun: Token) -> Token | None:
    """The head of what tells apart whom a noun is for: the bus in "the driver of a bus".

    None where nothing does, or where the noun is that of somebody who is named beside it.
    """
    named = noun.tag != Tag.NOUN or noun.has_child(Dependency.APPOSITION)
    whole = None if named else complement_of(noun)
    return None if whole is None or whole.has_child(Dependency.APPOSITION) else whole


def end_of_name(whole: Token, words: NameWords) -> int:
    """The index of a complement's last word: its noun, or that of a name ("the Bank of Ulm")."""
    named = whole.tag == Tag.PROPER_NOUN
    return end_of_complement(whole, words.complements) if named else whole.i
