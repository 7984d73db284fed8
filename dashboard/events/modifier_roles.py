"""What a name that modifies an event noun is in the event: "the Bali bombing", "the Lind murder".

The relation in such a compound is not told. A town is where it was; of the rest the noun says who
may have done it, and where it does not, nobody is said to have.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.actors.knowledge import load_knowledge
from dashboard.actors.link import LinkedActors
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.model import ActorKind, Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.noun_phrases import is_modifier, is_plural, is_possessor
from dashboard.nlp.tokens import Token

_NAMES = frozenset({"name", "capital"})  # of a country; its demonym stands for its government
_ACRONYM = 5  # letters: "the U.S. raid", as there is no shorter word for what is of it


class ModifierRoles:
    """Reads the roles of the names that modify the event nouns of one paragraph."""

    def __init__(self, part: AnalysedParagraph, linked: LinkedActors, words: ClauseWords) -> None:
        self.part, self.words = part, words
        self.kinds = {actor.id: actor.kind for actor in linked.actors}
        self.named = {m.span.start: m.how for a in linked.actors for m in a.mentions}

    def read(self, noun: Token, name: Token, ids: tuple[str, ...], kind: EventType) -> Role | None:
        """The role of a name before a noun; None where it is that of who did it."""
        is_attributive = is_modifier(name) and not is_possessor(name, language=self.part.language)
        if not ids or not is_attributive or self._has_goal(noun):
            return None
        kinds = {self.kinds.get(actor) for actor in ids}
        if kinds <= {ActorKind.PLACE} or self._is_country(name, kinds, kind):
            achieves = self.words.has("compound", "achievements", noun.lemma_.lower())
            return None if achieves else Role.PLACE
        is_one_person = kinds <= {ActorKind.PERSON} and not is_plural(noun)
        if is_one_person and self.words.has("undergone", "nouns", noun.lemma_.lower()):
            return kind.object
        if not self.words.has("compound", "struck", noun.lemma_.lower()):
            return None
        is_body = not kinds <= {ActorKind.PERSON}
        return None if is_body and self._may_strike(noun, name, ids) else Role.SIDE

    def _has_goal(self, noun: Token) -> bool:
        """Whether it is told to whom it was done: "the Israel attack [on] Gaza"."""
        return any(self.words.has("compound", "goals", t.lower_) for t in noun.children)

    def _is_country(self, name: Token, kinds: set[ActorKind | None], kind: EventType) -> bool:
        how = self.named.get(self.part.start + name.idx)
        is_acronym = name.text.isupper() and len(name.text.replace(".", "")) <= _ACRONYM
        whole = kinds <= {ActorKind.COUNTRY} and how in _NAMES
        return whole and not is_acronym and not kind.symmetric

    def _may_strike(self, noun: Token, name: Token, ids: tuple[str, ...]) -> bool:
        """Whether who stands before the noun bears arms, or the noun is of no one attack."""
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
