"""The rules of factuality: what tells an event as less than a fact, and why.

They are patterns over clauses and stand, with their examples, in ``languages/*/factuality.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dashboard.clause import Clause, Embedding
from dashboard.events.predicates.clause_patterns import GOVERNOR, ClausePattern
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class FactualityRule(ClausePattern):
    """How a clause of a pattern is told, the rank of that among what other rules say, and why.

    ``through_gerunds``: so is the gerund behind a preposition of such a clause ("said to have
    confessed to [killing] him"); ``same_subject``: of what is coordinated with it or completes it,
    that with the same subject alone.
    """

    modality: Annotated[Modality, "set"]
    rank: int
    because: str
    evidence: str = GOVERNOR
    through_gerunds: bool = False
    same_subject: bool = False

    def may_hold(self, embedding: Embedding, interrupted: bool) -> bool:
        """Whether a clause that hangs so may be what the rule asks for, whatever is in it.

        ``interrupted``: another clause is thrown into it, which may be an inquit.
        """
        inquit = interrupted and Embedding.COMPLEMENT in self.embedding
        return inquit or not self.embedding or embedding in self.embedding

    def find(
        self, clause: Clause, part: AnalysedParagraph, event: Token | None = None
    ) -> Token | None:
        """The word for which the rule holds of a clause, or of a noun in it; None: it does not."""
        found = self.place(clause, part, event)
        return None if found is None else found.word


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRule(FactualityRule):
    """A rule of the events that nouns name, by the clauses of these."""
