"""People called by their nationality alone: "the Frenchwoman", "the Canadian"."""

from __future__ import annotations

from dashboard.actors.discourse_model import DiscourseModel, Seen
from dashboard.actors.layout import Chunk
from dashboard.actors.mention import FoundMention
from dashboard.actors.name_words import NameWords
from dashboard.actors.pronouns import REACH
from dashboard.actors.registry import Entities, Entity
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import heads_argument, is_partitive, is_plural, numerals_of
from dashboard.nlp.tokens import Doc, Stretch, Token

_BESIDE = frozenset({"appos", "compound"})


def is_one_of_a_people(doc: Doc, demonym: int, chunk: Chunk | None, words: NameWords) -> bool:
    """Whether a demonym stands for one person: "the Canadian", "a Frenchwoman", not "the Dutch".

    It then heads a noun phrase in the singular, and is no apposition to a name.
    """
    noun = doc[demonym]
    if chunk is None or chunk.head != demonym or is_plural(noun) or not heads_argument(noun):
        return False
    if noun.dep_ in _BESIDE or any(t.dep_ in _BESIDE for t in noun.children):
        return False
    lower, opening = noun.lower_, doc[chunk.first].lower_
    led = opening in words.definite
    if words.kinds.gender_of_national(lower) is not None:
        return led or opening in words.bringing_in
    whole = lower.endswith(words.kinds.of_a_people) and not _is_of_one(noun)
    return led and not whole and noun.dep_ in SUBJECTS


def are_some_of_a_people(doc: Doc, demonym: int, chunk: Chunk | None, words: NameWords) -> bool:
    """Whether a demonym stands for some people: "two Norwegians", "many Serbs", "hundreds of …".

    Not for all of a people, which is told of as its state: "the Dutch".
    """
    noun = doc[demonym]
    if chunk is None or chunk.head != demonym or not is_plural(noun):
        return False
    part = noun.head.head if is_partitive(noun, words.quantifiers) else None
    some = any(t.lower_ in words.partitive for t in noun.lefts)
    return (
        bool(numerals_of(noun)) or some or (part is not None and part.lower_ in words.quantifiers)
    )


def _is_of_one(subject: Token) -> bool:
    """Whether a verb in the singular says that its subject is one: "the Portuguese has won"."""
    verb = subject.head
    verbs = (verb, *(t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}))
    return any("Number=Sing" in t.morph and "VerbForm=Fin" in t.morph for t in verbs)


class Nationals:
    """Finds whom of those named before such a noun means."""

    def __init__(
        self, analysis: Analysis, entities: Entities, words: NameWords, discourse: DiscourseModel
    ) -> None:
        self.analysis, self.entities = analysis, entities
        self.words, self.discourse = words, discourse

    def resolve(self, mention: FoundMention) -> Entity | None:
        """The only one near of that nation, else who was told of last; None where that is open.

        Who was told of last is the subject of the sentence before, of whom no nation was told.
        """
        country, gender = mention.known, self._gender(mention)
        if not self._is_known(mention):
            return None
        near = self.discourse.recent(ActorKind.PERSON, mention.span.start, REACH)
        fitting = [d for d in near if gender is None or d.gender in {None, gender}]
        own = [d for d in fitting if country in d.member_of]
        person = own[0] if len(own) == 1 else None if own else self._subject_before(mention)
        if person is None or person not in fitting:
            return None
        if country is not None:
            person.member_of.setdefault(country)
        return person

    def _is_known(self, mention: FoundMention) -> bool:
        """Whether an article takes the person as told of before: "the Dutchman", not "a …"."""
        noun = self.analysis.paragraphs[mention.paragraph].doc[mention.head]
        return any(t.lower_ in self.words.definite for t in noun.lefts)

    def _gender(self, mention: FoundMention) -> str | None:
        doc = self.analysis.paragraphs[mention.paragraph].doc
        return self.words.kinds.gender_of_national(doc[mention.head].lower_)

    def _subject_before(self, mention: FoundMention) -> Entity | None:
        """The person who is the first subject of the sentence before, of no known nation."""
        doc = self.analysis.paragraphs[mention.paragraph].doc
        start = doc[mention.head].sent.start
        if not start:
            return None
        before = doc[start - 1].sent
        first = next((s for s in self.discourse.seen if self._opens(s, mention, before)), None)
        if first is None or first.entity is None or first.entity.kind is not ActorKind.PERSON:
            return None
        kinds = (self.entities.by_id.get(i) for i in first.entity.member_of)
        nations = [d for d in kinds if d is not None and d.kind is ActorKind.COUNTRY]
        return None if nations else first.entity

    @staticmethod
    def _opens(seen: Seen, mention: FoundMention, sentence: Stretch) -> bool:
        here = seen.place[0] == mention.paragraph and seen.subject
        return here and sentence.start <= seen.place[1] < sentence.end
