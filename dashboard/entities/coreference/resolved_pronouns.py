"""A pronoun with the person for whom it was taken, for those who ask whether it is another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.noun_phrases import is_modifier, is_plural
from dashboard.nlp.tokens import Token


@dataclass(frozen=True, slots=True)
class ResolvedPronoun:
    """A pronoun of a paragraph and its ``antecedent``; ``people_at`` gives whom a word names."""

    pronoun: Token
    antecedent: Entity
    part: AnalysedParagraph
    people_at: Callable[[Token], Iterable[Entity]]
    words: NameWords

    @property
    def gender(self) -> str | None:
        """That of the pronoun; None for one of either."""
        return self.words.pronouns.get(self.pronoun.lower_)

    def is_named_by(self, noun: Token) -> bool:
        """Whether a word names the antecedent."""
        return any(person is self.antecedent for person in self.people_at(noun))

    def may_be_another(self, noun: Token) -> bool:
        """Whether a word names, or a common noun is for, another person of the pronoun's gender."""
        if people := list(self.people_at(noun)):
            others = (person for person in people if person is not self.antecedent)
            return any(person.gender in {None, self.gender} for person in others)
        lemma = noun.lemma_.lower()
        of = self.words.gender_of_noun(lemma)
        known = self.words.persons | self.words.relations | self.words.offices
        human = (lemma in known or of is not None) and noun.tag != Tag.PROPER_NOUN
        return human and not is_plural(noun) and of in {None, self.gender}

    def may_mean(self, noun: Token) -> bool:
        """Whether that holds, or a name is nobody's yet."""
        unknown = noun.tag == Tag.PROPER_NOUN and not (is_modifier(noun) or is_plural(noun))
        return self.may_be_another(noun) or (unknown and not any(self.people_at(noun)))
