"""Head nouns by which a text calls an actor, gathered mention by mention as it is gone through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Tag
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.tokens import Token

_Ends = tuple[int, int]


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
        self._analysis, self._words = analysis, words
        self._gathered: dict[str, _Gathered] = {}

    def nouns(self, entity: Entity) -> set[str]:
        """What an organisation is by its name ("Airlines": airline) and by the text."""
        return {word.lower() for word in entity.words} | entity.offices | self._of(entity).nouns

    def kinds(self, entity: Entity) -> set[str]:
        """What kinds of body the nouns right before its name say it is: "the union Tracc"."""
        return self._of(entity).kinds

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
            kind = self._words.anaphors.get(before.lower_) if before.is_lower else None
            if kind and before.lower_ in self._words.kinds.loose_firms and _is_bare(before):
                kind = before.lower_  # "the group Amnesty" is no firm by that
            kept.kinds.update({kind} if kind else ())


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
    return noun.i > 0 and noun.nbor(-1).pos_ == "DET"


def _behind(entity: Entity, last: _Ends | None) -> Iterator[_Ends]:
    """The mentions of an entity that came after one of them, the newest first; None: all."""
    for ends in reversed(entity.mentions):
        if ends == last:
            return
        yield ends
