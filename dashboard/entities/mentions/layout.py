"""A paragraph as the finders of mentions see it: its noun phrases, entities, and what is taken."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Pos, Tag
from dashboard.nlp.word_classes import NOMINAL


class Chunk(NamedTuple):
    """A noun phrase: its first, last and head token."""

    first: int
    last: int
    head: int


class Layout:
    """One paragraph; ``taken`` maps a token to the last token of the name that covers it."""

    def __init__(self, part: AnalysedParagraph, words: NameWords) -> None:
        self.part, self.number, self.words, self.doc = part, part.number, words, part.doc
        self.taken: dict[int, int] = {}
        self.things: set[int] = set()  # tokens of names of things
        self.ent_of = {i: ent for ent in self.doc.ents for i in range(ent.start, ent.end)}
        self.chunks = [Chunk(first, head, head) for first, head in part.doc.noun_chunks]
        self.chunk_of = {i: c for c in self.chunks for i in range(c.first, c.last + 1)}

    def take(self, first: int, last: int) -> None:
        """Note that a name covers these tokens; one that covers them already stays."""
        for i in range(first, last + 1):
            self.taken.setdefault(i, last)

    def make(
        self,
        first: int,
        last: int,
        head: int,
        mention_type: str,
        kind: ActorKind | None,
        **more: object,
    ) -> FoundMention:
        """A mention from its tokens; its words are those of the tokens, if not given."""
        span = self.part.span(first, last + 1)
        words = more.pop("words", None) or tuple(
            bare(t.text)
            for t in self.doc[first : last + 1]
            if not t.is_punct and t.pos != Pos.DETERMINER
        )
        return FoundMention(span, self.number, first, last, head, mention_type, kind, words, **more)  # type: ignore[arg-type]

    def make_name(self, first: int, last: int, kind: ActorKind) -> FoundMention:
        """A name of its tokens, which are of no other name from now on."""
        for i in range(first, last + 1):
            self.taken[i] = last
        return self.make(first, last, self.head_of(first, last), "name", kind)

    def head_of(self, first: int, last: int) -> int:
        """The head of a name: a noun, where the parse hangs its end beside it ("Union for …")."""
        name = self.doc.stretch(first, last + 1)
        root = name.root
        if root.pos != Pos.ADPOSITION:
            return int(root.i)
        nouns = (t for t in name if t.pos in NOMINAL)
        return next((t.i for t in nouns if not first <= t.head.i <= last), root.i)

    def owner_before(self, first: int) -> int:
        """Where the name begins that owns what begins here: "Peru's Ministry of Health"."""
        owner = first - 2
        if first < 2 or self.doc[first - 1].tag != Tag.POSSESSIVE_ENDING or owner not in self.taken:
            return first
        while owner and self.taken.get(owner - 1) == self.taken[owner]:
            owner -= 1
        return owner
