"""A pronoun in its article, and with the antecedent that it seems to have: what rules ask about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.clause import Clause
from dashboard.entities.coreference.discourse_model import DiscourseModel
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.ages import is_age_alone
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import is_modifier, is_plural
from dashboard.nlp.tokens import Stretch, Token


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun with its paragraph and the discourse up to it."""

    mention: FoundMention
    token: Token
    part: AnalysedParagraph
    discourse: DiscourseModel

    @property
    def words(self) -> NameWords:
        """The words of the language."""
        return self.discourse.words

    @property
    def entities(self) -> Entities:
        """Those whom the article names."""
        return self.discourse.entities

    @property
    def speech(self) -> Speech:
        """Who says what in the article."""
        return self.discourse.speech

    @property
    def kind(self) -> PronounClass:
        """Its gender, number and person."""
        return self.words.pronouns[self.token.lower_]

    @property
    def start(self) -> int:
        """Its offset in the text."""
        return self.mention.span.start

    @property
    def clause(self) -> Clause:
        """The clause in which it stands."""
        return self.part.clauses.of(self.token.i)

    @property
    def above(self) -> Clause | None:
        """The clause on which that one hangs; None for a main clause."""
        return self.part.clauses.parent(self.clause)

    @property
    def subject(self) -> Token | None:
        """The head of the subject of its clause; None without one."""
        return self.part.head_of(self.clause.subject)

    @property
    def teller(self) -> Token | None:
        """The head of the subject of the clause above: "[Lee] said he left"; None without one."""
        above = self.above
        return None if above is None else self.part.head_of(above.subject)

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return self.subject is self.token

    @property
    def sentence(self) -> int:
        """The offset at which its sentence begins in the text."""
        return self.part.start + self.token.sent.start_char

    @property
    def sentence_before(self) -> int:
        """The offset at which the sentence before begins; its paragraph's if that has none."""
        first = self.token.sent.start
        return self.part.start + (self.part.doc[first - 1].sent.start_char if first else 0)

    @property
    def previous(self) -> tuple[AnalysedParagraph, Stretch] | None:
        """The sentence before its own, with its paragraph: this one, or the one before.

        None where there is none, or a heading stands there.
        """
        part, end = self.part, self.token.sent.start
        if not end and self.mention.paragraph:
            part = self.discourse.analysis.paragraphs[self.mention.paragraph - 1]
            end = 0 if part.is_heading else len(part.doc)
        return (part, part.doc[end - 1].sent) if end else None

    def is_told_by(self, person: Entity) -> bool:
        """Whether somebody tells what the pronoun stands in: "[Reed] said that he …"."""
        above = (self.clause, *self.part.clauses.above(self.clause))
        telling = [c for c in above if c.lemma in self.words.saying and c.subject is not None]
        nouns = (self.part.doc[c.subject.head] for c in telling if c.subject is not None)
        return any(person in self.people_at(noun) for noun in nouns)

    def words_before(self) -> Iterator[Token]:
        """The words of its sentence before it, and those of the sentence before that."""
        first = self.token.sent.start
        start = self.part.doc[first - 1].sent.start if first else first
        yield from self.part.doc[start : self.token.i]

    def at(self, *nouns: Token, kind: ActorKind | None = None) -> list[Entity]:
        """Those whose mentions some words of its paragraph head, each once; of a kind, if told."""
        return self.entities.at_tokens(self.mention.paragraph, nouns, kind)

    def people_at(self, noun: Token) -> list[Entity]:
        """The people whom a word, or a name in apposition to it, is for."""
        named = (noun, *noun.children_as(Dependency.APPOSITION))
        return self.at(*named, kind=ActorKind.PERSON)

    def named_at(self, noun: Token) -> list[Entity]:
        """The people whom a word, or any name beside it, is for."""
        return self.at(noun, *named_beside(noun), kind=ActorKind.PERSON)

    def may_be_for(self, noun: Token) -> bool:
        """Whether a noun is for one person whom the pronoun may mean by its gender."""
        lemma, words = noun.lemma_.lower(), self.words
        of = words.gender_of_noun(lemma)
        known = of is not None or lemma in words.persons or lemma in words.relations
        known = known or lemma in words.offices
        known = known or is_age_alone(noun)
        return known and not is_plural(noun) and of in {None, self.kind}

    def taken_for(self, antecedent: Entity, rivals: tuple[Entity, ...] = ()) -> ResolvedPronoun:
        """The pronoun with the antecedent that it seems to have."""
        place = self.mention, self.token, self.part, self.discourse
        return ResolvedPronoun(*place, antecedent, rivals)

    def agrees_with(self, person: Entity) -> bool:
        """Whether somebody is of the gender of the pronoun, or of none that is known."""
        return person.gender in {None, self.kind}


@dataclass(frozen=True, slots=True)
class ResolvedPronoun(Pronoun):
    """A pronoun with the ``antecedent`` that it seems to have; ``rivals`` are the others."""

    antecedent: Entity
    rivals: tuple[Entity, ...] = ()

    @property
    def last_told(self) -> int:
        """The offset of the last mention of the antecedent before the pronoun."""
        return self.antecedent.last_before(self.start)

    def is_named_by(self, noun: Token) -> bool:
        """Whether a word names the antecedent."""
        return any(person is self.antecedent for person in self.people_at(noun))

    def may_be_another(self, noun: Token) -> bool:
        """Whether a word names, or a common noun is for, another person of the pronoun's gender."""
        if people := self.people_at(noun):
            return any(self.agrees_with(p) for p in people if p is not self.antecedent)
        return noun.tag != Tag.PROPER_NOUN and self.may_be_for(noun)

    def may_mean(self, noun: Token) -> bool:
        """Whether that holds, or a name is nobody's yet."""
        unknown = noun.tag == Tag.PROPER_NOUN and not (is_modifier(noun) or is_plural(noun))
        return self.may_be_another(noun) or (unknown and not self.people_at(noun))
