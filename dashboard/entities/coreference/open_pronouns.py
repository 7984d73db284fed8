"""Pronouns that were left open between two people, and what goes on with them."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.nlp.analysis import Analysis


class _Open(NamedTuple):
    """A pronoun left open: its offset, and the id of the best antecedent, who may not be meant."""

    offset: int
    best: str


class OpenPronouns:
    """The pronouns of one article, in its order, of whose best antecedent the text is not sure."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._found: list[_Open] = []

    def note(self, mention: FoundMention, best: Entity) -> None:
        """Remember that a pronoun was left open, and who would have been its antecedent."""
        self._found.append(_Open(mention.span.start, best.id))

    def goes_on_with_one(self, mention: FoundMention, best: Entity) -> bool:
        """Whether a pronoun is the same as one left open before it in its paragraph.

        Of the one, too, this was the best antecedent, and was not told of since: "Lind entered a
        tunnel that Reed had closed. He was arrested at [his] home".
        """
        here, own = self._analysis.paragraphs[mention.paragraph].start, mention.span.start
        told = max((at for at, _ in best.mentions if at < own), default=0)
        return any(o.best == best.id and o.offset > max(told, here - 1) for o in self._found)
