"""What who serves the law tells of a case: "Prosecutor Reed said [he] burned the files": not Reed.

Such a teller tells of whom the case is about, and which of those is not guessed. Of their own work
they tell by the same pronoun ("Officer Reed said he saw a van", "was hit by it"), so only wrongs
and what others told are meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.clause import ArgumentRole, Clause, Embedding, Voice
from dashboard.entities.coreference.discourse_model import Seen
from dashboard.entities.coreference.wrongdoers import Wrongdoers, agent_and_patient
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind


class OfficialTellers:
    """Tells of the pronouns of one article whether they can be the official's who tells of them."""

    def __init__(self, wrongdoers: Wrongdoers, seen: Sequence[Seen]) -> None:
        self.wrongdoers, self.seen = wrongdoers, seen
        self.analysis, self.entities = wrongdoers.analysis, wrongdoers.entities
        self.words = wrongdoers.words

    def instead_of_teller(
        self, mention: FoundMention, found: Sequence[Entity]
    ) -> list[Entity] | None:
        """Nobody, where a pronoun seems to mean the official who tells of a case with others in it.

        None where the official may be meant: they are on trial, or the text brought in nobody else.
        """
        if len(found) != 1 or not self.wrongdoers.serves_the_law(found[0]):
            return None
        part = self.analysis.paragraphs[mention.paragraph]
        own = part.clauses.of(mention.head)
        if not self._is_told_of_another(mention, own, found[0]):
            return None
        gender = self.words.pronouns.get(part.doc[mention.head].lower_)
        beside = {i for t in own.words for i in self.entities.at.get((mention.paragraph, t), ())}
        others = any(
            seen.entity.kind is ActorKind.PERSON and seen.entity.gender in {None, gender}
            for seen in self.seen
            if seen.entity is not None and seen.offset < mention.span.start
            if seen.entity is not found[0] and seen.entity.id not in beside
            if not self.wrongdoers.serves_the_law(seen.entity)
        )
        tried = {i for ids in self.wrongdoers.tried(mention) for i in ids}
        return [] if others and found[0].id not in tried else None

    def _is_told_of_another(self, mention: FoundMention, own: Clause, teller: Entity) -> bool:
        """Whether a clause tells a wrong that the official tells, or what another told them of it.

        "Said he [burned] the files", "said a jury found that he [lied]", "the coroner heard he
        [fell]".
        """
        part, deeds = self.analysis.paragraphs[mention.paragraph], self.words.deeds
        told, inner, between = False, own, False
        for above in part.clauses.above(own):
            if inner.embedding is Embedding.COMPLEMENT or told:
                subject = above.argument(ArgumentRole.SUBJECT)
                whose = [] if subject is None else self._at(mention, subject.head)
                passive = above.voice is Voice.PASSIVE
                if teller in whose and above.lemma in self.words.saying | deeds.finding:
                    heard = passive and self._judges(teller)
                    return heard or between or self._is_wrong(mention, own)
                if teller in whose and above.lemma in deeds.hearing:
                    return self._judges(teller)
                between |= not passive and subject is not None and above.lemma in deeds.finding
                told = True
            inner = above
        return False

    def _is_wrong(self, mention: FoundMention, clause: Clause) -> bool:
        """Whether whom a pronoun means does wrong by what a clause tells, or by what they tried."""
        clauses = self.analysis.paragraphs[mention.paragraph].clauses
        if agent_and_patient(clause)[0] != mention.head:
            return False
        below = (c for c in clauses.clauses if clauses.parent(c) == clause and not c.finite)
        tried = {c.lemma for c in below if c.embedding is Embedding.COMPLEMENT}
        return bool({clause.lemma, *tried} & self.words.deeds.offending)

    def _judges(self, teller: Entity) -> bool:
        titles = teller.offices | {word.lower() for word in teller.words[:1]}
        return not titles.isdisjoint(self.words.deeds.adjudicators)

    def _at(self, mention: FoundMention, head: int) -> list[Entity]:
        noun = self.analysis.paragraphs[mention.paragraph].doc[head]
        return self.wrongdoers.people_at(mention, noun)
