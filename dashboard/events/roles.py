"""Who takes part in an event, and as what: read from the dependency parse.

Subjects act, objects are acted on; passives turn that round; a participle, infinitive or relative
clause shares the subject of what it hangs on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dashboard.actors.attributes import named_beside
from dashboard.actors.link import LinkedActors
from dashboard.clause import ArgumentRole
from dashboard.events.find import EventTrigger
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.events.subjects import goes_on_passive
from dashboard.model import ActorKind, Participant, Role, Span
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.implicit_subjects import ImplicitSubjects
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_personal_pronoun,
    is_possessor,
    members_of,
    possessors_of,
)
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal, decide

REQUEST = "REQUEST"
_TELLING = frozenset({"OTHER", "STATEMENT", "STATE", "POSITION"})
SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "iobj", "oprd"})
# What shares the subject of the clause above: "was ready to help", "left without paying".
_NEEDED = frozenset({"dobj", "xcomp", "ccomp"})
_RELATIVE = frozenset({"WP", "WDT"})
_SHARING = frozenset({"xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "dep", "acomp"})
_BEFORE = frozenset({"poss", "compound", "amod", "nmod"})
_JOINED = frozenset({"npadvmod", "compound", "nmod", "nsubj"})
_TIMES = frozenset({"DATE", "TIME"})
_TOWNS = frozenset({ActorKind.PLACE})
_HUMAN = frozenset({ActorKind.PERSON, ActorKind.GROUP})
_BESIDE, _TAKES_PART = 1, 2  # ranks of who only describes and of who acts


def names_of_places(linked: LinkedActors) -> dict[str, list[Span]]:
    """Where the text names each country and other place, by its id, in the order of the text."""
    where = (a for a in linked.actors if a.kind in {ActorKind.PLACE, ActorKind.COUNTRY})
    return {a.id: sorted(m.span for m in a.mentions) for a in where}


class RoleReader:
    """Reads the participants of the events of one paragraph."""

    def __init__(
        self,
        part: AnalysedParagraph,
        number: int,
        linked: LinkedActors,
        words: ClauseWords,
        *,
        nameless: frozenset[str] = frozenset(),
        places: Mapping[str, Sequence[Span]] | None = None,
    ) -> None:
        self.part, self.number, self.words = part, number, words
        self.actors, self.whose = linked.at, linked.whose
        self.unsure = linked.unsure
        self.kinds = {a.id: a.kind for a in linked.actors}
        self.places = {} if places is None else places
        self.subjects = ImplicitSubjects(part, words.control)
        self.nameless = nameless  # groups and other actors that only a description names

    def read(self, event: EventTrigger, kind: EventType) -> tuple[Participant, ...]:
        """The participants, each actor once, in the order in which they were found."""
        proposals: dict[str, list[Proposal[Participant]]] = {}
        kind = kind.of_verb(self.part.doc[event.head].lemma_.lower())
        hurts = self.words.has("harmful", "types", kind.code)
        for actor, role, token in self._all(event, kind):
            if hurts and (self.number, token.i) in self.unsure:
                continue  # "he was arrested": nobody, where it may be either of two
            proposal = self._propose(actor, role, token)
            if proposal is not None:
                proposals.setdefault(actor, []).append(proposal)
        taken = (decide(own)[0] for own in proposals.values())
        return tuple(proposal.value for proposal in taken if proposal is not None)

    def _propose(self, actor: str, role: Role, token: Token) -> Proposal[Participant] | None:
        """An actor in a role; None for a place that one only passes.

        A thing is what an event is about ("the Orbit 7 was delivered"), unless its name speaks
        ("the daily Vest reported"); a town that only describes another says where ("a Lomar
        office").
        """
        kind = self.kinds.get(actor)
        beside = role in {Role.SIDE, Role.PLACE}
        speaks = role is Role.SPEAKER and not is_personal_pronoun(token)
        if kind is ActorKind.THING and not speaks:
            role = Role.TOPIC
        place = kind is ActorKind.PLACE or (role is Role.PLACE and kind is ActorKind.COUNTRY)
        if not (beside and place):
            of = Role.SIDE if role is Role.PLACE else role  # "shares in Norvik rose"
            own = Participant(actor, of, self.part.span_of(token, token))
            return Proposal(of.value, _BESIDE if beside else _TAKES_PART, own, "")
        if not self._is_there(token):
            return None
        there = Participant(actor, Role.PLACE, self._whole(actor, token))
        return Proposal(Role.PLACE.value, _BESIDE, there, "")

    def _is_there(self, token: Token) -> bool:
        """Whether an event is where a place is named: in Poland, if one marched through Poland.

        A message that was sent through Oman is not in Oman.
        """
        above = _up_to_verb(token)
        along = any(self.words.has("passing", "along", t.lower_) for t in above)
        if not along and not any(self.words.has("passing", "over", t.lower_) for t in above):
            return True
        goes = any(self.words.has("passing", "going", t.lemma_.lower()) for t in above)
        return goes or not along

    def _whole(self, actor: str, token: Token) -> Span:
        """The whole name of a place of which a token is the last word: "Port Sella"."""
        names, at = self.places[actor], self.part.at(token)
        near = bisect_right(names, at, key=lambda name: name.start) - 1
        covered = near >= 0 and at < names[near].end
        return names[near] if covered else self.part.span_of(token, token)

    def _all(self, event: EventTrigger, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        doc = self.part.doc
        if event.verb is not None:
            verb = doc[event.verb]
            passive = self._is_passive(verb)
            for token in self.subjects.of(verb):
                if token.i != event.noun and not self._is_where(token, verb):
                    yield from self._named(token, kind.object if passive else kind.subject)
            if event.second and any(t.dep_ in OBJECTS for t in verb.children):
                yield from self._named(doc[event.token], kind.object)
            for child in verb.children if not event.second else ():
                if child.i != event.noun:
                    yield from self._beside(child, kind, passive=passive)
        if event.noun is not None:
            yield from self._around_noun(doc[event.noun], event, kind)
        if event.noun is not None and event.verb is None:
            yield from self._lender(doc[event.noun], kind)
            yield from self._counter(doc[event.noun], kind)
            yield from self._harmed(doc[event.noun], kind)

    def _is_where(self, noun: Token, verb: Token) -> bool:
        """Whether a clause hangs on a place that tells where a thing is: "a plant in X, which"."""
        hung = verb.dep_ == "relcl" and verb.head == noun and noun.dep_ == "pobj"
        if not hung or not self._is("local", noun.head) or noun.head.head.pos_ != "NOUN":
            return False
        return any(actor in self.places for actor in self.actors.get((self.number, noun.i), ()))

    def _is_passive(self, verb: Token) -> bool:
        if self.subjects.is_passive(verb):
            return True
        return goes_on_passive(verb, self.words) and self._is_passive(verb.head)

    def _lender(self, noun: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who acts in the clause whose verb has the event noun as its object, if it is nobody's."""
        verbs = "harmful" if self.words.has("harmful", "types", kind.code) else "verbs"
        lends = self.words.has("subject_sharing", verbs, noun.head.lemma_)
        if noun.dep_ == "dobj" and lends and not possessors_of(noun):
            for token in self.subjects.of(noun.head):
                yield from self._named(token, kind.subject)

    def _harmed(self, noun: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Whom an event did harm whose noun is the subject: "a fire on the ferry killed two"."""
        clause = self.part.clauses.of(noun.i)
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is None or subject.shared or subject.head != noun.i:
            return
        if self.words.has("harm", "verbs", clause.lemma):
            for argument in clause.arguments:
                if argument.role is ArgumentRole.OBJECT:
                    yield from self._named(self.part.doc[argument.head], kind.object)

    def _counter(self, noun: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who stands before a word that counts events: "the airline's total number of orders"."""
        count = noun.head.head
        counted = noun.dep_ == "pobj" and noun.head.dep_ == "prep"
        if counted and self.words.has("counting", "nouns", count.lemma_.lower()):
            for child in count.children:
                if child.dep_ in _BEFORE:
                    yield from self._named(child, kind.subject)

    def _beside(
        self, child: Token, kind: EventType, *, passive: bool
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands in an object, an agent, a complement or a prepositional phrase of a verb."""
        if child.dep_ in OBJECTS and child.pos_ != "ADP":
            yield from self._named(child, kind.object)
            yield from self._beyond(child, kind)
        elif child.dep_ in {"agent", "dative"}:  # "by the union", "sent a letter to the union"
            agent = child.dep_ == "agent" and passive
            for thing in child.children:
                yield from self._named(thing, kind.subject if agent else kind.object)
        elif child.dep_ in {"prep", "npadvmod"}:
            yield from self._in_phrase(child, kind, passive=passive)
        elif kind.code not in _TELLING or self.words.has("tries", "verbs", child.head.lemma_):
            yield from self._in_clause(child, kind)

    def _in_phrase(
        self, phrase: Token, kind: EventType, *, passive: bool
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands behind a preposition, or behind one that the parse hangs on a time."""
        time = _time_within(phrase)
        naming = self._is("naming", phrase) and phrase.head.lemma_ in kind.upon  # "named as Reed"
        if time is not None:  # "opened on Monday in Peru"
            for inner in (t for t in time.children if t.dep_ == "prep"):
                yield from self._beside(inner, kind, passive=passive)
        elif phrase.dep_ == "prep" and (naming or self._is("towards", phrase)):
            role = Role.PLACE if self._is("local", phrase) else kind.object
            for thing in _behind(phrase):
                yield from self._named(thing, Role.PLACE if self._is_town(thing) else role)
                if kind.code not in {REQUEST, *_TELLING}:  # "agreed to talks with Peru"
                    yield from self._beyond(thing, kind, "onwards")

    def _is_town(self, noun: Token) -> bool:
        """Whether a noun names a town or a site, where one goes: "moved to Halden"."""
        ids = self.actors.get((self.number, noun.i), ())
        return bool(ids) and all(self.kinds.get(actor) in _TOWNS for actor in ids)

    def _in_clause(self, clause: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who stands in a complement or in a clause of purpose; of a request, whom it is asked."""
        asks = kind.code == REQUEST
        for thing in clause.children:
            if asks and clause.dep_ in {"ccomp", "xcomp"}:  # "demanded that the U.S. match …"
                if thing.dep_ in SUBJECTS or thing.dep_ == "nsubjpass":
                    yield from self._named(thing, kind.object)
                elif thing.dep_ == "prep":
                    yield from self._beside(thing, kind, passive=False)
            elif asks or thing.dep_ not in OBJECTS | {"prep"}:
                continue
            elif clause.dep_ == "xcomp":  # "agreed to buy the rival"
                yield from self._beside(thing, kind, passive=False)
            elif clause.dep_ == "advcl" and _is_purpose(clause) and thing.dep_ != "prep":
                yield from self._named(thing, Role.SIDE)  # "marched to persuade the council"
                yield from self._beyond(thing, kind)

    def _around_noun(
        self, noun: Token, event: EventTrigger, kind: EventType
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands around a noun: "the army's attack", "talks between X and Y"."""
        for actor in self.whose.get((self.number, noun.i), ()):
            yield actor, kind.subject, noun
        for child in noun.children:
            if child.dep_ in _BEFORE:
                role = kind.object if self._is_undergone(noun, child) else kind.subject
                yield from self._named(child, role)
            elif child.dep_ in {"prep", "agent"} and self._is("within", child):
                by = self._is("doer", child)
                between = self._is("between", child)
                role = kind.subject if by or between or kind.symmetric else kind.object
                role = Role.PLACE if self._is("local", child) else role
                for thing in child.children:
                    if thing.dep_ == "pobj":
                        yield from self._named(thing, role)

    def _is_undergone(self, noun: Token, owner: Token) -> bool:
        """Whether it was done to a person whose it is: "Berg's arrest", not "Berg's arrest of"."""
        if not self.words.has("undergone", "nouns", noun.lemma_.lower()):
            return False
        ids = self.actors.get((self.number, owner.i), ())
        human = all(self.kinds.get(i) in _HUMAN for i in ids)
        language = self.part.language
        alone = complement_of(noun, language=language) is None
        return human and alone and is_possessor(owner, language=language)

    def _beyond(
        self, noun: Token, kind: EventType, which: str = "beyond"
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands behind the object of a verb: "cut ties with Peru", "signed a deal with X"."""
        for child in noun.children:
            if child.dep_ != "prep":
                continue
            role = kind.object if self._is(which, child) else None
            role = Role.PLACE if which == "beyond" and self._is("local", child) else role
            for thing in child.children if role is not None else ():
                if thing.dep_ == "pobj":
                    yield from self._named(thing, role or kind.object)

    def _is(self, name: str, token: Token) -> bool:
        return self.words.has("preposition", name, token.lower_)

    def _named(self, token: Token, role: Role) -> Iterator[tuple[str, Role, Token]]:
        """The actors at a token and what is coordinated with it; else those inside its phrase."""
        among = self.words.tables["partitive"]["members"]
        for each in [token, *token.conjuncts, *members_of(token, among)]:
            if (each != token and each.i < token.i) or self._is_nobody(each):
                continue
            thing = self._counted(each)
            ids = self._at(thing, people=role is not Role.PLACE)
            one = role is not Role.PLACE and self._is_of_a_people(thing, ids)
            for actor in ids:
                yield actor, Role.SIDE if one else role, thing
            single = self.words.has("partitive", "single", thing.lower_)
            if not single and not ids:
                yield from self._inside(thing, where=role is Role.PLACE)
            elif not single and self._is_vague(ids):  # of "a Lomar man" Lomar is no place of it
                around = self._inside(thing, where=role is Role.PLACE)
                yield from (each for each in around if self.kinds.get(each[0]) not in _TOWNS)

    def _counted(self, token: Token) -> Token:
        """Whom a noun counts: the farmers of "thousands of farmers"; else the noun itself."""
        if self.actors.get((self.number, token.i)) or not self.words.has(
            "partitive", "nouns", token.lemma_.lower()
        ):
            return token
        links = (t for t in token.children if self.words.has("partitive", "links", t.lower_))
        return next((t for link in links for t in _behind(link)), token)

    def _is_nobody(self, token: Token) -> bool:
        """Whether "it" is what was told, and nobody: "it began in May", "he denied it"."""
        if not self.words.has("impersonal", "subjects", token.lower_):
            return False
        verb = token.head
        alone = verb.dep_ == "ROOT" and _NEEDED.isdisjoint(t.dep_ for t in verb.children)
        happens = alone and self.words.has("impersonal", "events", verb.lemma_)
        told = self.words.has("impersonal", "told", verb.lemma_)
        return (token.dep_ == "nsubj" and happens) or (token.dep_ == "dobj" and told)

    def _at(self, token: Token, *, people: bool = True) -> tuple[str, ...]:
        """The actors that a token names; ``people``: also whom the parse took for its modifier."""
        here = self.actors.get((self.number, token.i), ())
        if here and not self._is_of_a_people(token, here):
            return here
        for child in token.children:  # a name beside the noun that the parse took for the head
            if child.dep_ == "appos" or (
                people and child.dep_ in {"compound", "nmod"} and child.ent_type_ == "PERSON"
            ):
                # "the firms, Acme and Bolt": "the firm, Acme" has one name
                names = [child, *child.conjuncts] if token.tag_ == "NNS" else [child]
                if here := tuple(a for n in names for a in self.actors.get((self.number, n.i), ())):
                    return here
        if token.dep_ == "appos":
            return self.actors.get((self.number, token.head.i), ())
        for name in named_beside(token):  # "the minister of Peru, Ana Ruiz, resigned"
            here = here or self.actors.get((self.number, name.i), ())
        return here

    def _is_of_a_people(self, token: Token, ids: tuple[str, ...]) -> bool:
        """Whether a word for a people is one of it: "an Australian, Tom Reed, won"."""
        one = any(self.words.has("partitive", "one", t.lower_) for t in token.lefts)
        return one and all(self.kinds.get(i) is ActorKind.COUNTRY for i in ids)

    def _is_vague(self, ids: tuple[str, ...]) -> bool:
        return all(actor in self.nameless for actor in ids)

    def _inside(
        self, token: Token, depth: int = 2, *, where: bool = False
    ) -> Iterator[tuple[str, Role, Token]]:
        """Actors that own, describe or hold a noun phrase: "Boeing's shares", "a force in Mali".

        ``where``: something happens there; those of a "city of Kano" only say what place it is.
        """
        where = where and self.words.has("place", "nouns", token.lemma_)
        for child in token.children:
            if child.dep_ in _BEFORE:
                joined = [t for t in child.lefts if t.dep_ in _JOINED]  # "the Peru-led force"
                for one in (child, *joined):
                    for actor in self.actors.get((self.number, one.i), ()):
                        yield actor, Role.PLACE if where else Role.SIDE, one
            elif child.dep_ == "prep" and (self._is("member", child) or self._is("local", child)):
                role = Role.PLACE if where or self._is("local", child) else Role.SIDE
                for thing in child.children:
                    for one in [thing, *thing.conjuncts] if thing.dep_ == "pobj" else []:
                        ids = self.actors.get((self.number, one.i), ())
                        for actor in ids:
                            yield actor, role, one
                        if not ids and depth:
                            yield from self._inside(one, depth - 1, where=role is Role.PLACE)


def _behind(preposition: Token) -> list[Token]:
    """The nouns of a preposition, or of the one that follows it: "out of the town"."""
    below = list(preposition.children)
    below += [t for inner in below if inner.dep_ == "prep" for t in inner.children]
    nouns = [t for t in below if t.dep_ == "pobj"]
    return nouns[:1] if nouns and nouns[0].head == preposition else nouns


def _up_to_verb(token: Token) -> list[Token]:
    """What a word hangs on, up to the first verb: "through" and "marched" of "through Warsaw"."""
    above = list(token.ancestors)
    verb = next((n for n, t in enumerate(above) if t.pos_ == "VERB"), len(above))
    return above[: verb + 1]


def _time_within(phrase: Token) -> Token | None:
    """The noun of time that an adverbial phrase is made of: "Monday" of "on Monday"."""
    nouns = [phrase] if phrase.dep_ == "npadvmod" else list(phrase.children)
    return next((t for t in nouns if t.ent_type_ in _TIMES), None)


def _is_purpose(verb: Token) -> bool:
    """Whether a clause tells to what end something was done: "to win the vote"."""
    return verb.tag_ == "VB" and any(t.tag_ == "TO" for t in verb.children)
