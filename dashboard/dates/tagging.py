"""The parts of speech of a paragraph, looked up by offset; read from spaCy when first asked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from dashboard.text.analysis import AnalysedParagraph


@dataclass(slots=True)
class Tagging:
    """Penn Treebank tags of the tokens of a paragraph."""

    paragraph: AnalysedParagraph
    _starts: list[int] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)

    def _read(self) -> None:
        if not self._starts:
            doc = self.paragraph.source
            self._starts = [self.paragraph.start + token.idx for token in doc]
            self._tags = [token.tag_ for token in doc]

    def tag_at(self, offset: int) -> str:
        """The tag of the token at an offset of the text; empty if there is none."""
        self._read()
        place = bisect_right(self._starts, offset) - 1
        return self._tags[place] if place >= 0 else ""

    def tags_between(self, start: int, end: int) -> list[tuple[int, str]]:
        """Offset and tag of each token that begins in a stretch of the text."""
        self._read()
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return list(zip(self._starts[first:last], self._tags[first:last], strict=True))
