"""Resolves what refers back: roles, bodies of a country, "the company", "the two", pronouns.

The rules are those of the classic salience accounts (Hobbs 1978; Lappin and Leass 1994): recent
before distant, subjects before the rest, and nothing where the text does not settle it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboard.entities.coreference.binding import Binding
from dashboard.entities.coreference.descriptions.aged_people import AgedPeople
from dashboard.entities.coreference.descriptions.anaphors import Anaphors
from dashboard.entities.coreference.descriptions.couples import Couple
from dashboard.entities.coreference.descriptions.kinship import Kinship
from dashboard.entities.coreference.descriptions.nationals import Nationals
from dashboard.entities.coreference.descriptions.office_holders import OfficeHolders
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver, Seen
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.coreference.pronouns.antecedents import Pronouns
from dashboard.entities.coreference.pronouns.cataphoric_possessives import (
    is_of_own_words,
    several_act_behind,
)
from dashboard.entities.coreference.pronouns.clients import Clients, instead_of_agent, is_client
from dashboard.entities.coreference.pronouns.coordinated_antecedents import instead_of_those_behind
from dashboard.entities.coreference.pronouns.first_person import FirstPerson
from dashboard.entities.coreference.roles.deceased import Deceased
from dashboard.entities.coreference.roles.tellers import ContinuedTellers, OfficialTellers
from dashboard.entities.coreference.roles.wrongdoers import Wrongdoers
from dashboard.entities.coreference.unnamed.cataphora import Cataphora
from dashboard.entities.coreference.unnamed.complements import identifying_complement
from dashboard.entities.coreference.unnamed.identification import identify
from dashboard.entities.coreference.unnamed.introductions import Unnamed
from dashboard.entities.coreference.unnamed.retold import Retold
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import (
    named_behind_joined,
    named_beside,
    named_between_commas,
)
from dashboard.entities.mentions.naming_verbs import given_to, named_so
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS, acts, is_subject
from dashboard.nlp.noun_phrases import complement_of, possessors_of
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import BODIES

# Whom a noun for a person cannot stand beside: "born in Trieste, the daughter of a baker".


class Coreference(Resolver):
    """Goes through the mentions in the order of the text and links those that refer back."""

    def __init__(
        self,
        found: tuple[FoundMention, ...],
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
        attributes: Attributes,
        *,
        speech: Speech,
    ) -> None:
        super().__init__(DiscourseModel(found, analysis, entities, words, speech))
        self.attributes, self.found = attributes, found
        self.names_at = {m.span.start: m for m in found if m.type == "name"}
        self.described: list[tuple[FoundMention, Entity]] = []  # by a role, before a name is told
        self.pronouns = Pronouns(self.discourse)
        self.anaphors = Anaphors(self.discourse)
        self.cataphora = Cataphora(self.discourse, attributes)
        wrongdoers = Wrongdoers(self.discourse)
        officials = OfficialTellers(self.discourse, wrongdoers)
        tellers = ContinuedTellers(self.discourse)
        # Who is meant instead of whom a pronoun seems to mean: nobody (empty), or no other (None).
        self.instead = (
            instead_of_those_behind,
            instead_of_agent,
            wrongdoers.instead_of_victim,
            Deceased(self.discourse).instead_of_living,
            wrongdoers.instead_of_functionary,
            officials.instead_of_teller,
            officials.instead_of_counsel,
            tellers.instead_of_told,
            wrongdoers.on_trial,
            tellers.instead_of_owned,
        )
        self.couple = Couple(self.discourse)
        self.offices = OfficeHolders(self.discourse, attributes)
        self.aged_people = AgedPeople(self.discourse)
        self.unnamed = Unnamed(self.discourse)
        self.retold = Retold(self.discourse, self.offices.patients)
        self.binding = Binding(self.discourse)
        self.kinship = Kinship(self.discourse)
        self.nationals = Nationals(self.discourse)

    def resolve(self) -> None:
        """Link every mention that refers back and is settled by the text."""
        handlers = {
            "role": self._role,
            "body": self.anaphors.body,
            "anaphor": self._anaphor,
            "number": self._number,
            "pronoun": self._pronoun,
        }
        for mention in self.kinship.owners_first(self.found):
            handler = handlers.get(mention.type)
            told = mention.place in self.attributes.explains and not self._is_named_so(mention)
            family = mention.type == "family"
            of_two = self.couple.of_name(mention.words[0]) if family else []
            of_two = of_two or ([] if told or handler is None else self._of_couple(mention))
            for entity in of_two:
                note = self.entities.share if len(of_two) > 1 else self.entities.mention
                note(entity, mention)
            if handler is not None and not told and not of_two:
                for entity in self._apposition(mention) or handler(mention):
                    self.entities.mention(entity, mention)
            self._note(mention)
            self.kinship.note(mention)
        first_person = FirstPerson(self.discourse)
        for mention in self.found:
            if mention.type == "pronoun":
                for entity in first_person.resolve(mention):
                    self.entities.mention(entity, mention)
        same = identify(self.analysis, self.entities, self.words)
        for place, ids in self.pronouns.candidates.items() if same else ():
            named = tuple(dict.fromkeys(same.get(i, i) for i in ids))
            self.pronouns.candidates[place] = named
        for mention, person in self.described:
            bodies = self._bodies_behind(mention, self._token(mention))
            for body in [b for b in bodies if b.kind is ActorKind.ORGANISATION]:
                person.member_of.setdefault(body.id)  # "a spokesman for the firm"
        Clients(self.discourse, self.attributes).link()

    def _number(self, mention: FoundMention) -> list[Entity]:
        """Whom "the two" means: two who have names, or the group of that number.

        Nobody where a text told of both: "Ana and Tom Berg met two clerks. The two left."
        """
        pair = self.anaphors.number(mention)
        group = self.unnamed.of_number(mention)
        if group is None or not pair:
            return pair if group is None else [group]
        return []

    def _pronoun(self, mention: FoundMention) -> list[Entity]:
        """Whom a pronoun stands for; before the name of whom it is fronted, if nobody is surer.

        Nobody where it may be either, as another paragraph told of the one whom it goes on with.
        """
        part = self.analysis.part_of(mention)
        pronoun = Pronoun(mention, part.doc[mention.head], part, self.discourse)
        found = self.pronouns.resolve(pronoun)
        for rule in self.instead:
            if (others := rule(pronoun, found)) is not None:
                return others
        if several_act_behind(pronoun):
            return []
        behind = self.cataphora.subject_behind(mention)
        if behind is None:
            return found
        if found not in ([], [behind]) and not is_of_own_words(pronoun):
            if self.entities.stands_before(found[0], mention) and not pronoun.is_told_by(found[0]):
                return found
            self.pronouns.unsure.add(mention.place)
            return []
        self.pronouns.unsure.discard(mention.place)
        return [behind]

    def _of_couple(self, mention: FoundMention) -> list[Entity]:
        """Whom of a couple a noun means: "both parents", "the father"; not "their parents".

        Nor "the father of Lena Holm and Max Holm", whose he is; "the wife of Max" is the other.
        """
        token = self._token(mention)
        leading = self.words.definite | self.words.pair
        led = any(t.lower_ in leading for t in token.lefts)
        plural = token.tag == Tag.PLURAL_NOUN
        if possessors_of(token) or not (led or plural):
            return []
        lemma, of = token.lemma_.lower(), complement_of(token)
        named = [] if of is None else [of, *of.conjuncts]
        if whose := self.entities.at_tokens(mention.paragraph, named, ActorKind.PERSON):
            return self.couple.spouse_of(lemma, whose[0]) if len(named) == 1 else []
        return self.couple.called(lemma, plural=plural)

    def _is_named_so(self, mention: FoundMention) -> bool:
        """Whether a verb behind a noun tells the name, so that the noun stands in the clause."""
        return bool(named_so(self._token(mention), self.words))

    def _apposition(self, mention: FoundMention) -> list[Entity]:
        """Whom a name in apposition says a noun phrase to be: "the airline, Ryanair,".

        Or a name that it begins: "[Finance Minister] Grace Moyo", wherever the parser hangs that.
        """
        if mention.type not in {"anaphor", "body", "role"}:
            return []
        name = self.names_at.get(mention.span.start)
        if name is not None and mention.span.end < name.span.end:
            return [self.entities.by_id[i] for i in self.entities.at.get(name.place, ())]
        token = self._token(mention)
        near = [*named_beside(token), *named_so(token, self.words), *named_behind_joined(token)]
        if token.dependency == Dependency.APPOSITION:
            near.append(token.head)
        near += named_between_commas(token) if mention.known is not None and not near else []
        for other in near:
            ids = self.entities.at.get((mention.paragraph, other.i), ())
            entity = self.entities.by_id[ids[0]] if len(ids) == 1 else None
            apart = mention.kind is ActorKind.PERSON and entity and entity.kind in BODIES
            apart = apart and not self._may_be_a_firm(token, entity)
            if entity is not None and entity.kind is not ActorKind.GROUP and not apart:
                self._note_country(mention, entity)
                return [entity]
        return []

    def _note_country(self, mention: FoundMention, body: Entity) -> None:
        """Keep the country that a description gives a body: "the Irish airline Ryanair"."""
        told = [d.id for d in self.discourse.inside(mention) if d.kind is ActorKind.COUNTRY]
        firm = body.kind is ActorKind.ORGANISATION and not body.known
        if mention.type == "body" and firm and len(told) == 1:
            body.country = body.country or told[0]

    def _may_be_a_firm(self, noun: Token, entity: Entity | None) -> bool:
        """Whether a noun for a person may stand beside a body: "the owner, Norvik Ltd."."""
        body = entity is not None and entity.kind is ActorKind.ORGANISATION
        return body and noun.lemma_.lower() in self.words.firms_too

    def _note(self, mention: FoundMention) -> None:
        token = self._token(mention)
        subject, acting, start = is_subject(token), acts(token), mention.span.start
        ids = self.entities.at.get(mention.place, ())
        for actor_id in ids:
            entity = self.entities.by_id[actor_id]
            self.discourse.note(Seen(start, entity, subject, acting, mention.place))
        open_body = mention.type in {"anaphor", "body"} and mention.kind is not ActorKind.PERSON
        open_body = open_body or token.tag == Tag.CARDINAL  # "the two", whoever they are
        if not ids and subject and open_body:
            self.discourse.note(Seen(start, None, subject, acting, mention.place))

    # -------------------------------------------------------------- roles and groups

    def _role(self, mention: FoundMention) -> list[Entity]:
        token = self._token(mention)
        if is_client(token, self.words):
            return []
        inside = self.discourse.inside(mention)
        countries = [d.id for d in inside if d.kind is ActorKind.COUNTRY]
        head = token.lemma_.lower()
        if mention.known is not None:  # "the Canadian", "two Norwegians"
            one = mention.kind is ActorKind.PERSON
            nation = [self.entities.known(mention.known)]
            found = self.nationals.resolve(mention) if one else None
            found = found or (self.aged_people.described(mention, token) if one else None)
            found = found or self.unnamed.resolve(mention, nation, speaks=self._speaks(mention))
            return [] if found is None else [found]
        if mention.kind is ActorKind.PERSON:
            made = given_to(token, self.words)
            if made is not None:
                self._stand_for(made, mention)
                return []
            person = self.retold.person(mention) or self.kinship.kin(mention)
            person = person or self.kinship.of_same_owner(mention)
            person = person or self.offices.holder(mention, head, countries)
            if person is not None and self._is_anothers(person, mention):
                person = self.offices.named_behind(mention)
            if person is None and not self._inside_others(inside):
                person = self.aged_people.described(mention, token)
                person = person or self.offices.only_person(mention, token)
            if person is None:
                person = self.cataphora.named_later(mention) or self.offices.only_titled(token)
                self._describe(person, mention, token)
            if person is not None and not self.binding.excludes(person, mention):
                return [person]
        else:
            kin = self._kin(mention)
            if kin is not None:
                return [kin]
        around = self._bodies_around(mention, inside)
        apart = partial(self._is_anothers, mention=mention)
        speaks = self._speaks(mention)
        described = self.unnamed.resolve(mention, around, speaks=speaks, apart=apart)
        self._describe(described, mention, token)
        return [] if described is None else [described]

    def _kin(self, mention: FoundMention) -> Entity | None:
        """All who were told to be this of the same owner: "Lind's parents …. His [parents]".

        Or to whom it was done: "two men drowned …. The [victims]".
        """
        kin = self.offices.patients.group_called(mention) or self.kinship.of_same_owner(mention)
        fits = kin is not None and self.unnamed.may_be_all_of(kin, mention)
        return kin if fits else None

    def _bodies_around(self, mention: FoundMention, inside: list[Entity]) -> list[Entity]:
        """The bodies of which a description says that somebody is, or that tell of them."""
        token = self._token(mention)
        around = [*inside, *self._bodies_behind(mention, token)] or self._teller(mention, token)
        return [d for d in around if d.kind is not ActorKind.PERSON]

    def _describe(self, person: Entity | None, mention: FoundMention, token: Token) -> None:
        """Note whom a role describes, for what it says of the body they are of now."""
        past = any(t.lower_ in self.words.past for t in token.lefts)
        if person is not None and person.kind is ActorKind.PERSON and not past:
            self.described.append((mention, person))

    def _stand_for(self, named: list[Token], mention: FoundMention) -> None:
        """Let the head of a noun phrase stand for the person who is named inside it."""
        part = self.analysis.part_of(mention)
        for name in named:
            person = self.attributes.person_at(mention.paragraph, name)
            if person is not None and mention.first <= name.i <= mention.last:
                self.entities.mention(person, replace(mention, span=part.span_of(name, name)))

    def _bodies_behind(self, mention: FoundMention, token: Token) -> list[Entity]:
        """The body for which somebody speaks or works: "a spokeswoman for the port authority"."""
        found: list[Entity] = []
        for child in token.children:
            link = child.dependency == Dependency.PREPOSITION
            if link and child.lower_ in self.words.office_prepositions:
                found += self.entities.at_tokens(mention.paragraph, child.children)
        return found

    def _teller(self, mention: FoundMention, token: Token) -> list[Entity]:
        """The body that tells of "members", which says whose they are."""
        verb = token.head.head
        within = token.head.dependency == Dependency.CLAUSAL_COMPLEMENT
        told = within and token.dependency in SUBJECTS
        if token.lower_ not in self.words.belonging or not told:
            return []
        subjects = verb.children_as(*SUBJECTS)
        body = ActorKind.ORGANISATION
        return self.entities.at_tokens(mention.paragraph, subjects, body)[:1]

    def _speaks(self, mention: FoundMention) -> bool:
        """Whether the words are known to name who speaks."""
        at = self.analysis.part_of(mention).at(self._token(mention))
        return any(s.start <= at < s.end for s in self.speech.speakers)

    def _anaphor(self, mention: FoundMention) -> list[Entity]:
        """A definite noun: for somebody who was named ("the astronomer"), else for a body.

        Or for somebody new, whom a complement tells apart ("the driver of a bus"), or who takes
        part in what the text tells of ("police arrested the driver").
        """
        if mention.kind is not ActorKind.PERSON:
            return self.anaphors.anaphor(mention)
        token = self._token(mention)
        inside = self.discourse.inside(mention)
        countries = [d.id for d in inside if d.kind is ActorKind.COUNTRY]
        person = self.retold.person(mention)
        person = person or self.offices.holder(mention, token.lemma_.lower(), countries)
        if person is not None and self._is_anothers(person, mention):
            person = None
        elif person is None and not self._inside_others(inside):
            person = self.aged_people.described(mention, token) or self.offices.only_person(
                mention, token
            )
        bound = person is not None and self.binding.excludes(person, mention)
        evoked = person is None and self.unnamed.is_of_an_incident(mention, token)
        if person is None and (evoked or identifying_complement(token) is not None):
            around, speaks = self._bodies_around(mention, inside), self._speaks(mention)
            person = self.cataphora.named_later(mention)
            person = person or self.unnamed.resolve(mention, around, speaks=speaks)
        return [] if person is None or bound else [person]

    def _is_anothers(self, person: Entity, mention: FoundMention) -> bool:
        """Whether somebody is this of another: "her lawyer", below "his lawyer", "of a bar"."""
        of_another = self.unnamed.complements.is_of_another(person, self._token(mention))
        return of_another or self.kinship.is_anothers(person, mention)

    @staticmethod
    def _inside_others(inside: list[Entity]) -> bool:
        return any(d.kind is not ActorKind.COUNTRY for d in inside)
