"""The words of an analysed paragraph as plain objects, with what spaCy found out about each.

spaCy makes a new object at each look at a token and reads each of its values out of a table anew.
The stages look at every token many times: read once, a look costs a fifth.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count, pairwise
from typing import TYPE_CHECKING

from dashboard.clause import NounPhrase
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.labels import names_of, readers_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_ATTRIBUTES: list[int | str] = [
    "IDX", "HEAD", "ENT_IOB", "IS_PUNCT", "IS_SPACE", "SPACY", "LIKE_NUM", "SENT_START",
    "ORTH", "LOWER", "LEMMA", "POS", "ENT_TYPE", "DEP", "TAG",
]  # fmt: skip
_NAMED = _ATTRIBUTES.index("ORTH")  # from here on spaCy gives the numbers of words
_MEANT = _ATTRIBUTES.index("POS")  # and from here on those of labels
_IOB = ("", "I", "O", "B")
_NO_LINKS: frozenset[Dependency] = frozenset()
_FULL = 1 << 64  # spaCy counts to a head before its token from here downwards


class Token:
    """A token; names and meanings are those of spaCy's tokens. Equal to itself alone.

    In place of the model's labels it has what they mean: ``dependency``, ``tag``, ``pos`` and
    ``name_kind``.
    """

    __slots__ = (
        "children", "dependency", "doc", "ent_iob_", "head", "i", "idx", "is_punct", "is_space",
        "lefts", "lemma_", "like_num", "links", "lower_", "name_kind", "pos", "rights", "tag",
        "text", "whitespace_",
    )  # fmt: skip
    children: Sequence[Token]
    dependency: Dependency
    doc: Doc
    ent_iob_: str
    head: Token
    i: int
    idx: int
    is_punct: bool
    is_space: bool
    lefts: Sequence[Token]  # the children before it, in order
    lemma_: str
    like_num: bool  # it is a number, in digits or words
    links: frozenset[Dependency]  # how its children hang on it
    lower_: str
    name_kind: NameKind  # of the name that it is a part of
    pos: Pos
    rights: Sequence[Token]  # the children behind it, in order
    tag: Tag
    text: str
    whitespace_: str

    def __hash__(self) -> int:
        # The place, not the address in memory: sets of tokens have the same order in every run.
        return self.i

    def __repr__(self) -> str:
        return self.text

    def children_as(self, *dependencies: Dependency) -> list[Token]:
        """The children that hang on it in one of these ways, in order."""
        if self.links.isdisjoint(dependencies):
            return []  # as mostly
        return [t for t in self.children if t.dependency in dependencies]

    def child_as(self, *dependencies: Dependency) -> Token | None:
        """The first child that hangs on it in one of these ways; None without one."""
        return next(iter(self.children_as(*dependencies)), None)

    def has_child(self, *dependencies: Dependency) -> bool:
        """Whether a child hangs on it in one of these ways."""
        return not self.links.isdisjoint(dependencies)

    @property
    def continues_name(self) -> bool:
        """Whether it stands within a name, a time or an amount, and not at its beginning."""
        return self.ent_iob_ == "I"

    @property
    def left_edge(self) -> Token:
        """The first token of what hangs on it."""
        return self.doc.left_edges[self.i]

    @property
    def right_edge(self) -> Token:
        """The last token of what hangs on it."""
        return self.doc.right_edges[self.i]

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in order of the tree: left, itself, right."""
        if not self.children:
            return [self]
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                found.append(token)
                continue
            waiting += [(t, False) for t in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(t, False) for t in reversed(token.lefts)]
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, and what that hangs on, up to the top."""
        node = self
        while node.head != node:
            node = node.head
            yield node

    @property
    def conjuncts(self) -> list[Token]:
        """The tokens that are coordinated with it."""
        if self.dependency != Dependency.CONJUNCT and Dependency.CONJUNCT not in self.links:
            return []  # as mostly
        top = self
        while top.head != top and top.dependency == Dependency.CONJUNCT:
            top = top.head
        found = [top]
        for word in found:
            found += [t for t in word.rights if t.dependency == Dependency.CONJUNCT]
        return [t for t in found if t != self]

    @property
    def sent(self) -> Stretch:
        """Its sentence."""
        return self.doc.sentence_of[self.i]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.sent.start == self.i

    @property
    def is_title(self) -> bool:
        """Whether it is written "Like" this."""
        return self.text.istitle()

    @property
    def is_lower(self) -> bool:
        """Whether it has small letters and no capital ones."""
        return self.text.islower()

    @property
    def is_alpha(self) -> bool:
        """Whether it consists of letters alone."""
        return self.text.isalpha()

    @property
    def morph(self) -> str:
        """Its morphology, as spaCy writes it: "Case=Acc|Reflex=Yes"."""
        return str(self.doc.source[self.i].morph)

    def is_ancestor(self, other: Token) -> bool:
        """Whether another token hangs on it, at whatever distance."""
        return any(token == self for token in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The token so many places behind it. Raises IndexError outside the paragraph."""
        at = self.i + step
        if at < 0:
            raise IndexError(f"token {at} of {len(self.doc)}: no token stands before the first")
        return self.doc[at]


class Stretch(list[Token]):
    """Tokens in a row, ``[start, end)`` of a paragraph."""

    __slots__ = ("doc", "end", "name_kind", "start")

    def __init__(self, doc: Doc, start: int, end: int, kind: NameKind = NameKind.NONE) -> None:
        super().__init__(doc[start:end])
        self.doc, self.start, self.end, self.name_kind = doc, start, end, kind

    @property
    def text(self) -> str:
        """The words as they stand in the paragraph; empty without a token."""
        return self.doc.words(self.start, self.end)

    @property
    def start_char(self) -> int:
        """Where the first token begins in the paragraph."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """Where the last token ends in the paragraph."""
        return self[-1].idx + len(self[-1].text)

    @property
    def root(self) -> Token:
        """The token that the others hang on: the first of those nearest to the top.

        A mark or a space on which nothing hangs is only taken if there is nothing else.
        """
        if len(self) == 1:
            return self[0]
        top = next((t for t in self if t.head == t), None)
        if top is not None:
            return top
        outside = [t for t in self if not self.start <= t.head.i < self.end]
        return min(outside or self, key=self._depth) if len(outside) != 1 else outside[0]

    def _depth(self, token: Token) -> int:
        if (token.is_punct or token.is_space) and not token.children:
            return len(self.doc) - 1
        return sum(1 for _ in token.ancestors)


def _place(token: Token) -> int:
    return token.i


class Doc(list[Token]):
    """The tokens of a paragraph; ``source`` is what spaCy made of it, of a text in ``language``."""

    def __init__(self, source: SpacyDoc, text: str, language: str) -> None:
        super().__init__([Token() for _ in range(len(source))])
        self.source, self.text = source, text
        self.noun_phrases: dict[int, NounPhrase] = {}  # those that were read, by the noun
        columns = source.to_array(_ATTRIBUTES).T.tolist()
        name = names_of(source.vocab.strings)
        named = [map(name, column) for column in columns[_NAMED:_MEANT]]
        readers = readers_of(source.vocab.strings, language)
        meant = [map(of, column) for of, column in zip(readers, columns[_MEANT:], strict=True)]
        self.starts: list[int] = columns[0]
        self._begins_sentence: list[int] = columns[_NAMED - 1]
        below: defaultdict[int, list[Token]] = defaultdict(list)
        rows = zip(count(), self, *columns[: _NAMED - 1], *named, *meant, strict=False)
        for (
            i, token, token.idx, head, iob, punct, space, spaced, number,
            token.text, token.lower_, token.lemma_, token.pos, token.name_kind,
            token.dependency, token.tag,
        ) in rows:  # fmt: skip
            token.doc, token.i = self, i
            token.children = token.lefts = token.rights = ()
            token.links = _NO_LINKS
            token.ent_iob_ = _IOB[iob]
            token.is_punct, token.is_space = punct == 1, space == 1
            token.whitespace_ = " " if spaced else ""
            token.like_num = number == 1
            if head:
                above = i + head if i + head < _FULL else i + head - _FULL
                token.head = self[above]
                below[above].append(token)
            else:
                token.head = token
        for i, children in below.items():
            token, before = self[i], bisect_left(children, i, key=_place)
            token.children = children
            token.links = frozenset([t.dependency for t in children])
            token.lefts, token.rights = children[:before], children[before:]

    def words(self, start: int, end: int) -> str:
        """The words of the tokens ``[start, end)`` as they stand; empty without a token."""
        here = self[start:end]
        return self.text[here[0].idx : here[-1].idx + len(here[-1].text)] if here else ""

    def stretch(self, start: int, end: int) -> Stretch:
        """The tokens ``[start, end)`` with their words and their head."""
        return Stretch(self, start, end)

    @cached_property
    def sents(self) -> list[Stretch]:
        """The sentences, in order (full depth only)."""
        return [Stretch(self, *ends) for ends in pairwise([*self.sentence_starts, len(self)])]

    @cached_property
    def sentence_of(self) -> list[Stretch]:
        """The sentence of each token (full depth only)."""
        return [sentence for sentence in self.sents for _ in sentence]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The number of the first token of each sentence."""
        return [i for i, starts in enumerate(self._begins_sentence) if starts == 1 or i == 0]

    @cached_property
    def top_down(self) -> list[Token]:
        """The tokens, each behind the one that it hangs on (full depth only)."""
        found = [token for token in self if token.head == token]
        for token in found:
            found += token.children
        return found

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """The numbers of the first and last token of what hangs on each (full depth only)."""
        edges = [(i, i) for i in range(len(self))]
        for token in reversed(self.top_down):
            above = token.head.i
            (a, b), (c, d) = edges[above], edges[token.i]
            edges[above] = min(a, c), max(b, d)
        return edges

    @cached_property
    def left_edges(self) -> list[Token]:
        """The first token of what hangs on each token (full depth only)."""
        return [self[first] for first, _ in self.edges]

    @cached_property
    def right_edges(self) -> list[Token]:
        """The last token of what hangs on each token (full depth only)."""
        return [self[last] for _, last in self.edges]

    @cached_property
    def ents(self) -> list[Stretch]:
        """The named entities, in order (full depth only)."""
        found: list[Stretch] = []
        firsts = [t.i for t in self if t.name_kind and t.ent_iob_ == "B"]
        for start, following in pairwise([*firsts, len(self)]):
            end = start + 1
            while end < following and self[end].ent_iob_ == "I":
                end += 1
            found.append(Stretch(self, start, end, self[start].name_kind))
        return found

    @cached_property
    def noun_chunks(self) -> list[tuple[int, int]]:
        """The first token and the head of each base noun phrase, in order (full depth only).

        The head is its last token.
        """
        # The iterator itself: the objects that spaCy wraps around its numbers are not needed.
        of_language = self.source.noun_chunks_iterator  # type: ignore[attr-defined]
        chunks = of_language(self.source) if of_language is not None else ()  # not all have them
        return [(start, end - 1) for start, end, _ in chunks]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Stretch | None:
        """The tokens of a stretch of the paragraph; None if there are none.

        ``expand`` takes in tokens that lie in it by a part, ``contract`` leaves them out, and
        ``strict`` gives None for them.
        """
        first, behind = bisect_left(self.starts, start), bisect_left(self.starts, end)
        whole = first < behind and self.starts[first] == start
        if whole and self[behind - 1].idx + len(self[behind - 1].text) == end:
            return Stretch(self, first, behind)  # most of them
        span = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return None if span is None else Stretch(self, span.start, span.end)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an offset of the paragraph; None in white space or outside."""
        token = self[bisect_right(self.starts, offset) - 1] if self.starts else None
        covers = token is not None and token.idx <= offset < token.idx + len(token.text)
        return token if covers else None
