"""The rules of factuality: what tells an event as less than a fact, and why.

The rules stand, with their examples, in ``languages/*/factuality.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dashboard.clause import Clause, Embedding
from dashboard.events.factuality.conditions import Condition
from dashboard.events.factuality.finders import Finder
from dashboard.events.factuality.governors import Governor
from dashboard.events.factuality.nouns import NounFinder
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Token
from dashboard.registry import Words


@dataclass(frozen=True, slots=True)
class FactualityRule:
    """How what a rule holds of is told, the rank of that among what other rules say, and why."""

    name: str
    modality: Modality
    rank: int
    because: str


@dataclass(frozen=True, slots=True)
class NounRule(FactualityRule):
    """A rule of the events that nouns name: ``find`` gives the word for which it holds."""

    find: NounFinder


@dataclass(frozen=True, slots=True)
class ClauseRule(FactualityRule):
    """A rule of clauses.

    ``embeddings``, ``predicates`` and ``finite`` say how the clause hangs, which acts it may tell
    and whether it has a finite verb; an empty one asks nothing. Where all ``conditions`` hold, the
    ``finder`` gives the word for which the rule does, or else the ``governor``. ``anywhere``: it
    holds however the clause hangs; ``through_gerunds``: of the gerund behind a preposition of such
    a clause, too ("said to have confessed to [killing] him"); ``of_subject``: of what has the same
    subject alone; ``fits_inquits``: its conditions ask nothing of what governs the clause.
    """

    governor: Governor
    finder: Finder | None = None
    conditions: tuple[Condition, ...] = ()
    embeddings: Annotated[frozenset[Embedding], "embedding"] = frozenset()
    predicates: Annotated[Words, "predicate"] = frozenset()
    finite: bool | None = None
    anywhere: bool = False
    through_gerunds: bool = False
    of_subject: bool = False
    fits_inquits: bool = False

    def may_hold(self, embedding: Embedding, finite: bool, interrupted: bool) -> bool:
        """Whether a clause that hangs so may be what the rule asks for, whatever is in it.

        ``interrupted``: another clause is thrown into it, which may be an inquit.
        """
        if self.anywhere:
            return True
        if self.finite is not None and finite != self.finite:
            return False
        inquit = interrupted and self.fits_inquits and Embedding.COMPLEMENT in self.embeddings
        return inquit or not self.embeddings or embedding in self.embeddings

    def find(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The word of a paragraph for which the rule holds of a clause; None: it does not.

        The rule is one that may hold of a clause that hangs so.
        """
        if self.predicates and clause.lemma not in self.predicates:
            return None  # soon seen: many rules are of some verbs alone
        if not all(holds(clause, part) for holds in self.conditions):
            return None
        if self.finder is not None:
            return self.finder(clause, part)
        if self.embeddings and clause.embedding not in self.embeddings:
            return self.governor.find_inquit(clause, part)
        return self.governor.find(clause, part)
