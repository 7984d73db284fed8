"""Who takes part in an event, and as what: read from the dependency parse.

Subjects act, objects are acted on; passives turn that round; a participle, infinitive or relative
clause shares the subject of what it hangs on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dashboard.entities.link import LinkedActors
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.events.noun_classes import noun_classes
from dashboard.events.participants.addressees import role_towards
from dashboard.events.participants.converses import (
    is_converse,
    is_giver,
    is_its_source,
    is_respondent,
    only_receives,
)
from dashboard.events.participants.noun_roles import NounRoles
from dashboard.events.participants.phrase_actors import (
    PhraseActors,
    is_talk,
    linked_with,
    nouns_behind,
    tells_of_others,
    time_within,
)
from dashboard.events.predicates.light_verbs import is_engaged
from dashboard.events.predicates.locatives import (
    is_left_site,
    is_location,
    is_traversed,
    moves_or_wrecks,
)
from dashboard.events.predicates.subjects import goes_on_passive, is_of_either_teller
from dashboard.events.trigger import ACCUSE, REQUEST, EventTrigger
from dashboard.model import ActorKind, Participant, Role, Span
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.coordinated_nouns import is_alternative
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    COMPLEMENT_CLAUSES,
    OBLIQUES,
    SUBJECTS,
    VERB_COMPLEMENTS,
)
from dashboard.nlp.implicit_subjects import ImplicitSubjects, relative_object
from dashboard.nlp.infinitives import has_infinitive_marker
from dashboard.nlp.noun_phrases import is_common_noun, is_personal_pronoun, object_of
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal, decide
from dashboard.vocabulary import LANDS

_TELLING = frozenset({"OTHER", "STATEMENT", "STATE", "POSITION"})
_ASKED = SUBJECTS | {Dependency.CLAUSAL_SUBJECT}
_LINKED = frozenset({Dependency.AGENT, Dependency.DATIVE})
_BEHIND = VERB_COMPLEMENTS | {Dependency.PREPOSITION}
_LINKS = frozenset({Dependency.PREPOSITION, Dependency.CONJUNCT})  # "in Oslo and [with] Peru"
_HUMAN = "person"  # a class of nouns
_SITES = ("place", "building", "vehicle", "ship", "aircraft")  # others
_ILLS = ("befalling", "ills")  # tables of verbs for what harms the subject
_BESIDE, _TAKES_PART = 1, 2  # ranks of who only describes and of who acts


class RoleReader:
    """Reads the participants of the events of one paragraph."""

    def __init__(
        self,
        part: AnalysedParagraph,
        linked: LinkedActors,
        words: ClauseWords,
        *,
        nameless: frozenset[str] = frozenset(),
        places: Mapping[str, Sequence[Span]] | None = None,
    ) -> None:
        self.part, self.number, self.words = part, part.number, words
        self.unsure = linked.unsure
        self.places = {} if places is None else places
        self.subjects = ImplicitSubjects(part, words.control)
        classes = noun_classes(part.language)
        sites = frozenset().union(*(classes[name] for name in _SITES))
        self.phrases = PhraseActors(
            part.number, linked, words, nameless=nameless, human=classes[_HUMAN], sites=sites
        )
        self.nouns = NounRoles(part, self.phrases, linked, words)

    def read(self, event: EventTrigger, kind: EventType) -> tuple[Participant, ...]:
        """The participants, each actor once, in the order in which they were found."""
        proposals: dict[str, list[Proposal[Participant]]] = {}
        lemma = self.part.doc[event.head].lemma_.lower()
        kind = kind.of_verb(lemma)
        hurts = self.words.has("harmful", "types", kind.code)
        hurts = hurts or any(self.words.has("harm", ill, lemma) for ill in _ILLS)
        hurts = hurts or self.words.has("harmful", "wrongs", lemma)
        head = self.part.doc[event.head]
        finds = self.nouns.harm.is_finding(head) or self.nouns.harm.is_bereaved(head)
        for actor, role, token in self._all(event, kind):
            if hurts and self._is_open(token):
                continue
            if hurts and role is Role.AFFILIATION and self._only_has(actor, token):
                continue
            beside = finds and role is kind.subject
            proposal = self._propose(actor, Role.AFFILIATION if beside else role, token)
            if proposal is not None:
                proposals.setdefault(actor, []).append(proposal)
        at = self.part.at(self.part.doc[event.first])
        taken = (decide(own, at=at)[0] for own in proposals.values())
        return tuple(proposal.value for proposal in taken if proposal is not None)

    def _is_open(self, token: Token) -> bool:
        """Whether either of two may be meant: "[he] was arrested", "[Reed] or Lind shot him"."""
        either = self.words.tables["harmful"]["disjunctive"]
        return (self.number, token.i) in self.unsure or is_alternative(token, either)

    def _only_has(self, actor: str, token: Token) -> bool:
        """Whether a person only has somebody, no actor, who acts or suffers: "[Lind]'s driver"."""
        owns = token.dependency == Dependency.POSSESSOR and self.phrases.is_person(actor)
        human = token.head.lemma_.lower() in self.phrases.human
        return owns and human and not self.phrases.ids(token.head)

    def _propose(self, actor: str, role: Role, token: Token) -> Proposal[Participant] | None:
        """An actor in a role; None for a place that one only passes.

        A thing is what an event is about ("the Orbit 7 was delivered"), unless its name speaks
        ("the daily Vest reported"); a town that only describes another says where ("a Lomar
        office").
        """
        kind = self.phrases.kinds.get(actor)
        ground = kind in LANDS and is_traversed(token, self.words)
        beside = ground or role in {Role.AFFILIATION, Role.PLACE}
        speaks = role is Role.SPEAKER and not is_personal_pronoun(token)
        if kind is ActorKind.THING and not speaks:
            role = Role.TOPIC
        site = kind is ActorKind.ORGANISATION and self._is("site", token.head)
        site = site or is_left_site(token, self.words)
        land = kind is ActorKind.COUNTRY or site
        place = kind is ActorKind.PLACE or ground or (role is Role.PLACE and land)
        if not (beside and place):
            of = Role.AFFILIATION if role is Role.PLACE else role  # "shares in Norvik rose"
            own = Participant(actor, of, self.part.span_of(token, token))
            return Proposal(of.value, _BESIDE if beside else _TAKES_PART, own, "")
        if not is_location(token, self.words):
            return None
        there = Participant(actor, Role.PLACE, self._whole(actor, token))
        return Proposal(Role.PLACE.value, _BESIDE, there, "")

    def _whole(self, actor: str, token: Token) -> Span:
        """The whole name of a place of which a token is the last word: "Port Sella"."""
        names, at = self.places.get(actor, ()), self.part.at(token)
        near = bisect_right(names, at, key=lambda name: name.start) - 1
        covered = near >= 0 and at < names[near].end
        return names[near] if covered else self.part.span_of(token, token)

    def _all(self, event: EventTrigger, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        doc = self.part.doc
        if event.verb is not None:
            verb = doc[event.verb]
            noun = None if event.noun is None else doc[event.noun]
            converse = is_converse(verb, noun, kind, self.words)
            engaged = is_engaged(verb, noun, self.words)
            passive = converse or (self._is_passive(verb) and not engaged)
            told = kind.code in _TELLING and is_of_either_teller(verb, self.part, self.phrases.ids)
            unsaid = told or (not converse and only_receives(verb, noun, kind, self.words))
            for token in () if unsaid else self._acting(verb):
                if token.i != event.noun and not self._is_where(token, verb):
                    yield from self.phrases.named(token, kind.role_of(passive), verb)
            if event.second and verb.has_child(*VERB_COMPLEMENTS):
                yield from self.phrases.named(doc[event.token], kind.object)
            for child in verb.children if not event.second else ():
                if child.i != event.noun and not (converse and is_its_source(child, self.words)):
                    yield from self._beside(child, kind, passive=passive)
            relative = relative_object(verb, self.part)
            if relative is not None:
                yield from self.phrases.named(relative, kind.object)
            yield from self._indirectly(verb, kind, passive=passive)
            for victim in self.nouns.harm.victims_of_verb(verb, kind):
                yield from self.phrases.named(victim, kind.object)
            borne = converse and self._is_passive(verb)  # "injuries sustained by the driver"
            for link in verb.rights if converse else ():
                bears = borne and link.dependency == Dependency.AGENT
                for token in nouns_behind(link) if is_its_source(link, self.words) else ():
                    yield from self.phrases.named(token, kind.object if bears else kind.subject)
        if event.noun is not None:
            alone = event.verb is None
            yield from self.nouns.read(doc[event.noun], kind, alone=alone)

    def _acting(self, verb: Token) -> list[Token]:
        """The subjects of a verb; nobody whom an outcome, or how many died of it, is told of."""
        subjects = [] if self.nouns.harm.is_outcome(verb) else self.subjects.of(verb)
        if not self.nouns.harm.is_toll(verb):
            return list(subjects)
        return [t for t in subjects if not any(map(self._is_human, self.phrases.ids(t)))]

    def _indirectly(
        self, verb: Token, kind: EventType, *, passive: bool
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who takes part by way of another word than a verb."""
        for one in self.nouns.indirect.among(verb):
            yield from self.phrases.named(one, kind.object if passive else kind.subject)
        for held in self.nouns.indirect.occupants(verb):
            yield from (p for p in self.phrases.named(held, kind.object) if self._is_human(p[0]))
        for court in self.nouns.indirect.of_same_court(verb) if passive else ():
            yield from self.phrases.named(court, kind.subject)
        bears = passive and kind.code not in {REQUEST, *_TELLING}
        for thing in self.subjects.of(verb) if bears else ():
            if not self.phrases.ids(thing):  # "a suit against [Norvik] was filed"
                yield from self._beyond(thing, kind, "subjected")
        for named in (*self.nouns.indirect.of_matter(verb), *self.nouns.indirect.judged(verb)):
            yield from self.phrases.named(named, Role.AFFILIATION)
        if kind.code in {REQUEST, *_TELLING}:
            for told in self.nouns.indirect.addressees(verb):
                yield from self.phrases.named(told, kind.hearer)

    def _is_human(self, actor: str) -> bool:
        return self.phrases.kinds.get(actor) in {ActorKind.PERSON, ActorKind.GROUP}

    def _is_where(self, noun: Token, verb: Token) -> bool:
        """Whether a clause hangs on a place that tells where a thing is: "a plant in X, which"."""
        hung = (
            verb.dependency == Dependency.RELATIVE_CLAUSE
            and verb.head == noun
            and noun.dependency == Dependency.PREPOSITIONAL_OBJECT
        )
        if not hung or not self._is("local", noun.head) or noun.head.head.pos != Pos.NOUN:
            return False
        return any(actor in self.places for actor in self.phrases.ids(noun))

    def _is_passive(self, verb: Token) -> bool:
        if self.subjects.is_passive(verb):
            return True
        return goes_on_passive(verb, self.words) and self._is_passive(verb.head)

    def _beside(
        self, child: Token, kind: EventType, *, passive: bool
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands in an object, an agent, a complement or a prepositional phrase of a verb."""
        if self._only_tells_what(child, passive=passive):  # "was elected [Chile]'s president"
            named = self.phrases.named(child, kind.object)
            yield from (one for one in named if one[1] is Role.AFFILIATION)
        elif child.dependency in VERB_COMPLEMENTS and child.pos != Pos.ADPOSITION:
            yield from self.phrases.named(child, kind.object)
            yield from self._beyond(child, kind)
        elif child.dependency in _LINKED:  # "by the union", "sent a letter to the union"
            agent = child.dependency == Dependency.AGENT and passive
            for thing in child.children:
                yield from self.phrases.named(thing, kind.subject if agent else kind.hearer)
        elif child.dependency in OBLIQUES:
            for link in (child, *linked_with(child)):
                yield from self._in_phrase(link, kind, passive=passive)
        elif kind.code not in _TELLING or self.words.has("tries", "verbs", child.head.lemma_):
            yield from self._in_clause(child, kind)

    def _only_tells_what(self, child: Token, *, passive: bool) -> bool:
        """Whether it is what one is called or becomes: "named it [the Aurora]", "made [mayor]"."""
        gives = self.words.has("naming", "verbs", child.head.lemma_)
        named = child.tag == Tag.PROPER_NOUN and child.has_child(Dependency.DETERMINER)
        told = (gives and named) or (passive and is_common_noun(child))
        return told and child.dependency == Dependency.OBJECT_PREDICATE

    def _in_phrase(
        self, phrase: Token, kind: EventType, *, passive: bool
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands behind a preposition, or behind one that the parse hangs on a time."""
        time = time_within(phrase)
        naming = self._is("naming", phrase) and phrase.head.lemma_ in kind.upon  # "named as Reed"
        naming = naming and not self.words.has("naming", "describing", phrase.head.lemma_)
        if time is not None:  # "opened on Monday in Peru"
            for inner in time.children_as(Dependency.PREPOSITION):
                yield from self._beside(inner, kind, passive=passive)
        elif self._is_candidacy(phrase) or tells_of_others(phrase, self.words):
            return
        elif self._is("between", phrase):
            yield from self._on_both_sides(phrase, kind)
        elif phrase.dependency in _LINKS and (naming or self._is("towards", phrase)):
            aimed = self.words.has("aiming", "links", phrase.lower_)
            aimed = aimed and self.words.has("aiming", "verbs", phrase.head.lemma_)
            role = kind.object if naming else role_towards(phrase, kind, self.words)
            role = Role.PLACE if self._is("local", phrase) and not aimed else role
            things = phrase.head.children_as(*VERB_COMPLEMENTS) if kind.code in _TELLING else []
            if any(self._is_authored(thing, phrase) for thing in things):
                role = Role.AFFILIATION
            role = kind.subject if is_giver(phrase, phrase.head, self.words) else role
            for thing in nouns_behind(phrase):
                there = self.phrases.is_town(thing) or self._is_destination(phrase, thing)
                there = there or is_left_site(thing, self.words)
                yield from self.phrases.named(thing, Role.PLACE if there else role)
                noun = thing.lemma_.lower()  # "on a trip to Peru"
                away = self.words.has("journey", "nouns", noun)
                away = away or (not kind.symmetric and is_talk(thing, phrase, self.words))
                if kind.code not in {REQUEST, *_TELLING} and not away:  # "agreed to talks with X"
                    yield from self._beyond(thing, kind, "onwards")

    def _is_destination(self, link: Token, thing: Token) -> bool:
        """Whether a country is where somebody goes or comes from: "flew to [Peru]"."""
        goes = self.words.has("travel", "verbs", link.head.lemma_)
        return goes and self.phrases.is_end(link, thing)

    def _on_both_sides(self, link: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """The sides of what goes on between them: "talks were held between [Peru] and [Mali]".

        Not where another acts: "Lee chose between"; nor of towns, nor of where a ship sank.
        """
        verb = link.head
        if object_of(verb) is not None or any(map(self.phrases.ids, self.subjects.of(verb))):
            return
        there = not kind.symmetric and moves_or_wrecks(verb, self.words)
        for side in nouns_behind(link):
            if side.conjuncts and not self.phrases.is_town(side):
                yield from self.phrases.named(side, Role.PLACE if there else kind.subject)

    def _is_candidacy(self, link: Token) -> bool:
        """Whether an office without its holder stands behind it: "will run for president"."""
        runs = self.words.has("candidacy", "verbs", link.head.lemma_)
        runs = runs and self.words.has("candidacy", "links", link.lower_)
        return runs and any(is_common_noun(t) and t.left_edge == t for t in nouns_behind(link))

    def _in_clause(self, clause: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who stands in a complement or in a clause of purpose; of a request, whom it is asked."""
        asks = kind.code == REQUEST
        for thing in clause.children:
            if asks and clause.dependency in COMPLEMENT_CLAUSES:  # "demanded that the U.S. match …"
                if thing.dependency in _ASKED:
                    yield from self.phrases.named(thing, kind.object)
                elif thing.dependency == Dependency.PREPOSITION:
                    yield from self._beside(thing, kind, passive=False)
            elif asks or thing.dependency not in _BEHIND:
                continue
            elif clause.dependency == Dependency.OPEN_COMPLEMENT:  # "agreed to buy the rival"
                for actor, role, token in self._beside(thing, kind, passive=False):
                    gives = role is kind.subject is not kind.object  # "denied taking it from Lee"
                    against = self.words.has("complement", "opposing", token.head.lower_)
                    own = Role.AFFILIATION if gives else self._undertaken(role, thing, clause.head)
                    yield actor, Role.TOPIC if own is Role.PARTICIPANT and against else own, token
            elif (
                clause.dependency == Dependency.ADVERBIAL_CLAUSE
                and _is_purpose(clause)
                and thing.dependency != Dependency.PREPOSITION
            ):
                yield from self.phrases.named(thing, Role.AFFILIATION)  # "marched to persuade Lee"
                yield from self._beyond(thing, kind)

    def _undertaken(self, role: Role, thing: Token, verb: Token) -> Role:
        """The role of whom one promises to act on, or is said to have harmed: no party to it."""
        if self.words.has("control", "reported", verb.lemma_):
            return Role.AFFILIATION  # "is alleged to have stabbed [Lee]"
        alone = role is Role.PARTICIPANT and thing.dependency in VERB_COMPLEMENTS
        return Role.TOPIC if alone and self.words.has("tries", "alone", verb.lemma_) else role

    def _beyond(
        self, noun: Token, kind: EventType, which: str = "beyond"
    ) -> Iterator[tuple[str, Role, Token]]:
        """Who stands behind the object of a verb: "cut ties with Peru", "signed a deal with X"."""
        for child in (one for t in noun.children for one in (t, *linked_with(t))):
            if child.dependency not in _LINKS or child.pos != Pos.ADPOSITION:
                continue
            role = role_towards(child, kind, self.words) if self._is(which, child) else None
            if role is not None and self._is("by", child):  # "caused a strike by nurses"
                caused = self.words.has("not_events", "causal", noun.head.lemma_)
                beside = Role.AFFILIATION if kind.code in _TELLING else kind.hearer
                role = kind.subject if caused else beside  # "rejected a proposal by Peru"
            if role is not None and kind.code in _TELLING and self._is_authored(noun, child):
                role = Role.AFFILIATION  # "published a letter from Peru"
            if kind.code == ACCUSE and self._is("between", child):
                role = Role.AFFILIATION  # "blamed a feud between Reed and Moss"
            role = Role.PLACE if which == "beyond" and self._is("local", child) else role
            gives = is_giver(child, noun.head, self.words)
            gives = gives or is_respondent(child, noun, self.words)
            role = kind.subject if gives else role
            if role is not None and self.words.has("succession", "nouns", noun.lemma_.lower()):
                role = Role.AFFILIATION  # "named a successor to Lind", not Lind
            for thing in child.children if role is not None else ():
                if thing.dependency == Dependency.PREPOSITIONAL_OBJECT:
                    where = self.phrases.is_town(thing)  # "tried to board a flight to Dubai"
                    there = Role.PLACE if where else role or kind.hearer
                    yield from self.phrases.named(thing, there)

    def _is_authored(self, noun: Token, link: Token) -> bool:
        """Whether who stands behind a preposition wrote what a noun names: "a letter [from]"."""
        message = self.words.has("message", "nouns", noun.lemma_.lower())
        return message and self.words.has("receiving", "from", link.lower_)

    def _is(self, name: str, token: Token) -> bool:
        return self.words.has("preposition", name, token.lower_)


def _is_purpose(verb: Token) -> bool:
    """Whether a clause tells to what end something was done: "to win the vote"."""
    return verb.tag == Tag.BASE_FORM and has_infinitive_marker(verb)
