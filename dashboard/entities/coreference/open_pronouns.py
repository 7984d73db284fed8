"""Pronouns that were left open between two people, and what goes on with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.entities.coreference.discourse_model import Seen
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import TIMES


class _Open(NamedTuple):
    """A pronoun left open: its offset, its word, and the ids of those who may have been meant."""

    offset: int
    word: str
    candidates: frozenset[str]


class OpenPronouns:
    """The pronouns of one article, in its order, of whose antecedent the text is not sure."""

    def __init__(self, analysis: Analysis, seen: Sequence[Seen]) -> None:
        self._analysis, self._seen = analysis, seen
        self._found: list[_Open] = []

    def note(self, mention: FoundMention, candidates: Iterable[str]) -> None:
        """Remember that a pronoun was left open, and the ids of those who may be meant."""
        word = mention.words[0].lower()
        self._found.append(_Open(mention.span.start, word, frozenset(candidates)))

    def stays_open(self, mention: FoundMention, best: Entity, gender: str, *, speaks: bool) -> bool:
        """Whether the text does not say that the best antecedent is meant.

        Another pronoun for them was left open, or the pronoun opens an entry of a chronicle, below
        one that tells of two: "8 May: Reed accuses Lind of lying. / 9 May: [He] denies it".
        """
        goes_on = self._goes_on_with_one(mention, best, speaks=speaks)
        return goes_on or self._opens_entry_below_two(mention, gender)

    def _opens_entry_below_two(self, mention: FoundMention, gender: str) -> bool:
        number = mention.paragraph
        part = self._analysis.paragraphs[number]
        before = [t for t in part.doc[: mention.head] if not t.is_space]
        if not number or not before or before[-1].tag != Tag.COLON:
            return False
        if before[0].name_kind not in TIMES and before[0].tag != Tag.CARDINAL:
            return False
        above = self._analysis.paragraphs[number - 1]
        told = (s for s in self._seen if above.start <= s.offset < above.paragraph.end)
        people = (s.entity for s in told if s.entity and s.entity.kind is ActorKind.PERSON)
        return len({d.id for d in people if d.gender in {None, gender}}) > 1

    def _goes_on_with_one(self, mention: FoundMention, best: Entity, *, speaks: bool) -> bool:
        """Whether a pronoun is the same as one left open before it in its paragraph.

        Of the one, too, this was an antecedent, and was not told of since: "Lind entered a tunnel
        that Reed had closed. He was arrested at [his] home". In one sentence it may be the same
        beside somebody who is told of since, but not as a subject: "He met Lind when [he] came".
        Who ``speaks`` goes on with who told the sentence before, open or not.
        """
        part, own = self._analysis.paragraphs[mention.paragraph], mention.span.start
        told = best.last_before(own)
        here = part.start + part.doc[mention.head].sent.start_char
        for each in self._found:
            near = each.offset >= here
            since = each.offset > max(told, part.start - 1) and (near or not speaks)
            if since and best.id in each.candidates:
                return True
            same = near and each.word == mention.words[0].lower()
            if same and told > each.offset and not self._is_subject_at(best, told):
                return True
        return False

    def _is_subject_at(self, person: Entity, offset: int) -> bool:
        here = (s for s in reversed(self._seen) if s.entity is person and s.offset == offset)
        return any(seen.subject for seen in here)
