"""Resolves pronouns to the most salient actor before them, or to nobody.

After Hobbs (1978), Lappin and Leass (1994): recent before distant, subjects before the rest.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Container, Iterator

from dashboard.clause import ArgumentRole, Embedding
from dashboard.entities.coreference.acted_on_bodies import finds_out_about
from dashboard.entities.coreference.addressees import hearers_may_be_meant
from dashboard.entities.coreference.binding import (
    accusers,
    addressee_of_request,
    excluded,
    local_subject,
    named_below,
    recipient_of_offer,
)
from dashboard.entities.coreference.clients import client_befallen, client_meant
from dashboard.entities.coreference.competing_antecedents import CompetingAntecedents
from dashboard.entities.coreference.continued_tellers import only_tells
from dashboard.entities.coreference.coordinated_antecedents import CoordinatedAntecedents
from dashboard.entities.coreference.discourse_model import (
    DiscourseModel,
    Seen,
    may_be_called,
    went_on_to_another,
)
from dashboard.entities.coreference.intervening_people import InterveningPeople
from dashboard.entities.coreference.obviation import is_acted_on_by_unknown, is_of_another
from dashboard.entities.coreference.open_pronouns import OpenPronouns
from dashboard.entities.coreference.other_people import another_may_be_meant
from dashboard.entities.coreference.papers import is_of_a_paper
from dashboard.entities.coreference.possessive_pronouns import befalls_either, owner_in_clause
from dashboard.entities.coreference.relaying_bodies import RelayingBodies
from dashboard.entities.coreference.resolved_pronouns import ResolvedPronoun
from dashboard.entities.coreference.salience import Salience
from dashboard.entities.coreference.unnamed_antecedents import (
    brings_in_somebody,
    goes_on_with_somebody,
    is_told_of,
    leads_clause_above,
    may_be_one_with_name,
)
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import GENDERS, PronounClass
from dashboard.entities.speech import is_named_in
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS, is_behind_preposition
from dashboard.nlp.modifiers import has_negative_determiner
from dashboard.nlp.noun_phrases import appositions_of, is_acted_on
from dashboard.nlp.tokens import Token

REACH, FAR, NEAR = 900, 1500, 2  # characters back to anybody, a person; paragraphs to one unnamed
MARGIN = 1.0  # points by which the best antecedent leads the next, so that it is sure
_SIGNS = {PronounClass.MASCULINE: 1, PronounClass.FEMININE: -1, None: 0}


class Pronouns:
    """Resolves the pronouns of one article, while its discourse model grows."""

    def __init__(
        self,
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
        discourse: DiscourseModel,
    ) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words
        self.seen, self.speech = discourse.seen, discourse.speech
        self.open = OpenPronouns(analysis, self.seen)
        self.competing = CompetingAntecedents(analysis, entities, words)
        self.salience = Salience(analysis, entities, words, self.speech, self.competing)
        self.intervening = InterveningPeople(analysis, entities, words, self.speech)
        self.relaying = RelayingBodies(analysis, words, discourse)
        self.coordinated = CoordinatedAntecedents(analysis, entities, words)
        self.unsure: set[tuple[int, int]] = set()  # pronouns with a competitor near the best
        self.candidates: dict[tuple[int, int], tuple[str, ...]] = {}
        self.genders: Counter[str] = Counter()  # more than nought: "he" stood for this one

    def resolve(self, mention: FoundMention) -> list[Entity]:
        """Whom a pronoun stands for; empty where the text does not settle it."""
        word = self.words.pronouns[mention.words[0].lower()]
        part = self.analysis.paragraphs[mention.paragraph]
        token = part.doc[mention.head]
        if token.dependency == Dependency.EXPLETIVE:
            return []
        bound = local_subject(token, part, self.words)
        if bound is None and word in GENDERS:
            bound = addressee_of_request(token, part, self.words)
            bound = bound or recipient_of_offer(token, part, self.words)
        if bound is not None:
            return self._bound(mention, bound)
        if word in GENDERS:
            at = functools.partial(self._people_at, mention.paragraph)
            if (client := client_meant(token, part, self.words, at)) is not None:
                return [c for c in client if c.gender in {None, word}]
            client = client_befallen(token, part, self.words, at)
            if client is not None:
                return [c for c in client if c.gender in {None, word}]
            own = owner_in_clause(token, word, at, self.words)
            self.unsure.update(mention.place for d in own if not d.types["name"])
            return own or self._person(mention, token, word)
        owns = token.dependency == Dependency.POSSESSOR
        if word is PronounClass.NEUTER and (owns or token.head.lemma_ not in self.words.copulas):
            return self._thing(mention, token)
        return self._people(mention, token) if word is PronounClass.PLURAL else []

    def _bound(self, mention: FoundMention, subject: Token) -> list[Entity]:
        """Whom the subject that stands for a pronoun names; empty where it names nobody."""
        named = (subject, *appositions_of(subject))
        found = self.entities.at_tokens(mention.paragraph, named)
        gender = self.words.pronouns[mention.words[0].lower()]
        if gender in GENDERS:
            found = [d for d in found if d.kind is ActorKind.PERSON and d.gender in {None, gender}]
        return found

    def _thing(self, mention: FoundMention, token: Token) -> list[Entity]:
        """What "it" or "its" stands for."""
        if is_of_a_paper(mention, token, self.entities, self.words):
            return []
        own = self.competing.owner(mention, token, PronounClass.NEUTER)
        if own is not None:
            return own
        kinds = (ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.THING)
        found = self._antecedent(mention, token, kinds, None)
        if self.speech.is_speaker(mention.span.start):
            if self.speech.goes_before(mention.span.start):
                return found  # "The plant will close, it said"
            return [
                d for d in found if not self.competing.outdo(mention, token, PronounClass.NEUTER, d)
            ]
        start = self.analysis.paragraphs[mention.paragraph].start
        near = [d for d in found if d.last_before(mention.span.start) >= start]  # else a thing
        near = [d for d in near if not self.relaying.only_tells(d, mention.span.start)]
        near = [d for d in near if not self.competing.may_be_another(mention, token, d)]
        return [d for d in near if not self.competing.outdo(mention, token, PronounClass.NEUTER, d)]

    def _people(self, mention: FoundMention, token: Token) -> list[Entity]:
        """Whom "they" or "their" stands for."""
        if hearers_may_be_meant(token, self.analysis.paragraphs[mention.paragraph]):
            return []
        if (both := self.coordinated.both(mention, token)) is not None:
            return both
        whole = self.competing.whole(mention, token)
        own = self.competing.owner(mention, token, PronounClass.PLURAL) if whole is None else whole
        if own is not None:
            return own
        befalls = self.competing.befalls(mention, token)
        if together := self.coordinated.of(mention, token, befalls=befalls):
            return together
        group = self._antecedent(mention, token, (ActorKind.GROUP,), None)
        firm = self._firm_of_the_sentence(mention, token)
        start = self.analysis.paragraphs[mention.paragraph].start + token.sent.start_char
        far = all(entity.last_before(mention.span.start) < start for entity in group)
        found = firm if firm and far else group
        if self.speech.is_speaker(mention.span.start):
            return found
        found = [d for d in found if not self._went_on_to_several(d, mention)]
        for entity in found:
            if self.competing.others_told(mention, token, entity):
                if befalls:
                    return self.competing.undergoers(mention, token)
                self.unsure.add(mention.place)
                if only_tells(entity, mention, token, self.entities, self.words):
                    return []
            elif self.competing.others_told(mention, token, entity, behind=True):
                self.unsure.add(mention.place)
        return [
            d for d in found if not self.competing.outdo(mention, token, PronounClass.PLURAL, d)
        ]

    def _went_on_to_several(self, group: Entity, mention: FoundMention) -> bool:
        """Whether the text went on from a group to several who act: "Reed and Lind left. They"."""
        start = mention.span.start
        if group.last_before(start) >= self.analysis.paragraphs[mention.paragraph].start:
            return False
        for seen in self._before(start):
            if seen.offset <= group.last_before(start):
                return False
            person = seen.entity is not None and seen.entity.kind is ActorKind.PERSON
            if person and seen.subject and self._token_of(seen).conjuncts:
                return True
        return False

    def _firm_of_the_sentence(self, mention: FoundMention, token: Token) -> list[Entity]:
        """The organisation that is a subject of the same sentence: "Airbus said they would"."""
        start = self.analysis.paragraphs[mention.paragraph].start + token.sent.start_char
        for seen in self._before(mention.span.start):
            if seen.offset < start:
                break
            if seen.subject and seen.entity and seen.entity.kind is ActorKind.ORGANISATION:
                other = finds_out_about(self._token_of(seen), token, self.words)
                return [] if other else [seen.entity]
        return []

    def _people_at(self, paragraph: int, subject: Token) -> list[Entity]:
        named = (subject, *subject.children_as(Dependency.APPOSITION))
        return self.entities.at_tokens(paragraph, named, ActorKind.PERSON)

    def _before(self, offset: int, reach: int = REACH) -> Iterator[Seen]:
        """What was seen before an offset, the last first; the words of others are passed over."""
        quote = self.speech.quote_at(offset)
        for seen in reversed(self.seen):
            if offset - seen.offset > reach:
                return
            if seen.offset < offset and self.speech.quote_at(seen.offset) in {None, quote}:
                yield seen

    def _person(self, mention: FoundMention, token: Token, gender: PronounClass) -> list[Entity]:
        """The most salient person: near, a subject, of the gender, just introduced."""
        start = mention.span.start
        speaking = self.speech.taking_part_at(start)  # they would say "I", and "you"
        part = self.analysis.paragraphs[mention.paragraph]
        others = self._acting_on(mention, token)
        others |= excluded(token, part, self.entities, self.words)
        points, told, standing = dict[str, float](), set[str](), dict[str, float | None]()
        for seen in self._before(start, FAR):
            entity = seen.entity
            if entity is None or entity.id in others or self.salience.is_island(seen):
                continue
            # who has no name is soon told of again, or no more
            gone = not entity.types["name"] and mention.paragraph - seen.place[0] > NEAR
            if gone or not may_be_called(seen, (ActorKind.PERSON,), gender):
                continue
            if entity.id not in standing:
                out = any(is_named_in(speaker, entity.mentions) for speaker in speaking)
                standing[entity.id] = None if out else self._standing(entity, gender)
            own, near = standing[entity.id], self.salience.nearness(seen, mention, token)
            if own is not None and near is not None:
                points[entity.id] = max(own + near, points.get(entity.id, own + near))
                told.update([entity.id] if self.salience.is_told_it(seen, token) else [])
        points = self._not_named_below(mention, token, points)
        named = functools.partial(self._people_at, mention.paragraph)
        either = len(points) > 1 and is_of_another(token, self.words)
        if not points or either or is_acted_on_by_unknown(token, part, named, self.words):
            return []  # "Kane met Lind. The premier accepted [his] resignation"
        self.candidates[mention.place] = tuple(sorted(points, key=lambda i: (-points[i], i)))
        best = max(points, key=lambda i: (points[i], self.entities.by_id[i].last_before(start)))
        chosen = self.intervening.instead_of(self.entities.by_id[best], mention, gender, points)
        if chosen is None:
            self.open.note(mention, points)
            return []
        best = chosen.id
        rest = max((p for i, p in points.items() if i != best), default=points[best] - MARGIN)
        paired = self._is_one_of_two(chosen, points)  # "Sand and Reed came. He …"
        if paired or points[best] - rest < MARGIN:
            self.unsure.add(mention.place)
            if paired or best in told:  # "Reed told Lind that he would resign"
                return []
        if self.competing.may_be_the_other(mention, token, chosen):
            self.unsure.add(mention.place)
        far = went_on_to_another(self.seen, chosen, mention, self.analysis)
        resolved = ResolvedPronoun(token, chosen, part, named, self.words)
        rivals = [self.entities.by_id[i] for i in points if i != best]
        other = far or another_may_be_meant(resolved) or befalls_either(resolved, rivals)
        other = other or may_be_one_with_name(chosen, rivals, gender, (part.start, start))
        other = other or self._is_unnamed(mention, token, gender, chosen.last_before(start))
        says = self.speech.is_speaker(start)  # "Lind said she had paid, she said"
        other = other or self.open.stays_open(mention, chosen, gender, speaks=says)
        other = other or any(d.types["name"] and d.words == chosen.words for d in rivals)
        if other or self.competing.other_may_be_meant(mention, token, chosen):
            self.open.note(mention, points)
            return []
        if chosen.gender is None:
            self.genders[chosen.id] += 1 if gender is PronounClass.MASCULINE else -1
        return [chosen]

    def _not_named_below(
        self, mention: FoundMention, token: Token, points: dict[str, float]
    ) -> dict[str, float]:
        """Who may be meant where a name below excludes the best: "[He] accepted Lind's offer".

        Nobody then, since the next best need not be meant, but who told it before. A quotation
        excludes nobody.
        """
        start = self.analysis.paragraphs[mention.paragraph].start
        own = self.speech.quote_at(mention.span.start)
        names = (t for t in named_below(token) if self.speech.quote_at(start + t.idx) == own)
        below = {i for t in names for i in self.entities.at.get((mention.paragraph, t.i), ())}
        if not points or max(points, key=lambda i: points[i]) not in below:
            return points
        others = {i: p for i, p in points.items() if i not in below}
        best = max(others, key=lambda i: others[i], default=None)
        return others if best and self._told_before(mention, token, best) else {}

    def _told_before(self, mention: FoundMention, token: Token, person: str) -> bool:
        """Whether somebody tells the sentence before a pronoun, in its paragraph."""
        first, named = self.salience.sentence_before(mention, token), self.entities.by_id[person]
        spans = (s for s in self.speech.speakers if first <= s.start < mention.span.start)
        return any(is_named_in(span, named.mentions) for span in spans)

    def _is_one_of_two(self, person: Entity, others: Container[str]) -> bool:
        """Whether somebody was last named beside another who may be meant: "Sand and Reed"."""
        last = next(seen for seen in reversed(self.seen) if seen.entity is person)
        paragraph, head = last.place
        beside = self.analysis.paragraphs[paragraph].doc[head].conjuncts
        ids = (i for t in beside for i in self.entities.at.get((paragraph, t.i), ()))
        return any(i in others for i in ids if i != person.id)

    def _is_unnamed(
        self, mention: FoundMention, token: Token, gender: PronounClass, last: int
    ) -> bool:
        """Whether somebody without a name, told of after the last who has one, is meant."""
        start = self.analysis.paragraphs[mention.paragraph].start
        goes_on = is_told_of(token, gender, self.words, last - start)
        here = start + token.sent.start_char
        goes_on |= last < here and goes_on_with_somebody(token, gender, self.words)
        goes_on |= last < here and leads_clause_above(token, gender, self.words)
        far = last < self.salience.sentence_before(mention, token)
        return goes_on or (far and brings_in_somebody(token, gender, self.words))

    def _standing(self, entity: Entity, gender: PronounClass) -> float:
        """What a name and the pronouns before tell of somebody, wherever it is."""
        return 2 * (entity.gender == gender) + self._gender(entity, gender) + self._fame(entity)

    def _token_of(self, seen: Seen) -> Token:
        return self.analysis.paragraphs[seen.place[0]].doc[seen.place[1]]

    def _gender(self, entity: Entity, gender: PronounClass) -> float:
        """How far the pronouns before speak for this gender, where no name tells it."""
        if entity.gender is None and len(entity.words) == 1 and entity.id not in self.genders:
            alone = self.words.gender_of((*entity.words, ""))
            self.genders[entity.id] = _SIGNS[alone]
        towards = self.genders[entity.id] * (1 if gender is PronounClass.MASCULINE else -1)
        return max(-3.0, min(1.5, 1.5 * towards))

    def _antecedent(
        self,
        mention: FoundMention,
        token: Token,
        kinds: tuple[ActorKind, ...],
        gender: PronounClass | None,
    ) -> list[Entity]:
        """The most salient actor of the kinds: of this sentence and the one before, a subject."""
        start = mention.span.start
        part, first = self.analysis.paragraphs[mention.paragraph], token.sent.start
        sentence = part.start + token.sent.start_char
        near = part.start + part.doc[first - 1].sent.start_char if first else sentence
        others = self._acting_on(mention, token) | accusers(token, part, self.entities, self.words)
        best, settled = (-REACH, 0), False
        chosen: Entity | None = None
        for seen in self._before(start):
            entity = seen.entity
            many = entity is None and self._token_of(seen).tag == Tag.CARDINAL
            nameless = ActorKind.GROUP if many else ActorKind.ORGANISATION
            if entity is None and gender is None and nameless in kinds:
                break  # a body that nobody names, or "the two", stands between: it may be that one
            if entity is None or entity.id in others:
                continue
            if not may_be_called(seen, kinds, gender) or has_negative_determiner(
                self._token_of(seen)
            ):
                continue
            here = seen.offset >= sentence
            leads = seen.subject or (here and self._is_spoken_for(seen))
            if here and token.dependency in SUBJECTS and not leads:
                continue
            if self.speech.says(start, seen.offset) and self._token_of(seen).conjuncts:
                continue  # "India and Pakistan are exposed, it said"
            inside = seen.offset >= part.start
            points = 3 * leads + 2 * inside + 2 * here - (start - seen.offset) // 200
            if settled and not inside:
                break
            settled = settled or seen.offset >= near
            if (points, seen.offset) > best:
                best, chosen = (points, seen.offset), entity
        return [] if chosen is None else [chosen]

    def _acting_on(self, mention: FoundMention, token: Token) -> set[str]:
        """Who acts on a pronoun in its own clause, and so is not meant: "Lee met [him]".

        Nor in "Lee made [him] train". Empty for a subject, an owner ("his") and what points back to
        the subject ("himself").
        """
        if token.lower_ in self.words.reflexives:
            return set()
        clauses = self.analysis.paragraphs[mention.paragraph].clauses
        clause = clauses.of(token.i)
        if not (is_acted_on(token) or is_of_another(token, self.words)):
            own = clause.argument(ArgumentRole.SUBJECT)
            above = clauses.parent(clause)
            bare = not clause.finite and clause.embedding is Embedding.COMPLEMENT
            if above is None or not bare or own is None or own.head != token.i:
                return set()
            clause = above
        heads = (token.doc[a.head] for a in clause.arguments if a.role is ArgumentRole.SUBJECT)
        named = (t for head in heads for t in (head, *head.children_as(Dependency.APPOSITION)))
        return {i for t in named for i in self.entities.at.get((mention.paragraph, t.i), ())}

    def _is_spoken_for(self, seen: Seen) -> bool:
        """Whether it is named behind a person who acts: "a spokesman for Northline said it"."""
        token = self._token_of(seen)
        noun = token.head.head
        behind = is_behind_preposition(token) and noun.dependency in SUBJECTS
        return behind and self.words.is_role(noun.lemma_.lower())

    @staticmethod
    def _fame(entity: Entity) -> float:
        """A full name counts for more than a role, or than a lone word that may be a place."""
        return 0.0 if entity.types["name"] and (len(entity.words) > 1 or entity.gender) else -1.0
