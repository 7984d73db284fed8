"""People and groups whom a text brings in without a name: "arrested a contractor", "two drivers".

A group is an actor of its own, with its number in its name; "the drivers" below means those two,
"three drivers" does not.
"""

from __future__ import annotations

from collections.abc import Callable

from dashboard.clause import Aspect, Definiteness, NounPhrase, Tense
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver, Seen
from dashboard.entities.coreference.unnamed.complements import Complements, identifying_complement
from dashboard.entities.coreference.whereabouts import Whereabouts
from dashboard.entities.linking.registry import Entity, slug
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import (
    ADNOMINAL_CLAUSES,
)
from dashboard.nlp.modifiers import end_of_joined_complement, is_classifying
from dashboard.nlp.noun_phrases import (
    complement_of,
    heads_argument,
    heads_subject,
    is_acted_on,
    is_possessor,
    numerals_of,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token
from dashboard.registry import current_language, language_file, read_toml

_TELLING_APART = ADNOMINAL_CLAUSES | {Dependency.PREPOSITION}


class Unnamed(Resolver):
    """Links descriptions that no name explains: each is one brought in before, or somebody new."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        self.whereabouts = Whereabouts(discourse)
        self.complements = Complements()
        self.numerals: dict[str, tuple[str, ...]] = {}  # what counts each group
        self.states: dict[str, list[str]] = {}  # of which states each is told to be

    def resolve(
        self,
        mention: FoundMention,
        around: list[Entity],
        *,
        speaks: bool,
        apart: Callable[[Entity], bool] = lambda _: False,
    ) -> Entity | None:
        """Whom a description means; None where it neither acts nor is acted on.

        ``around``: the bodies that the description names, which a new actor then belongs to.
        ``apart``: whether an actor told of before is another's, and so not meant ("her family").
        """
        token = self._token(mention)
        phrase = read_noun_phrase(token)
        known = self._known(mention, token, phrase, around)
        if known is not None and not apart(known):
            return known
        one = mention.kind is ActorKind.PERSON
        led = (token, *token.lefts)
        brought_in = not one or any(t.lower_ in self.words.bringing_in for t in led)
        brought_in = brought_in or identifying_complement(token) is not None
        owner = not one and is_possessor(token) and heads_argument(token.head)
        owner = owner and not is_classifying(token, self.words.indefinite)
        met = (brought_in and heads_argument(token)) or owner  # "the workers' strike began"
        met = met or (one and self.is_of_an_incident(mention, token))
        if not (met or heads_subject(token) or speaks) or self._is_only_compared(token):
            return None
        owners = (self.words.pronouns.get(t.lower_) for t in token.lefts)
        if not one and PronounClass.FIRST_SINGULAR in owners:
            return None  # "my colleagues": who reads the name would not know whose
        return self._new(mention, token, around)

    def is_of_an_incident(self, mention: FoundMention, token: Token) -> bool:
        """Whether a definite noun is for one who takes part in what happened: "the driver fled".

        Not in a rule ("the driver must stop"), nor where somebody told of before may be meant.
        """
        noun, clauses = token.lemma_.lower(), self.analysis.part_of(mention).clauses
        clause = clauses.of(token.i)
        told = clause.tense is Tense.PAST or clause.aspect is not Aspect.SIMPLE
        if clause.modal or not told or not (heads_subject(token) or is_acted_on(token)):
            return False
        if noun in self.words.of_a_case:  # "a man robbed a shop. The offender": perhaps he
            return not any(self._may_be_called_so(seen, mention) for seen in self.seen)
        return noun in self.words.evoked - self.words.offices

    def _may_be_called_so(self, seen: Seen, mention: FoundMention) -> bool:
        """Whether one who was told of near by, and tells nothing, may be whom a noun means."""
        person = seen.entity is not None and seen.entity.kind is ActorKind.PERSON
        if not person or seen.offset >= mention.span.start:
            return False
        doc = self.analysis.paragraphs[seen.place[0]].doc
        tells = seen.subject and doc[seen.place[1]].head.lemma_ in self.words.saying
        return mention.paragraph - seen.place[0] <= 1 and not tells

    def _known(
        self, mention: FoundMention, token: Token, phrase: NounPhrase, around: list[Entity]
    ) -> Entity | None:
        """The group already named by these words, or by more words with the same head."""
        name = _name(mention)
        same = self.entities.by_id.get(slug(_said(name, self.words)))
        same = None if same is not None and self._is_elsewhere(mention, same) else same
        if same is not None and same.kind is mention.kind and same.mentions:
            return same if mention.kind is ActorKind.GROUP else None
        if same is not None and same.types["name"] and len(mention.words) > 1:
            return same  # "Norvik Web Services …. Norvik Web services"
        counted = self._of_that_number(mention, token)
        if counted is not None or (phrase.plural and self._is_apart(token, phrase)):
            return counted
        body = self._body_called(mention, token) or self._of_same_state(mention, around)
        if body is not None:
            return body
        if phrase.definiteness is Definiteness.BARE and _is_restricted(token):
            return None
        key = [word.lower() for word in mention.words]
        before = [w for w in key[:-1] if w not in self.words.bringing_in]
        said = set(before)
        known = phrase.definiteness is Definiteness.DEFINITE
        bare = phrase.plural and phrase.definiteness is Definiteness.BARE
        bare = bare and complement_of(token) is None  # not "officers of the army"
        placed = bare and self.whereabouts.phrase(mention.place)
        for entity in self.discourse.recent(ActorKind.GROUP, mention.span.start):
            if not known and self._is_part(entity):
                continue  # "some protesters threw stones": "protesters" are all of them
            of_a_number = bare and self.numerals.get(entity.id)
            whose = self.words.pronouns.get(entity.words[0].lower())  # "their thirteen children"
            words = [word.lower() for word in entity.words]
            others = placed and not self.whereabouts.countries_of(entity)
            others = others and not said.issuperset(words[:-1])
            if (of_a_number and not whose) or others or self._is_elsewhere(mention, entity):
                continue  # "two officers … Officers found cash", "rebel fighters … Fighters in …"
            if words == key:
                return entity
            noun = token.lemma_.lower() in {*words[-1:], *entity.offices}
            # "one soldier" is of the soldiers told of before, "a soldier" is another one
            agrees = phrase.plural or token.lower_ in words[-1:] or bool(numerals_of(token))
            if noun and agrees and said.issubset(words):
                return entity
            if noun and phrase.plural and self._is_of_states(entity, before):
                entity.member_of.update(dict.fromkeys(body.id for body in around))
                return entity
        if known:
            alone = not _is_told_apart(token)
            found = self._synonymous(key, around) if said else self._only_one_alike(mention)
            return found if alone else None
        found = self._synonymous(key, around) if bare else None
        return found if found is not None and self._is_all_of(found, key, mention) else None

    def _is_all_of(self, group: Entity, key: list[str], mention: FoundMention) -> bool:
        """Whether a bare plural may be for a group: not for the few who were counted before."""
        if self.numerals.get(group.id) or self._is_elsewhere(mention, group):
            return False
        return _is_a_whole(key, group)

    def _is_of_states(self, entity: Entity, said: list[str]) -> bool:
        """Whether a group was told of as that of states: "leaders of African states", "African"."""
        behind = self.states.get(entity.id, [])
        return bool(said) and behind[: len(said)] == said

    def _is_only_compared(self, noun: Token) -> bool:
        """Whether others are compared with those of a noun: "in contrast to the [members]"."""
        link, deeds = noun.head, self.words.deeds
        compared = link.lower_ in deeds.compared or link.head.lemma_.lower() in deeds.comparing
        return noun.dependency == Dependency.PREPOSITIONAL_OBJECT and compared

    def _states_behind(self, noun: Token) -> list[str]:
        """The words for all states that a noun is of: "leaders of Arab [countries]"."""
        state = complement_of(noun)
        if state is None or state.lower_ not in self.words.kinds.states:
            return []
        some = numerals_of(state) or any(t.lower_ in self.words.partitive for t in state.lefts)
        words = noun.doc.words(state.left_edge.i, state.i + 1).lower().split()
        return [] if some else [w for w in words if w not in self.words.definite]

    def _only_one_alike(self, mention: FoundMention) -> Entity | None:
        """The only group so far whose noun may mean the same: "gunmen …. The attackers".

        "The men" may be fishermen. Of several it is the only one that nothing describes.
        """
        noun = mention.words[-1].lower()
        alike = frozenset().union(*(nouns for nouns in self.words.groups_alike if noun in nouns))
        of_sex = noun if noun in self.words.kinds.sexes else None
        groups = self.entities.of_kind(ActorKind.GROUP) if alike or of_sex else ()
        told = [(d, d.words[-1].lower()) for d in groups if d.mentions and d.words]
        found = [d for d, last in told if last in alike or (of_sex and last.endswith(of_sex))]
        if len(found) > 1:
            bare = (d for d in found if len(d.words) == 1 and not self.numerals.get(d.id))
            found = [d for d in bare if not self._is_part(d)]
        only = found[0] if len(found) == 1 and not self._is_beside_others(found[0]) else None
        return None if only is None or self._is_part(only) else only

    def _is_beside_others(self, group: Entity) -> bool:
        """Whether a group was told of together with somebody: "fishermen and farmers clashed"."""
        places = (place for place, ids in self.entities.at.items() if group.id in ids)
        docs = ((self.analysis.paragraphs[number].doc, at) for number, at in places)
        return any(doc[at].conjuncts for doc, at in docs)

    def _synonymous(self, words: list[str], around: list[Entity]) -> Entity | None:
        """The only group so far that is described in other words: "local press …. local media".

        Or named by another word for all of it ("firefighters …. fire crews"); none of another
        place ("police in Oslo …. police officers in Bergen").
        """
        found = [
            d
            for d in self.entities.of_kind(ActorKind.GROUP)
            if d.mentions and self._mean_one(words, [word.lower() for word in d.words])
        ]
        only = found[0] if len(found) == 1 and not self._is_part(found[0]) else None
        here = only is not None and all(body.id in only.member_of for body in around)
        return only if here else None

    def _mean_one(self, words: list[str], others: list[str]) -> bool:
        """Whether two descriptions mean one group as far as their nouns tell.

        What they do makes them no others: "protesting lawmakers …. Legislators".
        """
        words, others = map(self._without_acts, (words, others))
        pairs = [(" ".join(words), " ".join(others))]
        if words[:-1] == others[:-1]:
            pairs.append((words[-1], others[-1]))
        alike = self.words.groups_alike
        return any(a in nouns and b in nouns for a, b in pairs for nouns in alike)

    def _of_same_state(self, mention: FoundMention, around: list[Entity]) -> Entity | None:
        """The officials told of before where their country alone acted: "German [officials]".

        "Germany expelled two envoys, officials said. German officials gave no reason."
        """
        state = around[0] if len(around) == 1 else None
        if state is None or state.kind is not ActorKind.COUNTRY or len(mention.words) > 2:
            return None
        noun = mention.words[-1].lower()
        same = self.entities.by_id.get(noun) if noun in self.words.kinds.groups_of_state else None
        if same is None or same.kind is not ActorKind.GROUP or same.member_of:
            return None
        told = [s for s in self.seen if s.entity is same]
        if not told or any(self._acting_near(s) != {state.id} for s in told):
            return None
        same.member_of[state.id] = None
        same.name = _name(mention)
        return same

    def _acting_near(self, seen: Seen) -> set[str]:
        """The countries that act in the sentence of a mention."""
        number, head = seen.place
        doc = self.analysis.paragraphs[number].doc
        here = (s for s in self.seen if s.place[0] == number and s.acts and s.entity)
        near = (s for s in here if doc[s.place[1]].sent.start == doc[head].sent.start)
        return {s.entity.id for s in near if s.entity and s.entity.kind is ActorKind.COUNTRY}

    def _without_acts(self, words: list[str]) -> list[str]:
        return [word for word in words if word not in self.words.kinds.describing_groups]

    def _body_called(self, mention: FoundMention, token: Token) -> Entity | None:
        """The only body whose name ends with a noun for a group: "Tarn Police …. The police"."""
        if len(mention.words) > 1 or mention.kind is not ActorKind.GROUP:
            return None
        bodies = [
            d
            for d in self.entities.of_kind(ActorKind.ORGANISATION)
            if d.types["name"] and len(d.words) > 1 and d.words[-1].lower() == token.lower_
        ]
        if len(bodies) != 1 or self.whereabouts.is_named_apart(mention.place, bodies[0]):
            return None  # "Tarn Police …. Police in Halden"
        return bodies[0]

    def _of_that_number(self, mention: FoundMention, token: Token) -> Entity | None:
        """The group that was counted so before: "two truck drivers …. The two drivers"."""
        numerals, noun = numerals_of(token), token.lemma_.lower()
        groups = self.discourse.recent(ActorKind.GROUP, mention.span.start) if numerals else ()
        alike = (d for d in groups if self.numerals.get(d.id) == numerals and noun in d.offices)
        return next((d for d in alike if not self._is_part(d)), None)

    def of_number(self, mention: FoundMention) -> Entity | None:
        """The only group that a number alone counted: "two agents …. The [two]"; else None."""
        number = self._token(mention).lower_
        groups = self.discourse.recent(ActorKind.GROUP, mention.span.start)
        counted = [d for d in groups if self.numerals.get(d.id) == (number,)]
        return counted[0] if len(counted) == 1 else None

    def _is_apart(self, token: Token, phrase: NounPhrase) -> bool:
        """Whether a noun is of a group of its own: "two people", "other protesters"."""
        some = any(t.lower_ in self.words.partitive for t in token.lefts)
        known = phrase.definiteness in {Definiteness.DEFINITE, Definiteness.POSSESSIVE}
        return some or self._is_amount(token) or (bool(numerals_of(token)) and not known)

    def _is_amount(self, token: Token) -> bool:
        """Whether it is an amount of them that nobody knows yet: "a number of lawmakers".

        So are "tens of thousands of people", who are others than eight told of before.
        """
        whole = token.head.head
        counted = token.dependency == Dependency.PREPOSITIONAL_OBJECT
        if counted and whole.lower_ in self.words.kinds.crowds:
            return True
        counted = counted and whole.lemma_.lower() in self.words.kinds.amounts
        return counted and read_noun_phrase(whole).definiteness is Definiteness.INDEFINITE

    def may_be_all_of(self, entity: Entity, mention: FoundMention) -> bool:
        """Whether a description may mean a whole group: not "his other sons", nor "two sons"."""
        token = self._token(mention)
        numerals, own = numerals_of(token), self.numerals.get(entity.id)
        if self._is_apart(token, read_noun_phrase(token)) or self._is_part(entity):
            return False
        return not (numerals and own) or numerals == own

    def _is_part(self, entity: Entity) -> bool:
        """Whether a group is some of those that its noun means."""
        return entity.name.split()[0].lower() in self.words.partitive

    def _is_elsewhere(self, mention: FoundMention, group: Entity) -> bool:
        return self.whereabouts.is_elsewhere(mention.place, group)

    def _new(self, mention: FoundMention, token: Token, around: list[Entity]) -> Entity:
        one = mention.kind is ActorKind.PERSON
        whole = identifying_complement(token) if one else None
        name = _name(mention)
        if whole is not None and name.endswith(token.text):
            last = end_of_joined_complement(whole, self.words.complements)
            name += f" {token.doc.words(token.i + 1, last + 1)}"
        groups = self.entities.of_kind(ActorKind.GROUP)
        if any(
            token.lemma_.lower() in d.offices and self._is_elsewhere(mention, d) for d in groups
        ):
            name = f"{name} {self.whereabouts.phrase(mention.place)}"
        key = slug(_said(name, self.words)) or slug(mention.words)
        entity = Entity(key, name, ActorKind.GROUP, mention.words)
        entity.member_of.update(dict.fromkeys(body.id for body in around))
        noun = complement_of(token) or token if token.like_num else token  # "one of her sons"
        entity.offices.update(() if one and token.like_num else (noun.lemma_.lower(),))
        if one:
            entity.kind = ActorKind.PERSON
            entity.gender = self.words.gender_of_noun(noun.lemma_.lower())
            entity.ranks[noun.lemma_.lower()] = {self.words.rank_of(t.lower_ for t in noun.lefts)}
        added = self.entities.add(entity)
        self.complements.note(added, token)
        self.states[added.id] = self._states_behind(token)
        self.numerals[added.id] = numerals_of(token) or ((token.lower_,) if token.like_num else ())
        return added


def _name(mention: FoundMention) -> str:
    """A description with what counts it and whose it is, as the text has it."""
    return " ".join((mention.phrase or mention.span).text.split())


def _is_told_apart(noun: Token) -> bool:
    """Whether what stands behind a noun tells which ones: "the men [who fled]", "[from] Tarn"."""
    return any(t.dependency in _TELLING_APART for t in noun.rights)


def _is_restricted(noun: Token) -> bool:
    """Whether an adjective behind a noun tells which ones: "people [responsible] for the crash"."""
    return any(t.pos == Pos.ADJECTIVE and t.i == noun.i + 1 for t in noun.rights)


def _is_a_whole(words: list[str], group: Entity) -> bool:
    """Whether one of two descriptions is for all of a body: "[police] …. Officers".

    Other plurals without a determiner bring somebody in: "robbers stole a car. Thieves left".
    """
    titles = read_toml(language_file(current_language(), "names/titles.toml"))
    return not {words[-1], group.words[-1].lower()}.isdisjoint(titles["group"]["wholes"])


def _said(name: str, words: NameWords) -> list[str]:
    """The words of a description without its article."""
    said = name.split()
    article = len(said) > 1 and said[0].lower() in words.articles
    return said[1:] if article else said
