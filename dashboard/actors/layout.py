"""A paragraph as the finders of mentions see it: its noun phrases, entities, and what is taken."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.actors.mention import FoundMention, bare
from dashboard.actors.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Doc

_EDGE = frozenset("\"'“”‘’()[],;:.-–—")


class Chunk(NamedTuple):
    """A noun phrase: its first, last and head token."""

    first: int
    last: int
    head: int


class Layout:
    """One paragraph; ``taken`` maps a token to the last token of the name that covers it."""

    def __init__(self, part: AnalysedParagraph, number: int, words: NameWords) -> None:
        self.part, self.number, self.words, self.doc = part, number, words, part.doc
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
            bare(t.text) for t in self.doc[first : last + 1] if not t.is_punct and t.pos_ != "DET"
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
        if root.pos_ != "ADP":
            return int(root.i)
        nouns = (t for t in name if t.pos_ in {"PROPN", "NOUN"})
        return next((t.i for t in nouns if not first <= t.head.i <= last), root.i)

    def owner_before(self, first: int) -> int:
        """Where the name begins that owns what begins here: "Peru's Ministry of Health"."""
        owner = first - 2
        if first < 2 or self.doc[first - 1].tag_ != "POS" or owner not in self.taken:
            return first
        while owner and self.taken.get(owner - 1) == self.taken[owner]:
            owner -= 1
        return owner


def strip(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The token range without articles, possessive endings and marks at its edges.

    A bracket that it does not close ends it, where short letters stand in it ("Pilots' Union (PU"),
    or is taken whole ("Homeland Union (Conservatives)").
    """
    while first <= last and (doc[first].pos_ in {"DET", "SPACE"} or doc[first].text in _EDGE):
        first += 1
    texts = [t.text for t in doc[first : last + 2]]
    opened = texts.index("(") + first if "(" in texts[1:] else last + 1
    whole = first < opened < last and doc[last].text == ")"
    if opened <= last and ")" not in texts[:-1] and not whole:
        whole = texts[-1] == ")" and not doc[last].text.isupper()
        last = last + 1 if whole else opened - 1
    while last >= first and not whole and _is_edge(doc, last):
        last -= 1
    return (first, last) if first <= last else None


def _is_edge(doc: Doc, token: int) -> bool:
    return doc[token].tag_ == "POS" or doc[token].is_space or doc[token].text in _EDGE


def without_trade(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name without what the firm is, at the start of a sentence: "Planemaker Avion said"."""
    word = doc[first]
    trade = words.anaphors.get(word.lower_) == "company"
    large = first < last and trade and word.is_sent_start
    return (first + 1, last) if large else (first, last)


def without_preposition(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A name without a preposition that the analysis took for its end: "Ana Talon of"."""
    while last > first and doc[last].tag_ == "IN":
        last -= 1
    return first, last


def without_office(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name without the title of a person of whom it is: "the Liberal Union of Mayor Lee"."""
    if last < first + 2 or last + 1 >= len(doc) or doc[last - 1].tag_ != "IN":
        return first, last
    word, behind = doc[last], doc[last + 1]
    title = words.is_title(word.text) and behind.ent_type_ == "PERSON"
    leads = word.lower_ in words.qualifiers and words.is_title(behind.text)
    leads = leads or doc.words(last, last + 2).lower() in words.offices
    return (first, last - 2) if title or leads else (first, last)


def with_first_word(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name of one word with what the analysis left out before it: "Ana Costa", "Kelso Abbey"."""
    before = doc[first - 1] if first else doc[first]
    left_out = before.tag_ == "NNP" and before.dep_ == "compound" and before.head == doc[first]
    place = doc[last].lower_ in words.endings_of_places
    whole = left_out and not before.ent_type_ and (place or before.text in words.given_names)
    return (first - 1, last) if whole and first == last else (first, last)
