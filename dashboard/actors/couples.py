"""Couples: who shares a family name with somebody ("Harold and June Whitaker"), and who is meant.

"Both parents" are those two, "the father" is the one of them, "the Whitakers" all of the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dashboard.actors.mention import FoundMention
from dashboard.actors.name_words import NameWords
from dashboard.actors.person_matching import family_name, folded, is_initial, is_plural_of
from dashboard.actors.registry import Entities, Entity
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis


def with_couples(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions in their order; a given name that shares a family name has it among its words.

    Not where the article gives that name to somebody else, as a given or a family name. What names
    a family of several people ("the Whitakers") is of type family, its only word their name.
    """
    shared = list(_with_shared_names(found, analysis, words))
    names = (m for m in shared if m.type == "name" and m.kind is ActorKind.PERSON)
    full = {m.words for m in names if len(m.words) > 1}
    people = Counter(family_name(name) for name in full if not is_initial(name[0]))
    bodies = {w for m in shared if m.kind is ActorKind.ORGANISATION for w in m.words if m.words[1:]}
    families = {name for name, bearers in people.items() if bearers > 1 and name not in bodies}
    for mention in shared:
        family = _family_of(mention, families, analysis, words)
        if family is None:
            yield mention
        else:
            yield replace(mention, type="family", kind=ActorKind.PERSON, words=(family,))


def _family_of(
    mention: FoundMention, families: Set[str], analysis: Analysis, words: NameWords
) -> str | None:
    """The family name that a mention has in the plural behind an article; None: it has none."""
    named = mention.type == "name" and mention.kind is not ActorKind.PERSON
    named = named and mention.known is None
    if not named or len(mention.words) != 1:
        return None
    doc = analysis.paragraphs[mention.paragraph].doc
    if mention.head == 0 or doc[mention.head - 1].lower_ not in words.definite:
        return None
    name = doc[mention.head].text
    return next(
        (family for family in sorted(families) if is_plural_of(name, family, words.kinds.plurals)),
        None,
    )


def _with_shared_names(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
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
        self.words, self.entities = words, entities
        pairs = {pair for m in found if (pair := _joined(m, analysis, entities)) is not None}
        ids = next(iter(pairs)) if len(pairs) == 1 else ()
        self.people = tuple(entities.by_id[i] for i in ids)

    def of_name(self, family: str) -> list[Entity]:
        """All people of a family name: the Whitakers; empty where they are not two at least."""
        everyone = self.entities.of_kind(ActorKind.PERSON)
        own = [d for d in everyone if len(d.words) > 1 and family_name(d.words) == family]
        return own if len(own) > 1 else []

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
