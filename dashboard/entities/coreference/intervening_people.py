"""People without a name, told of after whom a pronoun seems to mean: it does not pass over them.

"Lind said it was grave. / The driver fled. [He] was caught": the nearer of two that agree is meant,
with a name or without (recency, as in Lappin and Leass 1994), or nobody where it is no actor.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import CORE_ARGUMENTS, MAIN_CLAUSES, SUBJECTS
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Stretch, Token

_REACH = 2  # paragraphs back to a noun


class InterveningPeople:
    """Finds who stands between the pronouns of one article and whom they seem to mean."""

    def __init__(
        self, analysis: Analysis, entities: Entities, words: NameWords, speech: Speech
    ) -> None:
        self.analysis, self.entities, self.words, self.speech = analysis, entities, words, speech

    def instead_of(
        self, chosen: Entity, mention: FoundMention, gender: str, candidates: Container[str]
    ) -> Entity | None:
        """Who is meant for the one chosen among some candidates: they, or who is told of since.

        None where that is no candidate, or may be either of two. Who speaks goes on to do so.
        """
        last = chosen.last_before(mention.span.start)
        if self.speech.is_speaker(mention.span.start):
            return chosen
        for part, sentence in self._sentences_before(mention, last):
            nouns = [t for t in sentence if self._is_somebody(t, part, gender)]
            at = [self._people_at(part, t) for t in nouns if t.dependency in SUBJECTS]
            if nouns:
                only = at[0] if len(nouns) == len(at) == 1 else []
                return next((d for d in only if d.id in candidates), None)
        return chosen

    def _sentences_before(
        self, mention: FoundMention, last: int
    ) -> Iterator[tuple[AnalysedParagraph, Stretch]]:
        """The sentences between an offset's and a pronoun, the nearest first.

        With the pronoun's own, where it is the subject of a clause in it.
        """
        token = self.analysis.paragraphs[mention.paragraph].doc[mention.head]
        first = max(0, mention.paragraph - _REACH)
        for part in reversed(self.analysis.paragraphs[first : mention.paragraph + 1]):
            for sentence in reversed(part.doc.sents):
                start = part.start + sentence.start_char
                if start <= last:
                    return
                here = part.paragraph.index == mention.paragraph
                if not here or sentence.end <= token.i:
                    yield part, sentence
                elif token.dependency in SUBJECTS and sentence.start < token.i:
                    yield part, part.doc.stretch(sentence.start, token.i)

    def _is_somebody(self, noun: Token, part: AnalysedParagraph, gender: str) -> bool:
        """Whether a noun is for one person without a name in a main clause, who tells nothing.

        Not who only says something ("a friend said"), nor another's ("his wife").
        """
        main = noun.head.dependency in MAIN_CLAUSES
        if noun.tag != Tag.NOUN or noun.dependency not in CORE_ARGUMENTS or not main:
            return False
        lemma = noun.lemma_.lower()
        if not self.words.is_role(lemma) or self.words.gender_of_noun(lemma) not in {None, gender}:
            return False
        if noun.head.lemma_ in self.words.saying or any(is_possessor(t) for t in noun.lefts):
            return False
        if not noun.has_child(Dependency.DETERMINER) or named_beside(noun):
            return False
        known = self.entities.at_tokens(part.paragraph.index, [noun])
        unnamed = all(d.kind is ActorKind.PERSON and not d.types["name"] for d in known)
        return unnamed and self.speech.quote_at(part.at(noun)) is None

    def _people_at(self, part: AnalysedParagraph, noun: Token) -> list[Entity]:
        return self.entities.at_tokens(part.paragraph.index, [noun], ActorKind.PERSON)
