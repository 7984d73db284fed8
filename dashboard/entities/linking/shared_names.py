"""Names that bodies of many countries share: "the Senate" is the one of the country told of.

The data files have such a name for one body. It stays that body's name where the text tells of its
country; in "Chile's Congress", or in a text on Chile alone, it names another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.knowledge import load_knowledge
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import complement_of, possessors_of

_PLAIN = ActorKind.ORGANISATION


class SharedNames:
    """Tells the bodies of one article from those of the data files that have the same name."""

    def __init__(self, found: Sequence[FoundMention], analysis: Analysis, words: NameWords) -> None:
        self.found, self.analysis, self.words = found, analysis, words
        self.actors, self.shared = load_knowledge().actors, load_knowledge().shared
        self.at = {m.place: m for m in found if m.known is not None}
        told = (self._country(m) for m in found if not self._is_shared(m))
        self.told = Counter(country for country in told if country is not None)

    def settle(self) -> list[FoundMention]:
        """The mentions in their order, each shared name of another country's body without an id.

        Its words begin with that country's name where it stands before it ("Chile's Congress").
        """
        owners = {m.place: self._owner(m) for m in self.found if self._is_shared(m)}
        foreign = {place[0] for place, owner in owners.items() if owner is not None and owner[0]}
        return [
            m if m.place not in owners else self._settled(m, owners[m.place], foreign)
            for m in self.found
        ]

    def _is_shared(self, mention: FoundMention) -> bool:
        text = " ".join(mention.words)
        return mention.known is not None and mention.type == "name" and text in self.shared

    def _country(self, mention: FoundMention) -> str | None:
        """The country that a known name names, or whose body it names."""
        return None if mention.known is None else self.actors[mention.known].country

    def _settled(
        self, mention: FoundMention, owner: tuple[bool, int | None] | None, foreign: set[int]
    ) -> FoundMention:
        """The mention as it is meant; ``foreign``: the paragraphs that tell of another's body."""
        if owner is not None:
            return self._of_another(mention, owner[1]) if owner[0] else mention
        home = self._country(mention)
        away = max((n for country, n in self.told.items() if country != home), default=0)
        at_home = self.told[home] if home is not None else 0
        elsewhere = away > at_home if foreign else bool(away) and not at_home
        if elsewhere or self._follows(mention, foreign) or self._is_of_a_state(mention):
            return self._of_another(mention, None)
        return mention

    def _follows(self, mention: FoundMention, foreign: set[int]) -> bool:
        """Whether another country's body was told of last, or is in the same paragraph.

        "The commonwealth's House confirmed him. … If the Senate does …": not that of the country,
        however often its name stands in the rest of the article.
        """
        home = self._country(mention)
        own = {m.paragraph for m in self.found if not self._is_shared(m) and self._is_body(m, home)}
        last = max((n for n in foreign | own if n <= mention.paragraph), default=-1)
        return last in foreign

    def _is_of_a_state(self, mention: FoundMention) -> bool:
        """Whether an article on a governor's doings tells of an assembly: "the Senate" of a state.

        Not where the country, its assembly by the whole name, another of its bodies or who governs
        it is told of, too: "Congress", "President Ana Berg".
        """
        home = self._country(mention)
        if not self._is_of_states(mention) or (home is not None and self.told[home]):
            return False
        if any(self._is_shared(m) and not self._is_of_states(m) for m in self.found):
            return False
        titles = {m.titles[0].lower() for m in self.found if m.titles}
        governed = not self.words.titles_of_governors.isdisjoint(titles)
        return governed and self.words.titles_of_a_country.isdisjoint(titles)

    def _is_of_states(self, mention: FoundMention) -> bool:
        return " ".join(mention.words).lower() in self.words.assemblies_of_states

    def _is_body(self, mention: FoundMention, country: str | None) -> bool:
        return mention.kind is ActorKind.ORGANISATION and self._country(mention) == country

    def _owner(self, mention: FoundMention) -> tuple[bool, int | None] | None:
        """Whether the words beside a name give it to another country, and where these begin.

        None: nothing stands there that says whose it is.
        """
        part = self.analysis.part_of(mention)
        head, home = part.doc[mention.head], self._country(mention)
        before = self.at.get((mention.paragraph, mention.first - 1))
        if before is not None and before.kind is ActorKind.COUNTRY:
            return before.known != home, before.first
        for owner in possessors_of(head):
            named = self.at.get((mention.paragraph, owner.i))
            if named is not None and named.kind is ActorKind.COUNTRY:
                return named.known != home, named.first
            if owner.lower_ in self.words.parts_of_a_state:
                return True, None
        behind = complement_of(part.doc[mention.last])
        named = None if behind is None else self.at.get((mention.paragraph, behind.i))
        if named is not None and named.kind is ActorKind.COUNTRY:
            return named.known != home, None
        return None

    def _of_another(self, mention: FoundMention, begin: int | None) -> FoundMention:
        if begin is None:
            return replace(mention, known=None, kind=_PLAIN)
        part = self.analysis.part_of(mention)
        words = tuple(part.doc.words(begin, mention.last + 1).split())
        span = part.span(begin, mention.last + 1)
        return replace(mention, known=None, kind=_PLAIN, first=begin, words=words, span=span)
