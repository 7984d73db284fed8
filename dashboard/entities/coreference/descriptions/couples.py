"""Couples: two people of one family name, who are meant by "both parents" or "the father"."""

from __future__ import annotations

from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.person_matching import family_name, folded
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis


class Couple(Resolver):
    """The only two people of one family name whom the text joins; nobody if there are more."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        found, analysis, entities = discourse.found, self.analysis, self.entities
        joined = {m.place: p for m in found if (p := _joined(m, analysis, entities)) is not None}
        ids = next(iter(joined.values())) if len(set(joined.values())) == 1 else ()
        self.people = tuple(entities.by_id[i] for i in ids)
        heads = (analysis.paragraphs[paragraph].doc[head].head for paragraph, head in joined)
        self.are_married = any(verb.lemma_ in self.words.wedding for verb in heads)

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
        fitting = [d for d in self.people if agree(d.gender, gender)]
        sure = [d for d in fitting if d.gender == gender]
        fitting = sure if gender is not None and sure else fitting
        return fitting if len(fitting) == (2 if plural else 1) else []

    def spouse_of(self, noun: str, partner: Entity) -> list[Entity]:
        """The other of two who married, where a noun for a spouse is of one: "the wife of Max".

        Empty where two only share their name, as siblings do.
        """
        others = [d for d in self.people if d is not partner]
        found = noun in self.words.spouses and self.are_married and len(others) == 1
        gender = self.words.gender_of_noun(noun)
        return [d for d in others if found and agree(d.gender, gender)]


def _joined(
    mention: FoundMention, analysis: Analysis, entities: Entities
) -> tuple[str, str] | None:
    """Two people of one family name, the second joined to the first where a mention stands."""
    if mention.type != "name" or mention.kind is not ActorKind.PERSON:
        return None
    name = analysis.head_of(mention)
    near = [name, *name.conjuncts]
    ids = dict.fromkeys(i for t in near for i in entities.at.get((mention.paragraph, t.i), ()))
    if len(ids) != 2:
        return None
    one, other = (entities.by_id[i] for i in ids)
    people = {one.kind, other.kind} == {ActorKind.PERSON}
    same = folded([family_name(one.words)]) == folded([family_name(other.words)])
    both = len(one.words) > 1 and len(other.words) > 1
    return tuple(sorted(ids)) if people and same and both else None  # type: ignore[return-value]
