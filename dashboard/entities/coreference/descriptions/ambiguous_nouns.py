"""Whom "the group" may mean, which is a firm, rebels, a party or some people, and "the company".

Where people act in the sentence before, they may be the group: "Two men from Norvik beat a guard.
The group was arrested" is nobody's firm.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.clause import Embedding
from dashboard.entities.coreference.descriptions.head_nouns import HeadNouns
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.roles.tellers import only_relays
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind
from dashboard.nlp.noun_phrases import heads_subject, is_common_noun, is_plural, possessors_of
from dashboard.nlp.tokens import Token

_GROUPS = frozenset({ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.THING})


class AmbiguousNouns(Resolver):
    """Tells of nouns for bodies of many kinds, or for any firm, whom they may not mean."""

    def __init__(self, discourse: DiscourseModel, head_nouns: HeadNouns) -> None:
        super().__init__(discourse)
        self.head_nouns = head_nouns

    def fitting(self, mention: FoundMention, bodies: list[Entity]) -> list[Entity]:
        """The bodies that a noun may be for: no police, court or newspaper is "the group"."""
        if not self._is_loose(mention):
            return bodies
        apart = self.words.body_names.no_groups
        return [
            d
            for d in bodies
            if self._is_called_so(mention, d) or apart.isdisjoint(self.head_nouns.nouns(d))
        ]

    def unless_others_act(self, mention: FoundMention, firms: list[Entity]) -> list[Entity]:
        """The firms that a noun may be for; empty where others act in the sentence before.

        Or where it is somebody's, who tells it apart: "the family's [insurer]".
        """
        start, token = mention.span.start, self._token(mention)
        if any(map(is_common_noun, possessors_of(token))):
            return []
        firms = [d for d in firms if not only_relays(d, start, self.discourse)]
        called = any(self._is_called_so(mention, d) for d in firms)  # "Norvik Group"
        if called or not self._is_loose(mention) or not token.sent.start:
            return firms
        before = token.doc[token.sent.start - 1].sent
        acting = [t for t in before if heads_subject(t)]
        at = {t.i: self.entities.at.get((mention.paragraph, t.i), ()) for t in acting}
        own = {d.id for d in firms}
        if any(not own.isdisjoint(ids) for ids in at.values()):
            return firms
        return [] if any(self._are_several(t, at[t.i]) for t in acting) else firms

    def unless_teller_leads_another(
        self, mention: FoundMention, firms: list[Entity]
    ) -> list[Entity]:
        """The firms; empty where who tells it runs or speaks for another: "the company" is theirs.

        "Norvik lost. Ed Sims, the Sundal chief, said the firm had paid" is not Norvik.
        """
        part, clause = self.analysis.part_of(mention), self.analysis.clause_of(mention)
        above = part.clauses.parent(clause)
        head = None if above is None else part.head_of(above.subject)
        if clause.embedding is not Embedding.COMPLEMENT or head is None:
            return firms
        told = [t for t in part.doc[head.left_edge.i : head.right_edge.i + 1] if t.i < mention.head]
        named = self.entities.at_tokens(mention.paragraph, told, ActorKind.ORGANISATION)
        bodies = {d.id for d in named if self.head_nouns.is_firm(d)}
        leads = any(t.lemma_.lower() in self.words.body_names.leading_firms for t in told)
        theirs = leads and bodies and bodies.isdisjoint(d.id for d in firms)
        return [] if theirs else firms

    def _is_called_so(self, mention: FoundMention, body: Entity) -> bool:
        """Whether the name of a body has the noun: "the group" of Norvik Group."""
        token = self._token(mention)
        said = (m.span.text.lower().split() for m in body.mentions.values())
        return any(token.lower_ in words[1:] for words in said)

    def _is_loose(self, mention: FoundMention) -> bool:
        token = self._token(mention)
        return token.lower_ in self.words.body_names.loose_firms

    def _are_several(self, noun: Token, ids: Sequence[str]) -> bool:
        """Whether a noun is for a body or for several people, but for those who tell of firms."""
        if noun.lemma_.lower() in self.words.body_names.speak_for_firms:
            return False
        known = any(self.entities.by_id[i].kind in _GROUPS for i in ids)
        return known or (is_plural(noun) and self.words.is_people(noun.lower_, noun.lemma_.lower()))
