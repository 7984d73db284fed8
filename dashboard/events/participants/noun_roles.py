"""Who takes part in an event that a noun names: "the army's attack", "talks between X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.link import LinkedActors
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.events.participants.harm import HarmReader
from dashboard.events.participants.indirect_participants import IndirectParticipants
from dashboard.events.participants.modifier_roles import ModifierRoles
from dashboard.events.participants.phrase_actors import BEFORE, PhraseActors, linked_with
from dashboard.events.trigger import REQUEST
from dashboard.model import Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.coordinated_nouns import shared_modifiers
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import PREDICATES, is_behind_preposition
from dashboard.nlp.implicit_subjects import ImplicitSubjects
from dashboard.nlp.noun_phrases import agent_of, possessors_of, prepositional_complements
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES


class NounRoles:
    """Reads who takes part in the events that nouns of one paragraph name."""

    def __init__(
        self,
        part: AnalysedParagraph,
        phrases: PhraseActors,
        linked: LinkedActors,
        words: ClauseWords,
    ) -> None:
        self.part, self.phrases, self.words = part, phrases, words
        self.whose = linked.whose
        self.subjects = ImplicitSubjects(part, words.control)
        self.harm = HarmReader(part, self.subjects, words)
        self.indirect = IndirectParticipants(part, self.subjects, words)
        self.modifiers = ModifierRoles(part, linked, words)

    def read(
        self, noun: Token, kind: EventType, *, alone: bool
    ) -> Iterator[tuple[str, Role, Token]]:
        """Each actor with its role and its word; ``alone``: no verb tells the event, too."""
        yield from self._around(noun, kind)
        if alone:
            yield from self._lender(noun, kind)
            yield from self._counter(noun, kind)
            for speaker in self.indirect.on_occasion(noun, kind):
                yield from self.phrases.named(speaker, kind.subject)
            for traveller in self.indirect.travellers(noun):
                one = self.phrases.named(traveller, kind.subject)
                yield from (each for each in one if self.phrases.is_person(each[0]))
            for victim in (*self.harm.victims_of_noun(noun, kind), *self._targets(noun)):
                yield from self.phrases.named(victim, kind.object)

    def _around(self, noun: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who stands around a noun: "the army's attack", "talks between X and Y"."""
        for actor in self.whose.get((self.phrases.number, noun.i), ()):
            yield actor, kind.subject, noun
        around = (*noun.children, *shared_modifiers(noun))
        for child in (one for t in around for one in (t, *linked_with(t))):
            if child.dependency in BEFORE:
                role = self.modifiers.read(noun, child, self.phrases.ids(child), kind)
                yield from self.phrases.named(child, role)
            elif self._is_to_addressee(noun, child) or self._is_of_verb(noun, child):
                continue
            elif self._is("within", child) and child.pos == Pos.ADPOSITION:
                left = self._is_left(noun, child)
                own = self._is_own_act(noun, child) or self._is_charged(noun, child)
                by = own or (self._is("agent", child) and not left)
                between = self._is("between", child)
                role = kind.subject if by or between or kind.symmetric else kind.object
                role = Role.PLACE if self._is("local", child) else role
                asked = not kind.symmetric and self._is_asker(noun, child)
                role = Role.AFFILIATION if asked or self._is_asked(noun, child) else role
                for thing in child.children:
                    if thing.dependency == Dependency.PREPOSITIONAL_OBJECT:
                        there = self._is_goal_or_source(noun, child, thing)
                        yield from self.phrases.named(thing, Role.PLACE if there else role)

    def _is_goal_or_source(self, noun: Token, link: Token, thing: Token) -> bool:
        """Whether a town is the goal or source of an event: "the move to Halden", "from Halden".

        A country is a source only of what travels: "a crossing from Peru", not "an offer from".
        """
        away = self.words.has("leaving", "links", link.lower_)
        if (away or self._is("goal", link)) and self.phrases.is_town(thing):
            return True
        goes = self.words.has("travel", "nouns", noun.lemma_.lower())
        return goes and away and self.phrases.is_end(link, thing)

    def _is_to_addressee(self, noun: Token, link: Token) -> bool:
        """Whether it tells whom a message goes to: "her letter of resignation [to] the king"."""
        message = noun.head.head.lemma_.lower()
        of = is_behind_preposition(noun) and self.words.has("message", "nouns", message)
        return of and self.words.has("message", "to", link.lower_)

    def _is_of_verb(self, noun: Token, link: Token) -> bool:
        """Whether the agent of a passive stands behind a noun in an adjunct that has its own.

        "Was read at the rally of nurses [by] Lind".
        """
        verb = noun.head.head
        passive = is_behind_preposition(noun) and self.subjects.is_passive(verb)
        if not passive or agent_of(verb) is not None or not self._is("by", link):
            return False
        of = self.words.tables["own_act"]["links"]
        own = any(t.lower_ in of and t.i < link.i for t in noun.children)
        return own and not self.words.has("undergone", "nouns", noun.lemma_.lower())

    def _is_asked(self, noun: Token, link: Token) -> bool:
        """Whether one is asked for something for an event: "asked for money for it [from] Lind"."""
        verb = next((t for t in noun.ancestors if t.pos == Pos.VERB), noun)
        asking = self.words.has("receiving", "asking", verb.lemma_)
        source = self.words.has("receiving", "from", link.lower_)
        return asking and source and is_behind_preposition(noun)

    def _is_asker(self, noun: Token, link: Token) -> bool:
        """Whether one may have asked for an event: "a request for an inquiry [from] Lind"."""
        asked = self.words.has("negation", "made", noun.head.head.lemma_.lower())
        source = self.words.has("receiving", "from", link.lower_)
        return asked and source and is_behind_preposition(noun)

    def _targets(self, noun: Token) -> Iterator[Token]:
        """Of whom a noun tells that the event is done to them: "Norvik was the [target] of raids".

        Also in apposition: "Norvik, the subject of an inquiry".
        """
        link, part = noun.head, noun.head.head
        of = is_behind_preposition(noun) and self.words.has("targeted", "links", link.lower_)
        if not of or not self.words.has("targeted", "nouns", part.lemma_.lower()):
            return
        if part.dependency in PREDICATES:
            yield from self.subjects.of(part.head)
        elif part.dependency == Dependency.APPOSITION:
            yield part.head

    def _is_own_act(self, noun: Token, link: Token) -> bool:
        """Whether who stands behind "of" did it: "a request of the mayor", not "the arrest of"."""
        of = self.words.has("own_act", "links", link.lower_)
        return of and self.words.has("own_act", "nouns", noun.lemma_.lower())

    def _is_charged(self, noun: Token, link: Token) -> bool:
        """Whether who stands behind "against" is said to have done it: "charges of murder"."""
        against = self.words.has("complement", "opposing", link.lower_)
        of = against and is_behind_preposition(noun)
        matter = noun.head.head.lemma_.lower()
        return of and self.words.which("control_nouns", matter) == "reported"

    def _is_left(self, noun: Token, link: Token) -> bool:
        """Whether who stands behind "from" was left: "the withdrawal from Syria"."""
        away = self.words.has("leaving", "links", link.lower_)
        return away and self.words.has("leaving", "nouns", noun.lemma_.lower())

    def _lender(self, noun: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who acts in the clause whose verb has the event noun as its object, if it is nobody's."""
        verbs = "harmful" if self.words.has("harmful", "types", kind.code) else "verbs"
        lends = self.words.has("subject_sharing", verbs, noun.head.lemma_)
        if kind.code == REQUEST and self.words.has("answering", "verbs", noun.head.lemma_):
            return  # who approves a request has made none
        if self.words.has("answering", "offers", noun.lemma_.lower()):
            return  # who accepts or announces "the resignation" need not be who resigns
        contrived = self.words.has("subject_sharing", "contriving", noun.head.lemma_)
        if not contrived and self.words.has("subject_sharing", "befalling", noun.lemma_.lower()):
            return  # who confirms "the deaths" has killed nobody
        if self._is_judged(noun) or self._is_attested(noun):
            return
        if noun.dependency == Dependency.OBJECT and lends and not possessors_of(noun):
            for token in self.subjects.of(noun.head):
                yield from self.phrases.named(token, kind.subject)

    def _is_attested(self, noun: Token) -> bool:
        """Whether its clause only says that it was done to somebody: "confirmed her [release]"."""
        attests = self.words.has("subject_sharing", "attesting", noun.head.lemma_)
        return attests and self.words.has("undergone", "nouns", noun.lemma_.lower())

    def _is_judged(self, noun: Token) -> bool:
        """Whether a court does it, and who acts in its clause is none: "they delayed the [ruling]".

        Nor does who is told of beside its own agent: "delayed the strike by nurses".
        """
        agents = prepositional_complements(noun, self.words.tables["preposition"]["agent"])
        if any(t.name_kind not in TIMES for t in agents):
            return True  # not "announced a strike from Monday"
        if not self.words.has("ruling", "nouns", noun.lemma_.lower()):
            return False
        speakers = (t.lemma_.lower() for t in self.subjects.of(noun.head))
        return not any(self.words.has("ruling", "judges", lemma) for lemma in speakers)

    def _counter(self, noun: Token, kind: EventType) -> Iterator[tuple[str, Role, Token]]:
        """Who stands before a word that counts events: "the airline's total number of orders"."""
        count = noun.head.head
        counted = self.words.has("counting", "nouns", count.lemma_.lower())
        for child in count.children_as(*BEFORE) if counted and is_behind_preposition(noun) else ():
            yield from self.phrases.named(child, kind.subject)

    def _is(self, name: str, token: Token) -> bool:
        return self.words.has("preposition", name, token.lower_)
