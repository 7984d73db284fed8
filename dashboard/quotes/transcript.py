"""Speech that is set out as in a play or a transcript: "WALSH: Will you resign?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.nlp.segments import Paragraph

LONGEST_GAP = 4  # paragraphs of one speaker that may follow the one with the label
FEWEST = 3  # labelled paragraphs that make a transcript by themselves
_CAPS = re.compile(
    r"([A-Z][A-Z.’'\-]*(?: [A-Z][A-Z.’'\-]*){0,4})(?: ?\([^()\n]{1,40}\))?:\s+(?=\S)"
)
_NAME = re.compile(r"([A-Z][\w.’'\-]*(?: [A-Z][\w.’'\-]*){0,3})(?: ?\([^()\n]{1,40}\))?:\s+(?=\S)")
_STOPS = ".?!…—–-’”)"
_MARKS = "\"“”«»„‘'"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one paragraph: offsets of the label and of the words."""

    label: tuple[int, int]
    start: int
    end: int


def find_turns(
    text: str, paragraphs: Sequence[Paragraph], labels: Collection[str] = ()
) -> dict[int, Turn]:
    """The turns by number of paragraph; empty where the text is no transcript.

    A text is one if several paragraphs begin with a label and a label comes again, or if labels in
    capitals are names that stand elsewhere in the text. Paragraphs without a label between two
    that have one go on with the same speaker. ``labels`` of questions and answers need no name.
    """
    asked = _interview(text, paragraphs, labels)
    labelled = _labelled(text, paragraphs, _CAPS)
    if not _is_transcript(text, labelled, capitals=True):
        labelled = _labelled(text, paragraphs, _NAME)
        if not _is_transcript(text, labelled, capitals=False):
            return _with_the_rest(asked, paragraphs)
    return _with_the_rest(labelled, paragraphs) | _with_the_rest(asked, paragraphs)


def _interview(
    text: str, paragraphs: Sequence[Paragraph], labels: Collection[str]
) -> dict[int, Turn]:
    """The paragraphs that begin with "Q." or "A.", if there are both."""
    words = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    label = re.compile(rf"({words})(?:\.|:)\s+(?=\S)") if labels else None
    found: dict[int, Turn] = {}
    for part in paragraphs if label else ():
        match = label.match(text, part.start, part.end) if label else None
        if match is not None:
            found[part.index] = Turn(match.span(1), match.end(), part.end)
    names = {text[slice(*turn.label)] for turn in found.values()}
    return found if len(names) > 1 else {}


def _with_the_rest(labelled: dict[int, Turn], paragraphs: Sequence[Paragraph]) -> dict[int, Turn]:
    """The labelled paragraphs, and those between two of them, which go on with the speaker."""
    turns: dict[int, Turn] = {}
    if not labelled:
        return turns
    numbers = sorted(labelled)
    for number, following in zip(numbers, [*numbers[1:], numbers[-1] + 1], strict=True):
        turns[number] = labelled[number]
        if following - number <= LONGEST_GAP:
            for k in range(number + 1, following):
                part = paragraphs[k]
                turns[k] = Turn(labelled[number].label, part.start, part.end)
    return turns


def _labelled(
    text: str, paragraphs: Sequence[Paragraph], label: re.Pattern[str]
) -> dict[int, Turn]:
    found: dict[int, Turn] = {}
    for part in paragraphs:
        match = label.match(text, part.start, part.end)
        if match is not None and text[match.end()] not in _MARKS:
            found[part.index] = Turn(match.span(1), match.end(), part.end)
    said = [text[turn.start : turn.end] for turn in found.values()]
    spoken = sum(piece[-1] in _STOPS for piece in said)
    return found if 2 * spoken > len(said) else {}


def _is_transcript(text: str, labelled: dict[int, Turn], *, capitals: bool) -> bool:
    names = Counter(text[slice(*turn.label)] for turn in labelled.values())
    if len(names) > 1 and len(labelled) >= FEWEST and max(names.values()) > 1:
        return True
    if not capitals or len(labelled) < 2:
        return False
    return any(re.search(rf"\b{re.escape(name.title())}\b", text) for name in names)
