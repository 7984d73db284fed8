"""Head nouns by which a text calls an actor, gathered mention by mention as it is gone through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import NAMED
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Pos, Tag
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.tokens import Token

_Ends = tuple[int, int]
_ENDING = 2  # letters that a plural may add


@dataclass(slots=True)
class _Gathered:
    """What the mentions of an entity say, up to one of them.

    It holds as long as the entity keeps its name and loses no mention.
    """

    words: tuple[str, ...]
    moves: int
    last: _Ends | None = None
    nouns: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class HeadNouns:
    """The nouns of each entity; a mention is looked at once, however often it is asked for."""

    def __init__(self, analysis: Analysis, words: NameWords) -> None:
        self._analysis, self.words = analysis, words
        self._gathered: dict[str, _Gathered] = {}

    def nouns(self, entity: Entity) -> set[str]:
        """What an organisation is by its name ("Airlines": airline) and by the text."""
        return {word.lower() for word in entity.words} | entity.offices | self._of(entity).nouns

    def kinds(self, entity: Entity) -> set[str]:
        """What kinds of body the nouns right before its name say it is: "the union Tracc"."""
        return self._of(entity).kinds

    def is_called(self, entity: Entity, noun: str) -> bool:
        """Whether an actor's name or the text calls it so, or by a noun for the same."""
        nouns = self.nouns(entity)
        if noun in nouns and not self.may_head(noun, entity):
            return False
        return any(is_said_of(word, nouns) for word in self.words.as_said(noun))

    def may_head(self, noun: str, entity: Entity) -> bool:
        """Whether a word of a name says what it is: no government is a "Government High School"."""
        name = [word.lower() for word in entity.words]
        bodies = self.words.bodies | self.words.institutions
        told = noun in entity.offices | self._of(entity).nouns - {*name}
        if told or noun not in name or not name[-1:] or name[-1] not in bodies:
            return True
        behind = name[name.index(noun) + 1 :][:1]
        return not behind or self.words.is_inside_body_name(behind[0])

    def is_firm(self, entity: Entity) -> bool:
        """Whether a body may be a company: by its name or description it is nothing else."""
        named = any(entity.types[one] for one in NAMED)
        nouns = entity.offices - self.words.body_names.loose_firms  # "a rights group"
        described = any(self.words.anaphors.get(noun) == "company" for noun in nouns)
        other = self.kinds(entity)
        return (
            (named or described)
            and (not other or "company" in other)
            and not entity.known
            and not self.words.no_companies & self.nouns(entity)
            and not self._is_of_members(entity)
        )

    def _is_of_members(self, entity: Entity) -> bool:
        """Whether members head its name: "United Steelworkers", not "Farmers Insurance"."""
        name = [word.lower() for word in entity.words]
        return any(
            word in self.words.members and (not behind or self.words.is_inside_body_name(behind))
            for word, behind in zip(name, [*name[1:], ""], strict=True)
        )

    def _of(self, entity: Entity) -> _Gathered:
        kept = self._gathered.get(entity.id)
        if kept is None or (kept.words, kept.moves) != (entity.words, entity.moves):
            kept = self._gathered[entity.id] = _Gathered(entity.words, entity.moves)
        lower = {word.lower() for word in entity.words}
        for ends in _behind(entity, kept.last):
            self._read(ends, lower, kept)
        kept.last = next(reversed(entity.mentions), None)
        return kept

    def _read(self, ends: _Ends, lower: set[str], kept: _Gathered) -> None:
        """Take up what one mention says."""
        start, end = ends
        part = self._analysis.paragraph_at(start)
        if part is None:
            return
        place = start - part.start, end - part.start
        tokens = list(part.doc.char_span(*place, alignment_mode="expand") or ())
        kept.nouns.update(t.lemma_.lower() for t in tokens if t.lower_ in lower)
        if tokens and tokens[-1].tag == Tag.NOUN:  # "the energy regulator" beside its name
            kept.nouns.add(tokens[-1].lower_)
        token = part.token_at(start)
        if token is not None and token.i and token.tag == Tag.PROPER_NOUN:
            before = token.doc[token.i - 1]
            kind = self.words.anaphors.get(before.lower_) if before.is_lower else None
            if kind and before.lower_ in self.words.body_names.loose_firms and _is_bare(before):
                kind = before.lower_  # "the group Amnesty" is no firm by that
            kept.kinds.update({kind} if kind else ())


def is_said_of(noun: str, words: Iterable[str]) -> bool:
    """Whether a noun is among the words of a name, in the plural too: Northern Airlines."""
    return any(w.startswith(noun) and len(w) - len(noun) <= _ENDING for w in words)


def is_elsewhere(noun: Token, body: Entity, words: NameWords) -> bool:
    """Whether a noun is told to be in another place than a body: "a court in Tarn …. In Halden".

    What the noun or its clause is told to be in; the body has its place in its description.
    """
    told = body.name.split()
    links = [i for i, word in enumerate(told[:-1]) if word.lower() in words.whereabouts]
    own = {word for word in told[links[0] + 1 :] if word[:1].isupper()} if links else set()
    if not own or body.types["name"]:
        return False
    around, above = words.where | words.whereabouts, {noun, *noun.ancestors}
    here = {
        t.text
        for t in noun.sent
        if t.tag == Tag.PROPER_NOUN
        and is_behind_preposition(t)
        and t.head.lower_ in around
        and t.head.head in above
    }
    return bool(here) and here.isdisjoint(own)


def _is_bare(noun: Token) -> bool:
    """Whether only an article stands before a noun: "the group", not "the mining group"."""
    return noun.i > 0 and noun.nbor(-1).pos == Pos.DETERMINER


def _behind(entity: Entity, last: _Ends | None) -> Iterator[_Ends]:
    """The mentions of an entity that came after one of them, the newest first; None: all."""
    for ends in reversed(entity.mentions):
        if ends == last:
            return
        yield ends
