"""Whom "I" and "we" stand for: who says the words in which they are."""

from __future__ import annotations

from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.pronoun_classes import FIRST_PERSON, PronounClass
from dashboard.model import ActorKind, Span


class FirstPerson(Resolver):
    """Resolves the pronouns of the first person of one article, when who speaks is linked."""

    def resolve(self, mention: FoundMention) -> list[Entity]:
        """Who says "I" in a quotation; "we" is said for a body, or by somebody who is of one."""
        word = self.words.pronouns[mention.words[0].lower()]
        if word not in FIRST_PERSON:
            return []
        for words in self.speech.speakers_at(mention.span.start):
            speaker = self._named_in(words)
            if speaker is None:
                continue
            person = speaker.kind is ActorKind.PERSON
            if word is PronounClass.FIRST_SINGULAR or not person:
                return [speaker] if person == (word is PronounClass.FIRST_SINGULAR) else []
            bodies = [self.entities.by_id.get(b) for b in speaker.member_of]
            firms = [b for b in bodies if b is not None and b.kind is ActorKind.ORGANISATION]
            return firms[:1] if len(firms) == 1 else []
        return []

    def _named_in(self, words: Span) -> Entity | None:
        """The one whose mention stands in these words, and ends them."""
        part = self.analysis.paragraph_at(words.start)
        last = None if part is None else part.token_at(words.end - 1)
        while part is not None and last is not None and part.at(last) >= words.start:
            told = self.entities.at_tokens(part.number, [last])
            if len(told) == 1:
                return told[0]
            last = part.doc[last.i - 1] if last.i else None
        return None
