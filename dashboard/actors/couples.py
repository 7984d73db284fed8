"""Couples: who shares a family name with somebody ("Harold and June Whitaker"), and who is meant.

"Both parents" are those two, "the father" is the one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.actors.mention import FoundMention
from dashboard.actors.name_words import NameWords
from dashboard.actors.person_matching import family_name, folded
from dashboard.actors.registry import Entities, Entity
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis


def with_couples(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions in their order; a given name that shares a family name has it among its words.

    Not where the article gives that name to somebody else, as a given or a family name.
    """
    people = [m for m in found if m.type == "name" and m.kind is ActorKind.PERSON]
    whole = {(m.paragraph, m.head - len(m.words) + 1): m for m in people if len(m.words) > 1}
    known = {word for m in whole.values() for word in (m.words[0], m.words[-1])}
    for mention in found:
        other = whole.get((mention.paragraph, mention.last + 2))
        alone = mention.type == "name" and len(mention.words) == 1 and not mention.titles
        if other is None or not alone or mention.kind is not ActorKind.PERSON:
            yield mention
            continue
        word, doc = mention.words[0], analysis.paragraphs[mention.paragraph].doc
        joined = doc[mention.last + 1].tag_ == "CC" and not other.titles
        shares = joined and word in words.given_names and word not in known
        yield replace(mention, words=(word, *other.words[1:])) if shares else mention


class Couple:
    """The only two people of one family name whom the text joins; nobody if there are more."""

    def __init__(
        self,
        found: Sequence[FoundMention],
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
    ) -> None:
        self.words = words
        pairs = {pair for m in found if (pair := _joined(m, analysis, entities)) is not None}
        ids = next(iter(pairs)) if len(pairs) == 1 else ()
        self.people = tuple(entities.by_id[i] for i in ids)

    def called(self, noun: str, *, plural: bool) -> list[Entity]:
        """Whom "both parents" or "the father" means; empty where it is none of them."""
        if noun not in self.words.of_couples:
            return []
        gender = self.words.gender_of_noun(noun)
        fitting = [d for d in self.people if gender is None or d.gender in {None, gender}]
        sure = [d for d in fitting if d.gender == gender]
        fitting = sure if gender is not None and sure else fitting
        return fitting if len(fitting) == (2 if plural else 1) else []


def _joined(
    mention: FoundMention, analysis: Analysis, entities: Entities
) -> tuple[str, str] | None:
    """Two people of one family name, the second joined to the first where a mention stands."""
    if mention.type != "name" or mention.kind is not ActorKind.PERSON:
        return None
    name = analysis.paragraphs[mention.paragraph].doc[mention.head]
    near = [name, *name.conjuncts]
    ids = dict.fromkeys(i for t in near for i in entities.at.get((mention.paragraph, t.i), ()))
    if len(ids) != 2:
        return None
    one, other = (entities.by_id[i] for i in ids)
    people = {one.kind, other.kind} == {ActorKind.PERSON}
    same = folded([family_name(one.words)]) == folded([family_name(other.words)])
    both = len(one.words) > 1 and len(other.words) > 1
    return tuple(sorted(ids)) if people and same and both else None  # type: ignore[return-value]
