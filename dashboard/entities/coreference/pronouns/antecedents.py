"""Resolves pronouns: candidates, hard constraints, salience, and abstention.

A rule of syntax comes first, as of a reflexive. Else the candidates that no constraint excludes
are ranked by salience (Hobbs 1978; Lappin and Leass 1994), and the best is taken unless a veto
says why the text does not settle it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from dashboard.entities.coreference.binding import (
    accusers,
    acted_on,
    addressee_of_request,
    excluded,
    is_acted_on_by_unknown,
    is_of_another,
    local_subject,
    locally_disjoint,
    named_below,
    recipient_of_offer,
)
from dashboard.entities.coreference.discourse_model import (
    DiscourseModel,
    Resolver,
    Seen,
    may_be_called,
)
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.coreference.pronouns.addressees import hearers_may_be_meant
from dashboard.entities.coreference.pronouns.clients import client_befallen, client_meant
from dashboard.entities.coreference.pronouns.competing_antecedents import (
    finds_out_about,
    is_befallen,
    is_of_document,
    is_of_occurrence,
    others_may_be_meant,
    owning_actor,
    undergoers_before,
    whole_of_part,
)
from dashboard.entities.coreference.pronouns.competing_people import other_side_may_be_meant
from dashboard.entities.coreference.pronouns.constraints import ON_OTHERS, ON_PEOPLE, is_excluded
from dashboard.entities.coreference.pronouns.coordinated_antecedents import (
    acting_together,
    floating_both,
    parallel_object,
)
from dashboard.entities.coreference.pronouns.hanging_topics import hanging_topic
from dashboard.entities.coreference.pronouns.named_speakers import is_named_in_own_words
from dashboard.entities.coreference.pronouns.nameless_tellers import nameless_teller
from dashboard.entities.coreference.pronouns.open_pronouns import leave_open
from dashboard.entities.coreference.pronouns.possessors import (
    owner_in_clause,
    owner_of_content,
    subject_before_joined,
)
from dashboard.entities.coreference.pronouns.salience import Salience
from dashboard.entities.coreference.pronouns.unnamed_antecedents import nearest
from dashboard.entities.coreference.pronouns.vetoes import (
    GROUP_VETOES,
    PERSON_VETOES,
    SPEAKING_THING_VETOES,
    THING_VETOES,
    Vetoes,
    veto_on,
    went_on_to_several,
)
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.pronoun_classes import GENDERS, PronounClass
from dashboard.entities.speech import is_named_in
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import appositions_of

_BODIES = (ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.THING)
_OTHERS = frozenset({"serves_the_law"})  # the veto that tells that others are meant, not either
# What settles a pronoun by the syntax of its sentence: whom it means, None where it does not.
_SYNTAX_OF_PERSON = (
    hanging_topic,
    nameless_teller,
    client_meant,
    client_befallen,
    owner_in_clause,
    subject_before_joined,
)
_SYNTAX_OF_THING = (owning_actor, parallel_object)
_SYNTAX_OF_GROUP = (
    floating_both,
    whole_of_part,
    owner_of_content,
    owning_actor,
    acting_together,
)


class Pronouns(Resolver):
    """Resolves the pronouns of one article, while its discourse model grows."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        self.weights, self.salience = discourse.weights, Salience(discourse)
        self.unsure: set[tuple[int, int]] = set()  # pronouns with a competitor near the best
        self.candidates: dict[tuple[int, int], tuple[str, ...]] = {}
        self.kept_open: dict[tuple[int, int], str] = {}  # by which veto: its name

    def resolve(self, pronoun: Pronoun) -> list[Entity]:
        """Whom a pronoun stands for; empty where the text does not settle it."""
        if pronoun.token.dependency == Dependency.EXPLETIVE:
            return []
        if (bound := self._bound(pronoun)) is not None:
            return bound
        if pronoun.kind in GENDERS:
            return self._person(pronoun)
        if pronoun.kind is PronounClass.NEUTER:
            return self._thing(pronoun)
        return self._people(pronoun) if pronoun.kind is PronounClass.PLURAL else []

    def _bound(self, pronoun: Pronoun) -> list[Entity] | None:
        """Whom the noun names for which a pronoun must stand; None where there is no such noun."""
        of_person = pronoun.kind in GENDERS
        noun = local_subject(pronoun)
        if noun is None and of_person:
            noun = addressee_of_request(pronoun) or recipient_of_offer(pronoun)
        if noun is None:
            return None
        kind = ActorKind.PERSON if of_person else None
        found = pronoun.at(noun, *appositions_of(noun), kind=kind)
        return [d for d in found if pronoun.agrees_with(d)] if of_person else found

    # ------------------------------------------------------------------------ "he" and "she"

    def _person(self, pronoun: Pronoun) -> list[Entity]:
        """Whom "he", "she", "his" or "her" stands for."""
        for rule in _SYNTAX_OF_PERSON:
            if (found := rule(pronoun)) is not None:
                unnamed = rule is owner_in_clause and any(not d.types["name"] for d in found)
                self.unsure.update([pronoun.mention.place] if unnamed else [])
                return found
        points, told = self._ranked(pronoun)
        if (teller := self._goes_on(pronoun, points)) is not None:
            self.salience.note(teller, pronoun)
            return [teller]
        points = self._not_named_below(pronoun, points)
        of_another = len(points) > 1 and is_of_another(pronoun)
        if not points or of_another or is_acted_on_by_unknown(pronoun):
            return []  # "Kane met Lind. The premier accepted [his] resignation"
        ranked = tuple(sorted(points, key=lambda i: (-points[i], i)))
        self.candidates[pronoun.mention.place] = ranked
        by_id = self.entities.by_id
        best = max(points, key=lambda i: (points[i], by_id[i].last_before(pronoun.start)))
        chosen = nearest(by_id[best], pronoun, points)
        if chosen is None:
            return self._left_open(pronoun, points, "nearer_person")
        rivals = tuple(by_id[i] for i in points if i != chosen.id)
        resolved = pronoun.taken_for(chosen, rivals)
        if self._is_tied(resolved, points, told):
            self.kept_open[pronoun.mention.place] = "tie"
            return []
        if (veto := veto_on(resolved, PERSON_VETOES)) is not None:
            return self._left_open(pronoun, points, veto)
        self.salience.note(chosen, pronoun)
        return [chosen]

    def _is_tied(
        self, resolved: ResolvedPronoun, points: Mapping[str, float], told: Set[str]
    ) -> bool:
        """Whether another may be meant as well as the best; one who is near it makes that unsure.

        Who was last named beside a rival ("Sand and Reed came. He …"), or is told what the pronoun
        stands in ("Reed told Lind that he would resign"), does not lead by enough.
        """
        best, paired = resolved.antecedent.id, self._is_one_of_two(resolved)
        margin = self.weights.limits["margin"]
        near = any(points[best] - points[d.id] < margin for d in resolved.rivals)
        if paired or near or other_side_may_be_meant(resolved):
            self.unsure.add(resolved.mention.place)
        return paired or (near and best in told)

    def _left_open(self, pronoun: Pronoun, candidates: Iterable[str], veto: str) -> list[Entity]:
        """Nobody; the candidates are remembered for the pronouns behind, and the veto by name."""
        self.kept_open[pronoun.mention.place] = veto
        leave_open(pronoun, candidates)
        return []

    def _ranked(self, pronoun: Pronoun) -> tuple[dict[str, float], set[str]]:
        """The points of the people who may be meant, by id; and who is told what it stands in."""
        speaking = self.speech.taking_part_at(pronoun.start)  # they would say "I", and "you"
        points, told, standing = dict[str, float](), set[str](), dict[str, float | None]()
        for seen, person in self._candidates(pronoun):
            if person.id not in standing:
                out = any(is_named_in(speaker, person.mentions) for speaker in speaking)
                standing[person.id] = None if out else self.salience.of_person(person, pronoun)
            own, near = standing[person.id], self.salience.at_place(seen, pronoun)
            if own is not None and near is not None:
                points[person.id] = max(own + near, points.get(person.id, own + near))
                told.update([person.id] if self.salience.is_told_it(seen, pronoun) else [])
        return points, told

    def _candidates(self, pronoun: Pronoun) -> Iterator[tuple[Seen, Entity]]:
        """The mentions of those whom no hard constraint excludes, the last first."""
        disjoint = excluded(pronoun)
        for seen in self.discourse.before(pronoun.start, self.discourse.reach["person"]):
            bound = seen.entity is None or seen.entity.id in disjoint
            if seen.entity and not bound and not is_excluded(pronoun, seen, ON_PEOPLE):
                yield seen, seen.entity

    def _goes_on(self, pronoun: Pronoun, points: Mapping[str, float]) -> Entity | None:
        """Who spoke last, where what a pronoun says names another: "“Lind fled,” [he] said".

        None where a third who may be meant acted since.
        """
        if not self.speech.is_speaker(pronoun.start):
            return None
        by_id, below = self.entities.by_id, named_below(pronoun)
        named = {i for i in points if i in below or is_named_in_own_words(by_id[i], pronoun)}
        others = [by_id[i] for i in points if i not in named] if named else []
        teller = next((d for d in others if self._told_before(pronoun, d)), None)
        since = [s for s in self.seen if teller and s.offset > teller.last_before(pronoun.start)]
        acted = any(s.subject and s.entity in others and s.entity is not teller for s in since)
        return None if acted else teller

    def _not_named_below(self, pronoun: Pronoun, points: dict[str, float]) -> dict[str, float]:
        """Who may be meant where a name below excludes the best: "[He] accepted Lind's offer".

        Nobody then, since the next best need not be meant, but who told it before.
        """
        below = named_below(pronoun)
        if not points or max(points, key=lambda i: points[i]) not in below:
            return points
        others = {i: p for i, p in points.items() if i not in below}
        best = max(others, key=lambda i: others[i], default=None)
        return others if best and self._told_before(pronoun, self.entities.by_id[best]) else {}

    def _told_before(self, pronoun: Pronoun, person: Entity) -> bool:
        """Whether somebody was the last to tell something before a pronoun and what it says."""
        own = [s for s in self.speech.speakers if s.start < pronoun.start]
        last = max(own, key=lambda span: span.start, default=None)
        return last is not None and is_named_in(last, person.mentions)

    def _is_one_of_two(self, resolved: ResolvedPronoun) -> bool:
        """Whether somebody was last named beside another who may be meant: "Sand and Reed"."""
        person = resolved.antecedent
        last = next(seen for seen in reversed(self.seen) if seen.entity is person)
        beside = self.discourse.token_of(last).conjuncts
        named = self.entities.at_tokens(last.place[0], beside)
        return any(one in resolved.rivals for one in named)

    # -------------------------------------------------------------------- "it" and "they"

    def _thing(self, pronoun: Pronoun) -> list[Entity]:
        """What "it" or "its" stands for."""
        owns = pronoun.token.dependency == Dependency.POSSESSOR
        predicated = not owns and pronoun.token.head.lemma_ in pronoun.words.copulas
        if predicated or is_of_document(pronoun) or is_of_occurrence(pronoun):
            return []
        for rule in _SYNTAX_OF_THING:
            if (settled := rule(pronoun)) is not None:
                return settled
        found = self._most_salient(pronoun, _BODIES)
        speaks = self.speech.is_speaker(pronoun.start)
        if speaks and self.speech.goes_before(pronoun.start):
            return [] if found is None else [found]  # "The plant will close, it said"
        vetoes = SPEAKING_THING_VETOES if speaks else THING_VETOES
        return self._unless_vetoed(pronoun, found, vetoes)

    def _people(self, pronoun: Pronoun) -> list[Entity]:
        """Whom "they" or "their" stands for."""
        if hearers_may_be_meant(pronoun):
            return []
        for rule in _SYNTAX_OF_GROUP:
            if (settled := rule(pronoun)) is not None:
                return settled
        found = self._most_salient(pronoun, (ActorKind.GROUP,))
        if found is None or found.last_before(pronoun.start) < pronoun.sentence:
            found = self._firm_of_the_sentence(pronoun) or found
        if found is None or self.speech.is_speaker(pronoun.start):
            return [] if found is None else [found]
        resolved = pronoun.taken_for(found)
        others = not went_on_to_several(resolved) and others_may_be_meant(resolved)
        if others and is_befallen(pronoun):
            befallen = undergoers_before(pronoun)
            if not befallen:
                leave_open(pronoun, [found.id])
            return befallen
        if others or others_may_be_meant(resolved, behind=True):
            self.unsure.add(pronoun.mention.place)
        return self._unless_vetoed(pronoun, found, GROUP_VETOES)

    def _unless_vetoed(
        self, pronoun: Pronoun, found: Entity | None, vetoes: Vetoes
    ) -> list[Entity]:
        """Who was found, or nobody where a veto keeps them from being taken: its name is kept."""
        veto = None if found is None else veto_on(pronoun.taken_for(found), vetoes)
        if found is None or veto is None:
            return [] if found is None else [found]
        if pronoun.kind is PronounClass.PLURAL and pronoun.is_subject and veto not in _OTHERS:
            return self._left_open(pronoun, [found.id], veto)
        self.kept_open[pronoun.mention.place] = veto
        return []

    def _firm_of_the_sentence(self, pronoun: Pronoun) -> Entity | None:
        """The organisation that is a subject of the same sentence: "Airbus said they would"."""
        for seen in self.discourse.before(pronoun.start, self.discourse.reach["antecedent"]):
            if seen.offset < pronoun.sentence:
                break
            if seen.subject and seen.entity and seen.entity.kind is ActorKind.ORGANISATION:
                other = finds_out_about(self.discourse.token_of(seen), pronoun)
                return None if other else seen.entity
        return None

    def _most_salient(self, pronoun: Pronoun, kinds: tuple[ActorKind, ...]) -> Entity | None:
        """The most salient actor of the kinds: of this sentence and the one before, a subject."""
        reach = self.discourse.reach["antecedent"]
        near = pronoun.sentence_before
        disjoint = locally_disjoint(pronoun) | accusers(pronoun)
        best, settled = (-float(reach), 0), False
        chosen: Entity | None = None
        for seen in self.discourse.before(pronoun.start, reach):
            if seen.entity is None and self._nameless_kind(seen) in kinds:
                break  # a body that nobody names, or "the two", stands between: it may be that one
            bound = seen.entity is None or seen.entity.id in disjoint
            if bound or not may_be_called(seen, kinds) or is_excluded(pronoun, seen, ON_OTHERS):
                continue
            inside = seen.offset >= pronoun.part.start
            if settled and not inside:
                break
            settled = settled or seen.offset >= near
            points = self.salience.of_other(seen, pronoun)
            if (points, seen.offset) > best:
                best, chosen = (points, seen.offset), seen.entity
        below = chosen is not None and chosen.id in acted_on(pronoun)
        return None if below else chosen  # the next best need not be meant

    def _nameless_kind(self, seen: Seen) -> ActorKind:
        """Of which kind a mention is that names nobody."""
        many = self.discourse.token_of(seen).tag == Tag.CARDINAL
        return ActorKind.GROUP if many else ActorKind.ORGANISATION
