"""Where an article's people are heard: what others say is another stage than the article's own."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.model import Span

_COLON = 3  # characters between a label and what is said: a colon, a space, a mark
LONGEST = 4000  # characters of a quotation in which a name is looked up


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, the words that name who, and whether it stands in marks."""

    content: Span
    speaker: Span | None
    in_marks: bool


class Speech:
    """Knows which offsets lie in words that somebody said, and which name who said them."""

    def __init__(self, said: Iterable[Said] = ()) -> None:
        told = tuple(said)
        self.speakers = tuple(one.speaker for one in told if one.speaker is not None)
        self._speaking = {span.start for span in self.speakers}
        self._quotes = sorted({(s.content.start, s.content.end) for s in told if s.in_marks})
        self._starts = [start for start, _ in self._quotes]
        self._by: dict[tuple[int, int], list[Span]] = defaultdict(list)
        for one in told:
            if one.speaker is not None and one.in_marks:
                self._by[one.content.start, one.content.end].append(one.speaker)
        turns = [(s.speaker, s.content) for s in told if s.in_marks and s.speaker is not None]
        turns = [(label, said) for label, said in turns if _is_label(label, said)]
        self._labels = [label for label, _ in turns]
        self._turns = {(said.start, said.end) for _, said in turns}
        self._own: dict[int, list[Span]] = defaultdict(list)
        for one in told:
            if one.speaker is not None:
                self._own[one.speaker.start].append(one.content)

    def quote_at(self, offset: int) -> tuple[int, int] | None:
        """The innermost quotation in marks around an offset; None: the article's own words."""
        for k in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if offset < self._quotes[k][1]:
                return self._quotes[k]
            if offset - self._starts[k] > LONGEST:
                break
        return None

    def is_speaker(self, offset: int) -> bool:
        """Whether the words that begin at an offset name who speaks."""
        return offset in self._speaking

    def speakers_at(self, offset: int) -> list[Span]:
        """The words that name who says what stands in marks around an offset."""
        quote = self.quote_at(offset)
        return [] if quote is None else self._by[quote]

    def taking_part_at(self, offset: int) -> list[Span]:
        """The words that name who says what stands in marks around an offset, or hears it.

        In a turn of a transcript these are the labels of all turns.
        """
        labels = self._labels if self.quote_at(offset) in self._turns else []
        return [*self.speakers_at(offset), *labels]

    def telling(self, offset: int) -> list[Span]:
        """The words that name who says what stands at an offset, in marks or without."""
        return [s for s in self.speakers if self.says(s.start, offset)]

    def says(self, speaker: int, offset: int) -> bool:
        """Whether an offset lies in what those say whose name begins at ``speaker``."""
        return any(span.start <= offset < span.end for span in self._own.get(speaker, ()))

    def speaks(self, speaker: int) -> bool:
        """Whether those say something whose name begins at ``speaker``."""
        return speaker in self._own

    def spoke_last(self, name: int, offset: int) -> bool:
        """Whether the last to speak before an offset is who is named at ``name``.

        The offset is of who speaks behind what they said: "“It is late,” [he] said".
        """
        if not self.goes_before(offset):
            return False
        before = [span for span in self.speakers if span.end <= offset]
        last = max(before, key=lambda span: span.start, default=None)
        return last is not None and last.start <= name < last.end

    def goes_before(self, speaker: int) -> bool:
        """Whether those say something before their name, which begins at ``speaker``."""
        return any(span.start < speaker for span in self._own.get(speaker, ()))


def _is_label(label: Span, said: Span) -> bool:
    """Whether the words that name who speaks stand right before what is said: "RUIZ: I know"."""
    return 0 < said.start - label.end <= _COLON


def is_named_in(words: Span, mentions: Iterable[tuple[int, int]]) -> bool:
    """Whether some words hold the beginning of one of the mentions."""
    return any(words.start <= start < words.end for start, _ in mentions)
