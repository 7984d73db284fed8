"""People without a name of whom is told again: "the first time that a nurse was stabbed".

What is the first of its kind is what the text told before, and so is what footage of it shows: who
is brought in there is no new person.
"""

from __future__ import annotations

from dashboard.entities.coreference.discourse_model import DiscourseModel
from dashboard.entities.coreference.patients import Patients
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import CORE_ARGUMENTS, SUBJECTS, is_behind_preposition
from dashboard.nlp.noun_phrases import is_ranked
from dashboard.nlp.tokens import Token


class Retold:
    """Finds whom an indefinite noun means where its clause tells again what was told."""

    def __init__(
        self, analysis: Analysis, words: NameWords, discourse: DiscourseModel, patients: Patients
    ) -> None:
        self.analysis, self.words = analysis, words
        self.discourse, self.patients = discourse, patients

    def person(self, mention: FoundMention) -> Entity | None:
        """The only one who was told of by that noun, or to whom that was done; None: it is open.

        "This person" is who was told of last, if that is somebody without a name.
        """
        noun = self.analysis.paragraphs[mention.paragraph].doc[mention.head]
        if self._points_back(noun):
            last = next(iter(self.discourse.recent(ActorKind.PERSON, mention.span.start)), None)
            return last if last is not None and not last.types["name"] else None
        if not any(t.lower_ in self.words.bringing_in for t in noun.lefts):
            return None
        if any(map(self._is_first_of_it, noun.ancestors)):
            people = self.discourse.recent(ActorKind.PERSON, mention.span.start)
            alike = [d for d in people if noun.lemma_.lower() in d.offices]
            return alike[0] if len(alike) == 1 else None
        return self._shown(mention, noun)

    def _points_back(self, noun: Token) -> bool:
        kinds = self.words.kinds
        anybody = noun.lemma_.lower() in kinds.anybody
        return anybody and any(t.lower_ in kinds.told_of for t in noun.lefts)

    def _is_first_of_it(self, noun: Token) -> bool:
        """Whether what was told is the first of a noun: "it was the first [time]"."""
        kinds = self.words.kinds
        ranked = noun.lemma_ in kinds.instances and is_ranked(noun)
        told = ranked and noun.dependency == Dependency.PREDICATE_NOMINAL
        return told and any(t.lower_ in kinds.told_of for t in noun.head.children_as(*SUBJECTS))

    def _shown(self, mention: FoundMention, noun: Token) -> Entity | None:
        """Whom footage shows again, by a noun for anybody: "shot at one [person]"."""
        kinds = self.words.kinds
        verb = noun.head.head if is_behind_preposition(noun) else noun.head
        argument = is_behind_preposition(noun) or noun.dependency in CORE_ARGUMENTS
        shown = any(
            t.lemma_.lower() in kinds.footage and t.head.lemma_ in kinds.showing and t.i < noun.i
            for t in noun.sent
        )
        anybody = noun.lemma_.lower() in kinds.anybody
        if not (argument and shown and anybody):
            return None
        return self.patients.of_deed(mention, verb.lemma_)
