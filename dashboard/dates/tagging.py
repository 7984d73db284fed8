"""The parts of speech of a paragraph, looked up by offset; read from spaCy when first asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.labels import places_and_tags

_REACH = 400  # characters to either side of an expression in which a verb is looked for
_LETTERS = re.compile(r"(?:[^\W\d_]|['’])+")


class Clue(NamedTuple):
    """A token near an expression: its word in lower case, its tag, and how far away it is."""

    word: str
    tag: Tag
    place: int


@dataclass(slots=True)
class Tagging:
    """The tags of the tokens of a paragraph."""

    paragraph: AnalysedParagraph
    _starts: list[int] = field(default_factory=list)
    _tags: list[Tag] = field(default_factory=list)
    _words: list[tuple[str, Tag]] = field(default_factory=list)
    _before: tuple[int, list[Clue]] = (-1, [])  # the last that was asked for

    def _read(self) -> None:
        if not self._starts:
            starts, tags = places_and_tags(self.paragraph.source, self.paragraph.language)
            self._starts = [self.paragraph.start + start for start in starts]
            self._tags = tags

    def tag_at(self, offset: int) -> Tag:
        """The tag of the token at an offset of the text; NONE if there is none."""
        self._read()
        place = bisect_right(self._starts, offset) - 1
        return self._tags[place] if place >= 0 else Tag.NONE

    def before(self, offset: int) -> list[Clue]:
        """The tokens before an offset of the text, the nearest first, as far as a verb may be."""
        if self._before[0] != offset:  # each expression asks several times
            near = self.between(offset - _REACH, offset)
            self._before = offset, [Clue(*t, i) for i, t in enumerate(reversed(near))]
        return self._before[1]

    def after(self, offset: int) -> list[Clue]:
        """The tokens behind an offset of the text, in order, as far as a verb may be."""
        near = self.between(offset, offset + _REACH)
        return [Clue(*t, i) for i, t in enumerate(near)]

    def sentence_before(self, offset: int) -> list[Clue]:
        """The tokens of its sentence before an offset of the text, the nearest first."""
        return _of_the_sentence(reversed(self.between(offset - _REACH, offset)))

    def sentence_after(self, offset: int) -> list[Clue]:
        """The tokens of its sentence behind an offset of the text, in order."""
        return _of_the_sentence(self.between(offset, offset + _REACH))

    def between(self, start: int, end: int) -> list[tuple[str, Tag]]:
        """Word and tag of each token that begins in a stretch of the text.

        The word is in lower case, and of letters and apostrophes alone; empty for a mark.
        """
        self._read()
        if not self._words:
            text = self.paragraph.text
            found = (_LETTERS.match(text, at - self.paragraph.start) for at in self._starts)
            words = (match[0].lower() if match else "" for match in found)
            self._words = list(zip(words, self._tags, strict=True))
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return self._words[first:last]


def _of_the_sentence(near: Iterable[tuple[str, Tag]]) -> list[Clue]:
    within = takewhile(lambda each: each[1] != Tag.SENTENCE_END, near)
    return [Clue(word, tag, i) for i, (word, tag) in enumerate(within)]
