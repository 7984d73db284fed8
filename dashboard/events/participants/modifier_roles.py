"""What a name before an event noun is in the event: "the army's attack", "the Bali bombing".

An owner did it, or had it done to them. In a compound the relation is not told. A town is where it
was; of the rest the noun says who may have done it, and where it does not, nobody is said to have.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.link import LinkedActors
from dashboard.entities.names.knowledge import load_knowledge
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.model import ActorKind, Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.noun_phrases import complement_of, is_modifier, is_plural, is_possessor, is_time
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import LANDS, PEOPLE

_NAMES = frozenset({"name", "capital"})  # of a country; its demonym stands for its government
_ACRONYM = 5  # letters: "the U.S. raid", as there is no shorter word for what is of it


class ModifierRoles:
    """Reads the roles of the names that modify the event nouns of one paragraph."""

    def __init__(self, part: AnalysedParagraph, linked: LinkedActors, words: ClauseWords) -> None:
        self.part, self.words = part, words
        self.kinds = {actor.id: actor.kind for actor in linked.actors}
        self.named = {m.span.start: m.type for a in linked.actors for m in a.mentions}

    def read(self, noun: Token, name: Token, ids: tuple[str, ...], kind: EventType) -> Role:
        """The role of a name before a noun: "the army's attack", "the Bali bombing"."""
        if self._is_undergone(noun, name, ids):
            return kind.object
        if self._is_imposed(noun, name, ids):
            return Role.AFFILIATION
        if is_possessor(name) and self.words.has("compound", "unwilled", noun.lemma_.lower()):
            places = bool(ids) and {self.kinds.get(actor) for actor in ids} <= LANDS
            return Role.PLACE if places else Role.AFFILIATION  # "California's wildfires"
        if not ids or is_possessor(name) or not is_modifier(name) or self._has_goal(noun):
            return kind.subject
        kinds = {self.kinds.get(actor) for actor in ids}
        if kinds <= {ActorKind.PLACE} or self._is_country(name, kinds, kind):
            achieves = self.words.has("compound", "achievements", noun.lemma_.lower())
            return kind.subject if achieves else Role.PLACE
        speaks = kind.subject is Role.SPEAKER  # "the Reed resignation speech"
        if kinds <= {ActorKind.PERSON} and self._matters(noun, name) and not speaks:
            return Role.TOPIC
        struck = self.words.has("compound", "struck", noun.lemma_.lower())
        is_body = not kinds <= {ActorKind.PERSON}
        may_act = not struck or (is_body and self._may_strike(noun, name, ids))
        return kind.subject if may_act else Role.AFFILIATION

    def _matters(self, noun: Token, name: Token) -> list[Token]:
        """The nouns between that tell what it is about: "the Reed [custody] battle"."""
        between = noun.doc[name.i + 1 : noun.i]
        return [t for t in between if is_modifier(t) and t.head == noun]

    def _is_of_deed(self, noun: Token, name: Token) -> bool:
        """Whether it is of a deed that a name may have suffered: "the Reed murder trial"."""
        matters = self._matters(noun, name)
        return any(self.words.has("undergone", "nouns", t.lemma_.lower()) for t in matters)

    def _is_undergone(self, noun: Token, name: Token, ids: tuple[str, ...]) -> bool:
        """Whether it was done to who stands before it: "Berg's arrest", "the Lind murder".

        Not "Berg's arrest of Lind", nor "the Lind murders", which nobody suffers alone. In "the
        Lind murder trial" it may be the victim's name or that of who is tried.
        """
        undergone = self.words.has("undergone", "nouns", noun.lemma_.lower())
        if not undergone and not (self._may_be_imposed(noun) and self._is_lasting(noun)):
            return False
        kinds = {self.kinds.get(actor) for actor in ids}
        if is_possessor(name):
            alone = complement_of(noun) is None
            return kinds <= PEOPLE and alone
        alone = not (is_plural(noun) or self._has_goal(noun) or self._is_of_deed(noun, name))
        return bool(ids) and kinds <= {ActorKind.PERSON} and is_modifier(name) and alone

    def _is_imposed(self, noun: Token, name: Token, ids: tuple[str, ...]) -> bool:
        """Whether a person before it may impose or undergo it: "Berg's ban", "Lind's pardon".

        Not "Lind's ban on alcohol", nor "Lind's travel ban", which she imposes.
        """
        kinds = {self.kinds.get(actor) for actor in ids}
        bare = not any(is_modifier(t) and not is_possessor(t) for t in noun.lefts)
        return is_possessor(name) and kinds <= PEOPLE and bare and self._may_be_imposed(noun)

    def _may_be_imposed(self, noun: Token) -> bool:
        imposed = self.words.has("undergone", "imposed", noun.lemma_.lower())
        return imposed and not self._has_goal(noun)

    def _is_lasting(self, noun: Token) -> bool:
        """Whether it is told how long it lasts: "a two-year ban", "a lifetime ban"."""
        before = (t for t in noun.doc[noun.left_edge.i : noun.i])
        return any(is_time(t) or self.words.has("undergone", "lasting", t.lower_) for t in before)

    def _has_goal(self, noun: Token) -> bool:
        """Whether it is told to whom it was done: "the Israel attack on Gaza", not "on Monday"."""
        links = (t for t in noun.children if self.words.has("compound", "goals", t.lower_))
        return any(not is_time(thing) for link in links for thing in link.children)

    def _is_country(self, name: Token, kinds: set[ActorKind | None], kind: EventType) -> bool:
        how = self.named.get(self.part.start + name.idx)
        is_acronym = name.text.isupper() and len(name.text.replace(".", "")) <= _ACRONYM
        whole = kinds <= {ActorKind.COUNTRY} and how in _NAMES
        return whole and not is_acronym and not kind.symmetric

    def _may_strike(self, noun: Token, name: Token, ids: tuple[str, ...]) -> bool:
        """Whether who stands before the noun bears arms, or the noun is of no one attack.

        A building bears none: "U.S. Embassy blasts".
        """
        if self.words.has("compound", "sites", name.lower_):
            return False
        known = load_knowledge().actors
        told = {word for actor in ids if actor in known for word in known[actor].nouns}
        around = {t.lower_ for t in _phrase(name)}
        is_armed = any(self.words.has("compound", "armed", word) for word in told | around)
        is_acronym = name.text.isupper()
        definite = any(self.words.has("compound", "definite", t.lower_) for t in noun.lefts)
        return is_armed or is_acronym or not definite


def _phrase(name: Token) -> Iterator[Token]:
    yield name
    for child in name.children:
        yield from _phrase(child)
