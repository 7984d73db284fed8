"""Which actors a noun phrase names, and which it only holds: "Boeing's shares", "men in Mali"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Definiteness
from dashboard.entities.link import LinkedActors
from dashboard.entities.mentions.appositions import is_before_inquit, named_beside
from dashboard.events.lexicon import ClauseWords
from dashboard.model import ActorKind, Role
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import (
    COMPLEMENT_CLAUSES,
    NOUN_MODIFIERS,
    PREMODIFIERS,
    PREPOSITIONS,
    SUBJECTS,
    is_in_adjunct,
)
from dashboard.nlp.noun_phrases import (
    agent_of,
    exemplars_of,
    heads_subject,
    inverted_members,
    members_beside,
    prepositional_complements,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES

BEFORE = PREMODIFIERS | {Dependency.POSSESSOR}
_JOINED = NOUN_MODIFIERS | {Dependency.ADVERBIAL_NOUN, Dependency.SUBJECT}
_NEEDED = COMPLEMENT_CLAUSES | {Dependency.OBJECT}
_TOWNS = frozenset({ActorKind.PLACE})
_DEPTH = 2  # noun phrases within one another that are looked into for a name


class PhraseActors:
    """Tells which actors the noun phrases of one paragraph name.

    ``nameless``: ids of those that only a description names; what it holds takes part beside them.
    ``human``: lemmas of nouns for people; ``sites``: of those for where one is or what one rides.
    """

    def __init__(
        self,
        number: int,
        linked: LinkedActors,
        words: ClauseWords,
        *,
        nameless: frozenset[str],
        human: frozenset[str],
        sites: frozenset[str],
    ) -> None:
        self.number, self.words = number, words
        self.nameless, self.human, self.sites = nameless, human, sites
        self.actors = linked.at
        self.kinds = {a.id: a.kind for a in linked.actors}

    def named(
        self, token: Token, role: Role, verb: Token | None = None
    ) -> Iterator[tuple[str, Role, Token]]:
        """The actors at a token and what is coordinated with it; else those inside its phrase.

        What a clause on a noun tells is not of whom "and" joins to that behind it: below the
        ``verb`` of such a clause, "Reed, [jailed] in May, and Lind" is Reed alone.
        """
        among = self.words.tables["partitive"]["members"]
        links = self.words.tables["partitive"]["among"]
        told = (
            *prepositional_complements(token, among),
            *exemplars_of(token, self.words.tables["partitive"]["examples"]),
            *self._leaders_of(token),
            *inverted_members(token, links),
            *members_beside(token, links),
        )
        for each in [token, *token.conjuncts, *told]:
            if (each != token and each.i < token.i) or self._is_nobody(each):
                continue
            if verb is not None and token.i < verb.i < each.i and token.is_ancestor(verb):
                continue
            if self._is_excepted(each) or self._is_measure(each) or self._is_far(token, each):
                continue
            thing = self._counted(each)
            ids = self.at(thing, people=role is not Role.PLACE)
            one = role is not Role.PLACE and self._is_of_a_people(thing, ids)
            for actor in ids:
                yield actor, Role.AFFILIATION if one else role, thing
            single = self.words.has("partitive", "single", thing.lower_)
            if not single and not ids:
                yield from self._inside(thing, where=role is Role.PLACE)
            elif not single and self._is_vague(ids):  # of "a Lomar man" Lomar is no place of it
                around = self._inside(thing, where=role is Role.PLACE)
                yield from (each for each in around if self.kinds.get(each[0]) not in _TOWNS)

    def _leaders_of(self, token: Token) -> list[Token]:
        """Who leads those whom a noun names: "75 lawmakers led by [Joanna Reed]"."""
        if token.tag != Tag.PLURAL_NOUN:
            return []  # a party led by somebody acts by itself
        led = token.children_as(Dependency.ADNOMINAL_CLAUSE)
        verbs = (t for t in led if self.words.has("partitive", "leading", t.lemma_))
        return [agent for agent in map(agent_of, verbs) if agent is not None]

    def _is_excepted(self, token: Token) -> bool:
        """Whether a word before a noun leaves it out: "Reed and not [Lind] was arrested"."""
        before = token.left_edge.i - 1
        words = (token.left_edge, *([token.doc[before]] if before >= 0 else []))
        left_out = self.words.has("partitive", "leaving_out", words[-1].lower_)
        if left_out and token.like_num:
            return True  # "all but two of the drivers were shot"
        return any(self.words.has("negation", "excepting", t.lower_) for t in words)

    def _is_far(self, token: Token, member: Token) -> bool:
        """Whether a place behind the verb is none of those who act: "troops struck, including X".

        The place is one of some other places: "in six districts, including Marlo".
        """
        parted = token.i < token.head.i < member.i and token.lemma_.lower() in self.human
        if not parted or member in token.conjuncts:
            return False
        ids = self.at(member, people=False)
        return bool(ids) and all(self.kinds.get(actor) in _TOWNS for actor in ids)

    def _is_measure(self, token: Token) -> bool:
        """Whether it is how many there are, who do nothing: "the [number] of visitors rose".

        Not where it is they to whom it happens: "attacks on the small number of doctors".
        """
        measured = self.words.has("partitive", "measures", token.lemma_.lower())
        measured = measured and heads_subject(token)
        return measured and read_noun_phrase(token).definiteness is Definiteness.DEFINITE

    def _counted(self, token: Token) -> Token:
        """Whom a noun counts: the farmers of "thousands of farmers"; else the noun itself.

        Members count for their body, one of them does not: "a member of the senate to be jailed".
        """
        lemma = token.lemma_.lower()
        one = self.words.has("partitive", "in_plural", lemma) and token.tag != Tag.PLURAL_NOUN
        if self.ids(token) or one or not self.words.has("partitive", "nouns", lemma):
            return token
        links = self._links_of(token)
        but = (t for t in token.rights if self.words.has("partitive", "leaving_out", t.lower_))
        for rest in (n for t in but for n in nouns_behind(t)):  # "all but two of the drivers"
            all_of = [t for link in self._links_of(rest) for t in nouns_behind(link)]
            if rest.like_num and not any({*self.ids(t)} & {*self.ids(rest)} for t in all_of):
                return all_of[0] if all_of else token  # not the two who are left out
        return next((t for link in links for t in nouns_behind(link)), token)

    def _links_of(self, count: Token) -> list[Token]:
        return [t for t in count.children if self.words.has("partitive", "links", t.lower_)]

    def _is_nobody(self, token: Token) -> bool:
        """Whether "it" is what was told, and nobody: "it began in May", "he denied it"."""
        if not self.words.has("impersonal", "subjects", token.lower_):
            return False
        verb = token.head
        alone = verb.dependency == Dependency.ROOT and _NEEDED.isdisjoint(
            t.dependency for t in verb.children
        )
        happens = alone and self.words.has("impersonal", "events", verb.lemma_)
        told = self.words.has("impersonal", "told", verb.lemma_)
        return (token.dependency == Dependency.SUBJECT and happens) or (
            token.dependency == Dependency.OBJECT and told
        )

    def at(self, token: Token, *, people: bool = True) -> tuple[str, ...]:
        """The actors that a token names; ``people``: also whom the parse took for its modifier."""
        here = self.ids(token)
        if here and not self._is_of_a_people(token, here):
            return here
        beside = () if is_before_inquit(token) else token.children
        for child in beside:  # a name beside the noun that the parse took for the head
            if child.dependency == Dependency.APPOSITION or (
                people
                and child.i > token.i  # not "the Reed murder"
                and child.dependency in NOUN_MODIFIERS
                and child.name_kind == NameKind.PERSON
            ):
                # "the firms, Acme and Bolt": "the firm, Acme" has one name
                others = child.conjuncts if token.tag == Tag.PLURAL_NOUN else ()
                behind = (a for n in others for a in self.at(n))  # "Acme and its owner, Bolt"
                if here := (*self.ids(child), *behind):
                    return here
        if token.dependency == Dependency.APPOSITION:
            return self.ids(token.head)
        for name in named_beside(token):  # "the minister of Peru, Ana Ruiz, resigned"
            here = here or self.ids(name)
        return here

    def _is_of_a_people(self, token: Token, ids: tuple[str, ...]) -> bool:
        """Whether a word for a people is one of it: "an Australian, Tom Reed, won"."""
        if not all(self.kinds.get(i) is ActorKind.COUNTRY for i in ids):
            return False
        return any(self.words.has("partitive", "one", t.lower_) for t in token.lefts)

    def _is_vague(self, ids: tuple[str, ...]) -> bool:
        return all(actor in self.nameless for actor in ids)

    def _inside(
        self, token: Token, depth: int = _DEPTH, *, where: bool = False
    ) -> Iterator[tuple[str, Role, Token]]:
        """Actors that own, describe or hold a noun phrase: "Boeing's shares", "a force in Mali".

        ``where``: something happens there; those of a "city of Kano" only say what place it is.
        A name behind a second preposition takes part in what its own noun tells, if at all: "a
        bill on the row between Peru and Mali" is no act of Peru. People and bodies are still
        somebody's: "a vote in the government of Reed".
        """
        lemma = token.lemma_.lower()
        of_people = lemma in self.human or self.words.has("preposition", "bodies", lemma)
        nearest = depth == _DEPTH or of_people
        where = where and self.words.has("place", "nouns", token.lemma_)
        for child in token.children:
            if self._is_kin_of(token, child):
                continue
            if child.dependency in BEFORE:
                joined = [t for t in child.lefts if t.dependency in _JOINED]  # "the Peru-led force"
                for one in (child, *joined):
                    for actor in self.ids(one):
                        beside = self._beside(token, one, actor)
                        yield actor, Role.PLACE if where else beside, one
            elif child.dependency == Dependency.PREPOSITION and (
                (nearest and self.words.has("preposition", "member", child.lower_))
                or self._is_local(child)
            ):
                there = where or self._is_local(child)
                for thing in child.children:
                    for one in (
                        [thing, *thing.conjuncts]
                        if thing.dependency == Dependency.PREPOSITIONAL_OBJECT
                        else []
                    ):
                        ids = self.ids(one)
                        for actor in ids:
                            yield actor, Role.PLACE if there else self._held(token, actor), one
                        if not ids and depth:
                            yield from self._inside(one, depth - 1, where=there)

    def _beside(self, noun: Token, name: Token, actor: str) -> Role:
        """The role of who stands before a noun: "[Reed]'s car was found", "[Norvia] routes".

        Of a country in a compound only the origin is told, if what it describes neither acts nor
        is human ("met their Norvian counterparts"). Whose the house is where something happens, or
        the bus, has no part in it ("two men came to [Reed]'s house").
        """
        lemma = noun.lemma_.lower()
        site = lemma in self.sites or self.words.has("place", "nouns", lemma)
        if site and is_in_adjunct(noun) and self.kinds.get(actor) not in _TOWNS:
            return Role.TOPIC
        origin = name.dependency in PREMODIFIERS and self.kinds.get(actor) is ActorKind.COUNTRY
        acts = noun.dependency in SUBJECTS or noun.lemma_.lower() in self.human
        return Role.TOPIC if origin and not acts else Role.AFFILIATION

    def _held(self, noun: Token, actor: str) -> Role:
        """The role of who stands behind a noun: "[a lawyer of] Reed spoke".

        In an adjunct, it is only what something is about ("fled during the trial of Reed").
        """
        if self.kinds.get(actor) in _TOWNS or not is_in_adjunct(noun):
            return Role.AFFILIATION
        lemma = noun.lemma_.lower()
        own = any(self.words.has("own_act", each, lemma) for each in ("nouns", "doings"))
        sides = self.words.has("occasion", "contests", lemma)  # "at the match of Oslo and Bern"
        return Role.AFFILIATION if own or sides else Role.TOPIC

    def _is_kin_of(self, noun: Token, owner: Token) -> bool:
        """Whether a noun is only somebody's kin, who then does not act: "[Reed]'s daughter ran"."""
        kin = self.words.has("kin", "nouns", noun.lemma_.lower())
        ids = self.ids(owner) if kin and owner.dependency == Dependency.POSSESSOR else ()
        return bool(ids) and all(self.kinds.get(i) is ActorKind.PERSON for i in ids)

    def is_town(self, noun: Token) -> bool:
        """Whether a noun names a town or a site, where one goes: "moved to Halden"."""
        ids = self.actors.get((self.number, noun.i), ())
        return bool(ids) and all(self.kinds.get(actor) in _TOWNS for actor in ids)

    def is_end(self, link: Token, thing: Token) -> bool:
        """Whether a country stands behind a preposition of going: "to [Peru]"."""
        ends = self.words.has("travel", "links", link.lower_)
        ids = self.ids(thing) if ends else ()
        return bool(ids) and all(self.kinds.get(i) is ActorKind.COUNTRY for i in ids)

    def is_person(self, actor: str) -> bool:
        """Whether an actor is one person."""
        return self.kinds.get(actor) is ActorKind.PERSON

    def ids(self, token: Token) -> tuple[str, ...]:
        """The ids of the actors that a token names as the head of a mention; empty: nobody."""
        return self.actors.get((self.number, token.i), ())

    def _is_local(self, token: Token) -> bool:
        return self.words.has("preposition", "local", token.lower_)


def nouns_behind(preposition: Token) -> list[Token]:
    """The nouns of a preposition, or of the one that follows it: "out of the town"."""
    below = list(preposition.children)
    below += [
        t for inner in below if inner.dependency == Dependency.PREPOSITION for t in inner.children
    ]
    nouns = [t for t in below if t.dependency == Dependency.PREPOSITIONAL_OBJECT]
    return nouns[:1] if nouns and nouns[0].head == preposition else nouns


def linked_with(link: Token) -> list[Token]:
    """The prepositions that are coordinated with one: "talks within Europe and [with] Peru"."""
    return link.children_as(Dependency.CONJUNCT) if link.dependency in PREPOSITIONS else []


def time_within(phrase: Token) -> Token | None:
    """The noun of time that an adverbial phrase is made of: "Monday" of "on Monday"."""
    nouns = [phrase] if phrase.dependency == Dependency.ADVERBIAL_NOUN else list(phrase.children)
    return next((t for t in nouns if t.name_kind in TIMES), None)


def is_talk(noun: Token, link: Token, words: ClauseWords) -> bool:
    """Whether a noun is the talk in which a verb says something: "accused Lind in a [call] with".

    To whom one says it there is not whom one accuses.
    """
    speaks = words.has("speaking_occasion", "verbs", link.head.lemma_.lower())
    within = words.has("speaking_occasion", "prepositions", link.lower_)
    return speaks and within and words.has("speaking_occasion", "mutual", noun.lemma_.lower())


def tells_of_others(link: Token, words: ClauseWords) -> bool:
    """Whether nobody in a phrase with "with" takes part in what its verb tells."""
    opens = words.has("preposition", "absolute", link.lower_)
    return opens and (_is_absolute(link) or _tells_who_stood_by(link, words))


def _is_absolute(link: Token) -> bool:
    """Whether it tells what others do: "fined the firm, [with] officials saying it had lied"."""
    clauses = link.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)
    if any(clause.has_child(Dependency.SUBJECT) for clause in clauses):
        return True
    nouns = nouns_behind(link) if link.i > 0 and link.nbor(-1).is_punct else []
    inner = (t for noun in nouns for t in noun.children_as(Dependency.ADNOMINAL_CLAUSE))
    return any(t.tag == Tag.PRESENT_PARTICIPLE for t in inner)


def _tells_who_stood_by(link: Token, words: ClauseWords) -> bool:
    """Whether it tells who was near one who died: "died [with] his wife at his bedside".

    Elsewhere they take part: "met the king with Lind at her side".
    """
    if not words.has("not_events", "dying", link.head.lemma_):
        return False
    behind = (t for t in (*link.subtree, *link.head.rights) if t.i > link.i)
    places = (t for t in behind if t.tag == Tag.PREPOSITION)
    return any(_is_place_beside(place, words) for place in places)


def _is_place_beside(link: Token, words: ClauseWords) -> bool:
    """Whether a preposition tells of a place beside one: "[at] his side", "[beside] her"."""
    nouns = link.children_as(Dependency.PREPOSITIONAL_OBJECT)
    if words.has("preposition", "beside", link.lower_):
        return any(noun.tag == Tag.PERSONAL_PRONOUN for noun in nouns)
    sides = (noun for noun in nouns if words.has("preposition", "bystanding", noun.lemma_))
    return any(noun.has_child(Dependency.POSSESSOR) for noun in sides)
