"""Bodies of which a text tells only that they tell of others: no antecedent of "the company".

"Sundal lost money, RBX News reported. The company was fined": Sundal. A firm that announces what it
does itself, or whose people go, is told of: "Lind will go, Norvik said. The company thanked him".
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole
from dashboard.entities.coreference.discourse_model import DiscourseModel, Seen
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY})


class RelayingBodies:
    """Tells of the bodies of one article which were told of as tellers alone."""

    def __init__(self, analysis: Analysis, words: NameWords, discourse: DiscourseModel) -> None:
        self.analysis, self.words = analysis, words
        self.speech, self.seen = discourse.speech, discourse.seen

    def only_tells(self, body: Entity, offset: int) -> bool:
        """Whether each mention of a body before an offset relays what others did."""
        own = [s for s in self.seen if s.entity is body and s.offset < offset]
        return bool(own) and all(map(self._relays, own))

    def _relays(self, teller: Seen) -> bool:
        """Whether a mention tells of another body; a firm reports of its own people, too."""
        number, head = teller.place
        clauses = self.analysis.paragraphs[number].clauses
        clause = clauses.of(head)
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is None or subject.head != head:
            return False
        told = (
            s
            for s in self.seen
            if s.subject and s.entity is not None and s.entity is not teller.entity
            if self.speech.says(teller.offset, s.offset)
        )
        return any(s.entity and s.entity.kind in _BODIES for s in told)
