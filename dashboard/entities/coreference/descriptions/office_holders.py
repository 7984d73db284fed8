"""Whom a noun for an office means: "the Chinese general", "the Queen", "the astronomer"."""

from __future__ import annotations

import re
from collections.abc import Container, Set

from dashboard.entities.coreference.descriptions.bridging import (
    is_of_a_new_name,
    is_of_some_body,
    start_of_whole,
)
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.roles.patients import Patients
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.implicit_subjects import heads_side_clause
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_acted_on,
    is_plural,
    is_possessor,
    is_relative_pronoun,
    possessors_of,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token

_DESCRIBING = frozenset(
    {
        Dependency.PREPOSITION,
        Dependency.RELATIVE_CLAUSE,
        Dependency.ADNOMINAL_CLAUSE,
        Dependency.POSSESSOR,
    }
)


class OfficeHolders(Resolver):
    """Finds who of those named so far is called by an office or an occupation."""

    def __init__(self, discourse: DiscourseModel, attributes: Attributes) -> None:
        super().__init__(discourse)
        self.attributes, self.by_paragraph = attributes, attributes.by_paragraph
        self.patients = Patients(discourse)

    def holder(self, mention: FoundMention, head: str, countries: list[str]) -> Entity | None:
        """The person who holds an office that was named with them ("the Chinese general")."""
        if (following := self.named_behind(mention)) is not None:
            return following
        token = self._token(mention)
        unnamed = any(t.lower_ in self.words.indefinite for t in token.children)
        if unnamed or is_plural(token) or head in self.words.counterparts:
            return None
        if read_noun_phrase(token).other and not any(map(is_possessor, token.lefts)):
            return self._of_same_rank(mention, token)  # "the other suspect"
        thing = complement_of(token)
        if thing is not None and read_noun_phrase(thing).other:
            return None  # "the driver of the other truck"
        called = self.patients.called(mention, head)
        known = called or (None if countries else self.patients.again(mention, head))
        if known is not None:
            return known
        nouns = self.words.as_said(head)
        nouns |= self.words.of_state.get(head, frozenset()) if countries else frozenset()
        past = self.words.past & {t.lower_ for t in token.lefts}
        past = self.words.past if past else frozenset()
        owners = {t.lower_ for t in token.lefts if is_possessor(t)}
        owners = owners if head in self.words.relations else owners & self.words.pronouns.keys()
        named = {t.lower_ for t in token.lefts if is_possessor(t) and t.tag == Tag.PROPER_NOUN}
        text, start = self.analysis.text, mention.span.start
        if is_of_a_new_name(token, text, start, self.words) or is_of_some_body(token, self.words):
            return None  # "Mayor Lee …. In 2014 the mayor of Havn was jailed"
        for person in self._may_be_called(nouns, mention):
            words = _words_of(person.name)
            owned = not owners or not owners.isdisjoint(words)
            if not (named.isdisjoint(words) if person.types["name"] else owned):
                continue  # "Lawyer Berg …. Berg's lawyer", "the captain …. Its captain"
            if past and past.isdisjoint({*person.offices, *(person.office or "").lower().split()}):
                continue  # "President Reed …. The former president" is another one
            if not agree(self.words.gender_of_noun(head), person.gender):
                continue  # "a woman called Ana Lind and a man": "the man" is not Ana
            offices = {o for office in person.offices for o in (office, office.split(".")[0])}
            if self._is_other_office(token, person):
                continue
            if nouns & offices and (not countries or self._is_of(person, countries[0])):
                return self._settled(mention, token, person)
        return self._of_territory(mention, head, countries)

    def _may_be_called(self, nouns: Set[str], mention: FoundMention) -> list[Entity]:
        """The people told of so far, but of several none who is called so only further on.

        "Poet Lind died, Berg said. [The writer] …. Berg, a writer, said": not Berg.
        """
        part = self.analysis.part_of(mention)
        since = start_of_whole(self._token(mention), part, self.words)
        people = [
            p
            for p in self.discourse.recent(ActorKind.PERSON, mention.span.start)
            if p.last_before(mention.span.start) >= since
        ]
        told = [p for p in people if not p.is_only_later(nouns, mention.span.start)]
        return told if len(people) > 1 else people

    def _settled(self, mention: FoundMention, role: Token, person: Entity) -> Entity | None:
        """A person found, or one who was called by more of these words; None: who, is left open.

        "A student teacher came. The teacher left. [The student teacher] stayed".
        """
        kinds = {t.lower_ for t in role.children_as(Dependency.COMPOUND)}
        if not person.types["name"] and not kinds <= set(_words_of(person.name)):
            for other in self.discourse.recent(ActorKind.PERSON, mention.span.start):
                words = set(_words_of(other.name))
                if not other.types["name"] and kinds | {role.lower_} <= words:
                    return other
        apart = self._is_called_so(mention, person)
        return None if apart or self.patients.is_accused_of_it(mention, person) else person

    def _of_same_rank(self, mention: FoundMention, role: Token) -> Entity | None:
        """Who was called so and "second" or "next" before; nobody else is meant.

        "The first defendant was jailed. [The second defendant] left": somebody else.
        """
        people = {e.id: e for e in self.discourse.recent(ActorKind.PERSON, mention.span.start)}
        kinds = _kinds_of(role)
        for paragraph in range(mention.paragraph, -1, -1):
            doc = self.analysis.paragraphs[paragraph].doc
            for token in doc[: role.i] if doc is role.doc else doc:
                if token.lower_ != role.lower_ or _kinds_of(token) != kinds:
                    continue
                beside = [token.head] if token.dependency == Dependency.APPOSITION else []
                for noun in (token, *beside, *named_beside(token)):
                    ids = self.entities.at.get((paragraph, noun.i), ())
                    if found := [people[i] for i in ids if i in people]:
                        return found[0]
        return None

    def _is_called_so(self, mention: FoundMention, person: Entity) -> bool:
        """Whether another without a name was called by these very words, and this one never.

        "The teacher hit a boy. A student teacher came. [The teacher] left": who, nobody can say.
        """
        if person.types["name"]:
            return False
        words = mention.span.text.lower()
        called = {
            other.id
            for other in self.discourse.recent(ActorKind.PERSON, mention.span.start)
            if not other.types["name"]
            and any(self.analysis.text[a:b].lower() == words for a, b in other.mentions)
        }
        return bool(called) and person.id not in called

    def _is_other_office(self, role: Token, person: Entity) -> bool:
        """Whether what stands before a noun makes it another office than that of a person.

        One of another field, or an office of a rank: "the attorney general", of General Lee.
        """
        if _is_of_another_field(role, person, self.words.fields):
            return True
        if self._is_of_another_rank(role, person):
            return True
        own = {t.lower_ for t in role.lefts} & self.words.kinds.generals
        said = _words_of("" if person.types["name"] else person.name)
        told = {*_words_of(person.office or ""), *_words_of(" ".join(person.offices)), *said}
        if not own:  # "the surgeon general …. The general"
            return role.lower_ in said and not self.words.kinds.generals.isdisjoint(said)
        return own.isdisjoint(told)

    def _is_of_another_rank(self, role: Token, person: Entity) -> bool:
        """Whether a person was never told of in the rank of an office: "Deputy Mayor …. The mayor".

        Nor does "the deputy mayor" mean the mayor, or "the mayor" who was it before.
        """
        noun, own = role.lemma_.lower(), self.words.rank_of(t.lower_ for t in role.lefts)
        told = [ranks for word in self.words.as_said(noun) if (ranks := person.ranks.get(word))]
        return own not in set().union(*told) if told else bool(own)

    def _of_territory(
        self, mention: FoundMention, head: str, countries: list[str]
    ) -> Entity | None:
        """The only leader so far of a territory: "the Hong Kong leader", "the island's leader"."""
        token, led = self._token(mention), self.words.kinds.of_territory.get(head, frozenset())
        of_part = (*possessors_of(token), complement_of(token))
        part = any(t is not None and t.lemma_ in self.words.parts_of_a_state for t in of_part)
        if not led or not (countries or part):
            return None
        people = self.discourse.recent(ActorKind.PERSON, mention.span.start)
        found = {
            person.id: person
            for person in people
            for place in (countries[:1] or person.member_of)
            if self.words.past.isdisjoint({*person.offices, *(person.office or "").lower().split()})
            and place in person.member_of
            and any(f"{o} {place}" in led for o in person.offices)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def named_behind(self, mention: FoundMention) -> Entity | None:
        """The person named right behind a role, who holds it from now on: "the general, Liu"."""
        following = self._name_after(mention)
        if following is not None:
            self.attributes.give_office(following, mention)
        return following

    def only_titled(self, token: Token) -> Entity | None:
        """The only one of the article who bears a title that is written as a name: "the Queen"."""
        definite = any(t.lower_ in self.words.definite for t in token.lefts)
        noun = token.lemma_.lower()
        if not definite or token.tag != Tag.PROPER_NOUN or noun not in self.words.offices:
            return None
        people = self.entities.of_kind(ActorKind.PERSON)
        bearing = [d for d in people if d.types["name"] and noun in d.offices]
        only = bearing[0] if len(bearing) == 1 else None
        if only is None or self._is_other_office(token, only):
            return None
        return only

    def only_person(self, mention: FoundMention, token: Token) -> Entity | None:
        """The one person whom a paragraph named before "the astronomer", of whom no office is told.

        Only for a subject that nothing describes further, and not where another of that office,
        or somebody who is only described, comes between; never for "the suspect" or "the judge".
        """
        definite = any(t.lower_ in self.words.definite for t in token.children)
        further = token.has_child(*_DESCRIBING)
        if not definite or further or token.dependency not in SUBJECTS or token.tag != Tag.NOUN:
            return None
        if token.lemma_.lower() in self.words.of_a_case | self.words.evoked:
            return None
        part = self.analysis.part_of(mention)
        told = [
            (s.entity, s.acts or is_acted_on(part.doc[s.place[1]]))
            for s in self.seen
            if s.place[0] == mention.paragraph
            and s.offset < mention.span.start
            and s.entity is not None
            and s.entity.kind is ActorKind.PERSON
        ]
        person = told[0][0] if len({entity.id for entity, _ in told}) == 1 else None
        # "A novel by Ana Ruiz was found": the author is her, and the driver is not
        takes_part = any(acting for _, acting in told) or token.lemma_.lower() in self.words.offices
        if person is None or not takes_part or part.start == mention.span.start:
            return None
        gender = self.words.gender_of_noun(token.lemma_.lower())
        named = bool(person.types["name"]) and len(person.words) > 1
        fits = agree(person.gender, gender)
        return person if named and fits and person.office is None else None

    def _name_after(self, mention: FoundMention) -> Entity | None:
        """The person named right behind a role: "his Chinese counterpart, General Liu Zhenli"."""
        doc = self.analysis.part_of(mention).doc
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
                and not any(map(_opens_another, doc[last + 2 : other.first]))
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
        if name.dependency not in SUBJECTS or role.dependency in SUBJECTS or name.head not in above:
            return False
        return any(map(heads_side_clause, above[: above.index(name.head)]))

    def _end_of_office(self, mention: FoundMention) -> int:
        """The last token of a role with its body: "a spokeswoman for Halvorsen Marine"."""
        doc = self.analysis.part_of(mention).doc
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


def _kinds_of(role: Token) -> set[str]:
    """The words before a noun that tell which one it is: "the [second] judge"."""
    return {t.lower_ for t in role.lefts if t.dependency != Dependency.DETERMINER}


def _opens_another(word: Token) -> bool:
    """Whether a word before a name tells of somebody else: "[whom] Lee saw", "[said] Lee"."""
    return is_relative_pronoun(word) or word.pos == Pos.VERB


def _words_of(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


def _is_of_another_field(role: Token, person: Entity, fields: Container[str]) -> bool:
    """Whether both are ministers, but other ones: "the health minister", "the prime minister".

    ``fields``: the words that tell so, beside those that the parse takes for a part of the title.
    """
    own = {
        t.lower_ for t in role.lefts if t.dependency == Dependency.COMPOUND or t.lower_ in fields
    }
    words = [word.lower() for word in person.words]
    if words[-1:] != [role.lower_]:  # a name; an office may stand with it
        words = (person.office or "").lower().split()
    described = len(words) > 1 and words[-1] == role.lower_
    return described and bool(own) and not own & set(words)
