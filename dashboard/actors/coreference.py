"""Resolves what refers back: roles, bodies of a country, "the company", "the two", pronouns.

The rules are those of the classic salience accounts (Hobbs 1978; Lappin and Leass 1994): recent
before distant, subjects before the rest, and nothing where the text does not settle it.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from dashboard.actors.anaphors import Anaphors
from dashboard.actors.attributes import Attributes, named_beside
from dashboard.actors.cataphora import Cataphora
from dashboard.actors.clients import Clients, is_client
from dashboard.actors.couples import Couple
from dashboard.actors.discourse_model import DiscourseModel, Seen
from dashboard.actors.kinship import Kinship
from dashboard.actors.mention import FoundMention
from dashboard.actors.name_words import NameWords
from dashboard.actors.nationals import Nationals
from dashboard.actors.patients import Patients
from dashboard.actors.phrases import given_to, named_so
from dashboard.actors.pronouns import SUBJECTS, Pronouns, acts, is_subject
from dashboard.actors.registry import Entities, Entity
from dashboard.actors.speech import Speech
from dashboard.actors.unnamed import Unnamed
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.implicit_subjects import heads_side_clause
from dashboard.nlp.noun_phrases import is_plural, is_possessor
from dashboard.nlp.tokens import Token

# Whom a noun for a person cannot stand beside: "born in Trieste, the daughter of a baker".
_NO_PEOPLE = frozenset({ActorKind.PLACE, ActorKind.COUNTRY, ActorKind.ORGANISATION})


class Coreference:
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
        self.found, self.analysis, self.entities, self.words = found, analysis, entities, words
        self.attributes = attributes
        self.by_paragraph = attributes.by_paragraph
        self.speech = speech
        self.described: list[tuple[FoundMention, Entity]] = []  # by a role, before a name is told
        self.discourse = DiscourseModel(found, entities)
        self.pronouns = Pronouns(analysis, entities, words, self.discourse.seen, speech=speech)
        self.anaphors = Anaphors(analysis, entities, words, self.discourse)
        self.cataphora = Cataphora(found, analysis, words, attributes)
        self.couple = Couple(found, analysis, entities, words)
        self.patients = Patients(analysis, entities, words)
        self.unnamed = Unnamed(analysis, entities, words, self.discourse)
        self.kinship = Kinship(analysis, entities, words)
        self.nationals = Nationals(analysis, entities, words, self.discourse)

    def resolve(self) -> None:
        """Link every mention that refers back and is settled by the text."""
        handlers = {
            "role": self._role,
            "body": self.anaphors.body,
            "anaphor": self._anaphor,
            "number": self.anaphors.number,
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
        for mention in self.found:
            if mention.type == "pronoun":
                for entity in self.pronouns.resolve_speaker(mention):
                    self.entities.mention(entity, mention)
        for mention, person in self.described:
            bodies = self._bodies_behind(mention, self._token(mention))
            for body in [b for b in bodies if b.kind is ActorKind.ORGANISATION]:
                person.member_of.setdefault(body.id)  # "a spokesman for the firm"
        Clients(self.found, self.analysis, self.words, self.attributes).link()

    def _pronoun(self, mention: FoundMention) -> list[Entity]:
        """Whom a pronoun stands for; before the name of whom it is fronted, if nobody is surer.

        Nobody where it may be either, as another paragraph told of the one whom it goes on with.
        """
        found = self.pronouns.resolve(mention)
        behind = self.cataphora.subject_behind(mention)
        if behind is None:
            return found
        if found not in ([], [behind]):
            if self.entities.stands_before(found[0], mention):
                return found
            self.pronouns.unsure.add(mention.place)
            return []
        self.pronouns.unsure.discard(mention.place)
        return [behind]

    def _of_couple(self, mention: FoundMention) -> list[Entity]:
        """Whom of a couple a noun means: "both parents", "the father"; not "their parents"."""
        token = self._token(mention)
        led = any(t.lower_ in self.words.definite | self.words.pair for t in token.lefts)
        owned = any(t.dep_ == "poss" for t in token.lefts)
        plural = token.tag_ == "NNS"
        if owned or not (led or plural):
            return []
        return self.couple.called(token.lemma_.lower(), plural=plural)

    def _token(self, mention: FoundMention) -> Token:
        return self.analysis.paragraphs[mention.paragraph].doc[mention.head]

    def _is_named_so(self, mention: FoundMention) -> bool:
        """Whether a verb behind a noun tells the name, so that the noun stands in the clause."""
        return bool(named_so(self._token(mention), self.words))

    def _apposition(self, mention: FoundMention) -> list[Entity]:
        """Whom a name in apposition says a noun phrase to be: "the airline, Ryanair,"."""
        if mention.type not in {"anaphor", "body", "role"}:
            return []
        token = self._token(mention)
        near = [*named_beside(token), *named_so(token, self.words)]
        if token.dep_ == "appos":
            near.append(token.head)
        for other in near:
            ids = self.entities.at.get((mention.paragraph, other.i), ())
            entity = self.entities.by_id[ids[0]] if len(ids) == 1 else None
            apart = mention.kind is ActorKind.PERSON and entity and entity.kind in _NO_PEOPLE
            apart = apart and not self._may_be_a_firm(token, entity)
            if entity is not None and entity.kind is not ActorKind.GROUP and not apart:
                return [entity]
        return []

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
            nation = [] if one else [self.entities.known(mention.known)]
            found = self.nationals.resolve(mention) if one else None
            found = found or self.unnamed.resolve(mention, nation, speaks=self._speaks(mention))
            return [] if found is None else [found]
        if mention.kind is ActorKind.PERSON:
            made = given_to(token, self.words)
            if made is not None:
                self._stand_for(made, mention)
                return []
            person = self.kinship.kin(mention) or self._holder(mention, head, countries)
            if person is None and not self._inside_others(inside):
                person = self._only_person(mention, token)
            if person is None:
                person = self.cataphora.named_later(mention) or self._only_titled(token)
                self._describe(person, mention, token)
            if person is not None:
                return [person]
        around = self._bodies_around(mention, inside)
        described = self.unnamed.resolve(mention, around, speaks=self._speaks(mention))
        self._describe(described, mention, token)
        return [] if described is None else [described]

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
        part = self.analysis.paragraphs[mention.paragraph]
        for name in named:
            person = self.attributes.person_at(mention.paragraph, name)
            if person is not None and mention.first <= name.i <= mention.last:
                self.entities.mention(person, replace(mention, span=part.span_of(name, name)))

    def _bodies_behind(self, mention: FoundMention, token: Token) -> list[Entity]:
        """The body for which somebody speaks or works: "a spokeswoman for the port authority"."""
        found: list[Entity] = []
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in self.words.office_prepositions:
                for thing in child.children:
                    ids = self.entities.at.get((mention.paragraph, thing.i), ())
                    found.extend(self.entities.by_id[i] for i in ids)
        return found

    def _teller(self, mention: FoundMention, token: Token) -> list[Entity]:
        """The body that tells of "members", which says whose they are."""
        verb = token.head.head
        told = token.dep_ in SUBJECTS and token.head.dep_ == "ccomp"
        if token.lower_ not in self.words.belonging or not told:
            return []
        subjects = [t for t in verb.children if t.dep_ in SUBJECTS]
        ids = [i for t in subjects for i in self.entities.at.get((mention.paragraph, t.i), ())]
        bodies = [self.entities.by_id[i] for i in ids]
        return [d for d in bodies if d.kind is ActorKind.ORGANISATION][:1]

    def _speaks(self, mention: FoundMention) -> bool:
        """Whether the words are known to name who speaks."""
        at = self.analysis.paragraphs[mention.paragraph].at(self._token(mention))
        return any(s.start <= at < s.end for s in self.speech.speakers)

    def _holder(self, mention: FoundMention, head: str, countries: list[str]) -> Entity | None:
        """The person who holds an office that was named with them ("the Chinese general")."""
        following = self._name_after(mention)
        if following is not None:
            self.attributes.give_office(following, mention)
            return following
        token = self._token(mention)
        unnamed = any(t.lower_ in self.words.indefinite for t in token.children)
        if unnamed or is_plural(token):
            return None
        if any(w in self.words.counterparts for w in (head,)):
            return None
        if head in self.words.done_to and (called := self.patients.called(mention, head)):
            return called
        nouns = self.words.as_said(head)
        nouns |= self.words.of_state.get(head, frozenset()) if countries else frozenset()
        past = self.words.past & {t.lower_ for t in token.lefts}
        past = self.words.past if past else frozenset()
        owners = {t.lower_ for t in token.lefts if is_possessor(t)} & self.words.pronouns.keys()
        for person in self.discourse.recent(ActorKind.PERSON, mention.span.start):
            if owners and not person.types["name"] and person.name.lower().split()[0] not in owners:
                continue  # "the captain …. Its captain": perhaps of another ship
            if past and past.isdisjoint({*person.offices, *(person.office or "").lower().split()}):
                continue  # "President Reed …. The former president" is another one
            offices = {o for office in person.offices for o in (office, office.split(".")[0])}
            if _is_of_another_field(token, person, self.words.fields):
                continue
            if nouns & offices and (not countries or self._is_of(person, countries[0])):
                return person
        return None

    def _anaphor(self, mention: FoundMention) -> list[Entity]:
        """A definite noun: for somebody who was named ("the astronomer"), else for a body."""
        if mention.kind is not ActorKind.PERSON:
            return self.anaphors.anaphor(mention)
        token = self._token(mention)
        inside = self.discourse.inside(mention)
        countries = [d.id for d in inside if d.kind is ActorKind.COUNTRY]
        person = self._holder(mention, token.lemma_.lower(), countries)
        if person is None and not self._inside_others(inside):
            person = self._only_person(mention, token)
        return [] if person is None else [person]

    def _only_titled(self, token: Token) -> Entity | None:
        """The only one of the article who bears a title that is written as a name: "the Queen"."""
        definite = any(t.lower_ in self.words.definite for t in token.lefts)
        noun = token.lemma_.lower()
        if not definite or token.tag_ != "NNP" or noun not in self.words.offices:
            return None
        people = self.entities.of_kind(ActorKind.PERSON)
        bearing = [d for d in people if d.types["name"] and noun in d.offices]
        only = bearing[0] if len(bearing) == 1 else None
        if only is None or _is_of_another_field(token, only, self.words.fields):
            return None
        return only

    @staticmethod
    def _inside_others(inside: list[Entity]) -> bool:
        return any(d.kind is not ActorKind.COUNTRY for d in inside)

    def _only_person(self, mention: FoundMention, token: Token) -> Entity | None:
        """The one person whom a paragraph named before "the astronomer", of whom no office is told.

        Only for a subject that nothing describes further, and not where another of that office,
        or somebody who is only described, comes between; never for "the suspect" or "the judge".
        """
        definite = any(t.lower_ in self.words.definite for t in token.children)
        further = any(t.dep_ in {"prep", "relcl", "acl", "poss"} for t in token.children)
        if not definite or further or token.dep_ not in SUBJECTS or token.tag_ != "NN":
            return None
        if token.lemma_.lower() in self.words.of_a_case | self.words.evoked:
            return None
        part = self.analysis.paragraphs[mention.paragraph]
        people = {
            s.entity.id: s.entity
            for s in self.discourse.seen
            if s.place[0] == mention.paragraph
            and s.offset < mention.span.start
            and s.entity is not None
            and s.entity.kind is ActorKind.PERSON
        }
        if len(people) != 1 or part.start == mention.span.start:
            return None
        person = next(iter(people.values()))
        gender = self.words.gender_of_noun(token.lemma_.lower())
        named = len(person.words) > 1
        fits = gender is None or person.gender in {None, gender}
        return person if named and fits and person.office is None else None

    def _name_after(self, mention: FoundMention) -> Entity | None:
        """The person named right behind a role: "his Chinese counterpart, General Liu Zhenli"."""
        doc = self.analysis.paragraphs[mention.paragraph].doc
        last = self._end_of_office(mention)
        if last + 1 >= len(doc) or doc[last + 1].text != ",":
            return None
        for other in self.by_paragraph[mention.paragraph]:
            if (
                other.type == "name"
                and other.kind is ActorKind.PERSON
                and last < other.head
                and other.first <= last + 3 + len(other.titles)
                and not any(t.text in ",;:" for t in doc[last + 2 : other.head])
                and not self._is_next_subject(self._token(mention), doc[other.head])
            ):
                return self.attributes.person_at(mention.paragraph, doc[other.head])
        return None

    @staticmethod
    def _is_next_subject(role: Token, name: Token) -> bool:
        """Whether a name is only the next subject: "Asked about the director, Lee left".

        Or who tells it: "She was hit by a neighbour, prosecutor Lee said".
        """
        above = list(role.ancestors)
        if name.dep_ not in SUBJECTS or role.dep_ in SUBJECTS or name.head not in above:
            return False
        return any(map(heads_side_clause, above[: above.index(name.head)]))

    def _end_of_office(self, mention: FoundMention) -> int:
        """The last token of a role with its body: "a spokeswoman for Halvorsen Marine"."""
        doc = self.analysis.paragraphs[mention.paragraph].doc
        behind = doc.words(mention.last + 1, mention.last + 2).lower()
        if behind not in self.words.office_prepositions:
            return mention.last
        bodies = (o for o in self.by_paragraph[mention.paragraph] if o.first > mention.last)
        near = (o.last for o in bodies if o.first <= mention.last + 3)
        return next(near, mention.last)

    def _is_of(self, entity: Entity, country: str) -> bool:
        """Whether an actor belongs to a country, by any chain of membership."""
        seen: set[str] = set()
        todo = [entity.id]
        while todo:
            actor_id = todo.pop()
            if actor_id == country:
                return True
            if actor_id in seen:
                continue
            seen.add(actor_id)
            own = self.entities.by_id.get(actor_id)
            todo.extend(own.member_of if own else ())
            todo.extend(self.entities.knowledge.parents(actor_id))
        return False


def _is_of_another_field(role: Token, person: Entity, fields: Container[str]) -> bool:
    """Whether both are ministers, but other ones: "the health minister", "the prime minister".

    ``fields``: the words that tell so, beside those that the parse takes for a part of the title.
    """
    own = {t.lower_ for t in role.lefts if t.dep_ == "compound" or t.lower_ in fields}
    words = [word.lower() for word in person.words]
    if words[-1:] != [role.lower_]:  # a name; an office may stand with it
        words = (person.office or "").lower().split()
    described = len(words) > 1 and words[-1] == role.lower_
    return described and bool(own) and not own & set(words)
