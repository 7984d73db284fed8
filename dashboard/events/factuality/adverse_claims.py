"""What one side in a fight tells of the other: "Norland said rebels had [shelled] a school".

A state that tells what those did who fight it, or what another state's forces did, is a party;
nobody else vouches for it. What its own forces did it may tell as a fact, and whom of them it lost.
The words stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Clause
from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.mention import EventMention, in_role
from dashboard.events.predicates.subjects import subject_of
from dashboard.model import ActorKind, Modality, Quote, Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal


class AdverseClaims:
    """What states, and those who fight for one, say that the other side did."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.article, self.analysis = article, article.analysis
        self.rule, self.words = article.rules.adverse_claim, article.words
        self.states = {a.id for a in article.actors if a.kind is ActorKind.COUNTRY}

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is one side's word; nothing where no side tells what the other did."""
        if not (read.event.subtype or "").startswith(self.rule.matters) or read.found.verb is None:
            return
        part, at = self.analysis.part_of(read.found), read.event.trigger.start
        clause = part.clauses.of(read.found.head)
        agent = None if self._lost_its_own(clause, part) else self._fighter(clause, part)
        if agent is None:
            return
        for quote in self.article.reported_around(at):
            cue = self.article.cue_of(quote)
            if cue is None or cue.lemma_.lower() not in self.rule.telling:
                continue
            if self._is_of_other_side(read, agent, quote, cue):
                yield self.rule.propose(cue)

    def _fighter(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """Who fights and did it, and is nobody's own ("its troops"); None: somebody else did it."""
        agent = part.head_of(clause.logical_subject)
        if agent is None or any(map(is_possessor, agent.lefts)):
            return None
        fights = agent.lemma_.lower() in self.rule.groups | self.rule.forces
        return agent if fights else None

    def _lost_its_own(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether it was done to who fights for the teller: "killed two of [its soldiers]"."""
        harmed = part.head_of(clause.logical_object)
        fighters = [] if harmed is None else harmed.subtree
        return any(
            t.lemma_.lower() in self.rule.forces and any(map(_is_own, t.lefts)) for t in fighters
        )

    def _is_of_other_side(self, read: EventMention, agent: Token, quote: Quote, cue: Token) -> bool:
        """Whether who tells it is of another side than who did it."""
        group, teller = agent.lemma_.lower() in self.rule.groups, subject_of(cue, self.words)
        of_whom = in_role(read.event, Role.ACTOR, Role.AFFILIATION)
        if quote.tellers & of_whom:
            return False
        if quote.tellers & self.states:
            return group or bool(self.states & of_whom)
        forces = teller is not None and teller.lemma_.lower() in self.rule.forces
        return forces and group


def _is_own(word: Token) -> bool:
    return is_possessor(word) and word.tag == Tag.POSSESSIVE_PRONOUN
